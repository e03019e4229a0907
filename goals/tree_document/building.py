"""Making the JSON of a living tree."""

import orjson

from goals.outline import read_outline
from goals.outline_json import to_json


def build(goal_tree):
    """The JSON of a GoalTree, as bytes."""
    return orjson.dumps(to_json(read_outline(goal_tree)))
