import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.enums import PeriodKind
from indicators.periods import Period, add_months, containing, last_day, read_period, shifted, year

JAAR, HALFJAAR, KWARTAAL, DATUM = PeriodKind.JAAR, PeriodKind.HALFJAAR, PeriodKind.KWARTAAL, PeriodKind.DATUM


@pytest.mark.parametrize(
    ("written", "start", "kind"),
    [
        ("2024", date(2024, 1, 1), JAAR),
        (" 2024 ", date(2024, 1, 1), JAAR),
        ("2024-H1", date(2024, 1, 1), HALFJAAR),
        ("2024-h2", date(2024, 7, 1), HALFJAAR),
        ("2024 H2", date(2024, 7, 1), HALFJAAR),
        ("2024H2", date(2024, 7, 1), HALFJAAR),
        ("1e halfjaar 2024", date(2024, 1, 1), HALFJAAR),
        ("2e half jaar 2024", date(2024, 7, 1), HALFJAAR),
        ("2 halfjaar 2024", date(2024, 7, 1), HALFJAAR),
        ("2e H 2024", date(2024, 7, 1), HALFJAAR),
        ("2024-K1", date(2024, 1, 1), KWARTAAL),
        ("2024-Q4", date(2024, 10, 1), KWARTAAL),
        ("2024 k3", date(2024, 7, 1), KWARTAAL),
        ("K3 2024", date(2024, 7, 1), KWARTAAL),
        ("Q2-2024", date(2024, 4, 1), KWARTAAL),
        ("3e kwartaal 2024", date(2024, 7, 1), KWARTAAL),
        ("3  kwartaal   2024", date(2024, 7, 1), KWARTAAL),
        ("31-12-2024", date(2024, 12, 31), DATUM),
        ("1/2/2024", date(2024, 2, 1), DATUM),
        ("2024-12-31", date(2024, 12, 31), DATUM),
        ("29-2-2024", date(2024, 2, 29), DATUM),
        ("1990", date(1990, 1, 1), JAAR),
        ("2100", date(2100, 1, 1), JAAR),
    ],
)
def test_a_period_is_read_as_people_write_it(written, start, kind):
    assert read_period(written) == (start, kind)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", "‘’ is geen periode. Schrijf een jaar (2024), halfjaar"),
        ("24", "‘24’ is geen periode."),
        ("2024-H3", "‘2024-H3’ is geen periode."),
        ("2024-K5", "‘2024-K5’ is geen periode."),
        ("2024-K0", "‘2024-K0’ is geen periode."),
        ("2024-2025", "‘2024-2025’ is geen periode."),
        ("voorjaar 2024", "‘voorjaar 2024’ is geen periode."),
        ("x" * 60, f"‘{'x' * 40}’ is geen periode."),
        ("29-2-2023", "‘29-2-2023’ is geen dag van de kalender. Schrijf een jaar"),
        ("12-31-2024", "‘12-31-2024’ is geen dag van de kalender."),
        ("2024-13-01", "‘2024-13-01’ is geen dag van de kalender."),
        ("0000", "‘0000’ is geen dag van de kalender."),
        ("1989", "1989 ligt te ver weg. Kies een jaar van 1990 tot en met 2100."),
        ("2101-K1", "2101 ligt te ver weg."),
        ("1-1-2101", "2101 ligt te ver weg."),
        ("٢٠٢٤", "‘٢٠٢٤’ is geen periode."),
        ("2024-K³", "‘2024-K³’ is geen periode."),
    ],
)
def test_what_is_no_period_is_refused_with_a_sentence(written, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        read_period(written)


@pytest.mark.parametrize(
    ("code", "words", "end", "of_year"),
    [
        ("2024", "2024", date(2024, 12, 31), 2024),
        ("2024-H1", "1e halfjaar 2024", date(2024, 6, 30), 2024),
        ("2024-H2", "2e halfjaar 2024", date(2024, 12, 31), 2024),
        ("2024-K1", "1e kwartaal 2024", date(2024, 3, 31), 2024),
        ("2024-K2", "2e kwartaal 2024", date(2024, 6, 30), 2024),
        ("2024-K3", "3e kwartaal 2024", date(2024, 9, 30), 2024),
        ("2024-K4", "4e kwartaal 2024", date(2024, 12, 31), 2024),
        ("2024-02-29", "29-02-2024", date(2024, 2, 29), 2024),
    ],
)
def test_a_period_says_itself_and_ends(code, words, end, of_year):
    period = read_period(code)
    assert (period.code, str(period), period.end, period.year) == (code, words, end, of_year)


STARTS = {JAAR: [1], HALFJAAR: [1, 7], KWARTAAL: [1, 4, 7, 10]}


def periods():
    """Any period that may be stored."""
    days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
    longer = [
        st.builds(
            lambda number, month, kind=kind: Period(date(number, month, 1), kind),
            st.integers(1990, 2100),
            st.sampled_from(months),
        )
        for kind, months in STARTS.items()
    ]
    return st.one_of(st.builds(Period, days, st.just(DATUM)), *longer)


@given(periods())
def test_code_and_words_are_read_back(period):
    assert read_period(period.code) == period
    assert read_period(str(period)) == period
    assert period.start <= period.end


@given(st.text(max_size=30))
def test_any_text_is_a_period_or_a_sentence(text):
    try:
        assert read_period(read_period(text).code) == read_period(text)
    except ValueError as error:
        assert str(error).endswith(".")  # noqa: PT017 - both outcomes are right


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 12, 31), 1, date(2025, 1, 31)),
        (date(2024, 12, 31), -12, date(2023, 12, 31)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2024, 5, 5), 48, date(2028, 5, 5)),
        (date(2024, 5, 5), 0, date(2024, 5, 5)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(day, months, then):
    assert add_months(day, months) == then


def test_the_last_day_of_a_month_and_a_whole_year():
    assert last_day(date(2024, 2, 3)) == date(2024, 2, 29)
    assert year(2024) == (date(2024, 1, 1), JAAR)


@pytest.mark.parametrize(
    ("day", "kind", "code"),
    [
        (date(2024, 6, 30), "jaar", "2024"),
        (date(2024, 6, 30), "halfjaar", "2024-H1"),
        (date(2024, 7, 1), "halfjaar", "2024-H2"),
        (date(2024, 12, 31), "kwartaal", "2024-K4"),
        (date(2024, 2, 29), "datum", "2024-02-29"),
    ],
)
def test_containing_is_the_period_of_a_day(day, kind, code):
    assert containing(day, kind).code == code


@pytest.mark.parametrize(
    ("code", "count", "expected"),
    [
        ("2024", 3, "2027"),
        ("2024", -30, "1994"),
        ("2024-H2", 1, "2025-H1"),
        ("2024-K1", -1, "2023-K4"),
        ("2024-K3", 0, "2024-K3"),
    ],
)
def test_shifted_counts_periods(code, count, expected):
    assert shifted(read_period(code), count).code == expected
