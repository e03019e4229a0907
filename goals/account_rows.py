"""Read what hangs at the goals of a tree from the database: every kind of accounts.py in one query.

What the rows are is in accounts.py; indicators, links and projects are read elsewhere.
"""

from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Coalesce, JSONObject

from goals.accounts import (
    EVIDENCE,
    EXEMPTIONS,
    GROUNDS,
    HANGING_KINDS,
    MONEY,
    PEOPLE,
    PROGRESS,
    QUESTIONS,
    STORIES,
    TERMS,
)
from goals.models import (
    BudgetLine,
    CheckExemption,
    Evidence,
    GoalTerm,
    LearningQuestion,
    ProgressReport,
    Reference,
    Responsibility,
    Story,
)

ACCOUNTS = {
    MONEY: BudgetLine,
    PROGRESS: ProgressReport,
    STORIES: Story,
    QUESTIONS: LearningQuestion,
    EVIDENCE: Evidence,
}
MODELS = {
    PEOPLE: Responsibility,
    GROUNDS: Reference,
    **ACCOUNTS,
    TERMS: GoalTerm,
    EXEMPTIONS: CheckExemption,
}
KINDS = {kind.name: kind for kind in HANGING_KINDS}
# JSON knows no decimal numbers; as text they stay exact. Writers are named, never their address:
# this leaves the site.
SPECIAL = {
    MONEY: {"costs": Cast("costs", TextField()), "revenues": Cast("revenues", TextField())},
    PROGRESS: {"written_by": Coalesce("written_by__name", Value(""))},
    TERMS: {"kind": F("term__kind"), "name": F("term__name"), "domain": F("term__domain")},
    EXEMPTIONS: {"made_by": Coalesce("made_by__name", Value(""))},
}


def account_rows(goal_tree_id):
    """(AccountKind, goal id, row) of everything at the goals of a tree, each kind in its order."""
    first, *others = (_query(kind, goal_tree_id) for kind in HANGING_KINDS)
    found = {kind: [] for kind in HANGING_KINDS}
    for name, goal_id, pk, values in first.union(*others, all=True):
        kind = KINDS[name]
        found[kind].append((kind.row_of(pk, values), goal_id))
    for kind, rows in found.items():
        for row, goal_id in sorted(rows, key=lambda pair: kind.order(pair[0])):
            yield kind, goal_id, row


def _query(kind, goal_tree_id):
    rows = MODELS[kind].objects.filter(goal__goal_tree=goal_tree_id).order_by()
    if kind is TERMS:
        rows = rows.filter(term__removed_at=None)
    special = SPECIAL.get(kind, {})
    values = JSONObject(**{name: special.get(name, F(name)) for name in (*kind.keys, *kind.unexported)})
    return rows.annotate(of_kind=Value(kind.name), values_as_json=values).values_list(
        "of_kind", "goal_id", "pk", "values_as_json"
    )
