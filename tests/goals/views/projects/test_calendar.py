"""The page with the milestones of a year."""

from datetime import date

import pytest

from tests.goals.projects.factories import make_project
from tests.indicators.views.pages import words

pytestmark = pytest.mark.django_db
URL = "/best/projecten/kalender/"


@pytest.fixture
def client(client, user):
    client.force_login(user)
    return client


def text(client, **query):
    return words(client.get(URL, query).content.decode())


@pytest.mark.parametrize("count", [1, 3])
def test_calendar_costs_the_same_with_one_and_three(client, organisation, count, django_assert_num_queries):
    for number in range(count):
        project = make_project(organisation, f"Nr {number}")
        project.milestones.create(title="Klaar", due_on=date(2027, 3, 1))
    with django_assert_num_queries(9):
        client.get(URL)


def test_a_milestone_is_told_with_its_day_standing_and_project(client, organisation):
    project = make_project(organisation, "Speelplek")
    project.milestones.create(title="eerste paal", due_on=date(2020, 3, 12))
    project.milestones.create(
        title="opening", due_on=date(2020, 4, 1), precision="kwartaal", done_on="2020-05-05"
    )
    page = text(client, jaar=2020)
    assert "1 te laat 1 gehaald" in page
    assert "Maart 12 mrt. Eerste paal te laat Speelplek fysiek" in page
    assert "2e kwartaal Opening gehaald Speelplek fysiek April geen" in page


def test_filters_of_the_list_work_here_too_and_the_year_is_no_filter(client, organisation):
    make_project(organisation, "Speelplek").milestones.create(title="Paal", due_on=date(2027, 3, 1))
    social = make_project(organisation, "Samen eten", domain="sociaal")
    social.milestones.create(title="Maaltijd", due_on=date(2027, 3, 1))
    page = text(client, jaar=2027, domein="sociaal")
    assert ("Maaltijd" in page, "Paal" in page) == (True, False)


def test_years_that_make_no_sense_show_the_nearest_with_milestones(client, organisation):
    make_project(organisation, "Speelplek").milestones.create(title="Paal", due_on=date(2027, 3, 1))
    for year in ("", "x", "99999", "0", "leeg"):
        assert "1e kwartaal" in text(client, jaar=year)


def test_an_empty_calendar_says_what_to_do_first(client, organisation):
    assert "Nog geen mijlpalen" in text(client)
    make_project(organisation, "Speelplek").milestones.create(title="Paal", due_on=date(2027, 3, 1))
    assert "Geen mijlpalen in 2030." in text(client, jaar=2030)


def test_milestones_of_projects_in_the_bin_are_not_there(client, organisation):
    project = make_project(organisation, "Speelplek")
    project.milestones.create(title="Paal", due_on=date(2027, 3, 1))
    organisation.projects.update(removed_at="2026-01-01T00:00Z")
    assert "Nog geen mijlpalen" in text(client)
