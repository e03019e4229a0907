"""What belongs to a project in the API: milestones and stories."""

import pytest

from goals.models import Milestone, ProjectStory
from goals.projects import parts
from goals.projects.services import create_project, remove_project
from tests.api_client import key_client, problem
from tests.goals.factories import find, make_organisation, make_tree
from tests.goals.projects.factories import make_project

pytestmark = pytest.mark.django_db
# noun: (model, what is sent, the rest of the answer, a change, what is wrong, at which keys)
PARTS = {
    "mijlpalen": (
        Milestone,
        {"mijlpaal": "Het veldje is open", "precisie": "kwartaal"},
        {"wanneer": None, "gehaaldOp": None},
        {"gehaaldOp": "2027-06-01"},
        ({"mijlpaal": "", "wanneer": "mei", "precisie": "ooit"}, {"mijlpaal", "wanneer", "precisie"}),
    ),
    "verhalen": (
        ProjectStory,
        {"verteller": "inwoner", "verhaal": "Wij kozen de toestellen."},
        {"verteldOp": None, "plaats": "", "anoniem": True, "naam": "", "toestemming": False},
        {"toestemming": True, "plaats": "Heuveleind"},
        ({"verteller": "buur"}, {"verteller", "verhaal"}),
    ),
}
every_part = pytest.mark.parametrize("noun", PARTS)


@pytest.fixture
def project(organisation):
    return make_project(organisation)


def address(project, noun, pk=""):
    return f"/api/v1/projecten/{project.pk}/{noun}" + (f"/{pk}" if pk else "")


@every_part
def test_a_part_is_added_read_changed_and_taken_away(noun, project, writer):
    model, body, rest, change, _ = PARTS[noun]
    added = writer.post(address(project, noun), body)
    row = added.json()
    of_project = {"project": str(project.pk)} if noun == "verhalen" else {}

    assert added.status_code == 201
    assert added["Location"] == f"http://testserver{address(project, noun, row['id'])}"
    assert row == {"id": row["id"], **of_project, **body, **rest}
    read = writer.get(added["Location"])
    assert (read.json(), read["ETag"]) == (row, added["ETag"])
    assert writer.get(address(project, noun)).json()["results"] == [row]

    changed = writer.patch(added["Location"], change, headers={"If-Match": added["ETag"]})
    assert (changed.status_code, changed.json()) == (200, row | change)
    event = model.pgh_event_model.objects.latest("pgh_id")
    assert event.pgh_context.metadata["user"] == writer.api_key.account_id

    gone = writer.delete(added["Location"], headers={"If-Match": changed["ETag"]})
    assert (gone.status_code, gone.content) == (204, b"")
    assert problem(writer.get(added["Location"]))[0] == 404


def test_a_milestone_starts_at_the_first_day_of_its_quarter(project, writer):
    body = {"mijlpaal": "Open", "wanneer": "2027-05-15", "precisie": "kwartaal"}

    assert writer.post(address(project, "mijlpalen"), body).json()["wanneer"] == "2027-04-01"


def test_milestones_stand_in_the_order_of_their_days(project, writer):
    for name, day in (("later", None), ("tweede", "2028-01-01"), ("eerste", "2027-01-01")):
        writer.post(address(project, "mijlpalen"), {"mijlpaal": name, "wanneer": day})

    rows = writer.get(address(project, "mijlpalen")).json()["results"]
    assert [row["mijlpaal"] for row in rows] == ["eerste", "tweede", "later"]


@every_part
def test_mistakes_stand_at_their_keys(noun, project, writer):
    sent, wrong = PARTS[noun][4]

    status, _, reasons = problem(writer.post(address(project, noun), sent))

    assert (status, set(reasons)) == (400, wrong)


