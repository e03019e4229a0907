"""The page 'Wat moet ik invullen', without a browser."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.models import Measurement
from organisations.enums import Role
from organisations.models import Membership
from tests.indicators.factories import make_indicator
from tests.organisations.factories import make_member, make_organisation

PAGE = "/best/indicatoren/te-doen/"


@pytest.fixture
def client(user):
    client = Client()
    client.force_login(user)
    return client


def lists(response):
    return [[task.due.sheet.name for task in tasks] for _, _, tasks, _ in response.context["lists"]]


def test_due_shows_mine_and_those_of_nobody(client, user, organisation):
    make_indicator(organisation, "Mijn", keeper=user)
    make_indicator(organisation, "Niemands")
    make_indicator(organisation, "Van een ander", keeper=make_member(organisation).user)
    assert lists(client.get(PAGE)) == [["Mijn"], ["Niemands"]]


def test_due_of_a_keeper_who_left_or_may_only_read_is_of_nobody(client, user, organisation):
    reader, left = make_member(organisation), make_member(organisation)
    make_indicator(organisation, "Van een lezer", keeper=reader.user)
    make_indicator(organisation, "Van wie vertrok", keeper=left.user)
    Membership.objects.filter(pk=reader.pk).update(role=Role.RAADSLID)
    left.delete()
    Membership.objects.create(user=left.user, organisation=make_organisation("houten"), role=Role.ADVISEUR)
    assert lists(client.get(PAGE)) == [[], ["Van een lezer", "Van wie vertrok"]]


def test_due_says_so_when_all_is_filled_in(client, organisation):
    make_indicator(organisation, "Van een ander", keeper=make_member(organisation).user)
    assert "U bent bij." in client.get(PAGE).content.decode()


def test_due_without_any_indicator_says_what_to_do_first(client, organisation):
    assert "Maak eerst een indicator" in client.get(PAGE).content.decode()


def test_due_has_nothing_for_a_raadslid(raadslid, indicator):
    client = Client()
    client.force_login(raadslid)
    page = client.get(PAGE)
    assert (page.status_code, lists(page)) == (200, [[], []])
    assert "U hoeft niets in te vullen." in page.content.decode()
    assert client.post(PAGE).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_due_takes_the_same_queries_for_1_and_3_indicators(client, user, organisation, count):
    for number in range(count):
        make_indicator(organisation, f"A {number}", keeper=user, values={2015: "1"})
        make_indicator(organisation, f"B {number}")
    with CaptureQueriesContext(connection) as captured:
        client.get(PAGE)
    assert len(captured) == 8


def test_due_stores_what_was_typed_without_script(client, indicator):
    field = client.get(PAGE).context["lists"][1][2][0].fields[0]
    answer = client.post(PAGE, {f"cel:{field.key}": "12,5"})
    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    assert [float(row.number) for row in Measurement.objects.all()] == [12.5]
    assert "1 cel bewaard." in client.get(PAGE).content.decode()


def test_due_gives_back_what_is_wrong(client, indicator):
    field = client.get(PAGE).context["lists"][1][2][0].fields[0]
    answer = client.post(PAGE, {f"cel:{field.key}": "veel"})
    assert answer.status_code == 422
    assert [task.fields[0].text for task in answer.context["lists"][1][2]] == ["veel"]
    assert client.post(PAGE, {"cel:x:2024": "1"}).status_code == 400


def test_the_list_of_indicators_counts_what_is_asked_of_me(client, user, organisation):
    make_indicator(organisation, "Niemands")
    assert "in te vullen</a>" not in client.get("/best/indicatoren/").content.decode()
    make_indicator(organisation, "Mijn", keeper=user)
    assert f'href="{PAGE}">1 in te vullen</a>' in client.get("/best/indicatoren/").content.decode()
