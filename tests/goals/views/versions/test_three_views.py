"""The Schema and the Drie W's of a version over HTTP, for members and for everybody."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from goals.models import BudgetLine, Goal
from goals.versions.publishing import publish, withdraw
from organisations.enums import Role
from tests.goals.factories import find, make_organisation, make_tree, make_user
from tests.goals.measured import OFF_COURSE, measure
from tests.goals.versions.factories import make_version

VIEWS = ("schema", "three_ws")
MEMBER_QUERIES = 7  # session, user, tree, memberships, version, what came in its place, its document
PUBLIC_QUERIES = 3  # the version, what came in its place, its document
HTMX = {"HX-Request": "true"}


@pytest.fixture
def version(rich_tree):
    made = make_version(rich_tree)
    publish(user=None, version=made, audience="openbaar")
    return made


@pytest.fixture
def client(user):
    client = Client()
    client.force_login(user)
    return client


def url(name, version):
    goal_tree = version.goal_tree
    return reverse(f"goals:{name}", args=[goal_tree.organisation.slug, goal_tree.pk, version.number])


def links(response):
    """The addresses in the main part of a page."""
    return set(re.findall(r'href="([^"]+)"', response.text.split("<main")[1].split("</main>")[0]))


@pytest.mark.parametrize("view", VIEWS)
def test_version_shows_goals_as_they_were(client, version, rich_tree, view):
    Goal.objects.filter(pk=find(rich_tree, "Steun").pk).update(title="Heel anders")
    for page in (client.get(url(f"version_{view}", version)), Client().get(url(f"public_{view}", version))):
        assert ("Steun" in page.text, "Heel anders" in page.text) == (True, False)


@pytest.mark.parametrize("view", VIEWS)
def test_public_page_leads_only_to_public_pages(version, rich_tree, view):
    measure(find(rich_tree, "Goede start"), **OFF_COURSE)
    newest = make_version(rich_tree, title="Na amendement")
    publish(user=None, version=newest, audience="openbaar")
    page = Client().get(url(f"public_{view}", newest), {"doel": find(rich_tree, "Steun").pk})
    elsewhere = {each for each in links(page) if each[0] == "/" and "/openbaar/" not in each}
    assert {each for each in elsewhere if not each.startswith("/static/")} == set()


@pytest.mark.parametrize("view", VIEWS)
def test_goals_of_a_member_page_are_those_of_the_version(client, version, rich_tree, view):
    page = client.get(url(f"version_{view}", version), {"doel": find(rich_tree, "Steun").pk})
    here = url("version", version)
    assert f"{here}?doel={find(rich_tree, 'Steun').pk}#doel" in page.text
    rule = reverse("indicators:rule", args=["best"])
    assert not any("/doelen/" in each or "/indicatoren/" in each for each in links(page) - {rule})


def test_goal_of_another_tree_is_told_and_no_link(client, version):
    page = client.get(url("version_schema", version))
    assert 'role="img" transform' in page.text
    assert "draagt ook bij aan Openbare ruimte: Groen" in page.text


def test_goal_that_is_not_in_the_version_is_told(client, version):
    page = client.get(url("version_schema", version), {"doel": "00000000-0000-0000-0000-000000000000"})
    assert "Het doel dat u koos, staat niet in deze versie." in page.text


def test_htmx_gets_the_parts_of_the_drawing(version):
    page = Client().get(url("public_schema", version), headers=HTMX)
    assert ("<main" in page.text, 'id="schema-beeld"' in page.text) == (False, True)
    assert "HX-Request" in page["Vary"]


def test_money_is_that_of_the_year_of_the_version(client, organisation):
    goal_tree = make_tree(organisation, "M Gezond\n  D Start")
    for year in (2026, 2027, 2028):
        BudgetLine.objects.create(goal=find(goal_tree, "Start"), year=year, taakveld="6.1", costs=year)
    version = make_version(goal_tree, year=2027)
    assert client.get(url("version_three_ws", version)).context["year"] == 2027
    assert client.get(url("version_three_ws", version), {"jaar": "2028"}).context["year"] == 2028


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_the_same_queries_for_one_goal_and_for_three(
    client, organisation, view, count, django_assert_num_queries
):
    goals = "\n".join(f"  D Doel {number}" for number in range(count))
    version = make_version(make_tree(organisation, f"M Gezond\n{goals}"))
    publish(user=None, version=version, audience="openbaar")
    with django_assert_num_queries(MEMBER_QUERIES):
        client.get(url(f"version_{view}", version))
    with django_assert_num_queries(PUBLIC_QUERIES):
        Client().get(url(f"public_{view}", version))


@pytest.mark.parametrize("view", VIEWS)
def test_what_is_not_for_everybody_is_not_there(client, version, view):
    publish(user=None, version=version, audience="raad")
    assert client.get(url(f"public_{view}", version)).status_code == 404
    withdraw(user=None, version=version)
    councillor, stranger = Client(), Client()
    councillor.force_login(make_user(version.goal_tree.organisation, Role.RAADSLID))
    stranger.force_login(make_user(make_organisation("houten")))
    assert {each.get(url(f"version_{view}", version)).status_code for each in (councillor, stranger)} == {404}


@pytest.mark.parametrize("view", VIEWS)
def test_version_of_a_later_program_says_so_on_its_list(client, version, view, monkeypatch):
    monkeypatch.setattr("goals.versions.reading.SCHEMA", 2)
    assert client.get(url(f"version_{view}", version)).headers["Location"] == url("version", version)


@pytest.mark.parametrize("view", VIEWS)
def test_public_page_may_be_kept_for_a_minute_by_the_browser_only(version, view):
    assert Client().get(url(f"public_{view}", version))["Cache-Control"] == "private, max-age=60"


def test_adviser_reads_which_names_become_public(client, version, organisation):
    page = client.get(url("version", version))
    assert "Welke namen zijn openbaar?" in page.text
    withdraw(user=None, version=version)
    page = client.get(url("version", version))
    assert ("Welke namen worden openbaar?" in page.text, "A. de Vries" in page.text) == (True, True)
    publish(user=None, version=version, audience="raad")
    councillor = Client()
    councillor.force_login(make_user(organisation, Role.RAADSLID))
    assert "Welke namen" not in councillor.get(url("version", version)).text


def test_login_page_leads_to_what_is_public(version, django_assert_num_queries):
    make_organisation("houten")
    with django_assert_num_queries(1):
        page = Client().get(reverse("account_login"))
    lists = {slug: reverse("goals:public_list", args=[slug]) in page.text for slug in ("best", "houten")}
    assert lists == {"best": True, "houten": False}
