"""Which elements touch, and what is confirmed."""

import pytest

from goals.raakvlakken.pairs import crossings, pairs_of
from tests.goals.raakvlakken.landscapes import landscape_of

PROJECTS = "s Buurtsport, f Speeltuin"


def told(landscape):
    return [(*pair.key, pair.status, pair.linked) for pair in pairs_of(landscape)]


def test_pairs_of_nothing():
    assert pairs_of(landscape_of()) == []


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ("Speeltuin > Buitenspelen", [("Buitenspelen", "Speeltuin", "bevestigd", True)]),
        ("Buurtsport > Park", [("Buurtsport", "Park", "bevestigd", True)]),
        ("Park > Gezond", [("Gezond", "Park", "bevestigd", True)]),
        ("Bewegen > Groen", [("Bewegen", "Groen", "bevestigd", True)]),
        ("Buurtsport > Bewegen, Speeltuin > Park, Bewegen > Gezond", []),
    ],
)
def test_pairs_of_links(links, expected):
    assert told(landscape_of(projects=PROJECTS, links=links)) == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("bevestigd", [("Bewegen", "Park", "bevestigd", False)]),
        ("gesignaleerd", [("Bewegen", "Park", "gesignaleerd", False)]),
        ("afgewezen", []),
        ("geparkeerd", []),
    ],
)
def test_pairs_of_raakvlakken(status, expected):
    assert told(landscape_of(touches=f"Bewegen ~ Park {status}")) == expected


@pytest.mark.parametrize("status", ["bevestigd", "gesignaleerd", "afgewezen", "geparkeerd"])
def test_pair_that_is_linked_is_confirmed_once(status):
    landscape = landscape_of(
        projects=PROJECTS, links="Speeltuin > Bewegen", touches=f"Bewegen ~ Speeltuin {status} 1"
    )

    assert [(*pair.key, pair.status, pair.strength) for pair in pairs_of(landscape)] == [
        ("Bewegen", "Speeltuin", "bevestigd", 3)
    ]


def test_goal_without_domain_does_not_cross():
    landscape = landscape_of("M - Samen", projects=PROJECTS, links="Speeltuin > Samen, Buurtsport > Samen")

    assert list(crossings(landscape)) == []


def test_pairs_stand_in_the_order_of_the_tree():
    landscape = landscape_of(
        projects=PROJECTS,
        links="Speeltuin > Rust, Speeltuin > Gezond",
        touches="Buurtsport ~ Park bevestigd, Bewegen ~ Speeltuin gesignaleerd, Bewegen ~ Park bevestigd",
    )

    assert [pair.key for pair in pairs_of(landscape)] == [
        ("Gezond", "Speeltuin"),
        ("Bewegen", "Park"),
        ("Bewegen", "Speeltuin"),
        ("Rust", "Speeltuin"),
        ("Buurtsport", "Park"),
    ]
