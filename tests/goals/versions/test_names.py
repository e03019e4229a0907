"""Which names stand in a version."""

import pytest

from goals.models import BudgetLine, CheckExemption, Project
from goals.outline import read_outline
from goals.versions.names import names_in
from goals.versions.reading import outline_of
from tests.goals.factories import find
from tests.goals.versions.factories import make_version

pytestmark = pytest.mark.django_db


def names(outline):
    return {kind.what: kind.names for kind in names_in(outline)}


def test_names_of_a_rich_tree_are_told_by_kind(rich_tree):
    found = names(outline_of(make_version(rich_tree)))
    assert found["Verantwoordelijk voor een doel"] == ["A. de Vries", "Jeugd"]
    assert "Schreef een oordeel" in found


def test_tree_without_people_has_no_names(goal_tree):
    BudgetLine.objects.create(goal=find(goal_tree, "Steun"), year=2027, taakveld="6.1", costs=1)
    assert names(read_outline(goal_tree)) == {}


def test_each_name_is_told_once(goal_tree, organisation):
    lines = Project.objects.create(
        organisation=organisation, name="Speelplek", domain="fysiek", leader="Ans", people="Bea\n\nAns\nBea"
    )
    for title in ("Steun", "Meedoen"):
        find(goal_tree, title).project_contributions.create(project=lines)
        CheckExemption.objects.create(goal=find(goal_tree, title), check_key="er-doel", reason="Zo")
    assert names(read_outline(goal_tree)) == {
        "Projectleider": ["Ans"],
        "Werkt aan een project": ["Ans", "Bea"],
    }
