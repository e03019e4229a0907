"""What is known of one indicator on one day, read from its Sheet: values, start, next measurement due.

What it is judged against is in targets.py, the judgement in judging.py.
"""

import calendar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from indicators.enums import OWN, Direction, Missing, PeriodKind
from indicators.periods import Period, add_months, last_day, months_between, year
from indicators.sheet import Sheet, SheetMeasurement, SheetTarget

GRACE = 6  # months after the end of a period in which its value may still come in
YEAR, DAY = PeriodKind.JAAR.value, PeriodKind.DATUM.value
SAYS_NOTHING = ("", Missing.NNB.value)
BAND = Direction.BAND.value


class Point(NamedTuple):
    """A number in time; `day` is the last one of its period."""

    day: date
    number: Decimal
    period: Period


@dataclass(slots=True)
class Case:
    """An indicator on a day. `points` are its own numbers with the baseline, oldest first, the latest last.

    `answer` is what was last said about it: a number, or a newer text or 'niet gemeten'. The
    second half is empty until targets.aim fills it; `lacking` says which figure a target refers
    to in vain.
    """

    sheet: Sheet
    today: date
    latest: SheetMeasurement | None
    answer: SheetMeasurement | None
    points: list
    start: Point | None
    next_end: date | None
    next_due: date | None
    target: SheetTarget | None = None
    number: Decimal | None = None
    operator: str = ""
    lacking: str = ""
    is_reached: bool = False
    needed: Decimal | None = None

    @property
    def value(self):
        """The latest number, or None."""
        return self.latest.number if self.latest else None

    @property
    def has_band(self):
        sheet = self.sheet
        return sheet.direction == BAND and (sheet.band_low is not None or sheet.band_high is not None)

    @property
    def has_left_start(self):
        """Whether the latest number is newer than where it started."""
        return self.start is not None and bool(self.points) and self.start.day < self.points[-1].day

    @property
    def previous(self):
        """The number before the latest, or None."""
        return self.points[-2] if len(self.points) > 1 else None


def read_case(sheet, today):
    """The Case of a Sheet on a day, still without target."""
    rows = _own_rows(sheet, today)
    by_day = {end: Point(end, row.number, row.period) for end, row in rows if row.number is not None}
    points = list(by_day.values())
    numbers = [row for _, row in rows if row.number is not None]
    next_end = _next_end(sheet, points[-1].period, points[-1].day) if points else None
    end, answer = _answer(rows, next_end)
    if answer and answer.number is None:
        next_end = _next_end(sheet, answer.period, end)
    latest = numbers[-1] if numbers else rows[-1][1] if rows else None
    baseline = _baseline(sheet)
    _insert(points, baseline)
    start = baseline or (points[0] if len(points) > 1 else None)
    due = next_end and _later(next_end, GRACE, answer.period.kind)
    return Case(sheet, today, latest, answer, points, start, next_end, due)


def _own_rows(sheet, today):
    """(last day, row) of the own series as far as its period is over, oldest first."""
    rows = [(end_of(row.period), row) for row in sheet.measurements if row.series == OWN]
    return sorted((pair for pair in rows if pair[0] <= today), key=_age)


def _age(pair):
    """Of what ends on one day a number is newer than a text, and a year newer than its last quarter."""
    end, row = pair
    return end, row.number is not None, -row.period.start.toordinal()


@lru_cache(maxsize=2048)  # the same few periods come back in every indicator
def end_of(period):
    """The last day of a period."""
    return period.end


@lru_cache(maxsize=2048)
def months_of(day):
    """A day as a number of months: whole for the last one of a month, so that years are equally long."""
    in_month = calendar.monthrange(day.year, day.month)[1]
    months = day.year * 12 + day.month
    return months if day.day == in_month else months - 1 + Decimal(day.day) / in_month


def _answer(rows, next_end):
    """(last day, row) of what was last said.

    'Niet gemeten' in a year between two measurements says nothing.
    """
    for end, row in reversed(rows):
        if row.number is not None or row.text:
            return end, row
        if row.missing not in SAYS_NOTHING and (next_end is None or end >= next_end):
            return end, row
    return None, None


def _next_end(sheet, period, end):
    """The last day of the period that is measured next."""
    return _later(end, months_between(sheet.frequency, period.kind), period.kind)


def _later(day, months, kind):
    later = add_months(day, months)
    return later if kind == DAY else last_day(later)


def _baseline(sheet):
    number, in_year = sheet.baseline.number, sheet.baseline.year
    if number is None or in_year is None:
        return None
    return Point(date(in_year, 12, 31), number, year(in_year))


def _insert(points, baseline):
    """Put the baseline between the points, unless its year was measured or nothing is newer."""
    if not baseline or not points or baseline.day >= points[-1].day:
        return
    if all(point.day.year != baseline.day.year for point in points):
        points.append(baseline)
        points.sort()
