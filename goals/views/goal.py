"""The pane of one goal: reading it, editing it, its history.

What hangs at a goal has views of its own: account.py and contribution.py; adding, moving and
throwing away goals is in structure.py.
"""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from goals import services
from goals.checks import Report, check_tree
from goals.enums import Level, ResultType
from goals.figures import GoalFigures, figures_of
from goals.forms import GOAL_TERMS, GoalForm
from goals.history import GoalHistory, recent_history
from goals.models import Contribution, Goal, GoalTree
from goals.outline import Outline, OutlineGoal, read_outline
from goals.overlap import overlaps_of
from goals.permissions import can_edit, check_can_edit
from goals.views.address import crumbs_to, fetch_goal_anywhere, tree_url
from goals.views.feedback import take_toast, tell
from goals.views.findings import rows_at
from goals.views.goal_figures import indicators_context
from goals.views.parts import money_tables, sections_of
from goals.views.raakvlakken.of_element import raakvlakken_of
from history.conflicts import StaleFields
from history.dates import spoken_period
from organisations.enums import TermKind
from organisations.views.form_errors import show_errors
from organisations.views.stale import kept, stale_rows, with_choices

CHANGED = "boom-gewijzigd"  # tells the outline beside the pane to fetch itself again
EVENTS_ON_PAGE = 25
TITLE = "doel"  # the id of the heading of the pane
ROUTES = {
    "goal": "goal",
    "pane": "goal_pane",
    "edit": "goal_edit",
    "history": "goal_history",
    "contributions": "contributions",
    "indicators": "goal_indicators",
}
TEMPLATES = {  # as a page of its own, as fragment for htmx
    "pane": ("goals/detail/page.html", "goals/detail/pane.html"),
    "gone": ("goals/detail/gone.html", "goals/detail/gone_pane.html"),
}


@dataclass(frozen=True)
class Place:
    """A goal in its tree, as fetched for one request."""

    goal_tree: GoalTree
    outline: Outline
    goal: OutlineGoal
    figures: GoalFigures
    report: Report


def pane_context(request, head, goal_id):
    """Everything that goals/detail/pane.html needs to show a goal, in a fixed number of queries.

    `head` is the context of the head of its tree. With ?bewerk=1 it shows the form. Raises Http404
    for a goal that is not in the outline.
    """
    if goal_id not in head["outline"].by_id:
        raise Http404("Dit doel staat niet in deze boom.")
    goal, figures = head["outline"].by_id[goal_id], head["figures"][goal_id]
    place = Place(head["goal_tree"], head["outline"], goal, figures, head["report"])
    if "bewerk" in request.GET and can_edit(request.user, place.goal_tree):
        return base_context(request, place) | {"form": goal_form(place)}
    return base_context(request, place) | facts_context(request, place, look=request.method == "GET")


def base_context(request, place):
    """What every state of the pane needs."""
    goal, slug = place.goal, place.goal_tree.organisation.slug
    args = [slug, place.goal_tree.pk, goal.id]
    return {
        "goal": goal,
        "goal_tree": place.goal_tree,
        "slug": slug,
        "urls": {name: reverse(f"goals:{route}", args=args) for name, route in ROUTES.items()},
        "level_name": place.outline.name_of(goal.level),
        "can_edit": can_edit(request.user, place.goal_tree),
    }


def facts_context(request, place, *, look=True):
    """What is only read, contributions from other trees and the newest history included.

    With `look` signals are looked for first; who types goals one after the other does not wait for it.
    """
    goal, may_edit = place.goal, can_edit(request.user, place.goal_tree)
    slug = place.goal_tree.organisation.slug
    return {
        "period": spoken_period(goal.start_date, goal.end_date),
        "terms": terms_of_goal(goal),
        "result_type": ResultType(goal.result_type).label if goal.result_type else "",
        "asks_why": place.figures.asks_why if may_edit else "",
        "sections": sections_of(goal, place.goal_tree, slug, can_edit=may_edit),
        "money": money_tables(goal),
        "can_contribute": goal.level != Level.MAATSCHAPPELIJK_EFFECT and may_edit,
        "contributors_elsewhere": _contributors_elsewhere(request.user, place),
        **indicators_context(place),
        **_projects_context(place),
        **_touching_context(request, place, look),
        "findings": rows_at(place.goal_tree, place.report, goal) if may_edit else [],
        "open_findings": place.report.counts[goal.id],
        "history": recent_history(goal.id, place.outline.name_of),
    }


