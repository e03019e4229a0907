"""Values, targets and periods as one says them, for the table and the summary."""

from indicators.enums import Missing, Operator, PeriodKind
from indicators.typed import shown_number


def shown(sheet, number):
    """A number with decimals and unit of its Sheet."""
    return shown_number(number, sheet.decimals, sheet.unit)


def value_text(sheet, row):
    """What a SheetMeasurement says: 36%, 36% (voorlopig), 3e positie, niet gemeten: te weinig deelnemers."""
    if row.missing:
        return _with_reason(Missing(row.missing).label, row.reason)
    text = row.text if row.number is None else shown(sheet, row.number)
    return f"{text} (voorlopig)" if row.is_provisional else text


def _with_reason(label, reason):
    return f"{label}: {reason}" if reason else label


def target_text(sheet, target):
    """What a SheetTarget says: lager dan 33%, hoger dan landelijk gemiddelde, geen."""
    if target.is_none:
        return "geen"
    if target.text:
        return target.text
    aim = target.reference if target.number is None else shown(sheet, target.number)
    if target.operator in ("", Operator.EQUAL):
        return aim
    return f"{Operator(target.operator).label} {aim}"


def in_period(period):
    """In 2024, in het 3e kwartaal 2024, op 31-12-2024."""
    if period.kind == PeriodKind.DATUM:
        return f"op {period}"
    return f"in {period}" if period.kind == PeriodKind.JAAR else f"in het {period}"
