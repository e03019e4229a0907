"""Indicators: at which goals they hang, their own fields, and what was measured and aimed at."""

from goals.versions.comparing.difference import Aspect, ChangeKind, Difference, Field
from goals.versions.comparing.fields import changed, differing, fields_of, like
from goals.versions.comparing.shared import Placing, shared_things
from indicators.charts.words import target_text, value_text
from indicators.enums import OWN
from indicators.history import INDICATOR_FIELDS
from indicators.sheet import KEYS
from indicators.typed import shown_number, write_target, write_value

FIELDS = fields_of(INDICATOR_FIELDS, KEYS)
REMARK = Field("opmerking", "de opmerking", is_long=True)
VALUE = Field("waarde", "waarde")
MEASURED = ("number", "text", "missing", "reason", "is_provisional")
AIMED = ("operator", "number", "reference", "text", "is_none")


def differences_of_indicators(matching):
    """Each indicator once, with all goals that it is at."""
    placing = Placing(matching)
    for shared in shared_things(matching, lambda goal: goal.indicators).values():
        yield from placing.differences(Aspect.INDICATOR, shared)
        if shared.old and shared.new and shared.old != shared.new:
            yield from _inside(shared.old, shared.new, placing.goals_of(shared))


def _inside(old, new, goals):
    def about(aspect, when=""):
        return Difference(aspect, ChangeKind.CHANGED, goals, new.name, when=when, thing_id=new.id)

    yield from differing(about(Aspect.INDICATOR), old, new, FIELDS)
    if old.baseline != new.baseline:
        yield from _valued(
            about(Aspect.BASELINE),
            (old.baseline or None, old.baseline.number, _baseline(old)),
            (new.baseline or None, new.baseline.number, _baseline(new)),
        )
    yield from _targets(old, new, about)
    yield from _measurements(old, new, about)


def _baseline(sheet):
    """36% (2023)."""
    year, number, text = sheet.baseline
    shown = text if number is None else shown_number(number, sheet.decimals, sheet.unit)
    return f"{shown} ({year})" if year else shown


def _targets(old, new, about):
    before, after = ({row.year: row for row in sheet.targets} for sheet in (old, new))
    for year in sorted({*before, *after}):
        rows = before.get(year), after.get(year)
        if rows[0] != rows[1]:
            texts = _readings(rows, (old, new), target_text, write_target, AIMED)
            yield from _row(about(Aspect.TARGET, str(year)), rows, texts, AIMED)


def _measurements(old, new, about):
    if old.measurements == new.measurements:
        return
    before, after = ({(row.period, row.series): row for row in sheet.measurements} for sheet in (old, new))
    for period, series in sorted({*before, *after}, key=_in_time):
        rows = before.get((period, series)), after.get((period, series))
        if rows[0] != rows[1]:
            when = str(period) if series == OWN else f"{period} ({series})"
            texts = _readings(rows, (old, new), value_text, write_value, MEASURED)
            yield from _row(about(Aspect.MEASUREMENT, when), rows, texts, MEASURED)


def _in_time(place):
    period, series = place
    return series != OWN, series, period


def _readings(rows, sheets, short, full, names):
    """How rows read; in full where they differ more finely than people usually see."""
    texts = [short(sheet, row) if row else "" for sheet, row in zip(sheets, rows, strict=True)]
    if texts[0] == texts[1] and _values(rows[0], names) != _values(rows[1], names):
        return [full(row) for row in rows]
    return texts


def _values(row, names):
    return row and tuple(getattr(row, name) for name in names)


def _row(about, rows, texts, names):
    """What a value or target became, and the remark beside it."""
    old, new = rows
    if _values(old, names) != _values(new, names):
        numbers = [row.number if row else None for row in rows]
        yield from _valued(about, (old, numbers[0], texts[0]), (new, numbers[1], texts[1]))
    if old and new and (found := changed(about, REMARK, old.remark, new.remark)):
        yield found


def _valued(about, before, after):
    """`before` and `after` are (the row or None, its number, how it reads)."""
    (old_row, old_number, old), (new_row, new_number, new) = before, after
    kind = ChangeKind.of(old_row, new_row)
    numbers = {"old_number": old_number, "new_number": new_number}
    field = VALUE if kind == ChangeKind.CHANGED else None
    yield like(about, kind=kind, field=field, old=old, new=new, **numbers)
