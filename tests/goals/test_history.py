from datetime import date
from decimal import Decimal
from itertools import pairwise

import pghistory
import pytest
from django.core.paginator import Paginator
from django.db import connection

from goals import hanging, services, tree
from goals.enums import Weight
from goals.history import GoalHistory, last_change, recent_history
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
from goals.tree import Position
from history.conflicts import StaleFields
from indicators.services import create_indicator
from organisations.vocabulary import merge_terms
from tests.goals.factories import find, make_tree, make_user
from tests.goals.projects.factories import make_project, make_term

# What happens in one transaction is told in one go, so each change needs one of its own.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def goal(goal_tree):
    return find(goal_tree, "Steun")


def hang(user, goal, thing):
    return hanging.hang(user=user, goal=goal, thing=thing)


def told(goal):
    """The sentences about a goal, newest first, without that of its making."""
    *sentences, made = [entry.text for entry in recent_history(goal.pk, count=20)]
    assert made == "Maakte dit doel."
    return sentences


def test_recent_history_tells_changes_of_fields(user, goal):
    day = date(2027, 3, 1)
    services.update_goal(user=user, goal=goal, changes={"end_date": day}, seen={"end_date": None})
    later = {"end_date": date(2027, 6, 1), "why": "Daarom"}
    services.update_goal(user=user, goal=goal, changes=later, seen={"end_date": day, "why": ""})
    assert told(goal) == [
        "Wijzigde streefdatum van 1 maart 2027 naar 1 juni 2027. Vulde ‘Waarom doen we dit?’ in.",
        "Vulde streefdatum in: 1 maart 2027.",
    ]


def test_recent_history_tells_what_hangs_at_a_goal(user, goal):
    person = hang(user, goal, Responsibility(role="team", name="Team Jeugd"))
    hang(user, goal, Reference(kind="wet", title="Wmo 2015"))
    hanging.take_away(user=user, thing=person)
    assert told(goal) == [
        "Haalde Team Jeugd weg als team.",
        "Voegde Wmo 2015 toe als wet.",
        "Voegde Team Jeugd toe als team.",
    ]


def change(user, thing, **changes):
    seen = {name: getattr(thing, name) for name in changes}
    return hanging.change(user=user, thing=thing, changes=changes, seen=seen)


def test_recent_history_tells_money_with_year_and_taakveld(user, goal):
    line = hang(user, goal, BudgetLine(year=2027, taakveld="6.1", costs=1250, revenues=30))
    change(user, line, costs=Decimal("1300.50"), description="Subsidie")
    hanging.take_away(user=user, thing=line)
    taakveld = "6.1 Samenkracht en burgerparticipatie"
    assert told(goal) == [
        f"Haalde middelen weg: lasten € 1.300,50 en baten € 30 in 2027 voor {taakveld}.",
        (
            f"Wijzigde lasten in 2027 voor {taakveld} van € 1.250 naar € 1.300,50. "
            "Vulde omschrijving van de middelen in: ‘Subsidie’."
        ),
        f"Vulde middelen in: lasten € 1.250 en baten € 30 in 2027 voor {taakveld}.",
    ]


def test_recent_history_tells_judgements(user, goal):
    report = hang(user, goal, ProgressReport(document="begroting", year=2027, judgement="haalbaar"))
    change(user, report, judgement="in_gevaar", risks="Te weinig mensen")
    hanging.take_away(user=user, thing=report)
    assert told(goal) == [
        "Haalde het oordeel ‘in gevaar’ bij begroting 2027 weg.",
        "Wijzigde oordeel van ‘haalbaar’ naar ‘in gevaar’. Vulde ‘Welke risico’s zijn er?’ in.",
        "Schreef het oordeel ‘haalbaar’ bij begroting 2027.",
    ]


def test_whole_history_has_not_a_word_of_stories(user, goal):
    words = {"text": "Ik was bang", "place": "Zuid", "name": "Fatima"}
    story = hang(user, goal, Story(voice="client", is_anonymous=False, **words))
    change(user, story, text="Ik was erg bang", place="Noord", name="Samira")
    change(user, story, has_permission=True, is_anonymous=True)
    hanging.take_away(user=user, thing=story)
    assert told(goal) == [
        "Haalde een verhaal van een cliënt weg.",
        (
            "Maakte de naam bij een verhaal leeg. Wijzigde anoniem verhaal van nee naar ja. "
            "Wijzigde toestemming bij een verhaal van nee naar ja."
        ),
        (
            "Wijzigde de tekst van een verhaal. Wijzigde de plaats van een verhaal. "
            "Wijzigde de naam bij een verhaal."
        ),
        "Schreef een verhaal van een cliënt op.",
    ]
    changes = [change for entry in GoalHistory(goal.pk)[:20] for change in entry.changes]
    assert [change.difference for change in changes if change.difference] == []


