"""The pages on which many projects change at once."""

import re

import pytest
from django.urls import reverse

from goals.models import Project
from tests.goals.factories import make_user
from tests.goals.projects.factories import make_project, make_term

pytestmark = pytest.mark.django_db
URL = "/best/projecten/wijzigen/"


@pytest.fixture
def client(client, user):
    client.force_login(user)
    return client


@pytest.fixture
def word(organisation):
    return make_term(organisation, "Heuveleind")


@pytest.fixture
def projects(organisation, word):
    return [make_project(organisation, "A", terms=[word]), make_project(organisation, "B")]


def ids(projects):
    return " ".join(str(project.pk) for project in projects)


def sentences(response):
    return re.findall(
        r"<li>(.*?)</li>", response.content.decode().split('id="verandert"')[1].split("</section>")[0]
    )


def test_without_a_tick_one_is_sent_back_with_a_sentence(client, projects):
    page = client.post(f"{URL}?zoek=a", {}, follow=True)
    assert page.redirect_chain == [("/best/projecten/?zoek=a", 302)]
    assert "Vink eerst een of meer projecten aan." in page.content.decode()


def test_all_that_was_found_are_chosen(client, projects):
    page = client.post(f"{URL}?zoek=b", {"alle": "ja"}).content.decode()
    assert "1 project wijzigen" in page
    assert f'name="projecten" value="{projects[1].pk} "' in page


def test_ticked_projects_are_chosen(client, projects):
    page = client.post(URL, {"project": [str(project.pk) for project in projects]}).content.decode()
    assert "2 projecten wijzigen" in page


def test_looking_tells_what_would_change(client, projects, word):
    data = {"projecten": ids(projects), "erbij-wijk": word.pk, "phase": "uitvoering", "actie": "bekijken"}
    response = client.post(URL, data)
    assert (response.status_code, sentences(response)) == (
        200,
        ["Bij 1 van de 2 projecten komt ‘Heuveleind’ erbij.", "Bij alle 2 projecten wordt de fase ‘loopt’."],
    )
    assert set(Project.objects.values_list("phase", flat=True)) == {"idee"}


def test_changing_and_undoing_return_to_the_list_that_was_left(client, projects, word):
    data = {"projecten": ids(projects), "weg-wijk": word.pk, "phase": "uitvoering", "actie": "wijzigen"}
    page = client.post(f"{URL}?fase=idee", data, follow=True)
    assert page.redirect_chain == [("/best/projecten/?fase=idee", 302)]
    assert page.context["undo"]["text"] == "2 projecten gewijzigd."
    undo = page.context["undo"]
    back = client.post(undo["url"], {"token": undo["token"]}, follow=True)
    assert back.redirect_chain == [("/best/projecten/?fase=idee", 302)]
    assert back.context["undo"]["text"] == "De wijziging is ongedaan gemaakt."
    assert list(projects[0].terms.all()) == [word]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Kies eerst wat er moet veranderen."),
        ({"phase": "bezig"}, "Kies een van de mogelijkheden uit de lijst."),
        ({"erbij-wijk": "word", "weg-wijk": "word"}, "‘Heuveleind’ kan er niet tegelijk bij en af."),
    ],
)
def test_what_cannot_be_is_told_and_keeps_what_was_chosen(client, projects, word, data, sentence):
    chosen = {name: word.pk if value == "word" else value for name, value in data.items()}
    response = client.post(URL, chosen | {"projecten": ids(projects), "actie": "wijzigen"})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert list(projects[0].terms.all()) == [word]


def test_ids_that_make_no_sense_are_nobody(client, projects):
    assert client.post(URL, {"project": ["x", "'"]}).status_code == 302


def test_undo_leads_to_no_other_site(client, user):
    url = f"{reverse('goals:project_bulk_undo', args=['best'])}?terug=https://elders.example/"
    assert client.post(url, {"token": "x"}).headers["Location"] == "/best/projecten/"


def test_projects_of_another_organisation_are_not_chosen(client, projects):
    other = make_user()
    client.force_login(other)
    assert client.post(URL, {"projecten": ids(projects)}).status_code == 404
