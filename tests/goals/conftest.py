"""One organisation with a small tree and an adviser, for tests of a single tree; and a rich tree."""

from datetime import date

import pytest

from goals.hanging import hang
from goals.models import (
    Contribution,
    Goal,
    GoalIndicator,
    Reference,
    Responsibility,
)
from tests.goals.factories import FAMILY, account_for, find, make_organisation, make_tree, make_user
from tests.goals.measured import measure


@pytest.fixture
def organisation(db):
    return make_organisation()


@pytest.fixture
def goal_tree(organisation):
    return make_tree(organisation, FAMILY)


@pytest.fixture
def user(organisation):
    return make_user(organisation)


@pytest.fixture
def rich_tree(goal_tree, organisation):
    """A tree with something in every field, contributions inside and to another tree included."""
    goal_tree.description, goal_tree.domain = "Waar het over gaat", "sociaal"
    goal_tree.start_year, goal_tree.end_year = 2027, 2030
    goal_tree.level_names = {"prestatie": "actie"}
    goal_tree.save()
    other = make_tree(organisation, "M Groen", title="Openbare ruimte")
    goal = find(goal_tree, "Steun")
    Goal.objects.filter(pk=goal.pk).update(
        description="Toelichting",
        why="Daarom",
        domain="fysiek",
        start_date=date(2027, 1, 1),
        end_date=date(2030, 12, 31),
    )
    Responsibility.objects.create(goal=goal, role="team", name="Jeugd")
    Responsibility.objects.create(goal=goal, role="opdrachtgever", name="A. de Vries")
    Reference.objects.create(goal=goal, kind="wet", title="Jeugdwet", url="https://example.org/wet")
    for title, target in (
        ("Steun", find(goal_tree, "Meedoen")),
        ("Steun", find(other, "Groen")),
        ("Goede start", find(goal_tree, "Meedoen")),
    ):
        Contribution.objects.create(goal=find(goal_tree, title), target=target, explanation="Zo")
    account_for(goal)
    account_for(find(goal_tree, "Goede start"))
    shared = measure(goal, values={2021: "36*", 2023: "3e plek"}, targets={2027: "<33"}, unit="%")
    hang(user=None, goal=find(goal_tree, "Meedoen"), thing=GoalIndicator(indicator=shared))
    measure(goal, "Vindt de buurt prettig")
    return goal_tree
