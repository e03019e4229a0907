"""The arithmetic of lft and rght: insert rows into a tree and move branches, in few statements.

Belongs here: SQL that keeps mptt's fields right, called by tree.py under the lock of the tree. No
permissions, no rules. Each row that really changes is written once, so that the history gets one
event for it; rows that only shift get none. mptt's own writers save a moved goal twice.
"""

import json

from django.db import connection
from django.db.models import Max
from django.utils import timezone

from goals.models import Goal

NEW_TREE_LOCK = 0x5D0E1  # any number, as long as nothing else takes an advisory lock by it
OPEN_GAP = """
    UPDATE goals_goal
    SET rght = rght + %(size)s,
        lft = CASE WHEN lft >= %(at)s THEN lft + %(size)s ELSE lft END
    WHERE mptt_tree = %(tree)s AND rght >= %(at)s
"""
CHANGE_TOP = """
        parent_id = CASE WHEN id = %(goal)s THEN %(parent)s ELSE parent_id END,
        moved_at = CASE WHEN id = %(goal)s THEN %(now)s ELSE moved_at END,
        level = coalesce(%(levels)s::jsonb ->> id::text, level)
"""
MOVE_WITHIN = f"""
    UPDATE goals_goal
    SET lft = lft + CASE
            WHEN lft BETWEEN %(lft)s AND %(rght)s THEN %(shift)s
            WHEN lft BETWEEN %(first)s AND %(last)s THEN %(make_way)s ELSE 0 END,
        rght = rght + CASE
            WHEN rght BETWEEN %(lft)s AND %(rght)s THEN %(shift)s
            WHEN rght BETWEEN %(first)s AND %(last)s THEN %(make_way)s ELSE 0 END,
        depth = depth + CASE WHEN lft BETWEEN %(lft)s AND %(rght)s THEN %(deeper)s ELSE 0 END,
        {CHANGE_TOP}
    WHERE mptt_tree = %(tree)s
        AND (lft BETWEEN %(lft)s AND %(rght)s
            OR lft BETWEEN %(first)s AND %(last)s OR rght BETWEEN %(first)s AND %(last)s)
"""  # noqa: S608  both parts are ours
MOVE_BETWEEN = f"""
    UPDATE goals_goal
    SET lft = lft + %(shift)s, rght = rght + %(shift)s, depth = depth + %(deeper)s,
        mptt_tree = %(new_tree)s, goal_tree_id = %(goal_tree)s,
        {CHANGE_TOP}
    WHERE mptt_tree = %(tree)s AND lft BETWEEN %(lft)s AND %(rght)s
"""  # noqa: S608


def new_number():
    """An mptt tree number that no tree has; nobody else gets one until this transaction ends."""
    _execute("SELECT pg_advisory_xact_lock(%(lock)s)", {"lock": NEW_TREE_LOCK})
    return (Goal.objects.aggregate(last=Max("mptt_tree"))["last"] or 0) + 1


def insert(goals, *, at, parent):
    """Insert unsaved goals in preorder at edge `at` under `parent`, in two statements.

    Each goal's `parent` is set: to `parent` for the tops, to an earlier goal for the others.
    """
    _open_gap(parent.mptt_tree, at, 2 * len(goals))
    path, edge = [parent], at
    for goal in goals:
        edge = _close_until(path, goal.parent_id, edge)
        goal.mptt_tree, goal.lft, goal.depth = parent.mptt_tree, edge, parent.depth + len(path)
        path.append(goal)
        edge += 1
    _close_until(path, parent.pk, edge)
    Goal.objects.bulk_create(goals, batch_size=2000)


def _close_until(path, parent_id, edge):
    """Give the goals at the end of the path that are complete their rght; returns the next edge."""
    while path[-1].pk != parent_id:
        path.pop().rght = edge
        edge += 1
    return edge


def move(goal, *, at, parent, new_levels):
    """Move a branch to edge `at`, counted before the move, under `parent`, of any tree.

    `new_levels`, {id: level}, are written along. The rows of `goal` and `parent` must be fresh.
    """
    change = {
        "goal": goal.pk,
        "parent": parent.pk,
        "now": timezone.now(),
        "levels": json.dumps({str(pk): str(level) for pk, level in new_levels.items()}),
        "tree": goal.mptt_tree,
        "lft": goal.lft,
        "rght": goal.rght,
        "deeper": parent.depth + 1 - goal.depth,
    }
    if goal.mptt_tree == parent.mptt_tree:
        _execute(MOVE_WITHIN, change | _exchange(goal, at))
        return
    size = goal.rght - goal.lft + 1
    new_place = {"shift": at - goal.lft, "new_tree": parent.mptt_tree, "goal_tree": parent.goal_tree_id}
    _open_gap(parent.mptt_tree, at, size)
    _execute(MOVE_BETWEEN, change | new_place)
    _open_gap(goal.mptt_tree, goal.rght, -size)


def _exchange(goal, at):
    """How far a branch shifts within its tree, and which edges (first to last) make way for it."""
    size = goal.rght - goal.lft + 1
    if at > goal.rght:
        return {"shift": at - goal.rght - 1, "first": goal.rght + 1, "last": at - 1, "make_way": -size}
    return {"shift": at - goal.lft, "first": at, "last": goal.lft - 1, "make_way": size}


def _open_gap(mptt_tree, at, size):
    """Make room for `size` edges from `at` on, or close it when negative, in this tree only."""
    _execute(OPEN_GAP, {"size": size, "at": at, "tree": mptt_tree})


def _execute(sql, parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
