"""Pure: the periods that measurements are about, as people write them and in order of time.

Belongs here: reading, writing and counting periods. What is measured in them belongs elsewhere.
"""

import calendar
import re
from datetime import date
from typing import NamedTuple

from indicators.enums import PeriodKind
from organisations.limits import FIRST_YEAR, LAST_YEAR

MONTHS = {PeriodKind.JAAR: 12, PeriodKind.HALFJAAR: 6, PeriodKind.KWARTAAL: 3}
USUAL_FREQUENCY = 12  # months
FREQUENCIES = (1, 3, 6, 12, 24, 48)  # months, those to choose from
FREQUENCY_NAMES = {1: "elke maand", 3: "elk kwartaal", 6: "elk halfjaar", 12: "elk jaar"}
FLAGS = re.IGNORECASE | re.ASCII  # only 0 to 9 are digits
YEAR_FIRST = r"(?P<year>\d{4})[ -]*"
YEAR_LAST = r"(?P<year>\d{4})"
WRITTEN = [
    (PeriodKind.JAAR, re.compile(YEAR_LAST, FLAGS)),
    (PeriodKind.HALFJAAR, re.compile(YEAR_FIRST + r"h(?P<part>[12])", FLAGS)),
    (
        PeriodKind.HALFJAAR,
        re.compile(r"(?P<part>[12])e? *(?:half ?jaar|h)[ -]*" + YEAR_LAST, FLAGS),
    ),
    (PeriodKind.KWARTAAL, re.compile(YEAR_FIRST + r"[kq](?P<part>[1-4])", FLAGS)),
    (
        PeriodKind.KWARTAAL,
        re.compile(r"(?P<part>[1-4])e? *(?:kwartaal|[kq])[ -]*" + YEAR_LAST, FLAGS),
    ),
    (PeriodKind.KWARTAAL, re.compile(r"[kq](?P<part>[1-4])[ -]*" + YEAR_LAST, FLAGS)),
]
DAY = re.compile(r"(?P<day>\d{1,2})[-/](?P<month>\d{1,2})[-/](?P<year>\d{4})", FLAGS)
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", FLAGS)
HOW = "Schrijf een jaar (2024), halfjaar (2024-H1), kwartaal (2024-K3) of datum (31-12-2024)."


class Period(NamedTuple):
    """A year, half-year, quarter or day; `start` is its first day."""

    start: date
    kind: str = PeriodKind.JAAR

    @property
    def year(self):
        return self.start.year

    @property
    def end(self):
        """The last day."""
        months = MONTHS.get(self.kind, 0)
        return last_day(add_months(self.start, months - 1)) if months else self.start

    def __str__(self):
        """2024, 1e halfjaar 2024, 3e kwartaal 2024 or 31-12-2024."""
        if self.kind == PeriodKind.JAAR:
            return str(self.year)
        if self.kind == PeriodKind.DATUM:
            return f"{self.start:%d-%m-%Y}"
        return f"{self.part}e {PeriodKind(self.kind).label} {self.year}"

    @property
    def part(self):
        """Which half-year or quarter of its year, from 1."""
        return (self.start.month - 1) // MONTHS[self.kind] + 1

    @property
    def code(self):
        """2024, 2024-H1, 2024-K3 or 2024-12-31: short, sortable within its kind, and readable back."""
        if self.kind == PeriodKind.JAAR:
            return str(self.year)
        if self.kind == PeriodKind.DATUM:
            return self.start.isoformat()
        return f"{self.year}-{'H' if self.kind == PeriodKind.HALFJAAR else 'K'}{self.part}"


def months_between(frequency, kind):
    """Months from a measurement over a period of this kind to the next; `frequency` is None when not given.

    Then it is the length of the period itself, which it is never less than.
    """
    length = MONTHS.get(kind, 0)
    return max(frequency or length or USUAL_FREQUENCY, length)


def frequency_name(months):
    """How often that is, such as 'elke 2 jaar'; '' for None."""
    if not months:
        return ""
    years, rest = divmod(months, MONTHS[PeriodKind.JAAR])
    return FREQUENCY_NAMES.get(months, f"elke {months} maanden" if rest else f"elke {years} jaar")


def year(number):
    """The Period that is a whole year."""
    return Period(date(number, 1, 1))


def read_period(text):
    """The Period that somebody wrote. Raises ValueError with a Dutch sentence."""
    written = " ".join(text.split())
    for kind, pattern in WRITTEN:
        if found := pattern.fullmatch(written):
            part = int(found.groupdict().get("part", 1))
            return _checked(written, int(found["year"]), (part - 1) * MONTHS[kind] + 1, 1, kind)
    if found := DAY.fullmatch(written):
        return _checked(written, *(int(found[key]) for key in ("year", "month", "day")), PeriodKind.DATUM)
    if ISO_DAY.fullmatch(written):
        return _checked(written, *map(int, written.split("-")), PeriodKind.DATUM)
    raise ValueError(f"‘{written[:40]}’ is geen periode. {HOW}")


def _checked(written, number, month, day, kind):
    try:
        start = date(number, month, day)
    except ValueError:
        raise ValueError(f"‘{written}’ is geen dag van de kalender. {HOW}") from None
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise ValueError(f"{number} ligt te ver weg. Kies een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}.")
    return Period(start, kind)


def containing(day, kind):
    """The Period of a kind that a day lies in."""
    months = MONTHS.get(kind)
    return Period(day.replace(month=(day.month - 1) // months * months + 1, day=1) if months else day, kind)


def shifted(period, count):
    """The Period so many later (or earlier) than a year, half-year or quarter."""
    return period._replace(start=add_months(period.start, count * MONTHS[period.kind]))


def add_months(day, months):
    """The same day so many months later, or the last day of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    number, month = divmod(count, 12)
    return date(number, month + 1, min(day.day, calendar.monthrange(number, month + 1)[1]))


def last_day(day):
    """The last day of the month of `day`."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
