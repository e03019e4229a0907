"""A tree as the text of a JSON file that can be imported again."""

import json

from goals.outline import read_outline
from goals.outline_json import to_json


def export_json(goal_tree):
    """The outline of a GoalTree as readable JSON text."""
    return json.dumps(to_json(read_outline(goal_tree)), ensure_ascii=False, indent=2)