def terms_of_goal(goal):
    """[(name of a list, its words)] that a goal is tagged with."""
    kinds = dict.fromkeys(row.kind for row in goal.terms)
    return [(TermKind(kind).label, [row.name for row in goal.terms if row.kind == kind]) for kind in kinds]


def _projects_context(place):
    """How many projects serve the goal, and whether that says more than the projects at it."""
    overlap = overlaps_of(place.outline)[place.goal.id]
    served = overlap.served.social + overlap.served.physical
    return {"overlap": overlap, "projects_below": served > len(place.goal.serving)}


def _touching_context(request, place, look):
    goal = Goal(pk=place.goal.id, goal_tree=place.goal_tree)
    return raakvlakken_of(request, goal, look=look) if place.goal.effective_domain else {}


def open_goal(request, organisatie, doel):
    """The Place of a goal; it keeps its address when somebody moved it to another tree."""
    goal = fetch_goal_anywhere(request, organisatie, doel)
    outline = read_outline(goal.goal_tree)
    if goal.pk not in outline.by_id:
        raise Http404("Dit doel is zojuist weggegooid.")
    figures = figures_of(outline, timezone.localdate())[goal.pk]
    return Place(goal.goal_tree, outline, outline.by_id[goal.pk], figures, check_tree(outline))


def open_to_edit(request, organisatie, doel):
    """The Place of a goal that this user may change. Raises PermissionDenied."""
    place = open_goal(request, organisatie, doel)
    check_can_edit(request.user, place.goal_tree)
    return place


def stored(place):
    """The goal of a Place as model, the way services want it."""
    return Goal.objects.select_related("goal_tree").get(pk=place.goal.id)


def show_pane(request, place, *, status=200, **context):
    """The pane with something open in it: beside the outline for htmx, else as its own page."""
    pane = base_context(request, place) | context
    return _render(request, "pane", pane, status)


def show_facts(request, place, *, status=200, **context):
    """The pane that is read, with what else the caller opened in it."""
    context = facts_context(request, place) | context
    return show_pane(request, place, status=status, **context)


def after_change(request, organisatie, doel, text, undo_token="", *, section=TITLE):
    """The answer to a change that was made: what it was, and the goal as it is now.

    The keyboard goes to the heading of `section`, the id of a part of the pane.
    """
    tell(request, text, undo_token)
    place = open_goal(request, organisatie, doel)
    if not request.htmx:
        return redirect("goals:goal", organisatie, place.goal_tree.pk, doel)
    toast = take_toast(request, place.goal_tree)
    response = show_facts(request, place, toast=toast, focus=section)
    response["HX-Trigger"] = CHANGED
    return response


def add_to_goal(request, place, form, add, **context):
    """Show the form of something that hangs at a goal; a posted form that is right is added.

    `add` is called with the cleaned fields and returns the sentence that tells it; the errors
    it raises are shown in the form. `context` is for the pane.
    """
    if form.is_valid():
        try:
            text = add(**form.cleaned_data)
        except ValidationError as error:
            show_errors(form, error)
        else:
            organisatie, section = place.goal_tree.organisation.slug, context.get("adding", TITLE)
            return after_change(request, organisatie, place.goal.id, text, section=section)
    status = 422 if form.is_bound else 200
    return show_facts(request, place, status=status, add_form=form, **context)


def take_from_goal(request, organisatie, doel, things, remove, section):
    """Take away something that hangs at a goal; fine when somebody else just did.

    `things` is a queryset of what was pointed at. `remove` is called with the one at this goal and
    returns the sentence that tells it, and the token to undo it. `section` gets the keyboard.
    """
    open_to_edit(request, organisatie, doel)
    mine = things.visible_to(request.user).select_related("goal__goal_tree")
    thing = mine.filter(goal=doel).first()
    text, token = remove(thing) if thing else ("Iemand anders haalde dit al weg.", "")
    return after_change(request, organisatie, doel, text, token, section=section)


