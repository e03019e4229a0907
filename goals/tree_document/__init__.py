"""The JSON of a living tree as bytes: made straight from rows, kept while nothing changes (ADR 25).

`with_state(goal_trees)` annotates what a document depends on, `bytes_of(goal_tree, encoding)` gives
it as it is sent. What the keys mean is in outline_json.py; frozen versions are in goals/versions/.
"""

from goals.tree_document.building import build
from goals.tree_document.compression import BROTLI, ENCODINGS, GZIP, PLAIN, compressed
from goals.tree_document.keeping import bytes_of
from goals.tree_document.states import with_state

__all__ = [
    "BROTLI",
    "ENCODINGS",
    "GZIP",
    "PLAIN",
    "build",
    "bytes_of",
    "compressed",
    "with_state",
]
