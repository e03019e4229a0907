"""The Dutch labels in a chart: short, since units and years stand at the axes."""

from decimal import Decimal

from indicators.enums import Operator
from indicators.typed import shown_number


def _sign(sheet):
    """The unit when it is a sign that goes with each number: % or €."""
    unit = sheet.unit.strip()
    return unit if unit.startswith("%") or unit.lower() in ("€", "euro") else ""


def long_unit(sheet):
    """The unit as shown, when it is too long to repeat beside numbers: 'kinderen' of 'aantal kinderen'."""
    return "" if _sign(sheet) else shown_number(Decimal(0), 0, sheet.unit).removeprefix("0").strip()


def number_label(sheet, number):
    """25%, 1.250.000."""
    return shown_number(Decimal(str(number)), sheet.decimals, _sign(sheet))


def baseline_label(sheet, number):
    """Nulmeting 27%."""
    return f"nulmeting {number_label(sheet, number)}"


def target_label(sheet, operator, number):
    """Doel 60%, or doel < 33%."""
    sign = "" if operator == Operator.EQUAL else operator
    return " ".join(part for part in ("doel", sign, number_label(sheet, number)) if part)


def series_label(sheet, name, number):
    """Nederland 24%: a series with its last value."""
    return f"{name} {number_label(sheet, number)}"


def band_label(sheet):
    """The band where the value should be: gewenst: 10% tot 20%."""
    low, high = sheet.band_low, sheet.band_high
    if low is None:
        return f"gewenst: tot {number_label(sheet, high)}"
    if high is None:
        return f"gewenst: vanaf {number_label(sheet, low)}"
    return f"gewenst: {number_label(sheet, low)} tot {number_label(sheet, high)}"


def tick_texts(sheet, axis):
    """The numbers beside an axis, from low to high; the highest one has the unit."""
    *rest, top = [Decimal(str(tick)) for tick in axis.ticks]
    plain = [shown_number(tick, axis.decimals, "") for tick in rest]
    return [*plain, shown_number(top, axis.decimals, _sign(sheet))]
