"""The example municipality: what is loaded, once, and when it is refused."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from goals.demo.data import PASSWORD, TREES
from goals.demo.load import read_tree
from goals.models import (
    BudgetLine,
    CheckExemption,
    Contribution,
    Goal,
    GoalIndicator,
    GoalTree,
    Milestone,
    ProgressReport,
    Project,
    ProjectContribution,
    Raakvlak,
    StepPlan,
    Story,
)
from goals.services import remove_tree
from indicators.enums import OWN, Kind, State
from indicators.models import Indicator, Measurement, Target
from indicators.trends import assess
from organisations.models import Membership, Organisation, Term, User
from tests.goals.factories import make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def load(*arguments):
    out = StringIO()
    call_command("load_demo", *arguments, stdout=out)
    return out.getvalue()


def contents():
    trees = (Organisation, User, Membership, GoalTree, Goal, Contribution)
    figures = (Indicator, GoalIndicator, Measurement, Target, BudgetLine, ProgressReport, Story)
    projects = (Project, ProjectContribution, Milestone, Raakvlak, StepPlan, CheckExemption, Term)
    models = (*trees, *figures, *projects)
    return [sorted(map(str, model.objects.values_list("pk", flat=True))) for model in models]


def test_load_demo_prints_logins():
    assert load().splitlines() == [
        "Voorbeeld Gemeente Best staat klaar. Inloggen kan als:",
        "  beheerder@best.example  Beheerder",
        "  jeugd@best.example      Beleidsadviseur jeugd",
        "  wonen@best.example      Beleidsadviseur wonen",
        "  raad@best.example       Raadslid",
        "Het wachtwoord is steeds: doelenboom-voorbeeld",
    ]


def test_load_demo_twice_changes_nothing():
    load()
    before = contents()
    load()
    assert contents() == before


def test_load_demo_again_leaves_a_tree_in_the_bin():
    load()
    for goal_tree in GoalTree.objects.all():
        remove_tree(user=None, goal_tree=goal_tree)
    load()
    assert (GoalTree.objects.count(), GoalTree.objects.alive().count()) == (2, 0)


def test_load_demo_again_gives_the_printed_password_back():
    load()
    user = User.objects.first()
    user.set_password("een ander wachtwoord")
    user.save()
    load()
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_load_demo_again_after_others_came():
    load()
    make_user(make_organisation("houten"))
    load()
    assert Organisation.objects.count() == 2


def test_load_demo_refuses_a_database_with_other_data():
    make_user(make_organisation("houten"))
    before = contents()
    with pytest.raises(
        CommandError, match=r"^In deze database staan al andere gegevens\. .* --anyway mee\.$"
    ):
        load()
    assert contents() == before


def test_load_demo_beside_other_data_when_told():
    make_user(make_organisation("houten"))
    load("--anyway")
    assert set(Organisation.objects.values_list("slug", flat=True)) == {"houten", "best"}


def test_load_demo_never_gives_strangers_access_to_a_real_organisation():
    make_user(make_organisation("best"))
    with pytest.raises(CommandError, match=r"^Er is al een organisatie met ‘best’ in het adres\."):
        load("--anyway")
    assert User.objects.count() == 1


@pytest.mark.parametrize("month", [1, 4, 7, 12])
@pytest.mark.parametrize("year", [2026, 2031])
def test_every_page_of_the_demo_has_something_to_say(year, month):
    found = [sheet for name in TREES for sheet in read_tree(name, year).sheets]
    rows = [row for sheet in found for row in sheet.measurements]
    states = {assess(sheet, date(year, month, 15)).state for sheet in found}
    assert states == set(State.values)
    assert {sheet.kind for sheet in found} == {Kind.EFFECT, Kind.PRESTATIE, Kind.BBV}
    assert {row.series for row in rows} >= {OWN, "Nederland", "vergelijkbare gemeenten", "wijk Oost"}
    assert {bool(row.text) for row in rows} == {row.is_provisional for row in rows} == {True, False}
    assert {row.period.kind for row in rows} == {"jaar", "halfjaar", "kwartaal"}
    assert {row.missing for row in rows} == {"", "nnb", "niet_gemeten", "nvt"}


@pytest.mark.parametrize("name", TREES)
def test_every_indicator_of_the_demo_says_whether_its_figures_are_real(name):
    for sheet in read_tree(name, 2026).sheets:
        assert ("Echte cijfers" in sheet.remark) != ("edacht voor dit voorbeeld" in sheet.remark)
