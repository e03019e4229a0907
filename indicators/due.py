"""Pure: which measurements are asked for, of Sheets on a day.

When the next measurement is due follows from trends/. Here: which periods that leaves to fill in, and
what comes first. Who is asked is for the view to say.
"""

from datetime import date, timedelta
from typing import NamedTuple

from indicators.enums import OWN, Direction, PeriodKind
from indicators.periods import MONTHS, USUAL_FREQUENCY, Period, add_months, containing, months_between
from indicators.sheet import Sheet, SheetMeasurement
from indicators.trends import assess

MOST_PERIODS = 3  # that one is asked for at once, the latest ones


class Asked(NamedTuple):
    """A period to fill in; `held` is what stands there already, such as 'n.n.b.', or None."""

    period: Period
    held: SheetMeasurement | None


class Due(NamedTuple):
    """What is asked of one indicator.

    `asked` are the latest periods without value, oldest first, `count` is how many there are in
    all. `since` is the first day on which the oldest could be filled in, None when it was never
    measured. `latest` is the measurement before.
    """

    sheet: Sheet
    asked: list
    count: int
    since: date | None
    is_overdue: bool
    latest: SheetMeasurement | None


def what_is_due(sheets, today):
    """The Dues of some Sheets: what is overdue first, then what was never measured, then the rest."""
    dues = [due for sheet in sheets if (due := _due(sheet, today))]
    return sorted(dues, key=lambda due: (not due.is_overdue, due.since or date.min, due.sheet.name))


def _due(sheet, today):
    if sheet.direction == Direction.GEEN and not sheet.frequency:
        return None
    assessment = assess(sheet, today)
    if assessment.next_end is None:
        period = _last_before(today, _kind_of(sheet.frequency))
        return Due(sheet, [_asked(sheet, period)], 1, None, is_overdue=False, latest=assessment.latest)
    periods = _missed(sheet, assessment, today)
    if not periods:
        return None
    return Due(
        sheet,
        [_asked(sheet, period) for period in periods[-MOST_PERIODS:]],
        len(periods),
        periods[0].end + timedelta(days=1),
        assessment.is_overdue,
        assessment.latest,
    )


def _missed(sheet, assessment, today):
    """The Periods that are over and have no value yet, oldest first."""
    kind = assessment.latest.period.kind
    months = months_between(sheet.frequency, kind)
    periods = []
    while (period := containing(add_months(assessment.next_end, len(periods) * months), kind)).end < today:
        periods.append(period)
    return periods


def _last_before(today, kind):
    """The last Period of a kind that is over."""
    return containing(containing(today, kind).start - timedelta(days=1), kind)


def _kind_of(frequency):
    """The kind of period that goes with so many months between measurements."""
    months = frequency or USUAL_FREQUENCY
    if months >= MONTHS[PeriodKind.JAAR]:
        return PeriodKind.JAAR
    return PeriodKind.HALFJAAR if months >= MONTHS[PeriodKind.HALFJAAR] else PeriodKind.KWARTAAL


def _asked(sheet, period):
    rows = [row for row in sheet.measurements if row.series == OWN and row.period == period]
    return Asked(period, rows[0] if rows else None)
