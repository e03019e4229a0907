"""The raakvlakken of one goal or project, for on its own page."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.urls import reverse

from goals.assessment.cards import cards_of, visible_raakvlakken
from goals.assessment.refresh import bring_up_to_date
from goals.enums import RaakvlakStatus, Rejection
from goals.models import Goal
from goals.permissions import can_edit_projects

SHOWN = 3  # signals before the rest folds away
WAITING = (RaakvlakStatus.GEPARKEERD, RaakvlakStatus.AFGEWEZEN)


@dataclass(frozen=True)
class OfElement:
    """What of_element.html shows. `back` is where a person returns to after judging."""

    element: object
    back: str
    can_edit: bool
    signals: list = field(default_factory=list)
    confirmed: list = field(default_factory=list)
    parked: int = 0
    rejected: int = 0
    record_url: str = ""
    list_url: str = ""

    @property
    def first(self):
        return self.signals[:SHOWN]

    @property
    def rest(self):
        return self.signals[SHOWN:]


def raakvlakken_of(request, element, back="", *, look=True):
    """{"raakvlakken": OfElement, "rejections": …}, the context of of_element.html.

    `element` is a living Goal (with goal_tree.organisation) or Project (with organisation) that
    this user may see. Looks for signals first when something changed, unless told not to (`look`);
    then 5 queries at most.
    """
    is_goal = isinstance(element, Goal)
    organisation = element.goal_tree.organisation if is_goal else element.organisation
    if look:
        bring_up_to_date(organisation)
    rows = list(_raakvlakken(request.user, organisation, element))
    cards = cards_of(row for row in rows if row.status not in WAITING)
    statuses = [row.status for row in rows]
    new_url = reverse("goals:raakvlak_new", args=[organisation.slug])
    shown = OfElement(
        element=element,
        back=back or _page_of(organisation, element),
        can_edit=can_edit_projects(request.user, organisation),
        signals=[(card, card.other_side(element.pk)) for card in cards if card.is_signal],
        confirmed=[(card, card.other_side(element.pk)) for card in cards if card.is_confirmed],
        parked=statuses.count(RaakvlakStatus.GEPARKEERD),
        rejected=statuses.count(RaakvlakStatus.AFGEWEZEN),
        record_url=f"{new_url}?{'doel' if is_goal else 'project'}={element.pk}",
        list_url=f"{reverse('goals:raakvlak_list', args=[organisation.slug])}?van={element.pk}",
    )
    return {"raakvlakken": shown, "rejections": Rejection.choices}


def _raakvlakken(user, organisation, element):
    kind = "goal" if isinstance(element, Goal) else "project"
    mine = Q(**{f"social_{kind}": element.pk}) | Q(**{f"physical_{kind}": element.pk})
    return visible_raakvlakken(user, organisation).filter(mine)


def _page_of(organisation, element):
    if isinstance(element, Goal):
        return reverse("goals:goal", args=[organisation.slug, element.goal_tree_id, element.pk])
    return reverse("goals:project", args=[organisation.slug, element.pk])
