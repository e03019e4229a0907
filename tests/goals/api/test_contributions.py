"""Second parents of a goal in the API."""

import pytest

from goals import services, tree
from goals.models import Contribution
from tests.api_client import ApiClient, key_client, problem
from tests.goals.factories import find, make_organisation, make_tree, revision

pytestmark = pytest.mark.django_db


def address(goal, pk=None):
    return f"/api/v1/doelen/{goal.pk}/bijdragen" + (f"/{pk}" if pk else "")


@pytest.fixture
def goal(goal_tree):
    return find(goal_tree, "Steun")


@pytest.fixture
def meedoen(goal_tree):
    return find(goal_tree, "Meedoen")


@pytest.fixture
def made(goal, meedoen):
    return Contribution.objects.create(goal=goal, target=meedoen, explanation="Zo")


def told(contribution, **changed):
    target = contribution.target
    return {
        "id": contribution.pk,
        "doel": str(target.pk),
        "titel": target.title,
        "niveau": target.level,
        "boom": str(target.goal_tree_id),
        "boomtitel": target.goal_tree.title,
        "gewicht": "ondersteunend",
        "toelichting": "Zo",
        **changed,
    }


def test_contributions_are_told_with_the_goal_they_go_to(goal, made, reader):
    listed, one = reader.get(address(goal)), reader.get(address(goal, made.pk))

    assert listed.json() == {"count": 1, "next": None, "previous": None, "results": [told(made)]}
    assert (one.status_code, one.json()) == (200, told(made))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_four_queries(goal, organisation, reader, count, django_assert_num_queries):
    others = make_tree(organisation, "\n".join(f"M Doel {number}" for number in range(count)), title="Meer")
    for target in others.goals.alive():
        Contribution.objects.create(goal=goal, target=target)

    with django_assert_num_queries(4):
        response = reader.get(address(goal))

    assert response.json()["count"] == count


def test_what_did_not_change_is_told_in_two_queries(goal, made, reader, django_assert_num_queries):
    etag = reader.get(address(goal))["ETag"]

    with django_assert_num_queries(2):
        response = reader.get(address(goal), headers={"If-None-Match": etag})

    assert response.status_code == 304


def test_the_state_changes_with_the_goal_that_it_goes_to(goal, organisation, reader):
    other = find(make_tree(organisation, "M Groen", title="Buiten"), "Groen")
    Contribution.objects.create(goal=goal, target=other)
    before = reader.get(address(goal))
    services.update_goal(user=None, goal=other, changes={"title": "Blauw"}, seen={"title": "Groen"})

    after = reader.get(address(goal), headers={"If-None-Match": before["ETag"]})

    assert (after.status_code, after.json()["results"][0]["titel"]) == (200, "Blauw")


def test_contributions_to_what_lies_in_the_bin_are_left_out(goal, made, meedoen, reader):
    tree.remove_goal(user=None, goal=meedoen)

    assert reader.get(address(goal)).json()["count"] == 0
    assert problem(reader.get(address(goal, made.pk)))[0] == 404


def test_a_contribution_is_made(goal, meedoen, writer):
    response = writer.post(
        address(goal), {"doel": str(meedoen.pk), "gewicht": "primair", "toelichting": "Daarom"}
    )

    made = Contribution.objects.get()
    assert (response.status_code, response["Location"]) == (201, f"http://testserver{address(goal, made.pk)}")
    assert response.json() == told(made, gewicht="primair", toelichting="Daarom")
    assert response["ETag"] == writer.get(address(goal))["ETag"]
    event = Contribution.pgh_event_model.objects.get()
    assert event.pgh_context.metadata["user"] == writer.api_key.account_id


def test_a_contribution_goes_to_another_tree(goal, organisation, writer):
    other = find(make_tree(organisation, "M Groen", title="Buiten"), "Groen")
    state = {"If-Match": f'"{revision(goal.goal_tree)}"'}

    response = writer.post(address(goal), {"doel": str(other.pk)}, headers=state)

    assert (response.status_code, response.json()["boomtitel"]) == (201, "Buiten")


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Goede start", "Dit doel hangt daar al onder. Kies een ander doel."),
        ("Voorlezen", "Kies een doel van een hoger niveau dan dit doel."),
        ("Meedoen", "Dit doel draagt daar al aan bij."),
        (None, "Dit doel is er niet, of u mag het niet zien."),
    ],
)
def test_a_contribution_that_cannot_be_is_refused(goal_tree, goal, made, writer, title, reason):
    target = find(goal_tree, title) if title else find(make_tree(make_organisation("oirschot"), "M X"), "X")

    assert problem(writer.post(address(goal), {"doel": str(target.pk)}))[2] == {"doel": reason}


def test_every_mistake_is_told_at_once(goal, writer):
    sent = {"doel": "x", "gewicht": "x", "toelichting": "x" * 2_001}

    assert sorted(problem(writer.post(address(goal), sent))[2]) == ["doel", "gewicht", "toelichting"]
    assert sorted(problem(writer.post(address(goal), {}))[2]) == ["doel"]


def test_only_the_fields_that_come_change(goal, made, writer):
    response = writer.patch(address(goal, made.pk), {"gewicht": "primair"})

    assert (response.status_code, response.json()) == (200, told(made, gewicht="primair"))
    assert response["ETag"] == writer.get(address(goal))["ETag"]


def test_a_change_meant_for_another_state_is_refused(goal, made, writer):
    first = {"If-Match": writer.get(address(goal))["ETag"]}

    done = writer.patch(address(goal, made.pk), {"toelichting": "Een"}, headers=first)
    refused = [
        writer.patch(address(goal, made.pk), {"toelichting": "Twee"}, headers=first),
        writer.delete(address(goal, made.pk), headers=first),
        writer.post(address(goal), {"doel": str(made.target_id)}, headers=first),
    ]

    assert done.status_code == 200
    assert [problem(response)[0] for response in refused] == [412] * 3


def test_a_contribution_is_taken_away(goal, made, writer):
    removed = writer.delete(address(goal, made.pk))

    assert (removed.status_code, removed.content) == (204, b"")
    assert problem(writer.delete(address(goal, made.pk)))[0] == 404
    assert not Contribution.objects.exists()


def calls_on(client, goal, pk):
    """An answer to every operation."""
    return [
        client.get(address(goal)),
        client.get(address(goal, pk)),
        client.post(address(goal), {"doel": str(goal.pk)}),
        client.patch(address(goal, pk), {"gewicht": "primair"}),
        client.delete(address(goal, pk)),
    ]


def test_who_may_see_and_change_contributions(goal_tree, goal, made, reader, organisation):
    limited = key_client(organisation, "schrijven", [make_tree(organisation, title="Buiten")])
    stranger = key_client(make_organisation("oirschot"), "schrijven")

    statuses = [
        [response.status_code for response in calls_on(client, goal, made.pk)]
        for client in (ApiClient(), reader, limited, stranger)
    ]

    assert statuses == [[401] * 5, [200, 200, 403, 403, 403], [404] * 5, [404] * 5]


def test_a_contribution_of_another_goal_is_not_found(goal_tree, made, writer):
    other = find(goal_tree, "Voorlezen")

    responses = [writer.get(address(other, made.pk)), writer.get(address(other, 10**20))]

    assert [problem(response)[0] for response in responses] == [404] * 2
