"""A stappenplan with a cluster, and an adviser who is logged in."""

import pytest
from django.urls import reverse

from tests.goals.factories import find, make_tree
from tests.goals.step_plans.factories import choose_effect, make_cluster, make_plan


@pytest.fixture
def client(client, user):
    client.force_login(user)
    return client


@pytest.fixture
def effect(organisation):
    return find(make_tree(organisation, "M Gezond opgroeien\nM Meedoen"), "Gezond opgroeien")


@pytest.fixture
def plan(organisation, effect):
    plan = make_plan(organisation, ["Buurtkamer", "Speelplek", "Beweegcoach", "Bankjes"])
    choose_effect(plan, effect)
    return plan


@pytest.fixture
def cluster(plan):
    return make_cluster(plan, "Spelen", ["Speelplek", "Beweegcoach"])


@pytest.fixture
def url(plan):
    """The address of a route of the plan: `url("put")`, `url("step", 4)`."""

    def make(name, *args):
        return reverse(f"goals:step_plan_{name}", args=["best", plan.pk, *args])

    return make
