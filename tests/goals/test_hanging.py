"""Writing what hangs at a goal: who may, what each kind needs, and two people at one thing."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from goals import hanging, tree
from goals.models import (
    BudgetLine,
    GoalIndicator,
    ProgressReport,
    Reference,
    Responsibility,
    Story,
)
from history.conflicts import StaleFields
from indicators.services import create_indicator
from organisations.enums import Role
from tests.goals.factories import find, make_organisation, make_user, refused, revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def goal(goal_tree):
    return find(goal_tree, "Steun")


@pytest.fixture
def hang(user, goal):
    return lambda thing, **fields: hanging.hang(user=user, goal=goal, thing=thing(**fields))


@pytest.fixture
def refusal(user, goal):
    return lambda thing, **fields: refused(hanging.hang, user=user, goal=goal, thing=thing(**fields))


ONCE = [
    (Responsibility, {"role": "team", "name": "Jeugd"}, "Deze naam staat al in deze rol bij dit doel."),
    (Reference, {"kind": "wet", "title": "Jeugdwet"}, "Deze staat al bij dit doel."),
    (
        BudgetLine,
        {"year": 2026, "taakveld": "6.1", "costs": 1},
        (
            "Voor dit jaar en taakveld is al een bedrag ingevuld. "
            "Wijzig dat, of geef dit een eigen omschrijving."
        ),
    ),
    (
        ProgressReport,
        {"document": "begroting", "year": 2026, "judgement": "haalbaar"},
        "Voor dit document en jaar is al een oordeel geschreven. Wijzig dat.",
    ),
]


@pytest.mark.parametrize(("model", "fields", "twice"), ONCE)
class TestEveryKind:
    def test_hangs_once(self, hang, refusal, model, fields, twice):
        hang(model, **fields)
        assert refusal(model, **fields) == twice

    def test_by_a_reader_is_denied(self, hang, organisation, goal, model, fields, twice):
        raadslid, thing = make_user(organisation, Role.RAADSLID), hang(model, **fields)
        with pytest.raises(PermissionDenied):
            hanging.hang(user=raadslid, goal=goal, thing=model(**fields))
        with pytest.raises(PermissionDenied):
            hanging.change(user=raadslid, thing=thing, changes={}, seen={})
        with pytest.raises(PermissionDenied):
            hanging.take_away(user=raadslid, thing=thing)

    def test_raises_the_revision(self, hang, user, goal, model, fields, twice):
        before = revision(goal.goal_tree)
        hanging.take_away(user=user, thing=hang(model, **fields))
        assert (revision(goal.goal_tree), model.objects.count()) == (before + 2, 0)


def test_hang_at_a_goal_in_the_bin_is_refused(user, goal, refusal):
    tree.remove_goal(user=user, goal=goal)
    assert "staat niet meer in deze boom" in refusal(Reference, kind="wet", title="Jeugdwet")


def test_money_needs_an_amount_and_a_taakveld_of_its_year(refusal):
    assert refusal(BudgetLine, year=2026, taakveld="6.1") == "Vul lasten of baten in."
    assert "niet voor 2024" in refusal(BudgetLine, year=2024, taakveld="6.751", costs=1)
    assert "0 of hoger" in refusal(BudgetLine, year=2026, costs=Decimal(-1))


def test_indicator_is_of_the_same_organisation(user, organisation, hang, refusal):
    elsewhere = create_indicator(user=None, organisation=make_organisation("houten"), name="Elders")
    assert refusal(GoalIndicator, indicator=elsewhere) == "Kies een indicator van uw eigen organisatie."
    hang(GoalIndicator, indicator=create_indicator(user=user, organisation=organisation, name="Hier"))
    assert [str(link) for link in GoalIndicator.objects.all()] == ["Hier"]


def test_judgement_is_of_who_wrote_it_last(user, organisation, hang):
    report = hang(ProgressReport, document="begroting", year=2026, judgement="haalbaar")
    noor = make_user(organisation)
    changed = hanging.change(user=noor, thing=report, changes={"done": "Veel"}, seen={"done": ""})
    assert (report.written_by, changed.written_by) == (user, noor)


def test_story_that_becomes_anonymous_loses_its_name(user, hang):
    story = hang(Story, voice="client", text="Ik.", is_anonymous=False, name="Fatima")
    changes, seen = {"is_anonymous": True}, {"is_anonymous": False}
    assert hanging.change(user=user, thing=story, changes=changes, seen=seen).name == ""


def test_change_keeps_what_another_wrote_in_other_fields(user, hang):
    story = hang(Story, voice="client", text="Ik.")
    hanging.change(user=user, thing=story, changes={"place": "Zuid"}, seen={"place": ""})
    changes, seen = {"place": "", "text": "Wij."}, {"place": "", "text": "Ik."}
    now = hanging.change(user=user, thing=story, changes=changes, seen=seen)
    assert (now.place, now.text) == ("Zuid", "Wij.")


def test_change_of_what_another_changed_is_stale(user, hang):
    story = hang(Story, voice="client", text="Ik.")
    hanging.change(user=user, thing=story, changes={"text": "Wij."}, seen={"text": "Ik."})
    with pytest.raises(StaleFields) as caught:
        hanging.change(user=user, thing=story, changes={"text": "Zij."}, seen={"text": "Ik."})
    assert [(field.name, field.theirs, field.mine) for field in caught.value.fields] == [
        ("text", "Wij.", "Zij.")
    ]


def test_change_of_what_is_gone_says_so(user, hang):
    story = hang(Story, voice="client", text="Ik.")
    hanging.take_away(user=user, thing=story)
    message = refused(hanging.change, user=user, thing=story, changes={"text": "Wij."}, seen={"text": "Ik."})
    assert message == "Iemand anders haalde dit weg. Voeg het opnieuw toe."
