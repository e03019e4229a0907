"""A tree as the text of a JSON file that can be imported again."""

import orjson

from goals.tree_document import build


def export_json(goal_tree):
    """The JSON of a GoalTree as readable text."""
    return orjson.dumps(orjson.loads(build(goal_tree)), option=orjson.OPT_INDENT_2).decode()
