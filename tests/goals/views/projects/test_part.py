from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from goals.models import Milestone, ProjectStory
from goals.projects import parts
from tests.goals.projects.factories import make_project
from tests.indicators.views.pages import toast, undo

STORY = {"voice": "inwoner", "text": "Fijn plekje", "is_anonymous": "on"}


@pytest.fixture
def client(client, user):
    client.force_login(user)
    return client


@pytest.fixture
def project(organisation):
    return make_project(organisation)


@pytest.fixture
def milestone(project):
    thing = Milestone(title="Opening", due_on=date(2027, 5, 1), precision="maand")
    return parts.add(user=None, project=project, thing=thing)


def url(project, name, *args):
    return reverse(f"goals:{name}", args=["best", project.pk, *args])


def seen(**changes):
    fields = {"title": "Opening", "when": "mei 2027", "done_on": ""}
    return fields | {f"initial-{name}": value for name, value in fields.items()} | changes


class TestMilestones:
    def test_adding_leads_back_to_the_timeline(self, client, project):
        response = client.post(url(project, "project_milestones"), {"title": "Opening", "when": "Q2 2027"})
        assert response.headers["Location"] == f"{url(project, 'project')}#mijlpalen"
        milestone = Milestone.objects.get()
        stored = (milestone.title, milestone.due_on, milestone.precision)
        assert stored == ("Opening", date(2027, 4, 1), "kwartaal")

    def test_and_one_more_opens_the_form_again(self, client, project):
        typed = {"title": "Opening", "when": "", "nog": "1"}
        response = client.post(url(project, "project_milestones"), typed, follow=True)
        assert response.redirect_chain == [(url(project, "project_milestones"), 302)]
        assert toast(response.content.decode()) == "De mijlpaal staat in de routekaart."

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"title": "", "when": "2027"}, "Schrijf op wat de mijlpaal is."),
            ({"title": "Opening", "when": "straks"}, "‘straks’ is geen datum."),
            ({"title": "Opening", "when": "x" * 300}, "is geen datum."),
            ({"title": "x" * 251, "when": ""}, "Maak deze tekst korter"),
        ],
    )
    def test_what_is_wrong_is_told_and_kept(self, client, project, typed, sentence):
        response = client.post(url(project, "project_milestones"), typed)
        page = response.content.decode()
        assert response.status_code == 422
        assert sentence in page
        assert typed["when"] in page
        assert not Milestone.objects.exists()

    def test_the_form_shows_when_as_people_write_it(self, client, project, milestone):
        page = client.get(url(project, "project_milestone", milestone.pk)).content.decode()
        assert 'name="when" value="mei 2027"' in page

    def test_changing_writes_the_new_date(self, client, project, milestone):
        address = url(project, "project_milestone", milestone.pk)
        client.post(address, seen(when="31-12-2027"))
        milestone.refresh_from_db()
        assert (milestone.due_on, milestone.precision) == (date(2027, 12, 31), "dag")

    def test_who_is_second_gets_both_dates_and_chooses(self, client, project, milestone):
        address = url(project, "project_milestone", milestone.pk)
        Milestone.objects.update(due_on=date(2028, 1, 1), precision="jaar")
        response = client.post(address, seen(when="juni 2027"))
        page = response.content.decode()
        assert response.status_code == 409
        assert 'name="nu-when" value="2028"' in page
        client.post(address, seen(when="juni 2027") | {"keuze-when": "mijne", "nu-when": "2028"})
        milestone.refresh_from_db()
        assert (milestone.due_on, milestone.precision) == (date(2027, 6, 1), "maand")

    def test_reached_and_not_after_all(self, client, project, milestone):
        address = url(project, "project_milestone_reach", milestone.pk)
        response = client.post(address, follow=True)
        assert toast(response.content.decode()) == "Mooi, de mijlpaal is gehaald."
        milestone.refresh_from_db()
        assert milestone.done_on == timezone.localdate()
        client.post(address, {"gehaald": "0"})
        milestone.refresh_from_db()
        assert milestone.done_on is None

    def test_taking_away_is_undone_with_one_button(self, client, project, milestone):
        address = url(project, "project_milestone_remove", milestone.pk)
        page = client.post(address, follow=True).content.decode()
        assert toast(page) == "De mijlpaal is weggehaald."
        assert toast(undo(client, page)) == "De wijziging is ongedaan gemaakt."
        assert Milestone.objects.get().pk == milestone.pk

    def test_taking_away_what_is_gone_is_fine(self, client, project, milestone):
        address = url(project, "project_milestone_remove", milestone.pk)
        milestone.delete()
        page = client.post(address, follow=True).content.decode()
        assert toast(page) == "Iemand anders haalde dit al weg."

    def test_one_of_another_project_is_not_found(self, client, organisation, milestone):
        other = make_project(organisation, "Bankjes")
        for name in ("project_milestone", "project_milestone_reach"):
            assert client.post(url(other, name, milestone.pk)).status_code == 404


class TestStories:
    def test_adding_and_changing(self, client, project):
        client.post(url(project, "project_stories"), STORY | {"name": "Mia"})
        story = ProjectStory.objects.get()
        assert (story.text, story.name, story.has_permission) == ("Fijn plekje", "", False)
        fields = {"voice": "inwoner", "text": "Fijn plekje", "is_anonymous": "True"}
        posted = (
            STORY | {f"initial-{name}": value for name, value in fields.items()} | {"has_permission": "on"}
        )
        response = client.post(url(project, "project_story", story.pk), posted)
        assert response.headers["Location"] == f"{url(project, 'project')}#verhalen"
        story.refresh_from_db()
        assert story.has_permission

    def test_taking_away_is_undone_with_one_button(self, client, project):
        client.post(url(project, "project_stories"), STORY)
        story = ProjectStory.objects.get()
        page = client.post(url(project, "project_story_remove", story.pk), follow=True).content.decode()
        undo(client, page)
        assert ProjectStory.objects.get().text == "Fijn plekje"

    def test_an_empty_story_is_refused(self, client, project):
        response = client.post(url(project, "project_stories"), STORY | {"text": ""})
        assert response.status_code == 422
        assert "Schrijf het verhaal op." in response.content.decode()
