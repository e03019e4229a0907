"""Prove a tree's stored structure against its parent pointers, and rewrite what follows from them.

Belongs here: finding and repairing faults that no writer of ours leaves behind, for a database
that was restored by halves or written to by hand. The quality of what the goals say is no fault.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import F

from goals import edges, levels
from goals.models import Contribution, Goal, GoalTree, Removal

REACHED = """
    WITH RECURSIVE reached AS (
        SELECT * FROM goals_goal WHERE goal_tree_id = %(tree)s AND parent_id IS NULL
        UNION SELECT child.* FROM goals_goal child JOIN reached ON child.parent_id = reached.id
    ), member AS (
        SELECT * FROM reached UNION SELECT * FROM goals_goal WHERE goal_tree_id = %(tree)s
    )
    SELECT member.id, member.parent_id, member.goal_tree_id, member.mptt_tree, member.lft,
        member.rght, member.depth, member.level, member.title, member.removal_id IS NOT NULL,
        parent.goal_tree_id
    FROM member LEFT JOIN goals_goal parent ON parent.id = member.parent_id
"""
STRUCTURE = ("goal_tree_id", "mptt_tree", "lft", "rght", "depth")


class Row(NamedTuple):
    """One goal of a tree: below its root, or said to belong to the tree."""

    id: object
    parent_id: object
    goal_tree_id: object
    mptt_tree: int
    lft: int
    rght: int
    depth: int
    level: str
    title: str
    is_removed: bool
    parent_tree_id: object


@dataclass(frozen=True)
class Fault:
    """What is wrong with a goal (None: the tree), as a Dutch sentence without the goal's title."""

    goal_id: object
    title: str
    sentence: str

    def __str__(self):
        return f"‘{self.title}’ {self.sentence}" if self.goal_id else self.sentence


def find_faults(goal_tree):
    """Every fault in the stored structure of a GoalTree; an empty list when it is sound."""
    rows = _fetch(goal_tree)
    links = Contribution.objects.filter(goal__goal_tree=goal_tree).order_by("pk")
    links = links.values_list("goal_id", "goal__title", "goal__level", "target__title", "target__level")
    return [*faults_in(goal_tree.pk, rows), *_shared_number(rows), *_faults_of_links(links)]


def faults_in(tree_id, rows):
    """The faults in the rows of one tree, in tree order."""
    roots = [row for row in rows if row.parent_id is None]
    if len(roots) != 1:
        return [Fault(None, "", f"De boom heeft {len(roots)} wortels in plaats van één.")]
    places, by_id = _places(roots[0], rows), {row.id: row for row in rows}
    faults = []
    for row in rows:
        if row.id in places:
            faults += _faults_of_place(row, places[row.id])
            faults += _faults_of_living(row, by_id.get(row.parent_id))
        elif row.parent_tree_id == tree_id:
            faults.append(Fault(row.id, row.title, "hangt niet aan de wortel van de boom."))
    return faults


def repair(goal_tree):
    """Rewrite tree, lft, rght and depth from the parents and the order of lft, under the lock.

    What people must decide (levels, contributions, what is in the bin) stays as it is.
    """
    with transaction.atomic():
        trees = {row.goal_tree_id for row in _fetch(goal_tree)} | {goal_tree.pk}
        locked = list(GoalTree.objects.filter(pk__in=trees).order_by("pk").select_for_update())
        rows = _fetch(goal_tree)
        roots = [row for row in rows if row.parent_id is None]
        if len(roots) == 1:
            number = edges.new_number() if _shared_number(rows) else roots[0].mptt_tree
            _rewrite(goal_tree, rows, _places(roots[0]._replace(mptt_tree=number), rows))
            GoalTree.objects.filter(pk__in=[tree.pk for tree in locked]).update(revision=F("revision") + 1)


def _rewrite(goal_tree, rows, places):
    wrong = {row.id for row in rows if row.id in places and _structure(row) != places[row.id]}
    goals = list(Goal.objects.filter(pk__in=wrong))
    for goal in goals:
        for name, value in zip(STRUCTURE, places[goal.pk], strict=True):
            setattr(goal, name, value)
    fields = ["goal_tree", *STRUCTURE[1:]]
    Goal.objects.bulk_update(goals, fields, batch_size=1000)
    strays = Removal.objects.filter(goal__goal_tree=goal_tree).exclude(goal_tree=goal_tree)
    strays.update(goal_tree=goal_tree)


def _fetch(goal_tree):
    with connection.cursor() as cursor:
        cursor.execute(REACHED, {"tree": goal_tree.pk})
        return sorted((Row(*row) for row in cursor), key=lambda row: (row.lft, str(row.id)))


def _structure(row):
    return tuple(getattr(row, name) for name in STRUCTURE)


def _places(root, rows):
    """What each row that hangs under the root must hold: {id: values of STRUCTURE}.

    Rows come in the order of lft, which decides among children of one parent.
    """
    children = defaultdict(list)
    for row in rows:
        children[row.parent_id].append(row)
    places, lefts, waiting, edge = {}, {}, [(root, 0)], 0
    while waiting:
        row, depth = waiting.pop()
        edge += 1
        if row.id in lefts:
            places[row.id] = (root.goal_tree_id, root.mptt_tree, lefts[row.id], edge, depth)
        else:
            lefts[row.id] = edge
            waiting.append((row, depth))
            waiting.extend((child, depth + 1) for child in reversed(children[row.id]))
    return places


def _faults_of_place(row, place):
    for name, value, expected in zip(STRUCTURE, _structure(row), place, strict=True):
        if value != expected:
            yield Fault(row.id, row.title, f"heeft {name} {value} in plaats van {expected}.")


def _faults_of_living(row, parent):
    if parent is None or row.is_removed:
        return
    if parent.is_removed:
        yield Fault(row.id, row.title, f"leeft onder ‘{parent.title}’, dat in de prullenbak ligt.")
    if not levels.is_deeper(row.level, parent.level):
        yield Fault(row.id, row.title, f"is een {row.level} onder een {parent.level}.")


def _shared_number(rows):
    """The fault of a tree that shares its mptt number, so that writers would shift both."""
    number = next((row.mptt_tree for row in rows if row.parent_id is None), None)
    others = Goal.objects.filter(mptt_tree=number).exclude(pk__in=[row.id for row in rows])
    if not others.exists():
        return []
    return [Fault(None, "", f"Het boomnummer {number} is ook van een andere boom.")]


def _faults_of_links(links):
    for goal_id, title, level, target_title, target_level in links:
        if not levels.is_deeper(level, target_level):
            sentence = f"draagt bij aan ‘{target_title}’, dat niet van een hoger niveau is."
            yield Fault(goal_id, title, sentence)
