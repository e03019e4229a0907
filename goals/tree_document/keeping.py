"""Keeping the JSON of a tree until something changes.

A GET may write (ADR 22): who asks first after a change stores the bytes for all who ask after.
"""

from goals.models import TreeDocument
from goals.tree_document.building import build
from goals.tree_document.compression import BROTLI, GZIP, PLAIN, compressed

COLUMNS = {PLAIN: "content", GZIP: "content_gzip", BROTLI: "content_br"}


def bytes_of(goal_tree, encoding=PLAIN):
    """The JSON of a GoalTree of `with_state`, in one of ENCODINGS; one query while nothing changed."""
    column = COLUMNS[encoding]
    kept = TreeDocument.objects.filter(goal_tree=goal_tree, state=goal_tree.state)
    if found := kept.values_list(column, flat=True).first():
        return bytes(found)
    return getattr(_keep(goal_tree), column)


def document_of(goal_tree):
    """The TreeDocument of a GoalTree of `with_state`, with all its bytes."""
    return TreeDocument.objects.filter(goal_tree=goal_tree, state=goal_tree.state).first() or _keep(goal_tree)


def _keep(goal_tree):
    """Make the document and store it.

    The state was read before the rows, so the rows are never older: should they be newer, then the
    state is another one by now, and nobody asks for this document again. Of two processes that
    store at once the last one wins.
    """
    made = compressed(build(goal_tree))
    document = TreeDocument(
        goal_tree_id=goal_tree.pk,
        state=goal_tree.state,
        **{COLUMNS[encoding]: content for encoding, content in made.items()},
    )
    fields = ["state", *COLUMNS.values()]
    TreeDocument.objects.bulk_create(
        [document], update_conflicts=True, unique_fields=["goal_tree"], update_fields=fields
    )
    return document
