"""How many projects serve a goal and where domains touch: counted on the branch, nothing twice."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.outline import Outline, append
from goals.overlap import Overlap, is_across, overlaps_of
from goals.project_sheet import ProjectLink, ProjectSheet, RaakvlakRow
from goals.raakvlakken.overview import Served

SWIM, PLAY, BENCH = (
    ProjectSheet(uuid4(), name, domain)
    for name, domain in (("Zwemles", "sociaal"), ("Speelplek", "fysiek"), ("Bankjes", "fysiek"))
)
STOPPED = ProjectSheet(uuid4(), "Kunstgras", "fysiek", phase="gestopt")


def outline_of(*goals):
    """An outline of (parent place or None, domain) goals."""
    outline = Outline(uuid4(), "Boom", "", "", "", {}, 1)
    for place, (parent, domain) in enumerate(goals):
        above = None if parent is None else UUID(int=parent)
        texts = ("doelstelling", f"Doel {place}", "", "", domain, "", None, None)
        append(outline, UUID(int=place), above, texts)
    return outline


def serve(outline, place, *projects):
    outline.by_id[UUID(int=place)].projects += [ProjectLink(0, project) for project in projects]


def touch(outline, place, status):
    row = RaakvlakRow(uuid4(), status, "sociaal", "project", uuid4(), "Elders")
    outline.by_id[UUID(int=place)].raakvlakken.append(row)


def found(outline):
    return list(overlaps_of(outline).values())


def test_a_project_at_two_goals_of_a_branch_counts_once_above():
    outline = outline_of((None, ""), (0, ""), (0, ""))
    serve(outline, 1, SWIM, PLAY)
    serve(outline, 2, PLAY, BENCH)
    assert [overlap.served for overlap in found(outline)] == [Served(1, 2), Served(1, 1), Served(0, 2)]


@pytest.mark.parametrize(
    ("domain", "projects", "status", "expected"),
    [
        ("", [], "", ""),
        ("sociaal", [SWIM], "", ""),
        ("sociaal", [PLAY], "", "bevestigd"),  # of the other domain: explicit
        ("sociaal", [STOPPED], "", ""),
        ("", [STOPPED, SWIM], "", ""),
        ("", [PLAY], "", ""),
        ("", [PLAY, SWIM], "", "bevestigd"),  # served by both
        ("sociaal", [], "gesignaleerd", "gesignaleerd"),
        ("sociaal", [], "bevestigd", "bevestigd"),
        ("sociaal", [], "geparkeerd", ""),
        ("sociaal", [PLAY], "gesignaleerd", "bevestigd"),
    ],
)
def test_the_touch_of_a_goal(domain, projects, status, expected):
    outline = outline_of((None, domain))
    serve(outline, 0, *projects)
    if status:
        touch(outline, 0, status)
    assert [overlap.touch for overlap in found(outline)] == [expected]


def test_a_touch_below_shows_above_and_not_beside():
    outline = outline_of((None, "sociaal"), (0, ""), (0, ""))
    touch(outline, 1, "gesignaleerd")
    assert [overlap.touch for overlap in found(outline)] == ["gesignaleerd", "gesignaleerd", ""]


def test_is_across_needs_a_domain_at_both():
    outline = outline_of((None, "fysiek"), (None, ""))
    goals = list(outline)
    assert [is_across(goal, SWIM) for goal in goals] == [True, False]
    assert not is_across(goals[0], PLAY)


def test_a_stopped_project_serves_nothing():
    outline = outline_of((None, ""), (0, ""))
    serve(outline, 1, SWIM, STOPPED)
    assert [overlap.served for overlap in found(outline)] == [Served(1, 0), Served(1, 0)]


def test_an_empty_outline_has_no_overlaps():
    assert overlaps_of(outline_of()) == {}
    assert found(outline_of((None, ""))) == [Overlap(Served(), "")]


@given(st.data())
def test_served_is_what_collecting_sets_gives(data):
    count = data.draw(st.integers(1, 12))
    parents = [None] + [data.draw(st.integers(0, place - 1)) for place in range(1, count)]
    outline = outline_of(*((parent, "") for parent in parents))
    for place in range(count):
        serve(outline, place, *data.draw(st.lists(st.sampled_from([SWIM, PLAY, BENCH]), unique=True)))
    overlaps = overlaps_of(outline)
    for goal in outline:
        names = {(link.project.name, link.project.domain) for one in goal.walk() for link in one.projects}
        domains = [domain for _, domain in names]
        assert overlaps[goal.id].served == Served(domains.count("sociaal"), domains.count("fysiek"))
