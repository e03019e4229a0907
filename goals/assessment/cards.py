"""Raakvlakken the way people read them: both sides by number and name, why, how strong, where.

Belongs here: from rows to plain Cards, in a fixed number of queries. Buttons and addresses of
actions are the templates'.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.urls import reverse

from goals.assessment.history import rejection_text
from goals.enums import Domain, RaakvlakStatus
from goals.models import Goal, GoalTerm, ProjectTerm, Raakvlak
from goals.raakvlakken.matching import Reason
from organisations.enums import TermKind

PATHWAY = "pathway"
SIDES = ("social_goal__goal_tree", "social_project", "physical_goal__goal_tree", "physical_project")


@dataclass(frozen=True, slots=True)
class SideCard:
    """A goal (`level` is set) or project of a raakvlak; `domain` is that of the side."""

    id: object
    title: str
    domain: str
    url: str
    number: str = ""
    level: str = ""
    level_name: str = ""
    tree: str = ""
    places: tuple = ()

    @property
    def name(self):
        """Number and title, as people call it."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Card:
    """One raakvlak with its sides and reasons; `reasons` are matching.Reasons."""

    raakvlak: Raakvlak
    social: SideCard
    physical: SideCard
    reasons: tuple

    @property
    def pathways(self):
        """The reasons that are werkingspaden."""
        return [reason for reason in self.reasons if reason.kind == PATHWAY]

    @property
    def short(self):
        """The mechanism in a few words, 'speelplek dichtbij → vaker buiten spelen', or ''."""
        return next((reason.short for reason in self.pathways if reason.short), "")

    @property
    def places(self):
        """The names of the wijken of both sides."""
        return sorted({*self.social.places, *self.physical.places}, key=str.casefold)

    @property
    def is_signal(self):
        return self.raakvlak.status == RaakvlakStatus.GESIGNALEERD

    @property
    def is_confirmed(self):
        return self.raakvlak.status == RaakvlakStatus.BEVESTIGD

    @property
    def rejected_because(self):
        """Why somebody rejected it, now or before it came back; '' when nobody did."""
        rejection = self.raakvlak.rejection
        return rejection_text(rejection, self.raakvlak.rejection_note) if rejection else ""

    @property
    def bars(self):
        """How many of three bars its strength has."""
        return {"sterk": 3, "redelijk": 2, "zwak": 1}.get(self.raakvlak.strength, 0)

    def other_side(self, element_id):
        """The SideCard across from the element with this id."""
        return self.physical if self.social.id == element_id else self.social


def visible_raakvlakken(user, organisation):
    """The raakvlakken of an organisation a user may see, with what Cards need of them."""
    rows = Raakvlak.objects.visible_to(user).filter(organisation=organisation)
    return rows.select_related("organisation", "judged_by", "created_by", *SIDES)


def cards_of(raakvlakken):
    """The Cards of some Raakvlakken, as `visible_raakvlakken` fetches them; 3 queries."""
    raakvlakken = list(raakvlakken)
    elements = [side for each in raakvlakken for side in (each.social, each.physical)]
    goals = [element for element in elements if isinstance(element, Goal)]
    numbers = numbers_of({goal.goal_tree_id for goal in goals})
    places = _places(elements, goals)
    return [
        Card(
            raakvlak,
            _side(raakvlak, raakvlak.social, Domain.SOCIAAL, numbers, places),
            _side(raakvlak, raakvlak.physical, Domain.FYSIEK, numbers, places),
            tuple(Reason.from_json(reason) for reason in raakvlak.reasons),
        )
        for raakvlak in raakvlakken
    ]


def numbers_of(tree_ids):
    """{goal id: number, such as 1.2} of the living goals of some trees, in one query."""
    numbers, children = {}, defaultdict(int)
    rows = Goal.objects.alive().filter(goal_tree__in=tree_ids).in_tree_order()
    for pk, parent_id, tree_id in rows.values_list("pk", "parent_id", "goal_tree_id"):
        above = parent_id if parent_id in numbers else tree_id
        children[above] += 1
        prefix = f"{numbers[parent_id]}." if parent_id in numbers else ""
        numbers[pk] = f"{prefix}{children[above]}"
    return numbers


def _side(raakvlak, element, domain, numbers, places):
    slug, own = raakvlak.organisation.slug, tuple(places[element.pk])
    if not isinstance(element, Goal):
        url = reverse("goals:project", args=[slug, element.pk])
        return SideCard(element.pk, element.name, domain, url, places=own)
    return SideCard(
        element.pk,
        element.title,
        domain,
        reverse("goals:goal", args=[slug, element.goal_tree_id, element.pk]),
        number=numbers.get(element.pk, ""),
        level=element.level,
        level_name=element.goal_tree.name_of(element.level),
        tree=element.goal_tree.title,
        places=own,
    )


def _places(elements, goals):
    """{id: names of its wijken}."""
    found = defaultdict(list)
    goal_ids = {goal.pk for goal in goals}
    project_ids = {element.pk for element in elements} - goal_ids
    for model, key, ids in ((GoalTerm, "goal_id", goal_ids), (ProjectTerm, "project_id", project_ids)):
        rows = model.objects.filter(term__kind=TermKind.WIJK, term__removed_at=None, **{f"{key}__in": ids})
        for pk, name in rows.order_by("term__name").values_list(key, "term__name"):
            found[pk].append(name)
    return found
