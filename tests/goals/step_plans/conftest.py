"""A stappenplan of four projects in a municipality with one effect."""

import pytest

from tests.goals.factories import find, make_tree
from tests.goals.step_plans.factories import choose_effect, make_plan


@pytest.fixture
def effect(organisation):
    return find(make_tree(organisation, "M Gezond opgroeien\nM Meedoen"), "Gezond opgroeien")


@pytest.fixture
def plan(organisation, effect):
    plan = make_plan(organisation, ["Buurtkamer", "Speelplek", "Beweegcoach", "Bankjes"])
    choose_effect(plan, effect)
    return plan
