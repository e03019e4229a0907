"""Taking back that something was taken away from a goal: it comes back as it was."""

from datetime import date
from decimal import Decimal

import pytest
from django.core import signing
from django.http import Http404

from goals import hanging, undo
from goals.models import (
    BudgetLine,
    CheckExemption,
    Evidence,
    GoalIndicator,
    LearningQuestion,
    ProgressReport,
    ProjectContribution,
    Reference,
    Responsibility,
    Story,
)
from indicators.services import create_indicator
from tests.goals.factories import find, make_organisation, make_user, refused
from tests.goals.projects.factories import make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def goal(goal_tree):
    return find(goal_tree, "Steun")


@pytest.fixture
def indicator(user, organisation):
    return create_indicator(user=user, organisation=organisation, name="Buiten spelen")


def things(indicator):
    return [
        BudgetLine(year=2027, taakveld="6.1", description="Subsidie", costs=Decimal("12.50")),
        CheckExemption(check_key="er-doel", indicator=indicator, reason="Wens van de raad"),
        Evidence(statement="Veel schulden", figure="12%", source="CBS"),
        GoalIndicator(indicator=indicator),
        LearningQuestion(question="Werkt het?", learned="Ja"),
        ProgressReport(document="begroting", year=2027, judgement="haalbaar", done="Veel"),
        Reference(kind="wet", title="Jeugdwet"),
        Responsibility(role="team", name="Jeugd"),
        Story(voice="inwoner", text="Ik speel.", told_on=date(2026, 5, 1), has_permission=True),
    ]


def stored(thing):
    return type(thing).objects.filter(pk=thing.pk).values().first()


def test_every_kind_comes_back_as_it_was(user, organisation, goal, indicator):
    colleague = make_user(organisation)
    for thing in things(indicator):
        hanging.hang(user=colleague, goal=goal, thing=thing)
        before = stored(thing)
        token = undo.of_taken_away(hanging.take_away(user=user, thing=thing))
        assert stored(thing) is None
        assert undo.take_back(user=user, token=token) == goal
        assert stored(thing) == before


def test_taking_back_twice_says_so(user, goal):
    thing = hanging.hang(user=user, goal=goal, thing=LearningQuestion(question="Werkt het?"))
    token = undo.of_taken_away(hanging.take_away(user=user, thing=thing))
    undo.take_back(user=user, token=token)
    assert refused(undo.take_back, user=user, token=token) == "Dit is al teruggezet."


def test_a_project_hangs_at_its_goal_again(user, organisation, goal):
    link = ProjectContribution(project=make_project(organisation), explanation="Zo")
    thing = hanging.hang(user=user, goal=goal, thing=link)
    token = undo.of_taken_away(hanging.take_away(user=user, thing=thing))
    assert undo.take_back(user=user, token=token) == goal
    assert goal.project_contributions.get() == thing


def test_what_somebody_added_again_meanwhile_is_refused(user, goal):
    thing = hanging.hang(user=user, goal=goal, thing=Responsibility(role="team", name="Jeugd"))
    token = undo.of_taken_away(hanging.take_away(user=user, thing=thing))
    hanging.hang(user=user, goal=goal, thing=Responsibility(role="team", name="Jeugd"))
    assert refused(undo.take_back, user=user, token=token) == "Deze naam staat al in deze rol bij dit doel."


def test_token_of_another_organisation_is_of_no_use(user, goal):
    thing = hanging.hang(user=user, goal=goal, thing=Story(voice="inwoner", text="Ik speel."))
    token = undo.of_taken_away(hanging.take_away(user=user, thing=thing))
    stranger = make_user(make_organisation("houten"))
    with pytest.raises(Http404):
        undo.take_back(user=stranger, token=token)


def test_token_that_somebody_changed_is_refused(user, goal):
    token = signing.dumps({"what": "taken_away"}, salt="other")
    assert "kort na de wijziging" in refused(undo.take_back, user=user, token=token)


def test_what_was_hung_goes_away_again(user, goal):
    exemption = hanging.hang(user=user, goal=goal, thing=CheckExemption(check_key="er-doel", reason="Zo"))
    token = undo.of_hung(exemption)
    assert undo.take_back(user=user, token=token) == goal
    assert not CheckExemption.objects.exists()
    assert undo.take_back(user=user, token=token) is None


def test_what_hangs_at_the_whole_tree_leads_to_no_goal(user, goal_tree):
    root = goal_tree.goals.get(parent=None)
    thing = CheckExemption(check_key="boom-zonder-effect", reason="Volgt")
    hanging.hang(user=user, goal=root, thing=thing)
    token = undo.of_taken_away(hanging.take_away(user=user, thing=thing))
    assert undo.take_back(user=user, token=token) is None
    assert CheckExemption.objects.get().goal == root
    assert undo.take_back(user=user, token=undo.of_hung(CheckExemption.objects.get())) is None
    assert not CheckExemption.objects.exists()


def test_what_another_organisation_hung_is_not_taken_away(goal):
    stranger = make_user(make_organisation("houten"))
    exemption = hanging.hang(user=None, goal=goal, thing=CheckExemption(check_key="er-doel", reason="Zo"))
    assert undo.take_back(user=stranger, token=undo.of_hung(exemption)) is None
    assert CheckExemption.objects.exists()
