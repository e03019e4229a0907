"""What an assessment holds besides its state, and what holds for every indicator."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.enums import COUNTRY, OWN, SIMILAR, Direction, Missing, Operator, PeriodKind, State
from indicators.periods import Period, year
from indicators.sheet import Baseline, SheetMeasurement, SheetTarget
from indicators.trends import RULE, assess, count_states
from tests.indicators.trends.sheets import TODAY, sheet_of, today_of

DUE = """
jaar                | 2023: 30 | lager                                   | 2025-06-30 no
jaar, te laat       | 2022: 30 | lager                                   | 2024-06-30 yes
vier jaar           | 2021: 30 | elke 48                                 | 2026-06-30 no
halfjaar            | 2024-H1: 30 |                                      | 2025-06-30 no
kwartaal            | 2024-K1: 30 |                                      | 2024-12-31 yes
kwartaal, jaarlijks | 2024-K1: 30 | elke 12                              | 2025-09-30 no
dag                 | 15-1-2024: 30 |                                    | 2025-07-15 no
niet gemeten telt   | 2022: 30; 2023: x |                                | 2025-06-30 no
tekst telt          | 2022: 30; 2023: 3e plaats |                        | 2025-06-30 no
niet bekend telt niet | 2022: 30; 2023: nnb |                            | 2024-06-30 yes
nooit gemeten       | |                                                  | None no
alleen onbekend     | 2024: nnb |                                        | None no
"""


@pytest.mark.parametrize(
    ("measurements", "settings", "due"), [line.split("|")[1:] for line in DUE.strip().splitlines()]
)
def test_next_measurement_is_due_half_a_year_after_its_period(measurements, settings, due):
    result = assess(sheet_of(measurements, "", settings), today_of(settings))

    assert [str(result.next_due), "yes" if result.is_overdue else "no"] == due.split()


@pytest.mark.parametrize(
    ("measurements", "latest"),
    [
        ("2022: 30; 2023: 31; 2024: nnb", "2023"),
        ("2022: 30; 2023: 3e plaats", "2022"),
        ("2022: 3e plaats; 2023: nnb", "2023"),
        ("2024-K4: 30; 2024: 31", "2024"),
        ("31-12-2024: 30; 2024-K4: 31", "2024-K4"),
        ("2024: 30; Nederland 2024: 31; 2025: 32", "2024"),
    ],
)
def test_latest_is_newest_number_else_newest_row(measurements, latest):
    assert assess(sheet_of(measurements), TODAY).latest.period.code == latest


def test_latest_without_measurements_is_none():
    assert assess(sheet_of(""), TODAY).latest is None


@pytest.mark.parametrize(
    ("targets", "against"),
    [
        ("2023: 1; 2024: 2; 2025: 3", (2024, Decimal(2), "≤")),
        ("2022: 1; 2023: 2", (2023, Decimal(2), "≤")),
        ("2025: 'minder; 2026: > Nederland", (2026, Decimal(35), ">")),
        ("2025: 'minder", (2025, None, "")),
    ],
)
def test_target_is_first_that_can_be_counted_with(targets, against):
    result = assess(sheet_of("2024: 30; Nederland 2024: 35", targets, "lager"), TODAY)

    assert (result.target.year, result.target_number, result.operator) == against


def test_band_is_its_own_target():
    result = assess(sheet_of("2024: 30", "2025: 20", "band; tot 40"), TODAY)

    assert (result.target, result.target_number, result.operator) == (None, None, "")


def test_count_states_is_in_fixed_order_without_zeros():
    sheets = [
        sheet_of(""),
        sheet_of("2024: 30", "2025: <33"),
        sheet_of("2024: 30", "2024: ≥33"),
        sheet_of(""),
    ]

    counts = count_states(assess(sheet, TODAY) for sheet in sheets)

    assert list(counts.items()) == [("op-koers", 1), ("niet-op-koers", 1), ("onbekend", 2)]


def test_rule_is_whole_paragraphs():
    assert [(text[0].isupper(), text[-1], "  " in text) for text in RULE] == [(True, ".", False)] * len(RULE)


numbers = st.decimals(-1000, 1000, places=2) | st.integers(-5, 5).map(Decimal)
years = st.integers(2015, 2026)
periods = st.one_of(
    years.map(lambda year: Period(date(year, 1, 1))),
    st.builds(
        lambda year, k: Period(date(year, 3 * k + 1, 1), PeriodKind.KWARTAAL), years, st.integers(0, 3)
    ),
    st.dates(date(2015, 1, 1), date(2026, 12, 31)).map(lambda day: Period(day, PeriodKind.DATUM)),
)
found = st.one_of(
    st.builds(lambda number: {"number": number}, numbers),
    st.just({"text": "3e plaats"}),
    st.builds(lambda missing: {"missing": missing, "reason": "te duur"}, st.sampled_from(Missing.values)),
)
measurements = st.builds(
    lambda period, series, what, provisional: SheetMeasurement(
        period, series, is_provisional=provisional, **what
    ),
    periods,
    st.sampled_from([OWN, OWN, OWN, COUNTRY, SIMILAR, "wijk Noord"]),
    found,
    st.booleans(),
)
asked = st.one_of(
    st.builds(lambda number: {"number": number}, numbers),
    st.builds(
        lambda reference: {"reference": reference},
        st.sampled_from(["landelijk gemiddelde", SIMILAR, "nulmeting", "waarde 2018", "buurgemeente"]),
    ),
    st.just({"text": "minder"}),
    st.just({"is_none": True}),
)
targets = st.builds(
    lambda year, operator, what: SheetTarget(year, operator, **what),
    st.integers(2015, 2035),
    st.sampled_from(["", *Operator.values]),
    asked,
)
sheets = st.builds(
    lambda **fields: replace(sheet_of(""), **fields),
    unit=st.sampled_from(["%", "", "euro", "aantal plekken"]),
    decimals=st.sampled_from([None, 0, 2]),
    direction=st.sampled_from(["", *Direction.values]),
    band_low=st.none() | numbers,
    band_high=st.none() | numbers,
    frequency=st.sampled_from([None, 1, 3, 12, 24, 48, 120]),
    baseline=st.builds(Baseline, st.none() | years, st.none() | numbers),
    measurements=st.lists(measurements, max_size=8, unique_by=lambda row: (row.period, row.series)),
    targets=st.lists(targets, max_size=4, unique_by=lambda target: target.year),
)
days = st.dates(date(2014, 1, 1), date(2030, 1, 1))


@given(sheets, days)
def test_any_indicator_has_a_state_and_one_sentence(sheet, today):
    result = assess(sheet, today)

    assert (result.state == "onbekend") == bool(result.reason)
    assert (result.why[0].isspace(), result.why[-1], "None" in result.why) == (False, ".", False)


@given(sheets, days)
def test_on_course_only_with_a_fresh_number_and_a_target(sheet, today):
    result = assess(sheet, today)

    if result.state == "op-koers":
        assert result.latest.number is not None
        assert not result.is_overdue
        assert result.target_number is not None or sheet.direction == Direction.BAND


@given(sheets, days)
def test_without_newest_answers_never_on_course(sheet, today):
    last = max((row.period.end for row in sheet.measurements if row.series == OWN), default=today)
    for missing in ({"text": "goed"}, {"missing": Missing.NIET_GEMETEN}, {"missing": Missing.NVT}):
        newest = SheetMeasurement(Period(last + timedelta(days=3700), PeriodKind.DATUM), **missing)
        worse = replace(sheet, measurements=[*sheet.measurements, newest])

        assert assess(worse, newest.period.end).state == "onbekend"


@given(sheets, days)
def test_long_after_newest_measurement_never_on_course(sheet, today):
    assert assess(sheet, today + timedelta(days=30 * 366)).state == "onbekend"


@given(sheets, days)
def test_provisional_marks_change_no_state(sheet, today):
    def marked(is_provisional):
        rows = [row._replace(is_provisional=is_provisional) for row in sheet.measurements]
        return assess(replace(sheet, measurements=rows), today).state

    assert marked(is_provisional=True) == marked(is_provisional=False)


small = st.integers(-40, 40).map(lambda number: Decimal(number) / 4)


@given(
    st.dictionaries(st.integers(2018, 2023), small, max_size=3),
    st.dictionaries(st.integers(2020, 2030), small, min_size=1, max_size=3),
    st.sampled_from(["<", "≤", "≥", ">"]),
    small,
    st.decimals(Decimal("0.001"), 5, places=3),
)
def test_better_number_never_gives_a_worse_state(measured, wanted, operator, number, gain):
    def state_of(latest):
        rows = [
            SheetMeasurement(year(when), number=each) for when, each in {**measured, 2024: latest}.items()
        ]
        asked = [SheetTarget(when, operator, each) for when, each in wanted.items()]
        return assess(replace(sheet_of(""), measurements=rows, targets=asked), TODAY).state

    better = number + gain if operator in "≥>" else number - gain

    assert State.values.index(state_of(better)) <= State.values.index(state_of(number))


@given(sheets, days, st.randoms())
def test_order_of_rows_does_not_matter(sheet, today, random):
    mixed = replace(sheet, measurements=[*sheet.measurements], targets=[*sheet.targets])
    random.shuffle(mixed.measurements)
    random.shuffle(mixed.targets)

    assert assess(mixed, today) == assess(sheet, today)
