"""Versions in the API: listing, freezing, publishing, comparing, next year's tree, following a goal."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goals import services
from goals.enums import Audience
from goals.models import FrozenVersion, GoalTree
from goals.versions.publishing import publish
from organisations.enums import Role
from tests.api_client import key_client, problem
from tests.goals.factories import FAMILY, find, make_organisation, make_tree, make_user
from tests.goals.versions.factories import make_version

pytestmark = pytest.mark.django_db
COMPLETE = FAMILY + "      D Vrijwilligers\n"
BEGROTING = {"titel": "Begroting 2027", "document": "begroting", "jaar": 2027, "vastgesteldOp": "2026-11-10"}


@pytest.fixture
def goal_tree():
    return make_tree(drawing=COMPLETE)


@pytest.fixture
def writer(goal_tree):
    return key_client(goal_tree.organisation, "schrijven")


def versies(goal_tree, rest=""):
    return f"/api/v1/doelenbomen/{goal_tree.pk}/versies{rest}"


def test_freezing_makes_a_version_by_the_key(goal_tree, writer):
    response = writer.post(versies(goal_tree), BEGROTING)

    version = FrozenVersion.objects.get()
    told = response.json()
    assert (response.status_code, version.frozen_by_id) == (201, writer.api_key.account_id)
    assert response["Location"].endswith(versies(goal_tree, "/1"))
    assert {key: told[key] for key in BEGROTING} == BEGROTING
    assert (told["sha256"], told["aantalDoelen"], told["zichtbaarVoor"]) == (version.sha256, 8, None)


def test_freezing_twice_with_one_key_makes_one_version(goal_tree, writer):
    first = writer.post(versies(goal_tree), BEGROTING, headers={"Idempotency-Key": "begroting"})
    second = writer.post(versies(goal_tree), BEGROTING, headers={"Idempotency-Key": "begroting"})

    assert (first.status_code, second.status_code, second.json()) == (201, 201, first.json())
    assert FrozenVersion.objects.count() == 1


def test_freezing_tells_every_mistake_at_once(goal_tree, writer):
    wrong = {"titel": "", "document": "krant", "jaar": 1800, "vastgesteldOp": "morgen", "vervangt": "x"}

    status, _, reasons = problem(writer.post(versies(goal_tree), wrong))

    assert (status, sorted(reasons)) == (400, sorted(wrong))


def test_freezing_a_tree_that_is_not_complete_says_what_blocks(writer, goal_tree):
    empty = make_tree(goal_tree.organisation, title="Leeg")

    status, detail, _ = problem(writer.post(versies(empty), BEGROTING))

    assert status == 400
    assert "effect" in detail


def test_freezing_another_state_than_was_seen_is_412(goal_tree, writer):
    seen = writer.get(f"/api/v1/doelenbomen/{goal_tree.pk}")["ETag"]
    goal = find(goal_tree, "Steun")
    services.update_goal(user=None, goal=goal, changes={"title": "Hulp"}, seen={"title": "Steun"})

    response = writer.post(versies(goal_tree), BEGROTING, headers={"If-Match": seen})

    assert problem(response)[0] == 412
    assert FrozenVersion.objects.count() == 0


@pytest.mark.parametrize(("given", "replaced"), [({}, 1), ({"vervangt": None}, None), ({"vervangt": 1}, 1)])
def test_body_says_what_a_version_replaces(goal_tree, writer, given, replaced):
    make_version(goal_tree)

    response = writer.post(versies(goal_tree), BEGROTING | {"titel": "Na amendement"} | given)

    assert (response.status_code, response.json()["vervangt"]) == (201, replaced)


def test_superseding_a_version_that_is_not_there(goal_tree, writer):
    response = writer.post(versies(goal_tree), BEGROTING | {"vervangt": 7})

    assert problem(response)[2] == {"vervangt": "Deze boom heeft geen versie met dit nummer."}


def test_freezing_with_a_key_that_reads_is_403(goal_tree):
    reader = key_client(goal_tree.organisation)

    assert problem(reader.post(versies(goal_tree), BEGROTING))[0] == 403


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_the_same_number_of_queries(goal_tree, writer, number):
    for _ in range(number):
        make_version(goal_tree)

    with CaptureQueriesContext(connection) as queries:
        response = writer.get("/api/v1/versies")

    assert (response.json()["count"], len(queries)) == (number, 4)


def test_list_tells_what_supersedes_what(goal_tree, writer):
    make_version(goal_tree)
    make_version(goal_tree)

    rows = writer.get(versies(goal_tree)).json()["results"]

    assert [(row["nummer"], row["vervangt"], row["vervangenDoor"]) for row in rows] == [
        (2, 1, []),
        (1, None, [2]),
    ]


def test_list_of_a_tree_elsewhere_is_404(goal_tree):
    assert problem(key_client(make_organisation("elders")).get(versies(goal_tree)))[0] == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [("document=begroting", [1]), ("document=kadernota", []), ("jaar=2027", [1]), ("jaar=2030", [])],
)
def test_list_filters(goal_tree, writer, query, found):
    writer.post(versies(goal_tree), BEGROTING)

    rows = writer.get(f"/api/v1/versies?{query}").json()["results"]

    assert [row["nummer"] for row in rows] == found


def test_strangers_see_what_is_published_for_everybody(goal_tree):
    first, second, third = (make_version(goal_tree) for _ in range(3))
    publish(user=None, version=first, audience=Audience.OPENBAAR)
    publish(user=None, version=second, audience=Audience.RAAD)

    stranger = Client()

    assert [row["nummer"] for row in stranger.get("/api/v1/versies").json()["results"]] == [1]
    assert stranger.get(versies(goal_tree, "/1")).status_code == 200
    assert [problem(stranger.get(versies(goal_tree, f"/{n}")))[0] for n in (2, 3)] == [404, 404]
    assert problem(stranger.get(f"/api/v1/doelenbomen/{goal_tree.pk}/boom"))[0] == 401
    assert third.number == 3


def test_council_sees_what_is_published_for_it(goal_tree):
    for audience in (Audience.RAAD, Audience.OPENBAAR):
        publish(user=None, version=make_version(goal_tree), audience=audience)
    make_version(goal_tree)
    member = Client()
    member.force_login(make_user(goal_tree.organisation, Role.RAADSLID))

    numbers = [row["nummer"] for row in member.get("/api/v1/versies").json()["results"]]

    assert sorted(numbers) == [1, 2]


def test_publishing_and_withdrawing(goal_tree, writer):
    make_version(goal_tree)
    address = versies(goal_tree, "/1/publicatie")

    published = writer.put(address, {"voor": "openbaar"})
    seen = Client().get(versies(goal_tree, "/1")).status_code
    withdrawn = writer.delete(address)

    assert (published.status_code, published.json(), seen) == (200, {"voor": "openbaar"}, 200)
    assert (withdrawn.status_code, Client().get(versies(goal_tree, "/1")).status_code) == (204, 404)


def test_publishing_for_nobody_known(goal_tree, writer):
    make_version(goal_tree)

    status, _, reasons = problem(writer.put(versies(goal_tree, "/1/publicatie"), {"voor": "buren"}))

    assert (status, sorted(reasons)) == (400, ["voor"])


def test_differences_with_now(goal_tree, writer):
    make_version(goal_tree)
    goal = find(goal_tree, "Steun")
    services.update_goal(user=None, goal=goal, changes={"title": "Steun thuis"}, seen={"title": "Steun"})

    response = writer.get(versies(goal_tree, "/1/verschillen"))

    (difference,) = response.json()["verschillen"]
    assert (difference["soort"], difference["van"], difference["naar"]) == (
        "anders_verwoord",
        "Steun",
        "Steun thuis",
    )
    again = writer.get(versies(goal_tree, "/1/verschillen"), headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_differences_with_another_version_need_no_login_when_both_are_public(goal_tree):
    for _ in range(2):
        publish(user=None, version=make_version(goal_tree), audience=Audience.OPENBAAR)
    make_version(goal_tree)
    stranger = Client()

    assert stranger.get(versies(goal_tree, "/1/verschillen?met=2")).json()["verschillen"] == []
    assert problem(stranger.get(versies(goal_tree, "/1/verschillen?met=3")))[0] == 404
    assert problem(stranger.get(versies(goal_tree, "/1/verschillen")))[0] == 404
    assert problem(stranger.get(versies(goal_tree, "/1/verschillen?met=oud")))[0] == 400


def test_next_tree_keeps_lineage_and_its_goals_are_followed(goal_tree, writer):
    make_version(goal_tree)
    old = find(goal_tree, "Steun")

    made = writer.post(versies(goal_tree, "/1/vervolg"), {"titel": "Jeugd 2028", "eersteJaar": 2028}).json()
    new_tree = GoalTree.objects.get(pk=made["id"])
    new = new_tree.goals.get(title="Steun")
    standings = writer.get(f"/api/v1/doelen/{new.pk}/versies").json()["results"]

    assert (new.lineage, made["gestartVanuit"]) == (old.pk, str(FrozenVersion.objects.get().pk))
    assert [(row["versie"], row["doel"], row["nummer"]) for row in standings] == [(1, str(old.pk), "1.1.1")]
    between = writer.get(versies(goal_tree, f"/1/verschillen?metBoom={new_tree.pk}")).json()
    assert between["aantallen"]["doelenNieuw"] == between["aantallen"]["doelenWeg"] == 0


def test_next_tree_with_years_that_do_not_fit(goal_tree, writer):
    make_version(goal_tree)
    body = {"titel": "Jeugd", "eersteJaar": 2028, "laatsteJaar": 2027}

    assert problem(writer.post(versies(goal_tree, "/1/vervolg"), body))[0] == 400


def test_next_tree_with_a_limited_key_is_403(goal_tree):
    make_version(goal_tree)
    limited = key_client(goal_tree.organisation, "schrijven", trees=[goal_tree])
    body = {"titel": "Jeugd", "eersteJaar": 2028}

    assert problem(limited.post(versies(goal_tree, "/1/vervolg"), body))[0] == 403


def test_adopted_on_is_a_date(goal_tree, writer):
    make_version(goal_tree, adopted_on=date(2026, 11, 10))

    assert writer.get(versies(goal_tree)).json()["results"][0]["vastgesteldOp"] == "2026-11-10"
