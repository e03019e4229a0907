"""Keeping the JSON of a tree until something changes.

A GET may write (ADR 22): who asks first after a change stores the bytes for all who ask after.
"""

from goals.models import TreeDocument
from goals.tree_document.building import build
from goals.tree_document.compression import BROTLI, GZIP, PLAIN, QUICK, compressed, decompressed

COLUMNS = {GZIP: "content_gzip", BROTLI: "content_br"}


def bytes_of(goal_tree, encoding=PLAIN):
    """The JSON of a GoalTree of `with_state`, in one of ENCODINGS; one query while nothing changed."""
    kept = TreeDocument.objects.filter(goal_tree=goal_tree, state=goal_tree.state)
    found = kept.values_list(COLUMNS.get(encoding, COLUMNS[BROTLI]), flat=True).first()
    if found is None:
        return _keep(goal_tree)[encoding]
    return bytes(found) if encoding else decompressed(found)


def _keep(goal_tree):
    """Make the document, store it and return it as `compressed` does.

    The state was read before the rows, so the rows are never older: should they be newer, then the
    state is another one by now, and nobody asks for this document again. Of two processes that
    store at once the last one wins.
    """
    made = compressed(build(goal_tree), QUICK)
    columns = {column: made[encoding] for encoding, column in COLUMNS.items()}
    TreeDocument.objects.bulk_create(
        [TreeDocument(goal_tree_id=goal_tree.pk, state=goal_tree.state, **columns)],
        update_conflicts=True,
        unique_fields=["goal_tree"],
        update_fields=["state", *columns],
    )
    return made
