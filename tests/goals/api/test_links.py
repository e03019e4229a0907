"""Indicators and projects at a goal in the API: hanging them there, and taking them off."""

import pytest

from goals.hanging import hang
from goals.models import GoalIndicator, ProjectContribution
from goals.projects.services import remove_project
from indicators.services import remove_indicator
from tests.api_client import key_client, problem
from tests.goals.factories import find, make_organisation, make_tree
from tests.goals.projects.factories import make_project
from tests.indicators.factories import make_indicator

pytestmark = pytest.mark.django_db
LINKS = {"indicatoren": GoalIndicator, "projecten": ProjectContribution}
every_link = pytest.mark.parametrize("noun", LINKS)


@pytest.fixture
def goal(goal_tree):
    return find(goal_tree, "Steun")


def make(noun, organisation, name="Speelplek"):
    maker = {"indicatoren": make_indicator, "projecten": make_project}[noun]
    return maker(organisation, name)


def address(goal, noun, thing=None):
    return f"/api/v1/doelen/{goal.pk}/{noun}" + (f"/{thing.pk}" if thing else "")


def hang_some(noun, goal, count):
    name = {"indicatoren": "indicator", "projecten": "project"}[noun]
    for number in range(count):
        thing = make(noun, goal.goal_tree.organisation, f"Speelplek {number}")
        hang(user=None, goal=goal, thing=LINKS[noun](**{name: thing}))


def told(noun, thing, **more):
    if noun == "indicatoren":
        return {"indicator": str(thing.pk), "naam": thing.name}
    return {
        "project": str(thing.pk),
        "naam": "Speelplek",
        "domein": "fysiek",
        "fase": "idee",
        "toelichting": "",
    } | more


@every_link
def test_a_link_is_made_once_and_taken_off(noun, goal, writer):
    thing = make(noun, goal.goal_tree.organisation)

    first = writer.put(address(goal, noun, thing), "")
    again = writer.put(address(goal, noun, thing), {})

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json() == told(noun, thing)
    listed = writer.get(address(goal, noun))
    assert (listed.json()["results"], listed["ETag"]) == ([told(noun, thing)], first["ETag"])
    event = LINKS[noun].pgh_event_model.objects.latest("pgh_id")
    assert event.pgh_context.metadata["user"] == writer.api_key.account_id

    gone = writer.delete(address(goal, noun, thing))
    assert (gone.status_code, gone.content) == (204, b"")
    assert writer.get(address(goal, noun)).json()["results"] == []
    assert problem(writer.delete(address(goal, noun, thing)))[0] == 404


def test_how_a_project_contributes_can_be_said_later(goal, writer):
    project = make_project(goal.goal_tree.organisation)
    writer.put(address(goal, "projecten", project), "")

    said = writer.put(address(goal, "projecten", project), {"toelichting": "Ruimte om te spelen."})

    assert said.json() == told("projecten", project, toelichting="Ruimte om te spelen.")
    assert ProjectContribution.objects.get().explanation == "Ruimte om te spelen."


def test_an_explanation_that_is_too_long_is_refused(goal, writer):
    project = make_project(goal.goal_tree.organisation)

    status, _, reasons = problem(
        writer.put(address(goal, "projecten", project), {"toelichting": "x" * 20_000})
    )

    assert (status, set(reasons)) == (400, {"toelichting"})
    assert not ProjectContribution.objects.exists()


@every_link
def test_what_lies_in_the_bin_is_not_told_and_not_hung(noun, goal, writer):
    thing = make(noun, goal.goal_tree.organisation)
    hung = writer.put(address(goal, noun, thing), "")
    remove = {
        "indicatoren": lambda: remove_indicator(user=None, indicator=thing),
        "projecten": lambda: remove_project(user=None, project=thing),
    }
    remove[noun]()

    after = writer.get(address(goal, noun), headers={"If-None-Match": hung["ETag"]})
    assert (after.status_code, after.json()["results"]) == (200, [])
    status, _, reasons = problem(writer.put(address(goal, noun, thing), ""))
    assert status == 400
    assert "ligt in de prullenbak" in "".join(reasons.values())


@every_link
def test_a_stale_change_does_nothing(noun, goal, writer):
    thing = make(noun, goal.goal_tree.organisation)
    stale = {"If-Match": writer.get(address(goal, noun))["ETag"]}
    fresh = {"If-Match": writer.put(address(goal, noun, thing), "", headers=stale)["ETag"]}

    assert problem(writer.put(address(goal, noun, thing), "", headers=stale))[0] == 412
    assert problem(writer.delete(address(goal, noun, thing), headers=stale))[0] == 412
    assert writer.delete(address(goal, noun, thing), headers=fresh).status_code == 204


@every_link
def test_a_key_that_reads_may_not_write(noun, goal, organisation):
    thing, reader = make(noun, organisation), key_client(organisation)

    for answer in (reader.put(address(goal, noun, thing), ""), reader.delete(address(goal, noun, thing))):
        assert problem(answer)[0] == 403


@every_link
def test_what_is_of_others_is_not_found(noun, goal, writer):
    other = make_organisation("oirschot")
    stranger, theirs = key_client(other, "schrijven"), make(noun, other)
    mine = make(noun, goal.goal_tree.organisation)

    for answer in (
        stranger.get(address(goal, noun)),
        stranger.put(address(goal, noun, mine), ""),
        stranger.delete(address(goal, noun, mine)),
        writer.put(address(goal, noun, theirs), ""),
    ):
        assert problem(answer)[0] == 404
    assert not LINKS[noun].objects.exists()


@every_link
def test_a_limited_key_hangs_what_it_sees_in_its_trees(noun, goal_tree, goal, organisation):
    hang_some(noun, goal, 1)
    hidden = make(noun, organisation, "Elders")
    other = find(make_tree(organisation, "M Groen", title="Openbare ruimte"), "Groen")
    limited = key_client(organisation, "schrijven", trees=[goal_tree])
    [row] = limited.get(address(goal, noun)).json()["results"]
    seen = row.get("indicator") or row["project"]
    elsewhere = f"{address(find(goal_tree, 'Meedoen'), noun)}/{seen}"

    assert limited.put(elsewhere, "").status_code == 201
    for answer in (limited.get(address(other, noun)), limited.put(address(goal, noun, hidden), "")):
        assert problem(answer)[0] == 404


@every_link
@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_for_one_and_for_three(noun, count, goal, writer, django_assert_num_queries):
    hang_some(noun, goal, count)

    with django_assert_num_queries(4):
        listed = writer.get(address(goal, noun))
    with django_assert_num_queries(2):
        again = writer.get(address(goal, noun), headers={"If-None-Match": listed["ETag"]})

    assert (len(listed.json()["results"]), again.status_code) == (count, 304)