@login_required
@require_GET
def goal_pane(request, organisatie, boom, doel):  # noqa: ARG001 - see open_goal
    """The pane alone: htmx asks for it to leave the form of a part (?deel=) or after another's change."""
    return show_facts(request, open_goal(request, organisatie, doel), focus=request.GET.get("deel", TITLE))


@login_required
@require_http_methods(["GET", "POST"])
def goal_edit(request, organisatie, boom, doel):  # noqa: ARG001 - see open_goal
    """The form of a goal, and saving it."""
    if request.method == "POST" and (goal_tree := _thrown_away(request, organisatie, doel)):
        return _show_gone(request, goal_tree)
    place = open_to_edit(request, organisatie, doel)
    if request.method == "POST":
        return _save(request, organisatie, place)
    return show_pane(request, place, form=goal_form(place))


@login_required
@require_GET
def goal_history(request, organisatie, boom, doel):  # noqa: ARG001 - see open_goal
    """All that ever happened to a goal, in pages."""
    place = open_goal(request, organisatie, doel)
    events = GoalHistory(place.goal.id, place.outline.name_of)
    page = Paginator(events, EVENTS_ON_PAGE).get_page(request.GET.get("pagina"))
    pane = base_context(request, place)
    context = {"pane": pane, "page": page, "crumbs": _crumbs(pane)}
    return render(request, "goals/detail/history.html", context)


def goal_form(place, data=None):
    """The form over the goal of a Place."""
    organisation = place.goal_tree.organisation
    return GoalForm(data, outline=place.outline, goal=place.goal, organisation=organisation)


def _save(request, organisatie, place):
    form = goal_form(place, with_choices(request.POST))
    if form.is_valid():
        try:
            _update(request.user, place, form)
        except StaleFields as error:
            stale = {"stale": stale_rows(form, error), "kept": kept(form)}
            return show_pane(request, place, form=form, status=409, **stale)
        except ValidationError as error:
            show_errors(form, error)
        else:
            return after_change(request, organisatie, place.goal.id, "Het doel is bewaard.")
    return show_pane(request, place, form=form, status=422)


def _update(user, place, form):
    services.update_goal(
        user=user,
        goal=stored(place),
        changes=form.changes(),
        seen=form.seen(),
        reason=form.cleaned_data["reason"],
    )


def _contributors_elsewhere(user, place):
    links = Contribution.objects.visible_to(user).filter(target=place.goal.id)
    links = links.exclude(goal__goal_tree=place.goal_tree)
    return list(links.select_related("goal__goal_tree"))


def _thrown_away(request, organisatie, doel):
    """The tree of a goal that lies in its recycle bin, if this user may see it; else None."""
    trees = GoalTree.objects.visible_to(request.user).alive().select_related("organisation")
    trees = trees.filter(organisation__slug=organisatie)
    return trees.filter(goals__pk=doel, goals__removal__isnull=False).first()


def _show_gone(request, goal_tree):
    """Somebody threw the goal away while this person was typing: give the texts back."""
    check_can_edit(request.user, goal_tree)
    fields = [pair for pair in GoalForm.base_fields.items() if pair[0] not in GOAL_TERMS]
    typed = [(field.label, request.POST.get(name, "").strip()) for name, field in fields]
    pane = {
        "goal_tree": goal_tree,
        "slug": goal_tree.organisation.slug,
        "typed": [(label, text) for label, text in typed if text],
    }
    return _render(request, "gone", pane, 409)


def _render(request, state, pane, status):
    template = TEMPLATES[state][bool(request.htmx)]
    return render(request, template, {"pane": pane, "crumbs": _crumbs(pane)}, status=status)


def _crumbs(pane):
    goal_tree = pane["goal_tree"]
    crumbs = crumbs_to(pane["slug"], (goal_tree.title, tree_url(goal_tree)))
    return [*crumbs, (pane["goal"].title, "")] if "goal" in pane else crumbs
