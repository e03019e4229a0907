"""What hangs at a goal: every kind is added, changed and taken away by the same three functions."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from goals import tree
from goals.hanging import change, hang, take_away
from goals.models import (
    BudgetLine,
    CheckExemption,
    Evidence,
    GoalIndicator,
    LearningQuestion,
    ProgressReport,
    Reference,
    Responsibility,
    Story,
)
from goals.undo import STAMPS
from history.conflicts import StaleFields
from indicators.models import Indicator
from indicators.services import remove_indicator
from organisations.enums import Role
from tests.goals.factories import find, make_organisation, make_user, refused, revision
from tests.indicators.factories import make_indicator

# model: what is added, one change of it, another one by somebody else
KINDS = {
    BudgetLine: (
        {"year": 2027, "taakveld": "6.1", "costs": Decimal(1250)},
        ("costs", Decimal(2000), Decimal(3)),
    ),
    ProgressReport: (
        {"document": "begroting", "year": 2027, "judgement": "aandacht"},
        ("judgement", "haalbaar", "in_gevaar"),
    ),
    Story: (
        {"voice": "inwoner", "text": "Zo is het.", "told_on": date(2026, 5, 1)},
        ("place", "Noord", "Zuid"),
    ),
    LearningQuestion: ({"question": "Werkt het?"}, ("learned", "Ja", "Nee")),
    Evidence: ({"statement": "Kinderen bewegen weinig"}, ("figure", "36%", "63%")),
    Responsibility: ({"role": "team", "name": "Jeugd"}, ("name", "Wmo", "Werk")),
    Reference: ({"kind": "wet", "title": "Jeugdwet"}, ("title", "Wmo 2015", "Pw")),
    CheckExemption: ({"check_key": "er-doel", "reason": "Wens van de raad"}, ("reason", "Zo", "Anders")),
}
every_kind = pytest.mark.parametrize("model", KINDS, ids=lambda model: model.__name__)


@pytest.fixture
def goal(goal_tree):
    return find(goal_tree, "Steun")


@pytest.fixture
def raadslid(organisation):
    return make_user(organisation, Role.RAADSLID)


@pytest.fixture
def elsewhere(db):
    return make_user(make_organisation("houten"), Role.BEHEERDER)


def add(user, goal, model):
    return hang(user=user, goal=goal, thing=model(**KINDS[model][0]))


def alter(user, thing, changes, seen=None):
    seen = {name: getattr(thing, name) for name in changes} | (seen or {})
    return change(user=user, thing=thing, changes=changes, seen=seen)


def faults(call, **kwargs):
    """{field: sentences} with which a ValidationError refuses the call."""
    with pytest.raises(ValidationError) as caught:
        call(**kwargs)
    return caught.value.message_dict


def stored(thing):
    return type(thing).objects.get(pk=thing.pk)


@every_kind
def test_it_is_added_with_all_that_was_filled_in(user, goal, goal_tree, model):
    before = revision(goal_tree)
    thing = stored(add(user, goal, model))
    assert {name: getattr(thing, name) for name in KINDS[model][0]} == KINDS[model][0]
    assert (thing.goal, revision(goal_tree)) == (goal, before + 1)


@every_kind
def test_a_change_writes_that_field(user, goal, goal_tree, model):
    name, new, _ = KINDS[model][1]
    thing, before = add(user, goal, model), revision(goal_tree)
    after = alter(user, thing, {name: new})
    assert (getattr(stored(thing), name), getattr(after, name)) == (new, new)
    assert revision(goal_tree) == before + 1


@every_kind
def test_a_change_of_what_somebody_else_changed_is_stale_and_not_written(user, goal, goal_tree, model):
    name, new, other = KINDS[model][1]
    thing = add(user, goal, model)
    old = getattr(thing, name)
    alter(None, thing, {name: other})
    before = revision(goal_tree)
    with pytest.raises(StaleFields) as caught:
        alter(user, thing, {name: new}, seen={name: old})
    assert [(each.name, each.theirs, each.mine) for each in caught.value.fields] == [(name, other, new)]
    assert (getattr(stored(thing), name), revision(goal_tree)) == (other, before)


@every_kind
def test_it_is_taken_away_once(user, goal, model):
    thing, before = add(user, goal, model), revision(goal.goal_tree)
    take_away(user=user, thing=thing)
    assert (model.objects.count(), revision(goal.goal_tree)) == (0, before + 1)
    name, new, _ = KINDS[model][1]
    thing = model(pk=thing.pk, goal=goal, **KINDS[model][0])
    assert refused(alter, user=user, thing=thing, changes={name: new}) == (
        "Iemand anders haalde dit weg. Voeg het opnieuw toe."
    )
    take_away(user=user, thing=thing)


@every_kind
def test_what_was_taken_away_can_be_hung_again_as_it_was(user, goal, model):
    thing = add(user, goal, model)
    fields = [field.attname for field in model._meta.concrete_fields if field.name not in STAMPS]
    before = model.objects.values(*fields).get()
    take_away(user=user, thing=stored(thing))
    hang(user=None, goal=goal, thing=model(**before))
    assert model.objects.values(*fields).get() == before


@every_kind
@pytest.mark.parametrize("who", ["raadslid", "elsewhere"])
def test_who_may_not_edit_changes_nothing(request, goal, goal_tree, model, who):
    person, thing = request.getfixturevalue(who), add(None, goal, model)
    before = revision(goal_tree)
    name, new, _ = KINDS[model][1]
    for write in (
        lambda: add(person, goal, model),
        lambda: alter(person, thing, {name: new}),
        lambda: take_away(user=person, thing=thing),
    ):
        with pytest.raises(PermissionDenied):
            write()
    assert (model.objects.count(), getattr(stored(thing), name), revision(goal_tree)) == (
        1,
        getattr(thing, name),
        before,
    )


@every_kind
def test_nothing_is_hung_at_a_thrown_away_goal(user, goal, model):
    thing = add(user, goal, model)
    tree.remove_goal(user=user, goal=goal)
    gone = "‘Steun’ staat niet meer in deze boom. Iemand anders heeft het weggegooid of verplaatst."
    name, new, _ = KINDS[model][1]
    assert refused(add, user=user, goal=goal, model=model) == gone
    assert refused(alter, user=user, thing=thing, changes={name: new}) == gone


@pytest.mark.parametrize(
    ("model", "fields", "field"),
    [
        (BudgetLine, {"costs": Decimal(0)}, "costs"),
        (BudgetLine, {"costs": Decimal(-1)}, "costs"),
        (BudgetLine, {"costs": Decimal("1e11")}, "costs"),
        (BudgetLine, {"year": 1989, "taakveld": ""}, "year"),
        (BudgetLine, {"taakveld": "9.9"}, "taakveld"),
        (BudgetLine, {"taakveld": "0.100"}, "taakveld"),
        (ProgressReport, {"document": "krant"}, "document"),
        (ProgressReport, {"judgement": "prima"}, "judgement"),
        (ProgressReport, {"year": 2101}, "year"),
        (Story, {"text": ""}, "text"),
        (Story, {"voice": "wethouder"}, "voice"),
        (LearningQuestion, {"question": ""}, "question"),
        (Evidence, {"statement": ""}, "statement"),
        (Responsibility, {"name": ""}, "name"),
        (Reference, {"url": "geen adres"}, "url"),
    ],
)
def test_what_does_not_fit_is_refused_by_field(user, goal, goal_tree, model, fields, field):
    before = revision(goal_tree)
    thing = model(**KINDS[model][0] | fields)
    assert [*faults(hang, user=user, goal=goal, thing=thing)] == [field]
    assert (model.objects.count(), revision(goal_tree)) == (0, before)


@pytest.mark.parametrize(
    ("model", "twice"),
    [
        (
            BudgetLine,
            (
                "Voor dit jaar en taakveld is al een bedrag ingevuld. Wijzig dat, of geef dit een eigen "
                "omschrijving."
            ),
        ),
        (ProgressReport, "Voor dit document en jaar is al een oordeel geschreven. Wijzig dat."),
        (Responsibility, "Deze naam staat al in deze rol bij dit doel."),
        (Reference, "Deze staat al bij dit doel."),
    ],
)
def test_the_same_twice_is_refused(user, goal, model, twice):
    add(user, goal, model)
    assert faults(add, user=user, goal=goal, model=model) == {"__all__": [twice]}
    assert model.objects.count() == 1


def test_a_change_keeps_what_another_wrote_in_other_fields(user, goal):
    story = add(user, goal, Story)
    alter(None, story, {"place": "Zuid"}, seen={"place": ""})
    now = alter(user, story, {"place": "", "text": "Wij."}, seen={"place": "", "text": "Zo is het."})
    assert (now.place, now.text) == ("Zuid", "Wij.")


class TestMoney:
    def test_a_taakveld_counts_in_the_years_it_exists(self, user, goal):
        line = {"taakveld": "6.72a", "costs": 1}
        hang(user=user, goal=goal, thing=BudgetLine(year=2024, **line))
        found = faults(hang, user=user, goal=goal, thing=BudgetLine(year=2027, **line))
        assert [*found] == ["taakveld"]
        assert found["taakveld"][0].startswith("Taakveld 6.72a, ")

    def test_another_year_checks_the_taakveld_again(self, user, goal):
        thing = hang(user=user, goal=goal, thing=BudgetLine(year=2024, taakveld="6.72a", costs=1))
        assert [*faults(alter, user=user, thing=thing, changes={"year": 2027})] == ["taakveld"]

    def test_revenues_alone_and_no_taakveld_will_do(self, user, goal):
        thing = hang(user=user, goal=goal, thing=BudgetLine(year=2027, revenues=1))
        assert (stored(thing).costs, stored(thing).taakveld) == (0, "")

    def test_lasten_emptied_of_the_last_amount_is_refused(self, user, goal):
        thing = add(user, goal, BudgetLine)
        assert [*faults(alter, user=user, thing=thing, changes={"costs": Decimal(0)})] == ["costs"]


class TestJudgement:
    def test_it_is_of_who_wrote_it_last(self, user, goal, organisation):
        thing = add(user, goal, ProgressReport)
        colleague = make_user(organisation)
        alter(colleague, thing, {"done": "Veel"})
        assert (thing.written_by, stored(thing).written_by) == (user, colleague)

    def test_one_per_document_and_year(self, user, goal):
        add(user, goal, ProgressReport)
        other = ProgressReport(document="jaarstukken", year=2027, judgement="haalbaar")
        hang(user=user, goal=goal, thing=other)
        assert [*faults(alter, user=user, thing=other, changes={"document": "begroting"})] == ["__all__"]


class TestStory:
    NAMED = {"voice": "inwoner", "text": "Zo", "name": "Mia", "is_anonymous": False}

    def test_an_anonymous_story_has_no_name(self, user, goal):
        thing = hang(user=user, goal=goal, thing=Story(**self.NAMED | {"is_anonymous": True}))
        assert stored(thing).name == ""

    def test_a_story_that_becomes_anonymous_loses_its_name(self, user, goal):
        thing = hang(user=user, goal=goal, thing=Story(**self.NAMED))
        assert stored(thing).name == "Mia"
        alter(user, thing, {"is_anonymous": True})
        assert stored(thing).name == ""


class TestIndicator:
    def test_it_may_hang_at_many_goals_and_once_at_each(self, user, goal, goal_tree, organisation):
        indicator = make_indicator(organisation)
        for each in (goal, find(goal_tree, "Meedoen")):
            hang(user=user, goal=each, thing=GoalIndicator(indicator=indicator))
        twice = GoalIndicator(indicator=indicator)
        assert faults(hang, user=user, goal=goal, thing=twice) == {
            "__all__": ["Deze indicator hangt al aan dit doel."]
        }
        assert GoalIndicator.objects.count() == 2

    def test_taking_it_away_leaves_the_indicator(self, user, goal, organisation):
        indicator = make_indicator(organisation)
        link = hang(user=user, goal=goal, thing=GoalIndicator(indicator=indicator))
        take_away(user=user, thing=link)
        assert (GoalIndicator.objects.count(), [*Indicator.objects.alive()]) == (0, [indicator])

    def test_one_of_another_organisation_or_thrown_away_is_refused(self, user, goal, organisation):
        gone = remove_indicator(user=None, indicator=make_indicator(organisation, "Stress"))
        for indicator, sentence in (
            (gone, "‘Stress’ ligt in de prullenbak. Zet hem eerst terug."),
            (make_indicator(make_organisation("houten")), "Kies een indicator van uw eigen organisatie."),
        ):
            link = GoalIndicator(indicator=indicator)
            assert faults(hang, user=user, goal=goal, thing=link) == {"indicator": [sentence]}
        assert GoalIndicator.objects.count() == 0
