"""The page of one step: the list of steps, the step itself, back and on. Shared by all steps.

What is in a step belongs in its own view.
"""

from dataclasses import dataclass

from django.shortcuts import redirect, render
from django_htmx.http import HttpResponseClientRedirect

from goals.permissions import can_edit_projects, check_can_edit_projects
from goals.step_plans import undo
from goals.step_plans.contents import PlanContents, read_contents
from goals.step_plans.progress import progress_of
from goals.step_plans.steps import STEPS
from goals.views.step_plan.address import crumbs_to, fetch_plan, plan_url, step_url
from organisations.form_fields import whole_number
from organisations.views.feedback import take_toast, tell


@dataclass
class Place:
    """A stappenplan that somebody opened, with what is in it and what they may do."""

    request: object
    plan: object
    contents: PlanContents
    can_edit: bool

    def refresh(self):
        """Read again what is in it, after a change."""
        self.plan.refresh_from_db()
        self.contents = read_contents(self.plan)


def open_plan(request, organisatie, plan):
    """The Place of a living stappenplan, or 404."""
    found = fetch_plan(request, organisatie, plan)
    return Place(request, found, read_contents(found), can_edit_projects(request.user, found.organisation))


def open_to_edit(request, organisatie, plan):
    """The Place for who may change it. Raises PermissionDenied."""
    found = fetch_plan(request, organisatie, plan)
    check_can_edit_projects(request.user, found.organisation)
    return Place(request, found, read_contents(found), can_edit=True)


def show(place, number, context, status=200):
    """Render a step. What it shows below its heading is in templates/goals/step_plan/steps/."""
    plan = place.plan
    progress = progress_of(place.contents)
    common = {
        "organisation": plan.organisation,
        "plan": plan,
        "contents": place.contents,
        "can_edit": place.can_edit,
        "step": STEPS[number],
        "moment": moment_of(plan),
        "progress": progress[number],
        "all_progress": progress.values(),
        "body": f"goals/step_plan/steps/{number}.html",
        "help": f"goals/step_plan/help/{number}.html",
        "crumbs": crumbs_to(plan.organisation.slug, (plan.title, "")),
        "undo": take_toast(place.request, plan_url("undo", plan)),
        "saves": place.can_edit and bool(context.get("rows") or context.get("goal_tree")),
    }
    return render(place.request, "goals/step_plan/step.html", common | context, status=status)


def done(place, number, text="", reversals=(), *, anchor=""):
    """Go back to a step after a change, or to the step that the person asked for (`naar`)."""
    if text:
        tell(place.request, text, undo.token_of(place.plan, number, list(reversals)))
    asked = whole_number(place.request.POST.get("naar", ""))
    if asked in STEPS:
        return go(place.request, step_url(place.plan, asked))
    return redirect(step_url(place.plan, number) + anchor)


def go(request, url):
    """Send somebody to another page, also when htmx asked."""
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


def moment_of(plan):
    """When somebody worked on a stappenplan last, in whole microseconds since 1970."""
    return round(plan.changed_at.timestamp() * 1_000_000)


def sentence(error):
    """What a ValidationError says, as one text."""
    return " ".join(error.messages)