def test_recent_history_tells_questions_and_evidence(user, goal):
    question = hang(user, goal, LearningQuestion(question="Werkt het?"))
    change(user, question, learned="Ja")
    evidence = hang(user, goal, Evidence(statement="Veel schulden", figure="12%"))
    change(user, evidence, figure="")
    hanging.take_away(user=user, thing=question)
    assert told(goal) == [
        "Haalde de leervraag ‘Werkt het?’ weg.",
        "Haalde cijfer bij een gegeven weg (was ‘12%’).",
        "Legde als gegeven bij de opgave vast: ‘Veel schulden’.",
        "Vulde ‘Wat hebben we geleerd?’ in.",
        "Stelde de leervraag ‘Werkt het?’.",
    ]


def test_recent_history_tells_indicators_by_name(user, goal, organisation):
    indicator = create_indicator(user=user, organisation=organisation, name="Buiten spelen")
    link = hang(user, goal, GoalIndicator(indicator=indicator))
    hanging.take_away(user=user, thing=link)
    assert told(goal) == [
        "Haalde de indicator ‘Buiten spelen’ weg bij dit doel.",
        "Hing de indicator ‘Buiten spelen’ aan dit doel.",
    ]


def test_recent_history_tells_the_kind_of_result(user, goal):
    changes = {"result_type": "transformatiedoel"}
    services.update_goal(user=user, goal=goal, changes=changes, seen={"result_type": ""})
    assert told(goal) == ["Vulde soort resultaat in: transformatiedoel."]


def test_recent_history_tells_contributions_at_both_ends(user, goal, goal_tree):
    target = find(goal_tree, "Meedoen")
    link = services.add_contribution(user=user, goal=goal, target=target, weight=Weight.PRIMAIR)
    services.remove_contribution(user=user, contribution=link)
    assert told(goal) == [
        "Haalde de bijdrage aan ‘Meedoen’ weg.",
        "Liet dit doel ook bijdragen aan ‘Meedoen’.",
    ]
    assert told(target) == [
        "Haalde de bijdrage van ‘Steun’ weg.",
        "Liet ‘Steun’ ook bijdragen aan dit doel.",
    ]


def test_recent_history_tells_moves_and_the_bin(user, goal, goal_tree, organisation):
    tree.move_goal(user=user, goal=goal, target=find(goal_tree, "Leefomgeving"))
    tree.restore_goal(user=user, removal=tree.remove_goal(user=user, goal=goal))
    other = make_tree(organisation, "M Groene stad", title="Openbare ruimte")
    tree.move_goal(user=user, goal=goal, target=None, goal_tree=other, position=Position.LAST_UNDER)
    assert told(goal) == [
        "Verplaatste dit doel naar de boom ‘Openbare ruimte’.",
        "Zette dit doel terug.",
        "Gooide dit doel weg.",
        "Verplaatste dit doel van onder ‘Goede start’ naar onder ‘Leefomgeving’.",
    ]


def test_recent_history_calls_levels_as_the_tree_does(user, goal_tree):
    goal = find(goal_tree, "Voorlezen")
    tree.set_level(user=user, goal=goal, level="prestatie")
    goal_tree.level_names = {"prestatie": "actie"}
    newest = recent_history(goal.pk, goal_tree.name_of)[0]
    assert newest.text == "Wijzigde niveau van subdoelstelling naar actie."


def test_recent_history_tells_a_move_among_neighbours(user, goal, goal_tree):
    tree.lower_goal(user=user, goal=goal)
    assert told(goal) == ["Verschoof dit doel tussen zijn buren."]


def test_recent_history_tells_what_was_done_in_sql(goal):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE goals_goal SET title = 'Uit SQL' WHERE id = %s", [goal.pk])
    newest = recent_history(goal.pk)[0]
    assert (newest.text, newest.who) == (
        "Wijzigde titel van ‘Steun’ naar ‘Uit SQL’.",
        "opdrachtregel",
    )


