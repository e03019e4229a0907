from datetime import UTC, date, datetime

import pytest

from history.dates import spoken_date, spoken_moment, spoken_period

NOW = datetime(2026, 5, 14, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2026, 5, 14, 14, 31, tzinfo=UTC), "vandaag 14.31"),
        (datetime(2026, 5, 14, 9, 5, tzinfo=UTC), "vandaag 9.05"),
        (datetime(2026, 5, 13, 23, 59, tzinfo=UTC), "gisteren 23.59"),
        (datetime(2026, 5, 12, 8, 0, tzinfo=UTC), "12 mei"),
        (datetime(2026, 3, 1, 8, 0, tzinfo=UTC), "1 mrt."),
        (datetime(2025, 2, 3, 8, 0, tzinfo=UTC), "3 feb. 2025"),
    ],
)
def test_spoken_moment_is_as_near_as_it_matters(at, expected):
    assert spoken_moment(at, NOW) == expected


def test_spoken_date_writes_the_month_in_full():
    assert spoken_date(date(2027, 3, 1)) == "1 maart 2027"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, ""),
        (date(2027, 1, 1), None, "vanaf 1 januari 2027"),
        (None, date(2028, 12, 31), "tot en met 31 december 2028"),
        (date(2027, 1, 1), date(2028, 6, 30), "1 januari 2027 tot en met 30 juni 2028"),
    ],
)
def test_spoken_period_says_what_is_known(start, end, expected):
    assert spoken_period(start, end) == expected
