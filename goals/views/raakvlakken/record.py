"""Recording a raakvlak that an adviser knows: first both sides, then how they touch."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goals.assessment import judging, undo
from goals.assessment.cards import numbers_of
from goals.assessment.elements import read_elements
from goals.assessment.forms import ConfirmForm
from goals.enums import Domain
from goals.models import Goal, Project
from goals.permissions import check_can_edit_projects
from goals.views.raakvlakken.address import crumbs_to
from organisations.searching import has_words
from organisations.views.address import fetch_organisation, uuid_or_none, words_asked
from organisations.views.feedback import tell
from organisations.views.form_errors import show_errors

OFFERED = 12  # in each list; more is for searching
SIDES = {"social": ("sociaal", Domain.SOCIAAL), "physical": ("fysiek", Domain.FYSIEK)}


@dataclass(frozen=True)
class Pick:
    """One side to choose: `options` are (id, name, kind), `chosen` the id as text, '' for none."""

    name: str
    words: str
    options: list
    chosen: str
    found: int


@login_required
@require_http_methods(["GET", "POST"])
def new(request, organisatie):
    """Choosing both sides, and with both chosen the form; posting records."""
    organisation = fetch_organisation(request, organisatie)
    check_can_edit_projects(request.user, organisation)
    asked = request.POST or request.GET
    sides = {name: _element(request, organisation, asked.get(key, "")) for name, (key, _) in SIDES.items()}
    if request.method == "POST" or ("verder" in asked and all(sides.values())):
        return _write(request, organisation, sides)
    context = {
        "picks": _picks(request, organisation, sides),
        "missing": "verder" in asked,
        "crumbs": crumbs_to(organisatie, ("Raakvlak vastleggen", "")),
    }
    return render(request, "goals/raakvlakken/new.html", context)


def _write(request, organisation, sides):
    if not all(sides.values()):
        raise Http404("Een van beide kanten is er niet meer.")
    form = ConfirmForm(request.POST or None)
    if form.is_valid():
        try:
            judged = judging.record(user=request.user, organisation=organisation, texts=form.texts(), **sides)
        except ValidationError as error:
            show_errors(form, error)
        else:
            undo_url = reverse("goals:raakvlak_undo", args=[organisation.slug])
            tell(request, "Het raakvlak is vastgelegd.", undo.of_judged(judged), undo_url)
            return redirect("goals:raakvlak", organisation.slug, judged.raakvlak.pk)
    context = {
        "form": form,
        "sides": sides,
        "again_url": f"?sociaal={sides['social'].pk}&fysiek={sides['physical'].pk}",
        "crumbs": crumbs_to(organisation.slug, ("Raakvlak vastleggen", "")),
    }
    status = 422 if form.is_bound else 200
    return render(request, "goals/raakvlakken/new_form.html", context, status=status)


def _element(request, organisation, text):
    """The living Goal or Project of the organisation with this id, or None."""
    pk = uuid_or_none(text)
    goals = Goal.objects.visible_to(request.user).filter(goal_tree__organisation=organisation)
    projects = Project.objects.visible_to(request.user).alive().filter(organisation=organisation)
    return goals.select_related("goal_tree").filter(pk=pk).first() or projects.filter(pk=pk).first()


def _picks(request, organisation, sides):
    """The Pick of each side; ?doel= or ?project= chooses the side that it belongs to."""
    elements = read_elements(organisation)
    numbers = numbers_of(organisation.goal_trees.values("pk"))
    chosen = {name: str(side.pk) if side else "" for name, side in sides.items()}
    from_page = _element(request, organisation, request.GET.get("doel") or request.GET.get("project") or "")
    picks = []
    for name, (key, domain) in SIDES.items():
        words = words_asked(request.GET, f"zoek_{key}")
        own = [element for element in elements.values() if element.domain == domain]
        found = [element for element in own if has_words(_name(element, numbers), words)]
        mine = chosen[name]
        if from_page and elements.get(from_page.pk) in own:
            mine = mine or str(from_page.pk)
        options = [element for element in own if str(element.id) == mine]
        options += [element for element in found if element not in options][: OFFERED - len(options)]
        named = [(str(one.id), _name(one, numbers), _kind(one)) for one in options]
        picks.append(Pick(key, words, named, mine, len(found)))
    return picks


def _name(element, numbers):
    return f"{numbers.get(element.id, '')} {element.side.title}".strip()


def _kind(element):
    return "doel" if element.is_goal else "project"
