"""The recycle bin of a tree in the API."""

import pytest

from goals import tree
from tests.api_client import ApiClient, key_client, problem
from tests.goals.api.told import address, titles
from tests.goals.factories import find, make_organisation, make_tree, make_user

pytestmark = pytest.mark.django_db


def bin_of(goal_tree):
    return f"/api/v1/doelenbomen/{goal_tree.pk}/prullenbak"


def test_what_lies_in_the_bin_is_told_with_how_to_restore_it(goal_tree, writer):
    user = make_user(goal_tree.organisation, name="Anna de Vries")
    goal = find(goal_tree, "Steun")
    tree.remove_goal(user=user, goal=goal)

    told = writer.get(bin_of(goal_tree)).json()

    (row,) = told["results"]
    assert row == {
        "doel": str(goal.pk),
        "niveau": "subdoelstelling",
        "titel": "Steun",
        "ouder": str(goal.parent_id),
        "aantalDoelen": 2,
        "weggegooidDoor": "Anna de Vries",
        "weggegooidOp": row["weggegooidOp"],
        "herstel": f"http://testserver{address(goal, '/herstel')}",
    }
    assert (told["count"], row["weggegooidOp"][-1]) == (1, "Z")
    assert writer.post(row["herstel"]).json()["titel"] == "Steun"
    assert writer.get(bin_of(goal_tree)).json()["count"] == 0


def test_the_latest_comes_first_and_the_program_is_named(goal_tree, writer):
    for title in ("Steun", "Voorlezen", "Meedoen"):
        writer.delete(address(find(goal_tree, title)))

    response = writer.get(bin_of(goal_tree))

    assert titles(response) == ["Meedoen", "Voorlezen", "Steun"]
    assert {row["weggegooidDoor"] for row in response.json()["results"]} == {"Zaaksysteem (API-sleutel)"}
    assert [row["ouder"] is None for row in response.json()["results"]] == [True, False, False]


@pytest.mark.parametrize("count", [1, 3])
def test_the_bin_takes_four_queries(goal_tree, reader, count, django_assert_num_queries):
    for title in ("Steun", "Voorlezen", "Meedoen")[:count]:
        tree.remove_goal(user=None, goal=find(goal_tree, title))

    with django_assert_num_queries(4):
        response = reader.get(bin_of(goal_tree))

    assert len(titles(response)) == count


def test_a_bin_that_did_not_change_takes_two_queries(goal_tree, reader, django_assert_num_queries):
    etag = reader.get(bin_of(goal_tree))["ETag"]

    with django_assert_num_queries(2):
        response = reader.get(bin_of(goal_tree), headers={"If-None-Match": etag})

    assert response.status_code == 304


def test_who_may_look_in_the_bin(goal_tree, reader, organisation):
    limited = key_client(organisation, "lezen", [make_tree(organisation, title="Buiten")])
    stranger = key_client(make_organisation("oirschot"))

    answers = [client.get(bin_of(goal_tree)) for client in (ApiClient(), limited, stranger)]

    assert [problem(response)[0] for response in answers] == [401, 404, 404]
    assert reader.get(bin_of(goal_tree)).status_code == 200
