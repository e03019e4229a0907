"""Pure: the milestones of one year as a calendar, each in the day, month, quarter or year that is meant."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from goals.enums import Precision
from goals.projects.milestones import COMING, LATE, REACHED, Standing, in_order, standing
from history.dates import MONTHS, SHORT_MONTHS


class CalendarMilestone(NamedTuple):
    """A milestone with the project that it is of."""

    pk: int
    title: str
    due_on: date | None
    precision: str
    done_on: date | None
    project_id: UUID
    project: str
    domain: str


class Placed(NamedTuple):
    """A CalendarMilestone with how it stands today."""

    milestone: CalendarMilestone
    standing: Standing

    @property
    def day(self):
        """The day that it is due on, such as '1 dec.'; '' when no day is meant."""
        due_on, precision = self.milestone.due_on, self.milestone.precision
        return (
            f"{due_on.day} {SHORT_MONTHS[due_on.month - 1]}" if due_on and precision == Precision.DAG else ""
        )


@dataclass
class Month:
    """A month, from 1, with the Placed that are due in it or on a day of it."""

    number: int
    placed: list = field(default_factory=list)

    @property
    def name(self):
        return MONTHS[self.number - 1]


@dataclass
class Quarter:
    """A quarter, from 1: what is due somewhere in it, and its Months."""

    number: int
    placed: list
    months: list

    @property
    def is_empty(self):
        """Whether nothing at all is due in it."""
        return not self.placed and not any(month.placed for month in self.months)


@dataclass
class Calendar:
    """A year: what is due somewhere in it, and its Quarters.

    `counts` are those of the year by the key of their Standing, `late_elsewhere` {other year: how
    many are late}, `undated` the Placed without a date.
    """

    year: int
    placed: list
    quarters: list
    counts: dict
    late_elsewhere: dict
    undated: list

    @property
    def is_empty(self):
        """Whether nothing at all is due in this year."""
        return not self.placed and all(quarter.is_empty for quarter in self.quarters)

    def words(self):
        """(Standing, how many) of this year, what asks for attention first."""
        return [(one, self.counts[one.key]) for one in (LATE, COMING, REACHED) if self.counts.get(one.key)]


def make_calendar(milestones, year, today):
    """The Calendar of a year with CalendarMilestones."""
    placed = [Placed(milestone, standing(milestone, today)) for milestone in in_order(milestones)]
    dated = [one for one in placed if one.milestone.due_on]
    mine = [one for one in dated if one.milestone.due_on.year == year]
    late = Counter(one.milestone.due_on.year for one in dated if one.standing == LATE)
    late.pop(year, None)
    return Calendar(
        year=year,
        placed=[one for one in mine if one.milestone.precision == Precision.JAAR],
        quarters=[_quarter(number, mine) for number in range(1, 5)],
        counts=Counter(one.standing.key for one in mine),
        late_elsewhere=dict(sorted(late.items())),
        undated=[one for one in placed if not one.milestone.due_on],
    )


def years_of(milestones):
    """The years in which some milestone is due, in order."""
    return sorted({milestone.due_on.year for milestone in milestones if milestone.due_on})


def year_to_show(asked, years, today):
    """The year that was asked; else this one, or the nearest one in which something is due."""
    if asked:
        return asked
    return min(years, key=lambda year: (abs(year - today.year), -year), default=today.year)


def _quarter(number, placed):
    inside = [one for one in placed if _quarter_of(one.milestone.due_on) == number]
    months = [
        Month(month, [one for one in inside if _is_in_month(one.milestone, month)])
        for month in range(number * 3 - 2, number * 3 + 1)
    ]
    return Quarter(number, [one for one in inside if one.milestone.precision == Precision.KWARTAAL], months)


def _quarter_of(day):
    return (day.month + 2) // 3


def _is_in_month(milestone, month):
    return milestone.due_on.month == month and milestone.precision in (Precision.DAG, Precision.MAAND)
