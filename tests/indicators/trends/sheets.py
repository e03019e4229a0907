"""Sheets from one line of text, as in '2013: 36; 2021: 34,5*; Nederland 2021: 30'."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from indicators.enums import OWN, Direction
from indicators.periods import read_period
from indicators.sheet import Baseline, Sheet, SheetMeasurement, SheetTarget
from indicators.typed import read_number, read_target, read_value

TODAY = date(2025, 3, 1)
SETTINGS = {
    "elke": ("frequency", int),
    "van": ("band_low", read_number),
    "tot": ("band_high", read_number),
    "decimalen": ("decimals", int),
    "soort": ("kind", str),
    "eenheid": ("unit", str),
}


def sheet_of(measurements, targets="", settings=""):
    """A Sheet; `settings` such as 'lager; elke 48; start 2013: 36; van 10; tot 15; eenheid rapportcijfer'."""
    sheet = Sheet(id=UUID(int=1), name="Ouders met problemen", unit="%")
    sheet.measurements = [_measurement(part) for part in _parts(measurements)]
    sheet.targets = [_target(part) for part in _parts(targets)]
    for part in _parts(settings):
        _set(sheet, part)
    return sheet


def today_of(settings):
    """The day in 'op 2026-11-22', else TODAY."""
    days = [part[3:] for part in _parts(settings) if part.startswith("op ")]
    return date.fromisoformat(days[0]) if days else TODAY


def _parts(text):
    return [part.strip() for part in text.split(";") if part.strip()]


def _measurement(part):
    where, typed = part.split(": ", 1)
    *series, period = where.split(" ")
    return SheetMeasurement(read_period(period), " ".join(series) or OWN, *read_value(typed))


def _target(part):
    year, typed = part.split(": ", 1)
    return SheetTarget(int(year), *read_target(typed))


def _set(sheet, part):
    name, _, rest = part.partition(" ")
    if name in Direction.values:
        sheet.direction = name
    elif name == "start":
        year, _, number = rest.rpartition(": ")
        sheet.baseline = Baseline(int(year) if year else None, Decimal(number.replace(",", ".")))
    elif name != "op":
        field, read = SETTINGS[name]
        setattr(sheet, field, read(rest))
