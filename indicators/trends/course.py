"""Where the numbers are going: the trend since the previous one, and the value to be expected."""

from datetime import date
from decimal import Decimal

from indicators.enums import Direction
from indicators.trends.targets import EQUAL, OF_DIRECTION, SENSE, decimals_of, off_band, rounded

NEWEST = 5  # so many numbers decide what to expect
NOT_STEERED = Direction.GEEN.value
WHOLE = Decimal(100)


def trend_of(case):
    """'beter', 'slechter', 'gelijk', 'stijgt' or 'daalt' since the previous number; '' without one."""
    if case.previous is None:
        return ""
    before, now = case.previous.number, case.value
    if before == now:
        return "gelijk"
    gain = _gain(case, before, now)
    if gain == 0:
        return "stijgt" if now > before else "daalt"
    return "beter" if gain > 0 else "slechter"


def _gain(case, before, now):
    """Above zero when it got better, below when worse, zero when neither can be said."""
    if case.sheet.direction == NOT_STEERED:
        return 0
    if case.has_band:
        return off_band(case.sheet, before) - off_band(case.sheet, now)
    if case.operator == EQUAL:
        return abs(before - case.number) - abs(now - case.number)
    operator = case.operator or OF_DIRECTION.get(case.sheet.direction)
    return SENSE.get(operator, 0) * (now - before)


def expected_of(case):
    """The value at the end of the year of the target if it goes on like this; None when that is not ahead.

    On the straight line with the least squares through the newest numbers; never below zero, or
    above 100%, when none of them is.
    """
    points = case.points[-NEWEST:]
    if case.number is None or case.is_reached or len(points) < 2:
        return None
    end = points[-1].day
    days = [(point.day - end).days for point in points]
    numbers = [point.number for point in points]
    value = _on_line(days, numbers, (date(case.target.year, 12, 31) - end).days)
    if min(numbers) >= 0:
        value = max(value, Decimal(0))
    if case.sheet.unit.startswith("%") and max(numbers) <= WHOLE:
        value = min(value, WHOLE)
    return rounded(value, max(case.sheet.decimals or 0, *map(decimals_of, numbers)))


def _on_line(days, numbers, day):
    """The number on a day, on the straight line through the numbers of other days."""
    count, sum_days, sum_numbers = len(days), sum(days), sum(numbers)
    both = sum(each * number for each, number in zip(days, numbers, strict=True))
    slope = (count * both - sum_days * sum_numbers) / (
        count * sum(each * each for each in days) - sum_days**2
    )
    return (sum_numbers + slope * (count * day - sum_days)) / count
