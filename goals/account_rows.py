"""Read what makes the goals of a tree accountable from the database: every kind in one query.

What the rows are is in accounts.py.
"""

from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Coalesce, JSONObject

from goals.accounts import ACCOUNT_KINDS, EVIDENCE, MONEY, PROGRESS, QUESTIONS, STORIES
from goals.models import BudgetLine, Evidence, LearningQuestion, ProgressReport, Story

WRITER = Coalesce("written_by__name", Value(""))  # never an address: this leaves the site
MODELS = {
    MONEY: BudgetLine,
    PROGRESS: ProgressReport,
    STORIES: Story,
    QUESTIONS: LearningQuestion,
    EVIDENCE: Evidence,
}
KINDS = {kind.name: kind for kind in ACCOUNT_KINDS}
# JSON knows no decimal numbers; as text they stay exact.
SPECIAL = {
    "costs": Cast("costs", TextField()),
    "revenues": Cast("revenues", TextField()),
    "written_by": WRITER,
}


def account_rows(goal_tree_id):
    """(AccountKind, goal id, row) of everything at the goals of a tree, each kind in its order."""
    first, *others = (_query(kind, goal_tree_id) for kind in ACCOUNT_KINDS)
    found = {kind: [] for kind in ACCOUNT_KINDS}
    for name, goal_id, pk, values in first.union(*others, all=True):
        kind = KINDS[name]
        found[kind].append((kind.row_of(pk, values), goal_id))
    for kind, rows in found.items():
        for row, goal_id in sorted(rows, key=lambda pair: kind.order(pair[0])):
            yield kind, goal_id, row


def _query(kind, goal_tree_id):
    rows = MODELS[kind].objects.filter(goal__goal_tree=goal_tree_id).order_by()
    values = JSONObject(**{name: SPECIAL.get(name, F(name)) for name in kind.keys})
    return rows.annotate(kind=Value(kind.name), values_as_json=values).values_list(
        "kind", "goal_id", "pk", "values_as_json"
    )
