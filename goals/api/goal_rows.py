"""Goals as the API tells them: their number, the domain that counts, words, status and counts.

For the goals of one page at a time, in a fixed number of queries. What follows from the place in the tree
is worked out from all goals of the trees on the page, of which only that is read.
"""

from collections import Counter
from typing import NamedTuple

from django.db.models import OuterRef, Subquery, Value, prefetch_related_objects
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


class Places(NamedTuple):
    """What follows from where goals stand, each {goal id: value}."""

    numbers: dict
    domains: dict
    children: Counter
    below: Counter


def with_domain(goals):
    """A queryset of Goals with `effective_domain`: its own, else the nearest above, else of the tree."""
    own = [NullIf(f"{prefix}domain", Value("")) for prefix in ABOVE]
    return goals.annotate(effective_domain=Coalesce(*own, "goal_tree__domain"))


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
    """The Goals of a list with all that the API tells of them.

    One that somebody threw away since the list was read is left out.
    """
    places = _places({goal.goal_tree_id for goal in goals})
    goals = [goal for goal in goals if goal.pk in places.numbers]
    prefetch_related_objects(goals, words_of(Goal))
    ids, today = [goal.pk for goal in goals], timezone.localdate()
    states, contributions, projects = states_at(ids), _contributions(ids), _projects(ids)
    for goal in goals:
        own = states.get(goal.pk, {})
        goal.number, goal.effective_domain = places.numbers[goal.pk], places.domains[goal.pk]
        goal.child_count, goal.below_count = places.children[goal.pk], places.below[goal.pk]
        goal.contribution_count, goal.project_count = contributions[goal.pk], projects[goal.pk]
        goal.indicator_count = sum(own.values())
        goal.worst = next(iter(own), NO_INDICATOR)
        goal.planning = planning_of(goal, today)
    return goals


def states_at(goals):
    """{goal id: {state: how many}, worst first} of goals (ids or a queryset) with indicators.

    Three queries, whatever the number.
    """
    links = GoalIndicator.objects.filter(goal__in=goals, indicator__removed_at=None)
    fields = [f"indicator__{name}" for name in SHEET_FIELDS]
    rows, hung = {}, {}
    for goal_id, *row in links.values_list("goal_id", *fields):
        rows[row[0]] = row
        hung.setdefault(goal_id, []).append(row[0])
    sheets = {pk: sheet_of(row) for pk, row in rows.items()}
    add_values(sheets)
    today = timezone.localdate()
    states = {pk: assess(sheet, today).state for pk, sheet in sheets.items()}
    return {goal_id: counted(states[pk] for pk in ids) for goal_id, ids in hung.items()}


def _places(tree_ids):
    """The Places of all living goals of these trees, in one query."""
    rows = Goal.objects.filter(goal_tree__in=tree_ids).alive().in_tree_order()
    places, above = Places({}, {}, Counter(), Counter()), {}
    for pk, parent_id, domain, of_tree in rows.values_list("pk", "parent_id", "domain", "goal_tree__domain"):
        places.children[parent_id] += 1
        prefix = f"{places.numbers[parent_id]}." if parent_id in places.numbers else ""
        places.numbers[pk] = f"{prefix}{places.children[parent_id]}"
        places.domains[pk] = domain or places.domains.get(parent_id, of_tree)
        above[pk] = parent_id
    for pk, parent_id in reversed(above.items()):
        places.below[parent_id] += places.below[pk] + 1
    return places


def _contributions(ids):
    """How many contributions goals have of which the target lives. Told to the database, it goes astray."""
    rows = Contribution.objects.filter(goal__in=ids)
    bins = rows.values_list("goal_id", "target__removal", "target__goal_tree__removed_at")
    return Counter(goal_id for goal_id, *removed in bins if not any(removed))


def _projects(ids):
    rows = ProjectContribution.objects.filter(goal__in=ids, project__removed_at=None)
    return Counter(rows.values_list("goal_id", flat=True))
