"""What each operation of the API does with ETags; an address of openapi.json that forgets them fails."""

import json

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from organisations.enums import KeyRight
from tests.api_world import DESCRIBED, make_world, operations, url_of
from tests.organisations.factories import make_new_key

QUERIES = ("SELECT", "UPDATE", "INSERT", "DELETE", "WITH")
MORE = {  # small lists without a revision of their own; and two trees to look at
    "doelenVersiesLijst": 4,
    "doelenbomenVersiesLijst": 5,
    "doelenbomenVersiesVerschillenOphalen": 3,
    "woordenlijstenOphalen": 3,
    "woordenlijstenWoordenLijst": 3,
}
REFUSED_FIRST = {  # examples that name what is not there: that is told before the state is looked at
    "doelenWijzigen": 400,
    "doelenBijdragenMaken": 400,
    "doelenVerplaatsing": 400,
    "doelenbomenTakkenMaken": 400,
    "projectenWijzigen": 400,
    "woordenlijstenWoordenMaken": 404,
    "woordenlijstenWoordenSamenvoeging": 400,
}


@pytest.fixture
def world(db):
    world = make_world()
    secret = make_new_key(world.organisation, KeyRight.SCHRIJVEN).secret
    world.client = Client(headers={"Authorization": f"Bearer {secret}"})
    return world


def takes(path, method, header):
    """Whether an operation is described with a header."""
    rows = DESCRIBED["paths"][path][method.lower()]["parameters"]
    return any(row["name"] == header for row in rows)


def example_of(path, method):
    """The body with which an operation is described, as JSON."""
    body = DESCRIBED["paths"][path][method.lower()].get("requestBody", {"content": {}})
    for media in body["content"].values():
        for example in media.get("examples", {}).values():
            return json.dumps(example["value"])
    return "{}"


def status_when_stale(world, method, path):
    """What somebody gets who wants to change a state that is over; the change is taken back."""
    with transaction.atomic():
        body = {"data": example_of(path, method), "content_type": "application/json"}
        response = world.client.generic(
            method, url_of(world, path), **body, headers={"If-Match": '"voorbij"'}
        )
        transaction.set_rollback(True)
    return response.status_code


def test_nothing_changes_for_a_state_that_is_over(world):
    found = {
        name: status_when_stale(world, method, path)
        for name, method, path in operations()
        if method != "GET" and takes(path, method, "If-Match")
    }
    assert {name: status for name, status in found.items() if status != 412} == REFUSED_FIRST


def queries_of_304(world, path):
    """How many queries it takes to tell who has the answer already that it has."""
    url = url_of(world, path)
    tag = world.client.get(url)["ETag"]
    with CaptureQueriesContext(connection) as queries:
        response = world.client.get(url, headers={"If-None-Match": tag})
    assert response.status_code == 304, path
    return len([row for row in queries if row["sql"].startswith(QUERIES)])


def test_what_is_known_takes_two_queries(world):
    found = {
        name: queries_of_304(world, path)
        for name, method, path in operations()
        if method == "GET" and "{" in path
    }
    assert {name: count for name, count in found.items() if count != 2} == MORE
