from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from goals.models import Milestone, ProjectStory
from goals.projects import parts, undo
from goals.projects.services import remove_project
from goals.tree import remove_goal
from history.conflicts import StaleFields
from organisations.enums import Role
from tests.goals.factories import find, make_user, refused
from tests.goals.projects.factories import make_project


@pytest.fixture
def project(organisation):
    return make_project(organisation)


@pytest.fixture
def milestone(project):
    thing = Milestone(title=" Opening\nfeest ", due_on=date(2027, 5, 20), precision="kwartaal")
    return parts.add(user=None, project=project, thing=thing)


def test_add_milestone_is_due_on_the_first_day_of_its_quarter(milestone):
    milestone.refresh_from_db()
    assert (milestone.title, milestone.due_on) == ("Opening feest", date(2027, 4, 1))


def test_add_milestone_without_title_is_refused(project, user):
    with pytest.raises(ValidationError) as caught:
        parts.add(user=user, project=project, thing=Milestone(title=" "))
    assert list(caught.value.error_dict) == ["title"]


def test_add_by_a_reader_is_denied(project, organisation):
    reader = make_user(organisation, Role.RAADSLID)
    with pytest.raises(PermissionDenied):
        parts.add(user=reader, project=project, thing=Milestone(title="Opening"))


def test_add_to_a_project_in_the_bin_is_refused(project, user):
    remove_project(user=user, project=project)
    call = {"user": user, "project": project, "thing": Milestone(title="Opening")}
    assert refused(parts.add, **call) == "‘Speelplek’ ligt in de prullenbak. Zet het eerst terug."


def test_add_anonymous_story_forgets_the_name(project, user):
    story = ProjectStory(voice="inwoner", text="Fijn", is_anonymous=True, name="Mia")
    assert parts.add(user=user, project=project, thing=story).name == ""


def test_change_milestone_writes_what_changed(milestone, user):
    changes, seen = {"title": "Feest", "done_on": None}, {"title": "Opening feest", "done_on": None}
    now = parts.change(user=user, thing=milestone, changes=changes, seen=seen)
    assert (now.title, now.due_on) == ("Feest", date(2027, 4, 1))


def test_change_milestone_that_another_changed_writes_nothing(milestone, user, organisation):
    other = make_user(organisation, name="Bea")
    seen = {"title": "Opening feest"}
    parts.change(user=other, thing=milestone, changes={"title": "Feest"}, seen=seen)
    with pytest.raises(StaleFields) as caught:
        parts.change(user=user, thing=milestone, changes={"title": "Borrel"}, seen=seen)
    told = [(field.theirs, field.mine, field.entry.who) for field in caught.value.fields]
    assert told == [("Feest", "Borrel", "Bea")]


def test_change_milestone_that_was_taken_away_is_refused(milestone, user):
    parts.take_away(user=user, thing=milestone)
    call = {
        "user": user,
        "thing": milestone,
        "changes": {"title": "Feest"},
        "seen": {"title": "Opening feest"},
    }
    assert refused(parts.change, **call) == "Iemand anders haalde dit weg. Voeg het opnieuw toe."


def test_take_back_puts_a_milestone_back_as_it_was(milestone, project, user):
    token = undo.of_taken_away(milestone)
    parts.take_away(user=user, thing=milestone)
    undo.take_back(user=user, project=project, token=token)
    back = project.milestones.get()
    assert (back.pk, back.title, back.due_on) == (milestone.pk, "Opening feest", date(2027, 4, 1))
    again = {"user": user, "project": project, "token": token}
    assert refused(undo.take_back, **again) == "Dit is al teruggezet."


def test_take_back_puts_a_story_back_as_it_was(project, user):
    story = ProjectStory(voice="inwoner", text="Fijn", is_anonymous=False, name="Mia", has_permission=True)
    parts.add(user=user, project=project, thing=story)
    token = undo.of_taken_away(story)
    parts.take_away(user=user, thing=story)
    undo.take_back(user=user, project=project, token=token)
    back = project.stories.get()
    assert (back.text, back.name, back.has_permission) == ("Fijn", "Mia", True)


def test_take_back_hangs_a_project_at_its_goal_again(goal_tree, organisation, user):
    project = make_project(organisation, goals={find(goal_tree, "Steun"): "Zo"})
    link = project.contributions.get()
    token = undo.of_taken_away(link)
    link.delete()
    undo.take_back(user=user, project=project, token=token)
    assert project.contributions.get().explanation == "Zo"


def test_take_back_at_a_goal_in_the_bin_is_refused(goal_tree, organisation, user):
    goal = find(goal_tree, "Voorlezen")
    project = make_project(organisation, goals=[goal])
    link = project.contributions.get()
    token = undo.of_taken_away(link)
    link.delete()
    remove_goal(user=user, goal=goal)
    sentence = refused(undo.take_back, user=user, project=project, token=token)
    assert sentence.startswith("‘Voorlezen’ staat niet meer in deze boom.")


def test_take_back_of_another_project_is_refused(milestone, organisation, user):
    token = undo.of_taken_away(milestone)
    call = {"user": user, "project": make_project(organisation, "Bankjes"), "token": token}
    assert refused(undo.take_back, **call) == "Dit hoort bij een ander project."
