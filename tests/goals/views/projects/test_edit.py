import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from goals.models import Project, Raakvlak
from goals.tagging import terms_of
from tests.goals.factories import find, make_organisation, make_tree
from tests.goals.projects.factories import make_project, make_signal, make_term
from tests.indicators.views.pages import toast

NEW = {"name": "Speelplek", "domain": "fysiek", "phase": "idee"}


@pytest.fixture
def client(client, user):
    client.force_login(user)
    return client


@pytest.fixture
def project(organisation):
    return make_project(organisation, leader="Anna")


def url(name, *args):
    return reverse(f"goals:{name}", args=["best", *args])


def seen(project, **changes):
    """What a browser sends of the form of a project with some fields changed."""
    fields = {name: getattr(project, name) for name in ("name", "domain", "phase", "leader")}
    return fields | {f"initial-{name}": value for name, value in fields.items()} | changes


class TestNew:
    def test_a_new_project_leads_to_its_page(self, client, organisation):
        wijk = make_term(organisation, "Noord")
        typed = NEW | {
            "wijk": [wijk.pk],
            "budget": "€ 120.000",
            "start_date": "2027-01-31",
            "partners": "A\r\nB",
        }
        response = client.post(url("project_new"), typed, follow=True)
        made = Project.objects.get()
        assert response.redirect_chain == [(url("project", made.pk), 302)]
        assert toast(response.content.decode()) == "‘Speelplek’ is er."
        assert (made.budget, made.start_date, made.partners) == (Decimal(120000), date(2027, 1, 31), "A\nB")
        assert terms_of(made, "wijk") == [wijk]

    def test_from_a_goal_it_hangs_there_at_once(self, client, goal_tree):
        goal = find(goal_tree, "Steun")
        address = f"{url('project_new')}?doel={goal.pk}"
        assert "Dit project draagt bij aan ‘Steun’." in client.get(address).content.decode()
        client.post(address, NEW)
        assert [link.goal for link in Project.objects.get().contributions.all()] == [goal]

    @pytest.mark.parametrize("asked", ["x", "9b2f0f4e-5d1c-4d4e-9d43-0a9b7f4a7d11"])
    def test_from_a_goal_that_is_not_there_is_not_found(self, client, organisation, asked):
        assert client.get(url("project_new"), {"doel": asked}).status_code == 404

    def test_from_a_goal_of_another_organisation_is_not_found(self, client, organisation):
        goal = find(make_tree(make_organisation("elders"), "M Groen"), "Groen")
        assert client.get(url("project_new"), {"doel": goal.pk}).status_code == 404

    def test_the_own_domain_is_chosen_already(self, client, user, organisation):
        user.memberships.update(domain="fysiek")
        page = client.get(url("project_new")).content.decode()
        chosen = re.findall(r'<input[^>]*name="domain"[^>]*value="(\w+)"[^>]*checked', page)
        assert chosen == ["fysiek"]

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"name": " "}, "Vul een naam in."),
            ({"domain": ""}, "Kies een van de mogelijkheden uit de lijst."),
            ({"budget": "veel"}, "‘veel’ is geen getal."),
            ({"budget": "-5"}, "Vul een bedrag in van 0 of meer."),
            ({"start_date": "2027-02-01", "end_date": "2027-01-01"}, "De einddatum ligt voor de begindatum."),
            ({"start_date": "x"}, "Vul een dag in zoals 31-12-2027."),
        ],
    )
    def test_what_is_wrong_is_told_and_kept(self, client, organisation, typed, sentence):
        response = client.post(url("project_new"), NEW | {"description": "Bij de school"} | typed)
        page = response.content.decode()
        assert response.status_code == 422
        assert sentence in page
        assert "Bij de school" in page
        assert not Project.objects.exists()

    @pytest.mark.parametrize("count", [1, 3])
    def test_query_count_is_constant(self, client, organisation, count, django_assert_num_queries):
        for number in range(count):
            make_term(organisation, f"Wijk {number}")
        with django_assert_num_queries(6):
            client.get(url("project_new"))


class TestEdit:
    def test_a_change_is_stored(self, client, project):
        response = client.post(
            url("project_edit", project.pk), seen(project, approach="Eerst\r\nDan"), follow=True
        )
        assert toast(response.content.decode()) == "Het project is bewaard."
        project.refresh_from_db()
        assert project.approach == "Eerst\nDan"

    def test_who_is_second_gets_both_texts_and_chooses(self, client, project):
        mine = seen(project, leader="Wil")
        Project.objects.update(leader="Bea")
        response = client.post(url("project_edit", project.pk), mine)
        page = response.content.decode()
        assert response.status_code == 409
        assert "Iemand anders heeft dit project gewijzigd." in page
        choice = mine | {"keuze-leader": "mijne", "nu-leader": "Bea"}
        client.post(url("project_edit", project.pk), choice)
        project.refresh_from_db()
        assert project.leader == "Wil"

    def test_two_people_who_tick_other_words_choose_between_lists(self, client, project, organisation):
        noord, zuid = make_term(organisation, "Noord"), make_term(organisation, "Zuid")
        project.terms.add(noord)
        response = client.post(url("project_edit", project.pk), seen(project, wijk=[zuid.pk]))
        assert response.status_code == 409
        choice = seen(project) | {"wijk": [zuid.pk], "nu-wijk": [noord.pk], "keuze-wijk": "mijne"}
        client.post(url("project_edit", project.pk), choice)
        assert terms_of(project, "wijk") == [zuid]

    def test_another_domain_after_a_judgement_is_refused_at_the_field(self, client, project, goal_tree):
        goal = find(goal_tree, "Steun")
        goal.domain = "sociaal"
        goal.save()
        make_signal(project, goal, status="geparkeerd")
        response = client.post(url("project_edit", project.pk), seen(project, domain="sociaal"))
        assert response.status_code == 422
        assert "Dit project heeft raakvlakken waar al een oordeel over is." in response.content.decode()
        assert Raakvlak.objects.count() == 1


class TestBin:
    def test_throwing_away_is_undone_with_one_button(self, client, project):
        response = client.post(url("project_remove", project.pk), follow=True)
        page = response.content.decode()
        assert toast(page) == "‘Speelplek’ ligt in de prullenbak."
        assert url("project_restore", project.pk) in page
        response = client.post(url("project_restore", project.pk), follow=True)
        assert toast(response.content.decode()) == "‘Speelplek’ is teruggezet."

    def test_throwing_away_and_putting_back_twice_is_fine(self, client, project):
        for name in ("project_remove", "project_remove", "project_restore", "project_restore"):
            assert client.post(url(name, project.pk)).status_code == 302
        assert Project.objects.alive().count() == 1
