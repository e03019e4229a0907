"""The charts of indicators in a version over HTTP: what they draw, who sees them, how they are kept."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from goals.versions.publishing import publish, withdraw
from indicators.models import Measurement
from organisations.enums import Role
from tests.goals.factories import find, make_organisation, make_user
from tests.goals.measured import OFF_COURSE, measure
from tests.goals.versions.factories import make_version

AFTERWARDS = 1 + 1  # the version, what was drawn before
FOREVER = "private, max-age=31536000, immutable"


@pytest.fixture
def goal(goal_tree):
    return find(goal_tree, "Steun")


@pytest.fixture
def indicator(goal):
    return measure(goal, **OFF_COURSE)


@pytest.fixture
def version(indicator, goal_tree):
    made = make_version(goal_tree)
    publish(user=None, version=made, audience="openbaar")
    return made


def url(name, version, *more):
    goal_tree = version.goal_tree
    return reverse(f"goals:{name}", args=[goal_tree.organisation.slug, goal_tree.pk, version.number, *more])


def chart_urls(page):
    """The addresses of the charts on a page."""
    return [each.replace("&amp;", "&") for each in re.findall(r'src="([^"]*/grafiek/[^"]*)"', page.text)]


def public_page(version, goal):
    return Client().get(url("public_version", version), {"doel": goal.pk})


def test_page_shows_a_chart_with_its_sentence_and_its_table(version, goal, indicator):
    page = public_page(version, goal)
    [address] = chart_urls(page)
    assert address.startswith(url("public_chart", version, indicator.pk, "paneel"))
    assert f'alt="{indicator.name}: 11 in 2025.' in page.text
    assert 'aria-label="Waarden van Kinderen die buiten spelen"' in page.text
    response = Client().get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "image/svg+xml")


def test_chart_draws_what_was_frozen(version, goal, indicator):
    [address] = chart_urls(public_page(version, goal))
    before = Client().get(address).content
    Measurement.objects.filter(indicator=indicator).update(number="55")
    assert [Client().get(each).content for each in chart_urls(public_page(version, goal))] == [before]
    assert b"55" not in before


def test_chart_is_kept_and_drawn_once(version, goal, django_assert_num_queries):
    [address] = chart_urls(public_page(version, goal))
    first = Client().get(address)
    with django_assert_num_queries(AFTERWARDS):
        again = Client().get(address)
    assert (again.content, again["ETag"], again["Cache-Control"]) == (first.content, first["ETag"], FOREVER)
    known = Client().get(address, headers={"If-None-Match": first["ETag"]})
    assert (known.status_code, known.content) == (304, b"")


@pytest.mark.parametrize("asked", ["", "?v=", "?v=0123456789abcdef0123", "?v=../x"])
def test_address_without_the_right_fingerprint_is_asked_again(version, indicator, asked):
    response = Client().get(url("public_chart", version, indicator.pk, "breed") + asked)
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-cache")


def test_what_is_not_in_the_version_has_no_chart(version, indicator, goal_tree):
    later = measure(find(goal_tree, "Meedoen"), "Later", **OFF_COURSE)
    addresses = [(later.pk, "paneel"), (uuid4(), "paneel"), (indicator.pk, "reusachtig")]
    found = [Client().get(url("public_chart", version, *each)).status_code for each in addresses]
    assert found == [404, 404, 404]


def test_indicator_without_numbers_has_a_table_and_no_chart(goal, goal_tree):
    indicator = measure(goal, values={"2025": "3e plek"})
    version = make_version(goal_tree)
    publish(user=None, version=version, audience="openbaar")
    page = public_page(version, goal)
    assert (chart_urls(page), '<details class="shown__figures" open>' in page.text) == ([], True)
    assert Client().get(url("public_chart", version, indicator.pk, "paneel")).status_code == 404


def test_chart_is_for_who_may_read_the_version(version, indicator, organisation, user):
    address = url("version_chart", version, indicator.pk, "paneel")
    publish(user=None, version=version, audience="raad")
    clients = [Client() for _ in range(3)]
    people = user, make_user(organisation, Role.RAADSLID), make_user(make_organisation("houten"))
    for client, person in zip(clients, people, strict=True):
        client.force_login(person)
    assert [client.get(address).status_code for client in clients] == [200, 200, 404]
    withdraw(user=None, version=version)
    assert [client.get(address).status_code for client in clients] == [200, 404, 404]
    assert Client().get(url("public_chart", version, indicator.pk, "paneel")).status_code == 404


def test_chart_of_a_version_of_a_later_program_is_not_there(version, indicator, monkeypatch):
    monkeypatch.setattr("goals.versions.reading.SCHEMA", 2)
    assert Client().get(url("public_chart", version, indicator.pk, "paneel")).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_the_same_queries_for_one_indicator_and_for_three(
    goal, goal_tree, count, django_assert_num_queries
):
    for number in range(count):
        measure(goal, f"Cijfer {number}", **OFF_COURSE)
    version = make_version(goal_tree)
    publish(user=None, version=version, audience="openbaar")
    with django_assert_num_queries(3):  # the version, what came in its place, its document
        page = public_page(version, goal)
    assert len(chart_urls(page)) == count
