"""Pure: when a milestone is due, as people write it, and how it stands on a day.

Belongs here: reading, writing, order and standing. Storing milestones is in parts.py.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from goals.enums import Precision
from history.dates import MONTHS, SHORT_MONTHS, spoken_date
from indicators.enums import PeriodKind
from indicators.periods import add_months, last_day, read_period
from organisations.limits import FIRST_YEAR, LAST_YEAR

LENGTHS = {Precision.MAAND: 1, Precision.KWARTAAL: 3, Precision.JAAR: 12}  # months
MONTH_NUMBERS = {
    name.rstrip("."): number
    for names in (MONTHS, SHORT_MONTHS, ["", "", "maa"], [month[:3] for month in MONTHS])
    for number, name in enumerate(names, 1)
    if name
}
FLAGS = re.IGNORECASE | re.ASCII  # only 0 to 9 are digits
IN_WORDS = re.compile(r"(?:(?P<day>\d{1,2}) +)?(?P<month>[a-z]+)\.? +(?P<year>\d{4})", FLAGS)
IN_NUMBERS = [
    (Precision.DAG, re.compile(r"(?P<day>\d{1,2})[-/](?P<month>\d{1,2})[-/](?P<year>\d{4})", FLAGS)),
    (Precision.DAG, re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", FLAGS)),
    (Precision.MAAND, re.compile(r"(?P<month>\d{1,2})[-/](?P<year>\d{4})", FLAGS)),
    (Precision.MAAND, re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})", FLAGS)),
    (Precision.JAAR, re.compile(r"(?P<year>\d{4})", FLAGS)),
]
PARTS_OF_YEAR = {"begin": 1, "eind": 10}  # the first month of the quarter that is meant (seed 004)
HOW = "Schrijf een dag (31-12-2027), maand (mei 2027), kwartaal (Q2 2027) of jaar (2027)."


class When(NamedTuple):
    """A day, or the month, quarter or year that `day` is the first day of."""

    day: date
    precision: str = Precision.DAG

    @property
    def last_day(self):
        """The last day that is still in time."""
        months = LENGTHS.get(Precision(self.precision))
        return last_day(add_months(self.day, months - 1)) if months else self.day

    @property
    def start(self):
        """The same with the first day of its month, quarter or year."""
        months = LENGTHS.get(Precision(self.precision))
        if not months:
            return self
        return self._replace(day=self.day.replace(month=(self.day.month - 1) // months * months + 1, day=1))


def read_when(text):
    """The When that somebody wrote. Raises ValueError with a Dutch sentence."""
    written = " ".join(text.split())
    for precision, pattern in IN_NUMBERS:
        if found := pattern.fullmatch(written):
            return When(_day(written, **found.groupdict()), precision)
    if found := IN_WORDS.fullmatch(written):
        return _in_words(written, found)
    return _quarter(written)


def _in_words(written, found):
    word, day = found["month"].lower(), found["day"]
    if word in PARTS_OF_YEAR and not day:
        return When(_day(written, found["year"], PARTS_OF_YEAR[word]), Precision.KWARTAAL)
    month = MONTH_NUMBERS.get(word)
    if month is None:
        return _quarter(written)
    return When(_day(written, found["year"], month, day or 1), Precision.DAG if day else Precision.MAAND)


def _quarter(written):
    try:
        period = read_period(written)
    except ValueError:
        raise _wrong(written) from None
    if period.kind == PeriodKind.HALFJAAR:
        raise ValueError("Een halfjaar is hier te ruim. Kies een kwartaal, zoals Q2 2027, of een jaar.")
    return When(period.start, Precision.KWARTAAL)


def _day(written, year, month=1, day=1):
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(f"‘{written}’ staat niet op de kalender. {HOW}") from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(f"{year} ligt te ver weg. Kies een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}.")
    return found


def _wrong(written):
    return ValueError(f"‘{written[:40]}’ is geen datum. {HOW}")


def write_when(when):
    """'31 december 2027', 'mei 2027', '2e kwartaal 2027' or '2027'; readable back."""
    if when.precision == Precision.DAG:
        return spoken_date(when.day)
    if when.precision == Precision.MAAND:
        return f"{MONTHS[when.day.month - 1]} {when.day.year}"
    if when.precision == Precision.KWARTAAL:
        return f"{(when.day.month + 2) // 3}e kwartaal {when.day.year}"
    return str(when.day.year)


def when_of(milestone):
    """The When of a Milestone, None without a date."""
    return When(milestone.due_on, milestone.precision) if milestone.due_on else None


@dataclass(frozen=True)
class Standing:
    """How a milestone stands: a key for its mark, and the word that says the same."""

    key: str
    word: str


REACHED = Standing("gehaald", "gehaald")
LATE = Standing("te-laat", "te laat")
COMING = Standing("komt", "komt nog")
UNDATED = Standing("zonder-datum", "nog geen datum")


def standing(milestone, today):
    """The Standing of a Milestone on a day: late from the day after its last day in time."""
    if milestone.done_on:
        return REACHED
    when = when_of(milestone)
    if when is None:
        return UNDATED
    return LATE if when.last_day < today else COMING


def in_order(milestones):
    """Milestones as a timeline: by the last day on which they are in time, those without date at the end."""
    return sorted(milestones, key=_place)


def _place(milestone):
    when = when_of(milestone)
    return (when is None, when.last_day if when else date.max, when.day if when else date.max, milestone.pk)
