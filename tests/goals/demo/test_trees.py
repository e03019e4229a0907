"""What the example municipality holds about people, trees and figures; loaded once."""

import pytest

from goals.demo.data import BRIDGES, KEEPERS, PASSWORD, PEOPLE, SHARED
from goals.enums import PlanningDocument, Voice
from goals.models import BudgetLine, Contribution, Goal, GoalTree, ProgressReport, Story
from indicators.models import Indicator
from indicators.sheets import read_sheets
from organisations.models import Membership, Organisation, User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_the_example_is_a_municipality_with_two_trees():
    organisation = Organisation.objects.get()
    assert (organisation.slug, organisation.name, organisation.cbs_code) == (
        "best",
        "Gemeente Best",
        "GM0753",
    )
    trees = GoalTree.objects.with_goal_count().order_by("title")
    assert [(tree.title, tree.domain, tree.goal_count) for tree in trees] == [
        ("Prettig wonen en buiten zijn 2027–2030", "fysiek", 22),
        ("Preventief jeugdbeleid 2027–2030", "sociaal", 30),
    ]
    assert None not in [tree.changed_by for tree in trees]
    assert Contribution.objects.count() == len(BRIDGES) + 1


def test_the_example_has_people_who_can_log_in():
    rows = Membership.objects.values_list("user__email", "user__name", "role", "domain")
    assert set(rows) == set(PEOPLE)
    assert all(user.check_password(PASSWORD) for user in User.objects.all())


def sheets():
    return {sheet.name: sheet for sheet in read_sheets(Indicator.objects.all()).values()}


def test_the_example_has_what_best_published():
    parents = sheets()["Ouders die soms tot vaak problemen ervaren bij de opvoeding (0-11 jaar)"]
    assert parents.source == "GGD-monitor 0-11 jaar"
    assert [(str(row.period), row.number) for row in parents.measurements] == [
        ("2013", 36),
        ("2017", 33),
        ("2021", 36),
    ]
    assert [(row.year, row.operator, row.number) for row in parents.targets] == [(2025, "<", 33)]
    assert (parents.frequency, parents.direction) == (48, "lager")


def test_the_example_tells_and_counts():
    assert {*Story.objects.values_list("voice", flat=True)} == set(Voice.values)
    assert Story.objects.filter(has_permission=False).count() == 1
    documents = {PlanningDocument.KADERNOTA, PlanningDocument.BEGROTING, PlanningDocument.JAARSTUKKEN}
    assert {*ProgressReport.objects.values_list("document", flat=True)} == documents
    assert not ProgressReport.objects.filter(written_by=None).exists()
    domains = {"Preventief jeugdbeleid 2027–2030", "Prettig wonen en buiten zijn 2027–2030"}
    assert {*BudgetLine.objects.values_list("goal__goal_tree__title", flat=True)} == domains


def test_the_example_shares_indicators_and_asks_keepers():
    assert {*Indicator.objects.exclude(keeper=None).values_list("name", flat=True)} == {*KEEPERS}
    for name, title in SHARED.items():
        trees = Goal.objects.filter(goal_indicators__indicator__name=name).values("goal_tree")
        assert trees.distinct().count() == 2
        assert title in Indicator.objects.get(name=name).goal_indicators.values_list("goal__title", flat=True)
