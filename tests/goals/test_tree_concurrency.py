"""Eight processes at once, and the proof that writers in one tree do not touch another."""

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, transaction

from goals import tree
from goals.models import Contribution, Goal
from goals.tree_check import find_faults
from tests.goals.factories import find, make_organisation, make_tree, put_back, refused, revision

PROCESSES = 8
ROOT = Path(__file__).parents[2]
HONEST = (
    "Een doel kan niet onder of naast zichzelf worden gezet.",
    "Onder een prestatie kan geen ander doel staan.",
    "Kies een doel om dit doel voor of achter te zetten.",
    "Dat past niet: ",
    "‘",  # … staat niet meer in deze boom
)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("trees", "changes"), [(1, 60), (2, 15)])
def test_eight_processes_editing_at_once_lose_nothing(trees, changes):
    organisation = make_organisation()
    goal_trees = [make_tree(organisation, f"M Begin {number}") for number in range(trees)]
    before = sum(revision(goal_tree) for goal_tree in goal_trees)
    results = edit_at_once(goal_trees, changes)
    added = {pk: title for result in results for pk, title in result["added"].items()}
    moved, crossed = (sum(result[key] for result in results) for key in ("moved", "crossed"))
    refused = [message for result in results for message in result["refused"]]

    stored = Goal.objects.exclude(title__startswith="Begin").exclude(parent=None)
    assert {str(pk): title for pk, title in stored.values_list("pk", "title")} == added
    assert moved_events() == moved
    assert sum(revision(goal_tree) for goal_tree in goal_trees) == before + len(added) + moved + crossed
    assert [find_faults(goal_tree) for goal_tree in goal_trees] == [[]] * trees
    assert len(added) + moved + len(refused) == PROCESSES * changes
    assert [message for message in refused if not message.startswith(HONEST)] == []
    assert len(added) > PROCESSES * changes / 4


@pytest.mark.django_db(transaction=True)
def test_of_two_writers_at_either_end_of_a_contribution_the_second_sees_the_first():
    organisation = make_organisation()
    goal = find(make_tree(organisation, "S Steun"), "Steun")
    target = find(make_tree(organisation, "M Meedoen"), "Meedoen")
    Contribution.objects.create(goal=goal, target=target)
    with ThreadPoolExecutor() as pool:
        with transaction.atomic():
            tree.set_level(user=None, goal=goal, level="doelstelling")
            second = pool.submit(refusal_of, target)
            wait_until_somebody_waits()
        assert second.result(timeout=10).startswith("Dat past niet: ‘Steun’ draagt ook bij aan ‘Meedoen’")
    assert find_faults(goal.goal_tree) == []


def refusal_of(target):
    """The sentence with which lowering a goal is refused, on a connection of its own."""
    try:
        return refused(tree.set_level, user=None, goal=target, level="doelstelling")
    finally:
        connection.close()


def wait_until_somebody_waits():
    """Return when another session waits for a lock of ours; fail after ten seconds."""
    waiting = "SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute(waiting)
            if cursor.fetchone():
                return
        time.sleep(0.05)
    pytest.fail("Nobody waited for a lock.")


def edit_at_once(goal_trees, changes):
    """Start the processes, let them go together and return what each of them was told."""
    arguments = [str(changes), *(str(goal_tree.pk) for goal_tree in goal_trees)]
    running = [start(str(seed), *arguments) for seed in range(PROCESSES)]
    assert [process.stdout.readline() for process in running] == ["ready\n"] * PROCESSES
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    outputs = [process.communicate()[0] for process in running]
    assert [process.returncode for process in running] == [0] * PROCESSES
    return [json.loads(output) for output in outputs]


def start(*arguments):
    database = connection.settings_dict["NAME"]
    command = [sys.executable, "-m", "tests.goals.editing_process", database, *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=os.environ, stdin=pipe, stdout=pipe, text=True)


def moved_events():
    """How many moves the history holds: each gives its goal one event with a new moved_at."""
    events = apps.get_model("goals", "GoalEvent").objects.filter(moved_at__isnull=False)
    return events.values("pgh_obj_id", "moved_at").distinct().count()


def versions(goal_tree):
    """Where each row of a tree lies and which transaction wrote it; any UPDATE changes that."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, ctid::text, xmin::text FROM goals_goal WHERE goal_tree_id = %(tree)s"
            " UNION ALL SELECT id, ctid::text, xmin::text FROM goals_goaltree WHERE id = %(tree)s",
            {"tree": goal_tree.pk},
        )
        return sorted(cursor)


@pytest.mark.django_db
def test_writing_in_one_tree_updates_no_row_of_another(goal_tree, organisation, user):
    others = [
        make_tree(organisation, "M Elders\n  D Hier"),
        make_tree(make_organisation("houten"), "M Elders\n  D Hier"),
    ]
    before = [versions(other) for other in others]
    own = versions(goal_tree)
    tree.create_tree(user=user, organisation=organisation, title="Nieuw")
    tree.add_goal(user=user, goal_tree=goal_tree, title="Nieuw", position=tree.Position.FIRST_UNDER)
    put_back(user, tree.move_goal(user=user, goal=find(goal_tree, "Steun"), target=None))
    tree.indent_goal(user=user, goal=find(goal_tree, "Leefomgeving"))
    tree.set_level(user=user, goal=find(goal_tree, "Voorlezen"), level="prestatie")
    tree.restore_goal(user=user, removal=tree.remove_goal(user=user, goal=find(goal_tree, "Meedoen")))
    assert [versions(other) for other in others] == before
    assert versions(goal_tree) != own
