import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from goals.models import Milestone, ProjectStory
from goals.projects import parts
from goals.projects.services import remove_project
from goals.views.projects.project import SHOWN_EVENTS
from organisations.enums import Role
from tests.goals.factories import find, make_tree, make_user
from tests.goals.projects.factories import make_project, make_term
from tests.indicators.views.pages import words

PARTS = {
    "ambition": "Iedereen buiten",
    "learning_questions": "- Wie speelt er?\n- Wie zit er?",
    "approach": "Eerst ophalen",
    "resident_involvement": "De buurt beheert",
    "intended_results": "Een plek erbij",
    "challenges": "Weinig ruimte",
}


@pytest.fixture
def client(client, user):
    client.force_login(user)
    return client


def url(project, name="project", *args):
    return reverse(f"goals:{name}", args=["best", project.pk, *args])


def read(client, project):
    """The text of the main part of the page."""
    page = client.get(url(project)).content.decode()
    return words(page[page.index("<main") : page.index("</main")])


class TestProject:
    def test_it_reads_as_a_routekaart_in_the_order_of_the_seed(self, client, organisation):
        project = make_project(organisation, **PARTS)
        parts.add(user=None, project=project, thing=Milestone(title="Opening"))
        page = client.get(url(project)).content.decode()
        headings = [words(found) for found in re.findall(r"<h2[^>]*>(.*?)</h2>", page)]
        assert headings == [
            "Waar gaat het over?",
            "Ambitie",
            "Actuele leervragen",
            "Aanpak",
            "Mijlpalen",
            "Betrokkenheid van de inwoner",
            "Resultaatdoelstellingen",
            "Uitdagingen",
            "Verhalen",
            "Raakvlakken",
            "Over dit project",
            "Draagt bij aan",
            "Geschiedenis",
        ]

    def test_its_facts_are_there_in_words(self, client, organisation):
        wijken = [make_term(organisation, name) for name in ("Noord", "Zuid")]
        project = make_project(
            organisation,
            terms=[*wijken, make_term(organisation, "Spelen", "thema")],
            start_date=date(2027, 1, 1),
            budget=Decimal(120000),
            leader="Wil Verhagen",
            partners="School\nBuurtvereniging",
        )
        page = read(client, project)
        assert "fysiek Idee vanaf 1 januari 2027 € 120.000 Speelplek" in page
        assert "Thema Spelen" in page
        assert "Wijken Noord, Zuid" in page
        assert "Projectleider Wil Verhagen Partners School, Buurtvereniging" in page

    def test_an_empty_part_asks_an_editor_and_is_hidden_for_who_reads(self, client, organisation):
        project = make_project(organisation)
        assert "Wat kan lastig worden, en voor wie? Uitdagingen invullen" in read(client, project)
        client.force_login(make_user(organisation, Role.RAADSLID))
        page = read(client, project)
        assert "Uitdagingen" not in page
        assert "Mijlpalen" not in page
        assert "Verhalen" not in page

    def test_milestones_tell_how_they_stand(self, client, organisation):
        project = make_project(organisation)
        for title, day, done in (
            ("Feest", None, None),
            ("Aanleg", date(2099, 4, 1), None),
            ("Ontwerp", date(2020, 1, 1), None),
            ("Ophalen", date(2019, 4, 1), date(2019, 5, 2)),
        ):
            milestone = Milestone(title=title, due_on=day, precision="kwartaal", done_on=done)
            parts.add(user=None, project=project, thing=milestone)
        client.force_login(make_user(organisation, Role.RAADSLID))
        page = read(client, project)
        told = page[page.index("Mijlpalen") : page.index("Raakvlakken")]
        assert told == (
            "Mijlpalen 2e kwartaal 2019 · gehaald op 2 mei 2019 Ophalen 1e kwartaal 2020 · te laat Ontwerp "
            "2e kwartaal 2099 · komt nog Aanleg Nog geen datum Feest "
        )

    def test_a_story_without_permission_is_for_editors_only(self, client, organisation):
        project = make_project(organisation)
        parts.add(user=None, project=project, thing=ProjectStory(voice="inwoner", text="Geheim"))
        assert "Geheim" in read(client, project)
        client.force_login(make_user(organisation, Role.RAADSLID))
        assert "Geheim" not in read(client, project)

    def test_goals_stand_below_their_trees_with_numbers(self, client, goal_tree, organisation):
        other = make_tree(organisation, "M Groen", title="Buiten")
        goals = {find(goal_tree, "Steun"): "Zo helpt het", find(other, "Groen"): ""}
        page = read(client, make_project(organisation, goals=goals))
        assert "Buiten 1 Groen maatschappelijk effect Preventief jeugdbeleid" in page
        assert "1.1.1 Steun subdoelstelling Zo helpt het" in page

    def test_it_is_not_found_in_the_bin(self, client, organisation):
        project = make_project(organisation)
        remove_project(user=None, project=project)
        assert client.get(url(project)).status_code == 404

    @pytest.mark.parametrize("count", [1, 3])
    def test_query_count_is_constant(self, client, goal_tree, organisation, count, django_assert_num_queries):
        titles = ["Steun", "Voorlezen", "Meedoen"][:count]
        terms = [make_term(organisation, name) for name in ("Noord", "Zuid", "West")[:count]]
        project = make_project(organisation, goals=[find(goal_tree, title) for title in titles], terms=terms)
        for number in range(count):
            parts.add(user=None, project=project, thing=Milestone(title=f"Mijlpaal {number}"))
            parts.add(user=None, project=project, thing=ProjectStory(voice="inwoner", text="Fijn"))
        for _ in range(SHOWN_EVENTS):  # so that its recent history is the same
            parts.add(user=None, project=project, thing=ProjectStory(voice="inwoner", text="Nog een"))
        client.get(url(project))
        with django_assert_num_queries(16):
            client.get(url(project))


class TestHistory:
    def test_all_that_happened_comes_in_pages(self, client, organisation):
        project = make_project(organisation)
        for number in range(26):
            parts.add(user=None, project=project, thing=Milestone(title=f"Mijlpaal {number}"))
        page = client.get(url(project, "project_history"), {"pagina": 2}).content.decode()
        assert "Maakte dit project" in page


class TestBin:
    def test_what_was_thrown_away_can_be_put_back(self, client, organisation):
        project = make_project(organisation)
        remove_project(user=None, project=project)
        page = client.get(reverse("goals:project_bin", args=["best"])).content.decode()
        assert "Speelplek" in page
        assert url(project, "project_restore") in page

    def test_an_empty_bin_says_so(self, client, organisation):
        page = client.get(reverse("goals:project_bin", args=["best"])).content.decode()
        assert "De prullenbak is leeg" in page

    @pytest.mark.parametrize("count", [1, 3])
    def test_query_count_is_constant(self, client, user, organisation, count, django_assert_num_queries):
        for number in range(count):
            remove_project(user=user, project=make_project(organisation, f"Project {number}"))
        with django_assert_num_queries(5):
            client.get(reverse("goals:project_bin", args=["best"]))
