"""Hanging indicators at a goal and taking them off, in its pane.

Three ways to add one: an indicator of the organisation, one of the BBV catalogue, or a new one.
What the pane shows of indicators is in goal_figures.py.
"""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from goals import undo
from goals.hanging import hang_made, take_away
from goals.indicator_forms import NewIndicatorForm
from goals.models import GoalIndicator
from goals.views.goal import add_to_goal, after_change, open_to_edit, show_facts, stored
from indicators import catalogue
from indicators.models import Indicator
from indicators.services import add_from_catalogue, create_indicator
from organisations.form_fields import whole_number
from organisations.views.address import uuid_or_404

OFFERED = 12  # so many of the organisation in the list; more is for searching
ADDING = "indicatoren"


@dataclass(frozen=True)
class Offers:
    """What may be hung at a goal and has all words: own indicators, and rows of the catalogue."""

    words: str
    own: list
    own_count: int
    catalogue: list

    @property
    def left_out(self):
        return self.own_count - len(self.own)

    @property
    def is_empty(self):
        return not self.own and not self.catalogue


@login_required
@require_http_methods(["GET", "POST"])
def goal_indicators(request, organisatie, boom, doel):  # noqa: ARG001 - see open_goal
    """The goal with the ways to add an indicator open in it; ?zoek= narrows the lists."""
    place = open_to_edit(request, organisatie, doel)
    if "indicator" in request.POST:
        return _hang(request, place, lambda: _of_organisation(request))
    if "bbv" in request.POST:
        return _hang(request, place, lambda: _of_catalogue(request, place))

    def add(**values):
        made = _hang_made(request, place, lambda: _made(request, place, values))
        return f"‘{made}’ hangt aan dit doel. Vul op zijn eigen pagina de rest in."

    form = NewIndicatorForm(request.POST or None)
    return add_to_goal(request, place, form, add, adding=ADDING, offers=_offers(request, place))


@login_required
@require_POST
def goal_indicator_remove(request, organisatie, boom, doel, indicator):  # noqa: ARG001 - see open_goal
    """Take an indicator off a goal, with undo; it stays an indicator of the organisation."""
    open_to_edit(request, organisatie, doel)
    links = GoalIndicator.objects.visible_to(request.user).select_related("indicator", "goal__goal_tree")
    link = links.filter(goal=doel, indicator=indicator).first()
    if link is None:
        return after_change(request, organisatie, doel, "Iemand anders haalde dit al weg.", section=ADDING)
    token = undo.of_taken_away(link)
    take_away(user=request.user, thing=link)
    text = f"‘{link.indicator}’ is van dit doel af."
    return after_change(request, organisatie, doel, text, token, section=ADDING)


def _hang(request, place, find):
    """Hang what `find` gives; what is refused is told in the pane."""
    try:
        indicator = _hang_made(request, place, find)
    except ValidationError as error:
        refusal = {"refusal": " ".join(error.messages), "add_form": NewIndicatorForm()}
        offers = _offers(request, place)
        return show_facts(request, place, status=422, adding=ADDING, offers=offers, **refusal)
    organisatie = place.goal_tree.organisation.slug
    text = f"‘{indicator}’ hangt aan dit doel."
    return after_change(request, organisatie, place.goal.id, text, section=ADDING)


def _hang_made(request, place, make):
    return hang_made(user=request.user, goal=stored(place), make=make).indicator


def _of_organisation(request):
    """The chosen indicator; 404 for one this user may not see. That it fits, hanging checks."""
    chosen = uuid_or_404(request.POST["indicator"])
    return get_object_or_404(Indicator.objects.visible_to(request.user), pk=chosen)


def _of_catalogue(request, place):
    number = whole_number(request.POST["bbv"])
    if number is None:
        raise ValidationError("Kies een indicator uit de lijst.")
    organisation = place.goal_tree.organisation
    return add_from_catalogue(user=request.user, organisation=organisation, number=number)


def _made(request, place, values):
    return create_indicator(user=request.user, organisation=place.goal_tree.organisation, **values)


def _offers(request, place):
    """The Offers for the words of the address; what hangs at the goal already is left out."""
    words = request.GET.get("zoek", "")[:200]
    own = Indicator.objects.visible_to(request.user).alive()
    own = own.filter(organisation=place.goal_tree.organisation_id)
    have = set(own.exclude(catalogue_number=None).values_list("catalogue_number", flat=True))
    found = own.exclude(goal_indicators__goal=place.goal.id).with_words(words)
    return Offers(
        words=words,
        own=list(found.in_order()[:OFFERED]),
        own_count=found.count(),
        catalogue=[each for each in catalogue.search(words) if each.number not in have],
    )
