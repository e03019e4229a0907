"""Where the numbers are going: the trend since the previous one, and the value to be expected."""

from datetime import date
from decimal import Decimal

from indicators.enums import Direction
from indicators.trends.case import months_of
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
    end = months_of(points[-1].day)
    moments = [months_of(point.day) - end for point in points]
    numbers = [point.number for point in points]
    value = _on_line(moments, numbers, months_of(date(case.target.year, 12, 31)) - end)
    if min(numbers) >= 0:
        value = max(value, Decimal(0))
    if case.sheet.unit.startswith("%") and max(numbers) <= WHOLE:
        value = min(value, WHOLE)
    return rounded(value, max(case.sheet.decimals or 0, *map(decimals_of, numbers)))


def _on_line(moments, numbers, moment):
    """The number at a moment, on the straight line through the numbers of other moments."""
    count, sum_moments, sum_numbers = len(moments), sum(moments), sum(numbers)
    both = sum(each * number for each, number in zip(moments, numbers, strict=True))
    spread = count * sum(each * each for each in moments) - sum_moments**2
    slope = (count * both - sum_moments * sum_numbers) / spread
    return (sum_numbers + slope * (count * moment - sum_moments)) / count
