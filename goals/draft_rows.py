"""Store drafts: the rows of goals, and of all that hangs at goals just inserted.

Everything here runs under the lock of the tree that branches.py takes; the lock of the figures comes
after it, and only when there are new indicators.
"""

from collections import Counter

from django.db import connection
from django.db.models import Q

from goals.account_rows import ACCOUNTS
from goals.accounts import PROGRESS
from goals.drafts import FIELDS
from goals.models import Goal, GoalIndicator, GoalTerm, ProgressReport, Reference, Responsibility
from goals.tree import check_level_under
from indicators.insertion import insert_sheets
from indicators.models import Indicator, Measurement, Target
from indicators.sheet import Sheet
from organisations.models import User

HUNG = (Responsibility, Reference, GoalIndicator, *ACCOUNTS.values(), GoalTerm)
FILLED = (Goal, *HUNG, Indicator, Measurement, Target)
NOT_TYPED = ["id", "goal_tree", "parent", "mptt_tree", "lft", "rght", "depth"]


def goal_rows(goal_tree, parent, draft):
    """(unsaved goal, its draft) of a draft and all below it, in tree order.

    Raises ValidationError for a draft that does not fit.
    """
    check_level_under(draft.level, parent)
    values = {name: getattr(draft, name) for name in FIELDS}
    goal = Goal(goal_tree=goal_tree, parent=parent, lineage=draft.lineage, **values)
    goal.clean_fields(exclude=NOT_TYPED)
    yield goal, draft
    for child in draft.children:
        yield from goal_rows(goal_tree, goal, child)


def hang_all(user, goal_tree, pairs):
    """Store what hangs at each of the goals just inserted, each kind in one statement."""
    Responsibility.objects.bulk_create(
        Responsibility(goal=goal, role=role, name=name)
        for goal, draft in pairs
        for role, name in dict.fromkeys(draft.responsibilities)
    )
    Reference.objects.bulk_create(
        Reference(goal=goal, kind=kind, title=title, url=url)
        for goal, draft in pairs
        for kind, title, url in dict.fromkeys(draft.references)
    )
    GoalTerm.objects.bulk_create(
        GoalTerm(goal=goal, term_id=row.term_id) for goal, draft in pairs for row in draft.terms
    )
    _hang_indicators(user, goal_tree, pairs)
    _hang_accounts(goal_tree, pairs)


def count_anew():
    """Let PostgreSQL count what was filled, or it plans the next reading badly."""
    tables = ", ".join(model._meta.db_table for model in FILLED)  # noqa: SLF001
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {tables}")


def find_writers(organisation_id, names):
    """The members of an organisation who have one of these names or addresses, {name: User}.

    A name that two members have is of neither.
    """
    if not names:
        return {}
    members = User.objects.filter(memberships__organisation=organisation_id)
    users = list(members.filter(Q(name__in=names) | Q(email__in=names)))
    times = Counter(user.name for user in users)
    by_name = {user.name: user for user in users if times[user.name] == 1}
    return {name: user for name, user in (by_name | {user.email: user for user in users}).items() if name}


def _hang_indicators(user, goal_tree, pairs):
    new = {each.id: each for _, draft in pairs for each in draft.indicators if isinstance(each, Sheet)}
    made = {}
    if new:
        made = insert_sheets(user=user, organisation=goal_tree.organisation, sheets=[*new.values()])
    GoalIndicator.objects.bulk_create(
        GoalIndicator(goal=goal, indicator_id=pk)
        for goal, draft in pairs
        for pk in dict.fromkeys(
            made[each.id].pk if isinstance(each, Sheet) else each for each in draft.indicators
        )
    )


def _hang_accounts(goal_tree, pairs):
    named = {row.written_by for _, draft in pairs for row in draft.progress_reports} - {""}
    writers = find_writers(goal_tree.organisation_id, named)
    for kind, model in ACCOUNTS.items():
        rows = [
            (_account_row(model, kind, goal, row, writers), row)
            for goal, draft in pairs
            for row in getattr(draft, kind.attribute)
        ]
        model.objects.bulk_create(thing for thing, _ in rows)
        if kind is PROGRESS:
            _date_back(rows)


def _account_row(model, kind, goal, row, writers):
    values = {name: getattr(row, name) for name in kind.keys}
    if kind is PROGRESS:
        values["written_by"] = writers.get(row.written_by)
    thing = model(goal=goal, **values)
    thing.clean_fields(exclude=["goal", "written_by", "written_at"])
    return thing


def _date_back(rows):
    """Saving stamps a judgement with now; one that was written before keeps its own moment."""
    dated = []
    for report, row in rows:
        if row.written_at:
            report.written_at = row.written_at
            dated.append(report)
    if dated:
        ProgressReport.objects.bulk_update(dated, ["written_at"], batch_size=1_000)
