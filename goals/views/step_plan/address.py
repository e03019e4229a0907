"""From an address to the stappenplan it stands for, and back."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from goals.models import StepPlan


def fetch_plan(request, organisatie, plan):
    """The living stappenplan at an address, or 404 for who may not see it."""
    return get_object_or_404(_plans(request, organisatie).alive(), pk=plan)


def fetch_any_plan(request, organisatie, plan):
    """A stappenplan, alive or in the recycle bin: who clicks twice comes after themselves."""
    return get_object_or_404(_plans(request, organisatie), pk=plan)


def plan_url(name, plan, *args):
    """The address of a route of one stappenplan: `name` without goals:step_plan_."""
    return reverse(f"goals:step_plan_{name}", args=[plan.organisation.slug, plan.pk, *args])


def step_url(plan, step):
    """The address of one step."""
    return plan_url("step", plan, step)


def crumbs_to(organisatie, *pages):
    """The crumbs of a page: the list of stappenplannen, then `pages` as (title, address)."""
    return [("Stappenplan", reverse("goals:step_plans", args=[organisatie])), *pages]


def _plans(request, organisatie):
    plans = StepPlan.objects.visible_to(request.user).filter(organisation__slug=organisatie)
    return plans.select_related("organisation", "goal_tree", "policy_field", "changed_by")
