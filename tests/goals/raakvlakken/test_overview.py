"""Which goals are served by both domains, one or none; counted a second way on random landscapes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.raakvlakken.overview import Overview, Served, count_projects, overview_of, reach, served_goals
from goals.raakvlakken.scope import Scope, select
from tests.goals.raakvlakken.landscapes import NOW, OTHER, landscape_of, random_landscape


def served(landscape, **scope):
    """{goal: 'social physical'} of each goal in scope."""
    counted = served_goals(select(landscape, Scope(**scope)))
    return {goal.id: f"{count.social} {count.physical}" for goal, count in counted}


def test_served_counts_the_branch_and_no_project_twice():
    landscape = landscape_of(
        projects="s Sport, f Veld, f Pad",
        links="Sport > Bewegen, Veld > Buitenspelen, Veld > Rust, Veld > Bewegen, Pad > Rust",
    )

    assert served(landscape) == {
        "Gezond": "1 2",
        "Bewegen": "1 1",
        "Buitenspelen": "0 1",
        "Rust": "0 2",
        "Groen": "0 0",
        "Park": "0 0",
    }


@pytest.mark.parametrize(("contributions", "expected"), [(False, "0 1"), (True, "1 1")])
def test_served_over_contributions_to_another_tree(contributions, expected):
    landscape = landscape_of(
        other="""
            M f Groen daar
              D f Bos
        """,
        projects="s Sport, f Boswachter",
        links="Sport > Buitenspelen, Boswachter > Bos, Buitenspelen > Groen daar, Bos > Groen daar",
    )

    assert served(landscape, contributions=contributions, tree_id=OTHER) == {
        "Groen daar": expected,
        "Bos": "0 1",
    }


def test_served_along_two_ways_counts_once():
    landscape = landscape_of(projects="s Sport", links="Sport > Buitenspelen, Buitenspelen > Gezond")

    assert served(landscape, contributions=True)["Gezond"] == "1 0"


@pytest.mark.parametrize(
    ("count", "by", "one"),
    [
        (Served(2, 1), "beide", False),
        (Served(2, 0), "sociaal", True),
        (Served(0, 3), "fysiek", True),
        (Served(), "geen", False),
    ],
)
def test_served_by(count, by, one):
    assert (count.by, count.is_by("een"), count.is_by(by)) == (by, one, True)


def test_overview_of_a_small_tree():
    landscape = landscape_of(
        projects="s Sport, f Veld",
        links="Sport > Bewegen, Veld > Bewegen, Veld > Park",
        touches="Rust ~ Veld gesignaleerd, Rust ~ Park gesignaleerd, Sport ~ Groen bevestigd",
    )

    assert overview_of(select(landscape, Scope()), NOW) == Overview(
        goals=6, both=2, social=0, physical=2, none=2, confirmed=2, signals=2, fresh=2
    )


def test_reach_without_landscape():
    bits = reach(["c", "b", "a"], {"c": 0b01, "b": 0b10}, {"c": ["b", "a"], "b": ["a"]})

    assert bits == {"c": 0b01, "b": 0b11, "a": 0b11}
    assert count_projects({}, []) == {}


def _below(landscape, goal_id, *, contributions):
    """The goal and all that comes up to it, by walking down."""
    found = {goal_id}
    for goal in landscape.goals.values():
        if goal.parent_id == goal_id:
            found |= _below(landscape, goal.id, contributions=contributions)
    for link in landscape.contributions if contributions else ():
        if link.goal_id == goal_id:
            found |= _below(landscape, link.source_id, contributions=contributions)
    return found


@given(st.integers(0, 10_000), st.booleans())
def test_served_equals_a_walk_down(seed, contributions):
    landscape = random_landscape(seed)
    expected = {}
    for goal_id in landscape.goals:
        below = _below(landscape, goal_id, contributions=contributions)
        there = {landscape.projects[link.source_id] for link in landscape.links if link.goal_id in below}
        domains = [project.domain for project in there]
        expected[goal_id] = f"{domains.count('sociaal')} {domains.count('fysiek')}"

    assert served(landscape, contributions=contributions) == expected
