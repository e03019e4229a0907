"""Opening a step, going on where somebody stopped, and undo."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from goals.step_plans import undo
from goals.step_plans.services import open_step
from goals.step_plans.steps import (
    AIM,
    CLUSTER,
    EFFECT,
    GATHER,
    OVERVIEW,
    RESULTS,
    SHARED_GOAL,
    TEST,
)
from goals.views.step_plan.address import fetch_plan, step_url
from goals.views.step_plan.aims import show_aims
from goals.views.step_plan.answers import show_answers
from goals.views.step_plan.clusters import show_clusters
from goals.views.step_plan.effects import show_effects
from goals.views.step_plan.gathering import show_gathering
from goals.views.step_plan.overview import show_overview
from goals.views.step_plan.page import moment_of, open_plan, open_to_edit, sentence
from goals.views.step_plan.results import show_results
from goals.views.step_plan.shared_goals import show_shared_goals
from organisations.views.feedback import tell

PAGES = {
    GATHER: show_gathering,
    AIM: show_aims,
    EFFECT: show_effects,
    CLUSTER: show_clusters,
    SHARED_GOAL: show_shared_goals,
    TEST: show_answers,
    RESULTS: show_results,
    OVERVIEW: show_overview,
}


@login_required
@require_GET
def step_plan(request, organisatie, plan):
    """Go on where the stappenplan was left."""
    plan = fetch_plan(request, organisatie, plan)
    return redirect(step_url(plan, plan.step))


@login_required
@require_GET
def step(request, organisatie, plan, stap):
    """One step; any of them can be opened at any time."""
    if stap not in PAGES:
        raise Http404
    place = open_plan(request, organisatie, plan)
    if place.can_edit and stap > place.plan.step:
        open_step(plan=place.plan, step=stap)
    return PAGES[stap](place)


@login_required
@require_GET
def state(request, organisatie, plan, moment):
    """Say so when somebody else worked on the stappenplan after `moment` (microseconds since 1970)."""
    plan = fetch_plan(request, organisatie, plan)
    if moment_of(plan) <= moment or plan.changed_by == request.user:
        return HttpResponse(status=204)
    return render(request, "goals/step_plan/changed.html", {"plan": plan})


@login_required
@require_POST
def take_back(request, organisatie, plan):
    """Undo the last change (`token`), and show the step that it was made in."""
    place = open_to_edit(request, organisatie, plan)
    try:
        number = undo.take_back(user=request.user, plan=place.plan, token=request.POST.get("token", ""))
    except ValidationError as error:
        tell(request, sentence(error))
        return redirect(step_url(place.plan, place.plan.worked_on))
    tell(request, "Ongedaan gemaakt.")
    return redirect(step_url(place.plan, number))
