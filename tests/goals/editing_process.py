"""One of several processes that edit the same trees at once, for test_tree_concurrency.py.

Run as `python -m tests.goals.editing_process DATABASE SEED CHANGES TREE...`. It prints `ready`,
waits for a line, makes its random changes and prints what was acknowledged as JSON.
"""

import json
import random
import sys

import django

django.setup()

from django.core.exceptions import ValidationError  # noqa: E402
from django.db import connection  # noqa: E402

from goals import tree  # noqa: E402
from goals.models import Goal, GoalTree  # noqa: E402


def main(database, seed, changes, *tree_ids):
    connection.settings_dict["NAME"] = database
    connection.ensure_connection()
    print("ready", flush=True)
    sys.stdin.readline()
    chance = random.Random(seed)
    done = {"added": {}, "moved": 0, "crossed": 0, "refused": []}
    for number in range(int(changes)):
        change = chance.choice([add, move])
        try:
            change(chance, f"proces {seed} doel {number}", tree_ids, done)
        except ValidationError as error:
            done["refused"] += error.messages
    print(json.dumps(done))


def add(chance, title, tree_ids, done):
    goal_tree = GoalTree.objects.get(pk=chance.choice(tree_ids))
    target = chance.choice([None, *goal_tree.goals.alive()])
    position = chance.choice(list(tree.Position))
    goal = tree.add_goal(user=None, goal_tree=goal_tree, title=title, target=target, position=position)
    done["added"][str(goal.pk)] = title


def move(chance, title, tree_ids, done):
    goals = Goal.objects.filter(goal_tree__in=tree_ids).alive().select_related("goal_tree")
    goal, target = chance.choice(goals), chance.choice(goals)
    made = tree.move_goal(
        user=None,
        goal=goal,
        target=target,
        position=chance.choice(list(tree.Position)),
        goal_tree=target.goal_tree,
    )
    done["moved"] += 1
    done["crossed"] += made.goal.goal_tree_id != made.goal_tree_id


if __name__ == "__main__":
    main(*sys.argv[1:])
