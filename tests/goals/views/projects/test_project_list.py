"""The list of projects: what it tells, filters in the address, and what it costs."""

import re

import pytest

from goals.models import ProjectContribution
from organisations.enums import Role
from tests.goals.factories import FAMILY, find, make_tree, make_user
from tests.goals.projects.factories import make_project, make_signal, make_term
from tests.indicators.views.pages import words

pytestmark = pytest.mark.django_db
URL = "/best/projecten/"


@pytest.fixture
def client(client, user):
    client.force_login(user)
    return client


def text(client, **query):
    return client.get(URL, query).content.decode()


def listed(client, **query):
    """The names on the page, in order."""
    return re.findall(r'class="projects__name"[^>]*>([^<]+)<', text(client, **query))


def fill(organisation, count):
    """So many projects with a word, a goal and two raakvlakken each."""
    goal_tree = make_tree(organisation, FAMILY, domain="sociaal")
    goal, other = find(goal_tree, "Steun"), find(goal_tree, "Meedoen")
    word = make_term(organisation, "Heuveleind")
    for number in range(count):
        project = make_project(organisation, f"Nr {number}", terms=[word], goals=[goal])
        make_signal(project, goal, status="bevestigd", explanation="Samen")
        make_signal(project, other, origin="adviseur")


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_with_one_and_three(client, organisation, count, django_assert_num_queries):
    fill(organisation, count)
    client.get(URL)
    with django_assert_num_queries(9):
        client.get(URL)


def test_list_tells_words_phase_period_goals_and_raakvlakken(client, organisation):
    fill(organisation, 1)
    organisation.projects.update(start_date="2027-03-01", end_date="2028-12-31", phase="uitvoering")
    assert "Nr 0 wijk: Heuveleind fysiek loopt mrt. 2027 – dec. 2028 1 doel 1 bevestigd 1 signaal" in words(
        text(client)
    )


def test_goals_and_raakvlakken_in_the_bin_do_not_count(client, organisation):
    fill(organisation, 1)
    organisation.goal_trees.update(removed_at="2026-01-01T00:00Z")
    page = words(text(client))
    assert ProjectContribution.objects.count() == 1
    assert "nog geen data geen doel geen raakvlak" in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["Bank", "Eten", "Speelplek"]),
        ({"zoek": "heuvel"}, ["Speelplek"]),
        ({"domein": "sociaal"}, ["Eten"]),
        ({"fase": "uitvoering"}, ["Eten"]),
        ({"wijk": "woord"}, ["Speelplek"]),
        ({"wijk": "leeg"}, ["Bank", "Eten"]),
        ({"doelen": "ja"}, []),
        ({"doelen": "nee", "volgorde": "-naam"}, ["Speelplek", "Eten", "Bank"]),
        ({"jaar": "2027"}, ["Speelplek"]),
        ({"jaar": "leeg"}, ["Bank", "Eten"]),
        (
            {"domein": "x", "fase": "'", "wijk": "-1", "jaar": "²", "volgorde": "x"},
            ["Bank", "Eten", "Speelplek"],
        ),
    ],
)
def test_the_address_says_which_projects_are_listed(client, organisation, query, expected):
    word = make_term(organisation, "Heuveleind")
    make_project(organisation, "Speelplek", terms=[word], start_date="2027-01-01")
    make_project(organisation, "Eten", domain="sociaal", phase="uitvoering")
    make_project(organisation, "Bank")
    asked = {name: word.pk if text == "woord" else text for name, text in query.items()}
    assert listed(client, **asked) == expected


def test_pages_keep_the_rest_of_the_address(client, organisation):
    for number in range(31):
        make_project(organisation, f"Project {number:02}")
    page = text(client, zoek="project")
    assert 'href="?zoek=project&amp;pagina=2"' in page
    assert listed(client, zoek="project", pagina=2) == ["Project 30"]
    assert listed(client, zoek="project", pagina="x") == listed(client, zoek="project")


def test_headings_tell_how_the_list_is_sorted(client, organisation):
    make_project(organisation)
    page = text(client, volgorde="-doelen")
    assert re.findall(r'aria-sort="(\w+)"><a class="projects__sort" href="\?volgorde=(-?\w+)"', page) == [
        ("descending", "doelen")
    ]


def test_an_empty_list_says_what_to_do_first(client, organisation):
    page = words(text(client))
    assert "Nog geen projecten" in page
    assert "Plakken uit Excel" in page
    client.force_login(make_user(organisation, Role.RAADSLID))
    assert "Plakken uit Excel" not in text(client)


def test_who_reads_ticks_nothing(client, organisation):
    make_project(organisation)
    client.force_login(make_user(organisation, Role.RAADSLID))
    assert (listed(client), "projects__tick" in text(client)) == (["Speelplek"], False)


def test_projects_in_the_bin_and_of_others_are_not_listed(client, organisation):
    make_project(organisation)
    organisation.projects.update(removed_at="2026-01-01T00:00Z")
    assert listed(client) == []