def test_recent_history_tells_nothing_of_neighbours_and_renumbering(user, goal, goal_tree):
    tree.add_goal(user=user, goal_tree=goal_tree, title="Nieuw", target=goal, position=Position.BEFORE)
    assert told(goal) == []


def test_recent_history_is_short_and_whole_history_comes_in_pages(user, goal):
    titles = ["Steun", *(f"Titel {number}" for number in range(7))]
    for old, new in pairwise(titles):
        with pghistory.context(user=user.pk):
            services.update_goal(user=user, goal=goal, changes={"title": new}, seen={"title": old})
    pages = Paginator(GoalHistory(goal.pk), 5)
    assert len(recent_history(goal.pk)) == 5
    assert (pages.count, [len(page.object_list) for page in pages]) == (8, [5, 3])
    assert [entry.text for entry in pages.page(2)] == [
        "Wijzigde titel van ‘Titel 0’ naar ‘Titel 1’.",
        "Wijzigde titel van ‘Steun’ naar ‘Titel 0’.",
        "Maakte dit doel.",
    ]


def test_last_change_says_who_changed_a_field_last(user, organisation, goal):
    noor = make_user(organisation, name="Noor")
    services.update_goal(user=noor, goal=goal, changes={"title": "Een"}, seen={"title": "Steun"})
    services.update_goal(user=user, goal=goal, changes={"why": "Twee"}, seen={"why": ""})
    assert last_change(goal, "title").who == "Noor"
    assert last_change(goal, "domain") is None


def test_recent_history_tells_projects_that_contribute(user, organisation, goal):
    project = make_project(organisation)
    link = hang(user, goal, ProjectContribution(project=project))
    link = change(user, link, explanation="Zo")
    hanging.take_away(user=user, thing=link)
    assert told(goal) == [
        "Haalde de bijdrage van het project ‘Speelplek’ weg.",
        "Vulde de uitleg bij de bijdrage van een project in.",
        "Liet het project ‘Speelplek’ bijdragen aan dit doel.",
    ]


def test_what_may_stay_is_told(user, goal):
    exemption = hang(user, goal, CheckExemption(check_key="prestatie-zonder-project", reason="Doet de buurt"))
    hanging.take_away(user=user, thing=exemption)
    assert told(goal) == [
        "Laat ‘prestatie zonder project’ weer melden.",
        "Schreef op waarom ‘prestatie zonder project’ mag blijven: ‘Doet de buurt’.",
    ]


def test_last_change_of_something_at_a_goal_is_of_that_alone(user, organisation, goal):
    noor = make_user(organisation, name="Noor")
    first, second = (hang(user, goal, LearningQuestion(question=text)) for text in "AB")
    change(noor, first, learned="Ja")
    assert last_change(first, "learned").who == "Noor"
    assert last_change(second, "learned") is None


def test_history_tells_words_also_to_who_is_too_late(user, organisation, goal):
    noord, north = (make_term(organisation, name) for name in ("Noord", "Wijk Noord"))
    services.update_goal(user=user, goal=goal, changes={"wijk": [noord]}, seen={"wijk": []})
    merge_terms(user=None, term=noord, into=north)
    with pytest.raises(StaleFields) as caught:
        services.update_goal(user=user, goal=goal, changes={"wijk": [noord]}, seen={"wijk": []})
    [stale] = caught.value.fields
    assert stale.entry.changes[0].text == "Verving het woord ‘Noord’ door het woord ‘Wijk Noord’"
    services.update_goal(user=user, goal=goal, changes={"wijk": []}, seen={"wijk": [north]})
    texts = [change.text for entry in recent_history(goal.pk) for change in entry.changes]
    assert texts[:3] == [
        "Haalde het woord ‘Wijk Noord’ weg",
        "Verving het woord ‘Noord’ door het woord ‘Wijk Noord’",
        "Voegde het woord ‘Noord’ toe",
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_recent_history_costs_the_same_whatever_happened(
    user, goal, goal_tree, count, django_assert_num_queries
):
    for number in range(count):
        hang(user, goal, Reference(kind="wet", title=f"Wet {number}"))
    with django_assert_num_queries(15):
        recent_history(goal.pk)
