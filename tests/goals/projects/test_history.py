from datetime import date
from decimal import Decimal

import pytest

from goals.hanging import change as change_link
from goals.hanging import take_away
from goals.models import Milestone, ProjectStory
from goals.projects import parts
from goals.projects.history import ProjectHistory, recent_history
from goals.projects.services import remove_project, restore_project, update_project
from history.conflicts import StaleFields
from organisations.vocabulary import merge_terms
from tests.goals.factories import find
from tests.goals.projects.factories import make_project, make_term


def told(project):
    """All sentences about a project, oldest first."""
    newest_first = ProjectHistory(project.pk)[:100]
    return [change.text for entry in reversed(newest_first) for change in entry.changes]


@pytest.fixture
def project(organisation):
    return make_project(organisation)


def update(user, project, **changes):
    seen = {name: getattr(project, name) for name in changes}
    return update_project(user=user, project=project, changes=changes, seen=seen, reason="motie")


def test_history_tells_what_changed_in_a_project(project, user):
    update(user, project, name="Speeltuin", domain="sociaal", phase="uitvoering", budget=Decimal(1250))
    update(user, project, ambition="Samen buiten")
    remove_project(user=user, project=project)
    restore_project(user=user, project=project)
    assert told(project) == [
        "Maakte dit project",
        "Wijzigde naam van ‘Speelplek’ naar ‘Speeltuin’",
        "Wijzigde domein van fysiek naar sociaal",
        "Wijzigde fase van ‘idee’ naar ‘loopt’",
        "Vulde budget in: € 1.250",
        "Vulde de ambitie in",
        "Gooide dit project weg",
        "Zette dit project terug",
    ]


def test_history_tells_words(organisation, user):
    noord = make_term(organisation, "Noord")
    project = make_project(organisation, terms=[noord])
    update_project(user=user, project=project, changes={"wijk": []}, seen={"wijk": [noord]})
    assert told(project) == ["Maakte dit project", "Voegde wijk ‘Noord’ toe", "Haalde wijk ‘Noord’ weg"]


def test_history_tells_goals(goal_tree, organisation, user):
    project = make_project(organisation, goals=[find(goal_tree, "Steun")])
    link = project.contributions.select_related("goal__goal_tree").get()
    link = change_link(user=user, thing=link, changes={"explanation": "Zo"}, seen={"explanation": ""})
    take_away(user=user, thing=link)
    assert told(project) == [
        "Maakte dit project",
        "Liet dit project bijdragen aan ‘Steun’",
        "Vulde de uitleg bij een bijdrage in",
        "Haalde de bijdrage aan ‘Steun’ weg",
    ]


def test_history_tells_milestones(project, user):
    thing = Milestone(title="Opening", due_on=date(2027, 5, 1), precision="maand")
    milestone = parts.add(user=user, project=project, thing=thing)

    def change(**changes):
        nonlocal milestone
        seen = {name: getattr(milestone, name) for name in changes}
        milestone = parts.change(user=user, thing=milestone, changes=changes, seen=seen)

    change(title="Feest", due_on=date(2027, 7, 1), precision="kwartaal")
    change(done_on=date(2027, 8, 1))
    change(done_on=date(2027, 8, 2))
    change(done_on=None, due_on=None)
    parts.take_away(user=user, thing=milestone)
    assert told(project) == [
        "Maakte dit project",
        "Voegde de mijlpaal ‘Opening’ toe (mei 2027)",
        "Zette de mijlpaal ‘Feest’ op 3e kwartaal 2027",
        "Wijzigde mijlpaal van ‘Opening’ naar ‘Feest’",
        "Zette de mijlpaal ‘Feest’ op gehaald",
        "Wijzigde de dag waarop de mijlpaal ‘Feest’ gehaald is",
        "Haalde de datum van de mijlpaal ‘Feest’ weg",
        "Zette de mijlpaal ‘Feest’ open",
        "Haalde de mijlpaal ‘Feest’ weg",
    ]


def test_history_never_quotes_a_story(project, user):
    story = parts.add(user=user, project=project, thing=ProjectStory(voice="inwoner", text="Geheim"))
    parts.change(user=user, thing=story, changes={"text": "Heel geheim"}, seen={"text": "Geheim"})
    assert told(project) == [
        "Maakte dit project",
        "Schreef een verhaal van een inwoner op",
        "Wijzigde de tekst van een verhaal",
    ]
    differences = [change.difference for entry in recent_history(project.pk) for change in entry.changes]
    assert differences == [None, None, None]


def test_history_tells_the_reason(project, user):
    update(user, project, name="Speeltuin")
    assert recent_history(project.pk, 1)[0].text == (
        "Wijzigde naam van ‘Speelplek’ naar ‘Speeltuin’. Reden: motie."
    )


@pytest.mark.parametrize("count", [1, 3])
def test_recent_history_costs_the_same_whatever_happened(
    project, goal_tree, user, count, django_assert_num_queries
):
    for number in range(count):
        parts.add(user=user, project=project, thing=Milestone(title=f"Mijlpaal {number}"))
    with django_assert_num_queries(6):
        recent_history(project.pk)


def test_history_tells_merged_words_also_to_who_is_too_late(organisation, user):
    noord, north = (make_term(organisation, name) for name in ("Noord", "Wijk Noord"))
    project = make_project(organisation, terms=[noord])
    merge_terms(user=None, term=noord, into=north)
    with pytest.raises(StaleFields) as caught:
        update_project(user=user, project=project, changes={"wijk": []}, seen={"wijk": [noord]})
    [stale] = caught.value.fields
    assert stale.entry.changes[0].text == "Verving wijk ‘Noord’ door wijk ‘Wijk Noord’"
