"""What a chart shows of a sheet."""

import pytest

from indicators.charts import can_draw
from indicators.charts.content import content, tick
from indicators.periods import read_period
from indicators.trends import assess
from tests.indicators.charts.sheets import TODAY, best, measured, sheet_of, target, values


def shown(sheet, most_others=4):
    return content(sheet, assess(sheet, TODAY), most_others)


def ticks(points):
    return [(point.tick, point.number) for point in points]


@pytest.mark.parametrize(
    ("sheet", "answer"),
    [
        (sheet_of(), False),
        (sheet_of(measured(2024, None, text="3e positie")), False),
        (sheet_of(measured(2024, None, missing="nnb")), False),
        (sheet_of(target(2024, text="beter"), target(2025, reference="landelijk gemiddelde")), False),
        (sheet_of(measured(2024, 0)), True),
        (sheet_of(measured(2024, 3, "Nederland")), True),
        (sheet_of(target(2024, 3)), True),
        (sheet_of(baseline=(2024, 3)), True),
    ],
)
def test_can_draw_needs_one_number(sheet, answer):
    assert can_draw(sheet) is answer


@pytest.mark.parametrize(
    ("written", "text"),
    [("2024", "2024"), ("2024-H1", "H1 2024"), ("2024-K3", "K3 2024"), ("31-12-2024", "31-12-2024")],
)
def test_tick_names_a_period_briefly(written, text):
    assert tick(read_period(written)) == text


def test_path_runs_from_the_baseline_through_the_targets():
    sheet = sheet_of(
        *values(y2019=20, y2021=22, y2023=25), target(2022, 23), target(2026, 28), baseline=(2021, 22)
    )
    assert ticks(shown(sheet).path) == [("2021", 22), ("2022", 23), ("2026", 28)]


def test_path_runs_from_the_first_value_without_baseline():
    assert ticks(shown(sheet_of(*values(y2019=20, y2021=22), target(2026, 28))).path) == [
        ("2019", 20),
        ("2026", 28),
    ]


def test_there_is_no_path_without_a_target_ahead():
    assert shown(sheet_of(*values(y2021=22), target(2020, 28))).path == []


def test_missing_period_cuts_the_line_and_a_year_without_row_does_not():
    sheet = sheet_of(
        *values(y2015=1, y2017=2), measured(2018, None, missing="niet_gemeten"), *values(y2020=3)
    )
    assert [ticks(stretch) for stretch in shown(sheet).own.stretches] == [
        [("2015", 1), ("2017", 2)],
        [("2020", 3)],
    ]


def test_year_between_two_measurements_that_is_not_measured_leaves_the_line_whole():
    sheet = sheet_of(
        *values(y2013=36), measured(2015, None, missing="niet_gemeten"), *values(y2017=33), frequency=48
    )
    assert [ticks(stretch) for stretch in shown(sheet).own.stretches] == [[("2013", 36), ("2017", 33)]]


def test_quarter_that_was_not_measured_cuts_the_line():
    sheet = sheet_of(measured("2024-K1", 1), measured("2024-K2", None, missing="nvt"), measured("2024-K3", 3))
    assert [ticks(stretch) for stretch in shown(sheet).own.stretches] == [[("K1 2024", 1)], [("K3 2024", 3)]]


def test_baseline_before_the_first_value_starts_the_line():
    assert ticks(shown(sheet_of(*values(y2021=22), baseline=(2019, 20))).own.points) == [
        ("2019", 20),
        ("2021", 22),
    ]


def test_baseline_that_was_measured_comes_once():
    assert ticks(shown(best()).own.points) == [("2013", 36), ("2017", 33), ("2021", 36)]


def test_target_is_the_one_that_the_state_is_about():
    sheet = sheet_of(*values(y2023=25), target(2024, 26), target(2026, 28, "≥"))
    assert (ticks([shown(sheet).target]), ticks(shown(sheet).steps)) == ([("2024", 26)], [("2026", 28)])


def test_target_that_refers_to_another_series_has_its_number():
    sheet = sheet_of(
        *values(y2025=20),
        *values("Nederland", y2025=24),
        target(2026, operator=">", reference="landelijk gemiddelde"),
    )
    assert (ticks([shown(sheet).target]), shown(sheet).operator) == ([("2026", 24)], ">")


def test_others_come_with_the_known_ones_first_and_not_too_many():
    names = ["wijk A", "Nederland", "wijk B", "vergelijkbare gemeenten"]
    sheet = sheet_of(*values(y2025=20), *(measured(2025, 3, name) for name in names))
    assert [line.name for line in shown(sheet, 3).others] == [
        "Nederland",
        "vergelijkbare gemeenten",
        "wijk A",
    ]


def test_one_other_shows_when_there_is_nothing_of_its_own():
    assert [line.name for line in shown(sheet_of(measured(2025, 3, "Nederland")), 0).others] == ["Nederland"]


def test_provisional_values_are_marked():
    sheet = sheet_of(measured(2024, 3), measured(2025, 4, is_provisional=True))
    assert [point.is_provisional for point in shown(sheet).own.points] == [False, True]


@pytest.mark.parametrize(("direction", "band"), [("band", (10.0, None)), ("hoger", None)])
def test_band_shows_only_when_the_direction_says_so(direction, band):
    assert shown(sheet_of(*values(y2025=20), direction=direction, band=(10, None))).band == band


def test_quarters_stand_at_their_last_day():
    sheet = sheet_of(measured("2024-K1", 3), measured("2024-K2", 4), target(2024, 5))
    assert [f"{point.day}" for point in shown(sheet).points] == ["2024-03-31", "2024-06-30", "2024-12-31"]
