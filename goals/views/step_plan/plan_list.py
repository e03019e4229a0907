"""The stappenplannen of an organisation: the list, and starting, changing, throwing away one."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goals.models import StepPlan
from goals.permissions import can_edit_projects, check_can_edit_projects
from goals.step_plans import services
from goals.step_plans.forms import StepPlanForm
from goals.step_plans.steps import STEPS
from goals.views.step_plan.address import crumbs_to, fetch_any_plan, fetch_plan, plan_url, step_url
from history.conflicts import StaleFields
from history.dates import spoken_moment
from organisations.views.address import fetch_organisation
from organisations.views.feedback import take_toast, tell
from organisations.views.form_errors import show_errors
from organisations.views.stale import kept, stale_rows, with_choices


@login_required
@require_GET
def step_plans(request, organisatie):
    """All stappenplannen with how far they are and who worked on them last; below, the recycle bin."""
    organisation = fetch_organisation(request, organisatie)
    plans = StepPlan.objects.visible_to(request.user).filter(organisation=organisation)
    plans = list(plans.select_related("changed_by", "policy_field"))
    editable = can_edit_projects(request.user, organisation)
    context = {
        "organisation": organisation,
        "rows": [_row(plan) for plan in plans if not plan.removed_at],
        "removed": [plan for plan in plans if plan.removed_at] if editable else [],
        "steps": STEPS.values(),
        "can_edit": editable,
        "undo": take_toast(request),
    }
    return render(request, "goals/step_plan/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def step_plan_new(request, organisatie):
    """Start: what the stappenplan is about, its domain and perhaps a beleidsveld."""
    organisation = fetch_organisation(request, organisatie)
    check_can_edit_projects(request.user, organisation)
    form = StepPlanForm(request.POST if request.method == "POST" else None, organisation=organisation)
    if form.is_valid():
        try:
            plan = services.create_plan(user=request.user, organisation=organisation, **form.cleaned_data)
        except ValidationError as error:
            show_errors(form, error)
        else:
            return redirect(step_url(plan, 1))
    return _render_form(request, organisation, form, "Nieuw stappenplan")


@login_required
@require_http_methods(["GET", "POST"])
def step_plan_edit(request, organisatie, plan):
    """Change what a stappenplan is about."""
    plan = fetch_plan(request, organisatie, plan)
    check_can_edit_projects(request.user, plan.organisation)
    data = with_choices(request.POST) if request.method == "POST" else None
    form = StepPlanForm(data, organisation=plan.organisation, plan=plan)
    conflict = {}
    if form.is_valid():
        try:
            services.update_plan(user=request.user, plan=plan, changes=form.changes(), seen=form.seen())
        except StaleFields as stale:
            conflict = {"stale": stale_rows(form, stale), "kept": kept(form)}
        except ValidationError as error:
            show_errors(form, error)
        else:
            return redirect(plan_url("plan", plan))
    return _render_form(request, plan.organisation, form, "Titel en gegevens", plan, **conflict)


@login_required
@require_POST
def step_plan_remove(request, organisatie, plan):
    """Put a stappenplan in the recycle bin, with undo; its projects and goals stay."""
    plan = fetch_any_plan(request, organisatie, plan)
    services.remove_plan(user=request.user, plan=plan)
    text = f"Het stappenplan ‘{plan.title}’ ligt in de prullenbak. De projecten en doelen blijven staan."
    tell(request, text, undo_url=plan_url("restore", plan))
    return redirect("goals:step_plans", organisatie)


@login_required
@require_POST
def step_plan_restore(request, organisatie, plan):
    """Take a stappenplan out of the recycle bin."""
    plan = fetch_any_plan(request, organisatie, plan)
    services.restore_plan(user=request.user, plan=plan)
    tell(request, f"Het stappenplan ‘{plan.title}’ is teruggezet.")
    return redirect("goals:step_plans", organisatie)


def _row(plan):
    """A stappenplan as the list shows it."""
    at = spoken_moment(timezone.localtime(plan.changed_at), timezone.localtime())
    who = f"{plan.changed_by}, " if plan.changed_by else ""
    return {"plan": plan, "last": f"{who}{at}, stap {plan.worked_on}: {STEPS[plan.worked_on].name}"}


def _render_form(request, organisation, form, title, plan=None, **conflict):
    here = [(plan.title, plan_url("plan", plan))] if plan else []
    crumbs = crumbs_to(organisation.slug, *here, (title, ""))
    context = {"organisation": organisation, "form": form, "title": title, "crumbs": crumbs, "plan": plan}
    context["back"] = here[0][1] if plan else reverse("goals:step_plans", args=[organisation.slug])
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "goals/step_plan/form.html", context | conflict, status=status)
