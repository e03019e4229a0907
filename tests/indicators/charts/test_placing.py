"""Where labels come, so that they hide little."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from indicators.charts.placing import Box, Label, place, spread

CANVAS = Box(0, 0, 200, 100)


def sides(*labels, points=(), lines=()):
    """Above or below its spot: where each label came, with the side it keeps to."""
    placed = place(labels, points, lines, CANVAS)
    return [(each.text, "above" if each.y < 50 else "below", each.align) for each in placed]


def test_label_stands_above_its_spot_when_nothing_is_there():
    assert sides(Label("25%", (100, 50), "value")) == [("25%", "above", "center")]


def test_label_goes_below_when_a_line_runs_above():
    assert sides(Label("25%", (100, 50), "value"), lines=[(50, [(0, 35), (200, 35)])]) == [
        ("25%", "below", "center")
    ]


def test_label_goes_below_when_a_mark_is_above():
    assert sides(Label("25%", (100, 50), "value"), points=[(100, 33)]) == [("25%", "below", "center")]


def test_second_label_of_a_spot_takes_another_side():
    assert sides(Label("25%", (100, 50), "value"), Label("nulmeting", (100, 50), "quiet")) == [
        ("25%", "above", "center"),
        ("nulmeting", "below", "center"),
    ]


def test_label_at_the_edge_keeps_to_it():
    assert sides(Label("doel 20%", (200, 50), "strong"), Label("nulmeting", (0, 50), "quiet")) == [
        ("doel 20%", "above", "right"),
        ("nulmeting", "above", "left"),
    ]


def test_label_that_is_not_needed_is_left_out_where_it_would_hide_another():
    crowd = [Label("25%", (100, 50), "value", sides="above")]
    assert sides(*crowd, Label("24%", (100, 50), "quiet", sides="above", is_needed=False)) == [
        ("25%", "above", "center")
    ]


def test_label_may_stand_elsewhere():
    label = Label("Nederland", (190, 50), "quiet", sides="right", elsewhere=(((100, 80), "above"),))
    (placed,) = place([label], [(190, 50)], [(50, [(150, 50), (190, 50)])], CANVAS)
    assert (placed.x, placed.y < 80) == (100, True)


def test_heights_that_are_far_apart_stay():
    assert spread([10, 80, 40], 15) == [10, 80, 40]


def test_heights_that_are_close_spread_round_their_middle():
    assert spread([50, 52, 90], 15) == [43.5, 58.5, 90]


@given(st.lists(st.integers(0, 500), max_size=8, unique=True))
def test_spread_heights_keep_their_order_and_distance(heights):
    moved = spread(heights, 15)
    order = sorted(range(len(heights)), key=lambda which: heights[which])
    assert all(moved[after] - moved[before] >= 15 - 1e-6 for before, after in pairwise(order))
