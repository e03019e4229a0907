"""One of several processes that freeze a tree while others edit it, for test_freezing_concurrency.py.

Run as `python -m tests.goals.versions.freezing_process DATABASE TIMES TREE`. It prints `ready`,
waits for a line, freezes and prints the numbers it was given as JSON.
"""

import json
import sys
from contextlib import suppress

import django

django.setup()

from django.core.exceptions import ValidationError  # noqa: E402
from django.db import connection  # noqa: E402

from goals.checks import check_tree  # noqa: E402
from goals.hanging import hang  # noqa: E402
from goals.models import CheckExemption, Goal, GoalTree  # noqa: E402
from goals.outline import read_outline  # noqa: E402
from goals.versions.freezing import blocking, freeze  # noqa: E402
from tests.goals.versions.factories import FIELDS  # noqa: E402


def main(database, times, tree_id):
    connection.settings_dict["NAME"] = database
    connection.ensure_connection()
    print("ready", flush=True)
    sys.stdin.readline()
    numbers = []
    while len(numbers) < int(times):
        goal_tree = GoalTree.objects.select_related("organisation").get(pk=tree_id)
        try:
            numbers.append(freeze(user=None, goal_tree=goal_tree, **FIELDS).number)
        except ValidationError:
            exempt(goal_tree)
    print(json.dumps(numbers))


def exempt(goal_tree):
    """Let stay what others added and what blocks freezing."""
    for finding in blocking(check_tree(read_outline(goal_tree))):
        goal = Goal.objects.select_related("goal_tree").get(pk=finding.goal.id)
        thing = CheckExemption(check_key=finding.check.key, reason="Zo")
        with suppress(ValidationError):  # another process was first
            hang(user=None, goal=goal, thing=thing)


if __name__ == "__main__":
    main(*sys.argv[1:])
