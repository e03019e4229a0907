"""One of several processes that fill in figures and edit a tree at once, for test_lock.py.

Run as `python -m tests.indicators.filling_process DATABASE SEED CHANGES TREE INDICATOR...`. It
prints `ready`, waits for a line, makes its changes and prints what was acknowledged as JSON.
"""

import json
import random
import sys

import django

django.setup()

from django.db import connection  # noqa: E402

from goals.branches import insert_drafts  # noqa: E402
from goals.drafts import GoalDraft  # noqa: E402
from goals.enums import Level  # noqa: E402
from goals.models import GoalTree  # noqa: E402
from goals.tree import add_goal  # noqa: E402
from indicators.models import Indicator  # noqa: E402
from indicators.periods import year  # noqa: E402
from indicators.sheet import Sheet, SheetMeasurement  # noqa: E402
from tests.indicators.factories import aim, fill  # noqa: E402


def main(database, seed, changes, tree_id, *indicator_ids):
    connection.settings_dict["NAME"] = database
    connection.ensure_connection()
    print("ready", flush=True)
    sys.stdin.readline()
    chance = random.Random(seed)
    indicators = [*Indicator.objects.filter(pk__in=indicator_ids).select_related("organisation")]
    goal_tree = GoalTree.objects.get(pk=tree_id)
    done = {"filled": [], "aimed": 0, "goals": [], "imported": []}
    for number in range(int(changes)):
        change = chance.choice([measure, measure, target, grow, take_in])
        change(chance.choice(indicators), goal_tree, f"{seed}-{number}", done)
    print(json.dumps(done))


def measure(indicator, goal_tree, name, done):
    """Fill one cell that is of this process and this change alone."""
    fill(indicator, 2021, "36", series=name)
    done["filled"].append([str(indicator.pk), name])


def target(indicator, goal_tree, name, done):
    """Fill a cell that all processes fill."""
    aim(indicator, 2027, f"<{int(name.replace('-', ''))}")
    done["aimed"] += 1


def grow(indicator, goal_tree, name, done):
    done["goals"].append(str(add_goal(user=None, goal_tree=goal_tree, title=name).pk))


def take_in(indicator, goal_tree, name, done):
    """Take in a goal with an indicator: the lock of the tree, then that of the figures."""
    sheet = Sheet(indicator.pk, name, kind="effect", measurements=[SheetMeasurement(year(2021), text="ja")])
    draft = GoalDraft(title=name, level=Level.DOELSTELLING, indicators=[sheet])
    insert_drafts(user=None, goal_tree=goal_tree, drafts=[draft])
    done["imported"].append(name)


if __name__ == "__main__":
    main(*sys.argv[1:])
