"""Searching, filtering and sorting stored raakvlakken, in the database.

Belongs here: what an address may ask of the list. Reading addresses is the view's.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q

from goals.models import GoalTerm, ProjectTerm

SORTS = {"": "sterkste eerst", "nieuwste": "nieuwste eerst", "oordeel": "laatst beoordeeld eerst"}
ORDERS = {
    "": (F("score").desc(nulls_last=True), "pk"),
    "nieuwste": (F("signalled_at").desc(), "pk"),
    "oordeel": (F("judged_at").desc(nulls_last=True), "pk"),
}
PAIRS = {  # what touches what: (the social side, the physical side)
    "doel-project": ("goal", "project"),
    "doel-doel": ("goal", "goal"),
    "project-doel": ("project", "goal"),
    "project-project": ("project", "project"),
}
NAMES = ("social_goal__title", "social_project__name", "physical_goal__title", "physical_project__name")


@dataclass(frozen=True)
class Query:
    """What a person filters on; an empty value does not filter.

    `pair` is a key of PAIRS, `terms` ids of words of which either side has all, `element` the id
    of a goal or project.
    """

    words: str = ""
    status: str = ""
    pair: str = ""
    strength: str = ""
    tree: UUID | None = None
    element: UUID | None = None
    terms: tuple = ()
    since: datetime | None = None


def list_raakvlakken(rows, query, sort=""):
    """The rows of a queryset of Raakvlakken that a Query finds, in the order of a key of SORTS."""
    if query.status:
        rows = rows.filter(status=query.status)
    if query.strength:
        rows = rows.filter(strength=query.strength)
    if query.since:
        rows = rows.filter(signalled_at__gt=query.since)
    for condition in _conditions(query):
        rows = rows.filter(condition)
    return rows.order_by(*ORDERS.get(sort, ORDERS[""]))


def _conditions(query):
    """What is asked of the sides."""
    for word in query.words.split():
        yield _any_of(f"{name}__icontains" for name in NAMES)(word)
    if query.pair in PAIRS:
        social, physical = PAIRS[query.pair]
        yield Q(**{f"social_{social}__isnull": False, f"physical_{physical}__isnull": False})
    if query.tree:
        yield _any_of(("social_goal__goal_tree", "physical_goal__goal_tree"))(query.tree)
    if query.element:
        kinds = ("social_goal", "social_project", "physical_goal", "physical_project")
        yield _any_of(kinds)(query.element)
    for term in query.terms:
        yield _has_term(term)


def _any_of(names):
    names = list(names)

    def condition(value):
        found = Q()
        for name in names:
            found |= Q(**{name: value})
        return found

    return condition


def _has_term(term_id):
    goals = GoalTerm.objects.filter(term=term_id).values("goal")
    projects = ProjectTerm.objects.filter(term=term_id).values("project")
    sides = Q(social_goal__in=goals) | Q(physical_goal__in=goals)
    return sides | Q(social_project__in=projects) | Q(physical_project__in=projects)
