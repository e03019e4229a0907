"""Goals as the API tells them: their number, the domain that counts, status and counts.

What follows from the place in the tree comes from the database, for the goals of one page only: a
goal has at most three goals above it. How it stands follows from its indicators, in Python.
"""

from django.db.models import CharField, Count, Func, OuterRef, Q, Subquery, Value, prefetch_related_objects
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from goals.api.words import words_of
from goals.enums import LEVELS
from goals.figures import counted
from goals.listing import NO_INDICATOR, planning_of
from goals.models import Contribution, Goal, GoalIndicator, GoalTree, ProjectContribution
from goals.tree_document import with_state
from indicators.sheets import SHEET_FIELDS, add_values, sheet_of
from indicators.trends import assess

ABOVE = ["parent__" * step for step in range(len(LEVELS))]  # from the goal itself to the highest above it


def with_domain(goals):
    """A queryset of Goals with `effective_domain`: its own, else the nearest above, else of the tree."""
    own = [NullIf(f"{prefix}domain", Value("")) for prefix in ABOVE]
    return goals.annotate(effective_domain=Coalesce(*own, "goal_tree__domain"))


def with_place(goals):
    """A queryset of Goals with `number`, and how many of each thing they have (`child_count` …)."""
    places = [_place(prefix) for prefix in reversed(ABOVE)]
    counts = {name: Coalesce(Subquery(rows), 0) for name, rows in _counts().items()}
    return goals.annotate(number=_Joined(Value("."), *places), **counts)


def with_whole_state(goals):
    """A queryset of Goals with `whole_state`: a text that changes with all that is told of a goal."""
    trees = with_state(GoalTree.objects.filter(pk=OuterRef("goal_tree")).order_by())
    return goals.annotate(whole_state=Subquery(trees.values("state")))


def state_of_goal(goal):
    """The ETag of a Goal of `with_whole_state`: the revision of its tree, and all else it depends on.

    The status follows from the day too.
    """
    return f"{goal.goal_tree.revision}-{goal.whole_state}-{timezone.localdate():%Y%m%d}"


def completed(goals):
    """A list of Goals with their words, `worst` (the state of its indicators) and `planning`."""
    today = timezone.localdate()
    prefetch_related_objects(goals, words_of(Goal))
    worst = worst_states([goal.pk for goal in goals])
    for goal in goals:
        goal.worst = worst.get(goal.pk, NO_INDICATOR)
        goal.planning = planning_of(goal, today)
    return goals


def worst_states(goals):
    """{goal id: the state that most needs attention} of goals (ids or a queryset) with indicators.

    Three queries, whatever the number.
    """
    links = GoalIndicator.objects.filter(goal__in=goals, indicator__removed_at=None)
    fields = [f"indicator__{name}" for name in SHEET_FIELDS]
    sheets, hung = {}, {}
    for goal_id, *row in links.values_list("goal_id", *fields):
        sheets.setdefault(row[0], row)
        hung.setdefault(goal_id, []).append(row[0])
    sheets = {pk: sheet_of(row) for pk, row in sheets.items()}
    add_values(sheets)
    today = timezone.localdate()
    states = {pk: assess(sheet, today).state for pk, sheet in sheets.items()}
    return {goal_id: next(iter(counted(states[pk] for pk in ids))) for goal_id, ids in hung.items()}


def _place(prefix):
    """The place among living brothers, from 1, of a goal or one above it; NULL where there is none."""
    brothers = Goal.objects.filter(
        parent=OuterRef(f"{prefix}parent"), removal=None, lft__lte=OuterRef(f"{prefix}lft")
    )
    return Subquery(_counted(brothers, "parent"))


def _counts():
    """Querysets of one number each of what a goal has and lives."""
    mine = {"goal": OuterRef("pk")}
    below = {"mptt_tree": OuterRef("mptt_tree"), "lft__gt": OuterRef("lft"), "rght__lt": OuterRef("rght")}
    there = Q(target__removal=None, target__goal_tree__removed_at=None)
    return {
        "child_count": _counted(Goal.objects.filter(parent=OuterRef("pk"), removal=None), "parent"),
        "below_count": _counted(Goal.objects.filter(**below, removal=None), "mptt_tree"),
        "contribution_count": _counted(Contribution.objects.filter(there, **mine), "goal"),
        "indicator_count": _counted(GoalIndicator.objects.filter(**mine, indicator__removed_at=None), "goal"),
        "project_count": _counted(
            ProjectContribution.objects.filter(**mine, project__removed_at=None), "goal"
        ),
    }


def _counted(rows, of):
    return rows.order_by().values(of).annotate(total=Count("pk")).values("total")


class _Joined(Func):
    function = "concat_ws"
    output_field = CharField()
