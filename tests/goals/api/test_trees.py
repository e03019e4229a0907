"""Goal trees in the API: the list, one of them, making, changing, the bin."""

from datetime import UTC, datetime

import pytest

from goals import services
from goals.models import GoalTree
from organisations.enums import Role
from organisations.models import Membership
from organisations.permissions import LIMITED_KEY
from tests.api_client import ApiClient, key_client, problem
from tests.goals.factories import make_organisation, make_tree, make_user

pytestmark = pytest.mark.django_db
TREES = "/api/v1/doelenbomen"


def address(goal_tree, rest=""):
    return f"{TREES}/{goal_tree.pk}{rest}"


def titles(response):
    return [row["titel"] for row in response.json()["results"]]


def test_a_tree_is_told_with_its_state(goal_tree, reader):
    response = reader.get(address(goal_tree))

    assert response.json() == {
        "gestartVanuit": None,
        "id": str(goal_tree.pk),
        "organisatie": str(goal_tree.organisation_id),
        "titel": "Preventief jeugdbeleid",
        "omschrijving": "",
        "domein": None,
        "eersteJaar": None,
        "laatsteJaar": None,
        "niveaunamen": {},
        "revisie": 2,
        "gewijzigdOp": response.json()["gewijzigdOp"],
    }
    assert (response.status_code, response["ETag"]) == (200, '"2"')


def test_a_tree_that_did_not_change_is_told_in_two_queries(goal_tree, reader, django_assert_num_queries):
    etag = reader.get(address(goal_tree))["ETag"]

    with django_assert_num_queries(2):
        response = reader.get(address(goal_tree), headers={"If-None-Match": etag})

    assert (response.status_code, response.content) == (304, b"")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_three_queries(organisation, reader, count, django_assert_num_queries):
    for number in range(count):
        make_tree(organisation, title=f"Boom {number}")

    with django_assert_num_queries(3):
        response = reader.get(TREES)

    assert titles(response) == [f"Boom {number}" for number in range(count)]


def test_the_list_leaves_out_the_bin_and_other_municipalities(organisation, goal_tree, reader):
    services.remove_tree(user=None, goal_tree=make_tree(organisation, title="Weg"))
    make_tree(make_organisation("oirschot"), title="Van een ander")

    assert titles(reader.get(TREES)) == ["Preventief jeugdbeleid"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("domein=fysiek", ["Groen"]),
        ("jaar=2028", ["Groen", "Preventief jeugdbeleid"]),
        ("jaar=2026", ["Preventief jeugdbeleid"]),
        ("gewijzigdSinds=2099-01-01T00:00:00Z", []),
        ("gewijzigdSinds=2020-01-01T00:00:00%2B01:00", ["Groen", "Preventief jeugdbeleid"]),
        ("pageSize=1&page=2", ["Preventief jeugdbeleid"]),
    ],
)
def test_the_list_is_narrowed(organisation, goal_tree, reader, asked, found):
    make_tree(organisation, title="Groen", domain="fysiek", start_year=2027, end_year=2030)

    assert titles(reader.get(f"{TREES}?{asked}")) == found


def test_the_list_of_one_organisation(goal_tree, reader):
    assert titles(reader.get(f"{TREES}?organisatie={goal_tree.organisation_id}")) == [goal_tree.title]
    assert titles(reader.get(f"{TREES}?organisatie={goal_tree.pk}")) == []


def test_what_a_list_cannot_be_asked_is_told_at_once(reader):
    response = reader.get(f"{TREES}?domein=water&jaar=x&gewijzigdSinds=gisteren&kleur=rood&organisatie=1")

    status, _, reasons = problem(response)

    assert (status, sorted(reasons)) == (
        400,
        ["domein", "gewijzigdSinds", "jaar", "kleur", "organisatie"],
    )


def test_a_tree_is_made_by_the_account_of_the_key(organisation, writer):
    sent = {"titel": "Wonen", "domein": "fysiek", "eersteJaar": 2027, "niveaunamen": {"prestatie": "actie"}}

    response = writer.post(TREES, sent)

    made = GoalTree.objects.get()
    assert (response.status_code, response["ETag"]) == (201, '"1"')
    assert response["Location"].endswith(address(made))
    assert {key: response.json()[key] for key in sent} == sent
    assert (made.organisation, made.changed_by_id) == (organisation, writer.api_key.account_id)


def test_every_mistake_in_a_new_tree_is_told_at_once(writer):
    sent = {"titel": " ", "domein": "water", "eersteJaar": "x", "organisatie": "1", "niveaunamen": 3}

    status, _, reasons = problem(writer.post(TREES, sent))

    assert (status, sorted(reasons)) == (
        400,
        ["domein", "eersteJaar", "niveaunamen", "organisatie", "titel"],
    )


def test_years_in_the_wrong_order_are_refused(writer):
    status, detail, _ = problem(writer.post(TREES, {"titel": "X", "eersteJaar": 2030, "laatsteJaar": 2027}))

    assert (status, detail) == (400, "Het laatste jaar ligt voor het eerste jaar.")


def test_a_tree_for_another_municipality_is_not_found(writer):
    other = make_organisation("oirschot")

    assert problem(writer.post(TREES, {"titel": "X", "organisatie": str(other.pk)}))[0] == 404


