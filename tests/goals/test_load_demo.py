"""The example municipality: what is loaded, once, and when it is refused."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from goals.demo.data import BRIDGES, KEEPERS, PASSWORD, PEOPLE, SHARED, TREES
from goals.demo.load import read_tree
from goals.enums import PlanningDocument, Voice
from goals.models import BudgetLine, Contribution, Goal, GoalIndicator, GoalTree, ProgressReport, Story
from goals.services import remove_tree
from indicators.enums import OWN, Kind, State
from indicators.models import Indicator, Measurement, Target
from indicators.sheets import read_sheets
from indicators.trends import assess
from organisations.models import Membership, Organisation, User
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
    return [sorted(map(str, model.objects.values_list("pk", flat=True))) for model in (*trees, *figures)]


def test_load_demo_makes_a_municipality_with_two_trees():
    load()
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


def test_load_demo_makes_people_who_can_log_in():
    load()
    rows = Membership.objects.values_list("user__email", "user__name", "role", "domain")
    assert set(rows) == set(PEOPLE)
    assert all(user.check_password(PASSWORD) for user in User.objects.all())


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


def sheets():
    return {sheet.name: sheet for sheet in read_sheets(Indicator.objects.all()).values()}


def test_load_demo_has_what_best_published():
    load()
    parents = sheets()["Ouders die soms tot vaak problemen ervaren bij de opvoeding (0-11 jaar)"]
    assert parents.source == "GGD-monitor 0-11 jaar"
    assert [(str(row.period), row.number) for row in parents.measurements] == [
        ("2013", 36),
        ("2017", 33),
        ("2021", 36),
    ]
    assert [(row.year, row.operator, row.number) for row in parents.targets] == [(2025, "<", 33)]
    assert (parents.frequency, parents.direction) == (48, "lager")


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


def test_load_demo_tells_and_counts():
    load()
    assert {*Story.objects.values_list("voice", flat=True)} == set(Voice.values)
    assert Story.objects.filter(has_permission=False).count() == 1
    documents = {PlanningDocument.KADERNOTA, PlanningDocument.BEGROTING, PlanningDocument.JAARSTUKKEN}
    assert {*ProgressReport.objects.values_list("document", flat=True)} == documents
    assert not ProgressReport.objects.filter(written_by=None).exists()
    domains = {"Preventief jeugdbeleid 2027–2030", "Prettig wonen en buiten zijn 2027–2030"}
    assert {*BudgetLine.objects.values_list("goal__goal_tree__title", flat=True)} == domains


def test_load_demo_shares_indicators_and_asks_keepers():
    load()
    assert {*Indicator.objects.exclude(keeper=None).values_list("name", flat=True)} == {*KEEPERS}
    for name, title in SHARED.items():
        trees = Goal.objects.filter(goal_indicators__indicator__name=name).values("goal_tree")
        assert trees.distinct().count() == 2
        assert title in Indicator.objects.get(name=name).goal_indicators.values_list("goal__title", flat=True)