@every_part
def test_a_stale_change_does_nothing(noun, project, writer):
    _, body, _, change, _ = PARTS[noun]
    added = writer.post(address(project, noun), body)
    writer.post(address(project, noun), body)
    stale = {"If-Match": added["ETag"]}

    assert problem(writer.patch(added["Location"], change, headers=stale))[0] == 412
    assert problem(writer.delete(added["Location"], headers=stale))[0] == 412
    assert writer.get(added["Location"]).json() == added.json()


@every_part
def test_a_key_that_reads_may_not_write(noun, project, writer, organisation):
    _, body, _, change, _ = PARTS[noun]
    added = writer.post(address(project, noun), body)
    reader = key_client(organisation)

    for answer in (
        reader.post(address(project, noun), body),
        reader.patch(added["Location"], change),
        reader.delete(added["Location"]),
    ):
        assert problem(answer)[0] == 403


@every_part
def test_projects_of_others_and_in_the_bin_are_not_found(noun, project, writer):
    _, body, _, change, _ = PARTS[noun]
    added = writer.post(address(project, noun), body)
    stranger = key_client(make_organisation("oirschot"), "schrijven")
    elsewhere = address(make_project(project.organisation, "Elders"), noun, added.json()["id"])
    answers = [
        stranger.get(address(project, noun)),
        stranger.get(added["Location"]),
        stranger.post(address(project, noun), body),
        stranger.patch(added["Location"], change),
        stranger.delete(added["Location"]),
        writer.get(elsewhere),
    ]
    remove_project(user=None, project=project)
    answers += [writer.get(address(project, noun)), writer.get(added["Location"])]

    assert [problem(answer)[0] for answer in answers] == [404] * 8


def test_stories_without_permission_are_for_who_may_edit(project, writer, organisation):
    secret = writer.post(address(project, "verhalen"), PARTS["verhalen"][1])
    writer.post(address(project, "verhalen"), PARTS["verhalen"][1] | {"toestemming": True})
    reader = key_client(organisation)

    def permissions(client):
        return [row["toestemming"] for row in client.get(address(project, "verhalen")).json()["results"]]

    assert (permissions(reader), sorted(permissions(writer))) == ([True], [False, True])
    assert problem(reader.get(secret["Location"]))[0] == 404


def test_a_limited_key_sees_what_is_at_projects_of_its_trees(organisation, goal_tree):
    mine = create_project(
        user=None,
        organisation=organisation,
        name="Plein",
        domain="fysiek",
        goals=[find(goal_tree, "Steun")],
    )
    other = find(make_tree(organisation, "M Groen", title="Openbare ruimte"), "Groen")
    theirs = create_project(user=None, organisation=organisation, name="Park", domain="fysiek", goals=[other])
    limited = key_client(organisation, "schrijven", trees=[goal_tree])
    body = PARTS["mijlpalen"][1]

    assert limited.post(address(mine, "mijlpalen"), body).status_code == 201
    assert limited.get(address(mine, "mijlpalen")).json()["count"] == 1
    assert problem(limited.post(address(theirs, "mijlpalen"), body))[0] == 404
    assert problem(limited.get(address(theirs, "mijlpalen")))[0] == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_for_one_and_for_three(count, project, organisation, django_assert_num_queries):
    for number in range(count):
        parts.add(user=None, project=project, thing=Milestone(title=f"Mijlpaal {number}"))
    reader = key_client(organisation)

    with django_assert_num_queries(4):
        listed = reader.get(address(project, "mijlpalen"))
    with django_assert_num_queries(2):
        again = reader.get(address(project, "mijlpalen"), headers={"If-None-Match": listed["ETag"]})
    with django_assert_num_queries(3):
        one = reader.get(address(project, "mijlpalen", listed.json()["results"][0]["id"]))

    assert (listed.json()["count"], again.status_code, one.json()) == (
        count,
        304,
        listed.json()["results"][0],
    )


def test_stories_have_another_state_for_who_may_read_all(project, writer, organisation):
    reader = key_client(organisation)
    tags = {client.get(address(project, "verhalen"))["ETag"] for client in (reader, writer)}
    assert len(tags) == 2
