"""The picture of two columns and the lines between them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.lettering import measure
from goals.raakvlakken.network import (
    BETWEEN,
    BOX_WIDTH,
    FONT,
    MARK_ROOM,
    PADDING,
    Choice,
    draw_network,
)
from goals.raakvlakken.pairs import pairs_of
from tests.goals.raakvlakken.landscapes import landscape_of, random_landscape

SMALL = landscape_of(
    projects="f Veld, f Pad, s Sport",
    links="Veld > Gezond, Pad > Bewegen, Veld > Rust, Sport > Park",
    touches="Rust ~ Pad gesignaleerd 1, Rust ~ Park gesignaleerd 3",
)


def crossings_of(left, right, lines):
    """How often lines cross each other, for columns in these orders."""
    at_left = {id(box): i for i, box in enumerate(left)}
    at_right = {id(box): i for i, box in enumerate(right)}
    ends = [(at_left[id(line.social)], at_right[id(line.physical)]) for line in lines]
    return sum(one < other and two > another for one, two in ends for other, another in ends)


def network_of(landscape, most=100, **choice):
    return draw_network(landscape, pairs_of(landscape), most=most, choice=Choice(**choice))


def test_network_has_a_box_for_each_element_and_a_line_for_each_pair():
    network = network_of(SMALL)

    assert [box.element.id for box in network.left] == ["Gezond", "Bewegen", "Rust", "Sport"]
    assert sorted(box.element.id for box in network.right) == ["Pad", "Park", "Veld"]
    assert len(network.lines) == 6


def test_network_of_nothing():
    network = network_of(landscape_of())

    assert (network.left, network.right, network.lines, network.height) == ([], [], [], 0)


def test_network_keeps_confirmed_and_strong_pairs_when_not_all_fit():
    network = network_of(SMALL, most=5)

    assert network.left_out == 1
    assert ("Rust", "Pad") not in [line.pair.key for line in network.lines]


def test_network_keeps_what_is_chosen_when_not_all_fit():
    network = network_of(SMALL, most=1, element_id="Rust", other_id="Pad")

    assert [line.pair.key for line in network.lines] == [("Rust", "Pad")]


@pytest.mark.parametrize(
    ("choice", "lit", "chosen"),
    [
        ({"element_id": "Rust"}, {("Rust", "Veld"), ("Rust", "Pad"), ("Rust", "Park")}, "1.2 Rust"),
        ({"element_id": "Rust", "other_id": "Pad"}, {("Rust", "Pad")}, "1.2 Rust – Pad"),
        ({"element_id": "weg"}, set(), ""),
        ({}, set(), ""),
    ],
)
def test_network_lights_up_what_is_chosen(choice, lit, chosen):
    network = network_of(SMALL, **choice)

    assert {line.pair.key for line in network.lit} == lit
    assert network.chosen == chosen
    assert {box.element.id for box in (*network.left, *network.right) if box.is_on} == {
        side for key in lit for side in key
    }
    assert [line.is_on for line in network.lines] == sorted(line.is_on for line in network.lines)


def test_network_wraps_long_names():
    name = "Speeltuin " * 25
    landscape = landscape_of(f"M s {name.strip()}", projects="f Veld", links=f"Veld > {name.strip()}")
    box = network_of(landscape).left[0]

    assert len(box.lines) > 4
    assert all(measure(line.strip(), FONT) <= BOX_WIDTH - 2 * PADDING - MARK_ROOM for line in box.lines)


def test_crossings_of_columns():
    network = network_of(landscape_of(projects="f Veld, f Pad", links="Veld > Gezond, Pad > Bewegen"))

    assert crossings_of(network.left, network.right, network.lines) == 0
    assert crossings_of(network.left, network.right[::-1], network.lines) == 1


@given(st.integers(0, 10_000))
def test_network_boxes_are_apart_and_lines_cross_less_than_unordered(seed):
    network = network_of(random_landscape(seed))
    unordered = sorted(network.right, key=lambda box: int(box.element.id[1:]))

    for column in (network.left, network.right):
        for above, below in pairwise(column):
            assert below.y - above.y - above.height >= BETWEEN - 1
        assert all(box.y >= 0 and box.y + box.height <= network.height for box in column)
    crossed = crossings_of(network.left, network.right, network.lines)
    assert crossed <= crossings_of(network.left, unordered, network.lines)
    for line in network.lines:
        assert line.d.startswith(f"M{line.social.x + BOX_WIDTH} {line.social.middle}C")
        assert line.d.endswith(f" {line.physical.x} {line.physical.middle}")