def test_a_limited_key_makes_no_trees(organisation, goal_tree):
    client = key_client(organisation, "schrijven", [goal_tree])

    assert problem(client.post(TREES, {"titel": "X"}))[:2] == (403, LIMITED_KEY)


def test_only_the_fields_that_come_change(goal_tree, writer):
    GoalTree.objects.filter(pk=goal_tree.pk).update(domain="sociaal", level_names={"prestatie": "actie"})

    response = writer.patch(
        address(goal_tree), {"titel": "Jeugd", "domein": None, "niveaunamen": {"doelstelling": "doel"}}
    )

    now = GoalTree.objects.get()
    assert (response.status_code, response["ETag"]) == (200, '"3"')
    assert (now.title, now.domain) == ("Jeugd", "")
    assert response.json()["niveaunamen"] == {"prestatie": "actie", "doelstelling": "doel"}
    assert now.changed_by_id == writer.api_key.account_id


def test_a_change_meant_for_another_state_is_refused(goal_tree, writer):
    stale, now = {"If-Match": '"1"'}, {"If-Match": '"2"'}

    refused = writer.patch(address(goal_tree), {"titel": "Jeugd"}, headers=stale)
    done = writer.patch(address(goal_tree), {"titel": "Jeugd"}, headers=now)

    assert (problem(refused)[0], done.status_code, done.json()["titel"]) == (412, 200, "Jeugd")
    assert problem(writer.delete(address(goal_tree), headers=now))[0] == 412
    assert problem(writer.post(address(goal_tree, "/herstel"), headers=now))[0] == 412


def test_a_tree_goes_to_the_bin_and_comes_back(goal_tree, writer):
    removed = writer.delete(address(goal_tree))
    gone = writer.get(address(goal_tree))
    in_bin = writer.get(f"{TREES}?prullenbak=true")
    restored = writer.post(address(goal_tree, "/herstel"))

    assert (removed.status_code, removed.content, problem(gone)[0]) == (204, b"", 404)
    assert (titles(in_bin), titles(writer.get(f"{TREES}?prullenbak=true"))) == ([goal_tree.title], [])
    assert (restored.status_code, restored.json()["titel"]) == (200, goal_tree.title)
    assert restored["ETag"] == writer.get(address(goal_tree))["ETag"]
    assert writer.post(address(goal_tree, "/herstel")).status_code == 200


def test_a_key_that_reads_changes_nothing(goal_tree, reader):
    calls = [
        reader.post(TREES, {"titel": "X"}),
        reader.patch(address(goal_tree), {"titel": "X"}),
        reader.delete(address(goal_tree)),
        reader.post(address(goal_tree, "/herstel")),
    ]

    assert [problem(response)[0] for response in calls] == [403] * 4
    assert GoalTree.objects.get().title == goal_tree.title


def test_trees_of_others_are_not_found(writer):
    other = make_tree(make_organisation("oirschot"))
    calls = [
        writer.get(address(other)),
        writer.patch(address(other), {"titel": "X"}),
        writer.delete(address(other)),
        writer.post(address(other, "/herstel")),
    ]

    assert [problem(response)[0] for response in calls] == [404] * 4


def test_a_limited_key_sees_its_trees_only(organisation, goal_tree):
    other = make_tree(organisation, title="Groen")
    client = key_client(organisation, "schrijven", [goal_tree])

    assert titles(client.get(TREES)) == [goal_tree.title]
    assert problem(client.patch(address(other), {"titel": "X"}))[0] == 404


def test_without_key_there_are_no_trees(goal_tree):
    assert problem(ApiClient().get(TREES))[0] == 401


def test_a_raadslid_reads_and_an_adviser_changes(organisation, goal_tree):
    councillor, adviser = ApiClient(), ApiClient()
    councillor.force_login(make_user(organisation, Role.RAADSLID))
    adviser.force_login(make_user(organisation))

    assert councillor.get(address(goal_tree)).status_code == 200
    assert problem(councillor.patch(address(goal_tree), {"titel": "X"}))[0] == 403
    assert adviser.patch(address(goal_tree), {"titel": "X"}).status_code == 200


def test_who_has_two_organisations_says_which(organisation):
    user = make_user(organisation)
    other = make_organisation("oirschot")
    Membership.objects.create(user=user, organisation=other, role=Role.ADVISEUR)
    client = ApiClient()
    client.force_login(user)

    refused = client.post(TREES, {"titel": "X"})
    made = client.post(TREES, {"titel": "X", "organisatie": str(other.pk)})

    assert problem(refused)[2] == {
        "organisatie": "U hoort bij meer dan één organisatie. Geef de id van die waar het om gaat."
    }
    assert (made.status_code, GoalTree.objects.get().organisation) == (201, other)


def test_a_moment_in_another_zone_is_the_same_moment(goal_tree, reader):
    GoalTree.objects.update(changed_at=datetime(2026, 11, 2, 9, 30, tzinfo=UTC))

    assert titles(reader.get(f"{TREES}?gewijzigdSinds=2026-11-02T10:30:00%2B01:00")) == [goal_tree.title]
    assert titles(reader.get(f"{TREES}?gewijzigdSinds=2026-11-02T10:30:01%2B01:00")) == []
    assert reader.get(address(goal_tree)).json()["gewijzigdOp"] == "2026-11-02T09:30:00Z"
