"""From numbers and days to an axis, and how wide a text is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.charts.scales import Days, day_axis, number_axis, shortened, text_width


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [
        ([18, 29], [0, 10, 20, 30]),
        ([44, 60], [40, 45, 50, 55, 60]),
        ([36, 33, 36], [30, 35, 40]),
        ([36], [0, 10, 20, 30, 40]),
        ([0], [0, 0.5, 1]),
        ([-12, 15], [-20, -10, 0, 10, 20]),
        ([-5, -40], [-40, -30, -20, -10, 0]),
        ([980_000, 1_500_000], [0, 500_000, 1_000_000, 1_500_000]),
        ([0.02, 0.07], [0, 0.02, 0.04, 0.06, 0.08]),
        ([7.4, 7.6], [6.5, 7, 7.5, 8, 8.5]),
    ],
)
def test_number_axis_has_few_round_ticks(numbers, ticks):
    assert number_axis(numbers, 4).ticks == ticks


def test_number_axis_has_no_steps_finer_than_the_numbers_are_written():
    assert number_axis([0, 1], 4, finest=1.0).ticks == [0, 1]


@pytest.mark.parametrize(
    ("numbers", "decimals"), [([18, 29], 0), ([0.02, 0.07], 2), ([0, 1], 1), ([0, 4e9], 0)]
)
def test_number_axis_tells_how_many_decimals_its_ticks_need(numbers, decimals):
    assert number_axis(numbers, 4).decimals == decimals


@given(
    st.lists(st.floats(-1e15, 1e15).filter(lambda number: number == 0 or abs(number) > 1e-6), min_size=1),
    st.integers(2, 6),
)
def test_number_axis_holds_all_numbers_with_at_most_so_many_steps(numbers, most):
    axis = number_axis(numbers, most)
    slack = 1e-6 * axis.step
    assert axis.low - slack <= min(numbers) <= max(numbers) <= axis.high + slack
    assert 2 <= len(axis.ticks) <= most + 1


def test_day_axis_puts_a_single_day_in_the_middle():
    assert day_axis([date(2024, 12, 31)]) == Days(date(2024, 1, 1), date(2025, 12, 31))


def test_day_axis_runs_from_the_first_to_the_last_day():
    days = [date(2021, 12, 31), date(2013, 12, 31), date(2025, 12, 31)]
    assert day_axis(days) == Days(date(2013, 12, 31), date(2025, 12, 31))


def test_text_that_is_too_wide_ends_with_an_ellipsis():
    assert shortened("wijk Centrum en Villawijk-Noord", 100, 13) == "wijk Centrum…"
    assert shortened("Nederland", 100, 13) == "Nederland"


@given(st.text(max_size=80), st.integers(20, 200))
def test_shortened_text_fits(text, width):
    assert text_width(shortened(text, width, 13), 13) <= width
