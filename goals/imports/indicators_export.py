"""Read the indicators of our own export (indicators/sheet.py) back as Sheets.

An indicator that hangs at several goals stands at each of them under one id, and becomes one Sheet.
"""

from typing import NamedTuple
from uuid import uuid4

from goals.imports.fields import Fields
from goals.imports.json_lines import Table
from indicators.catalogue import find_indicator
from indicators.enums import OWN, Audience, Direction, Kind, Missing, Operator, Origin
from indicators.limits import (
    DECIMALS,
    LONGEST_FREQUENCY,
    LONGEST_NAME,
    LONGEST_NUMBER,
    LONGEST_REMARK,
    LONGEST_SERIES,
    LONGEST_SOURCE,
    LONGEST_UNIT,
    LONGEST_WORDS,
)
from indicators.periods import read_period
from indicators.sheet import NO_BASELINE, Baseline, Sheet, SheetMeasurement, SheetTarget
from organisations.limits import FIRST_YEAR, LAST_YEAR


class ReadBefore(NamedTuple):
    """An indicator that was read before, and what stood in the file."""

    table: Table
    sheet: Sheet


class IndicatorReader:
    """Reads the indicators of all goals of one file."""

    def __init__(self):
        self.known = {}
        self.numbers = set()

    def read(self, fields):
        """The Sheets at one goal."""
        sheets = [self._one(row) for row in fields.objects("indicatoren")]
        if len({sheet.id for sheet in sheets}) < len(sheets):
            fields.wrong("indicatoren", "In ‘indicatoren’ staat iets twee keer.")
        return sheets

    def _one(self, fields):
        key = fields.text("id")
        known = self.known.get(key) if key else None
        if known is None:
            sheet = self._sheet(fields)
            self.known[key] = ReadBefore(fields.table, sheet)
            return sheet
        fields.ignore(*fields.table)
        if fields.table not in (known.table, {"id": fields.table["id"]}):
            line = known.table.line
            fields.wrong("id", f"Deze indicator staat ook op regel {line}, met andere gegevens.")
        return known.sheet

    def _sheet(self, fields):
        fields.report.tally.add("indicatoren", fields.table.line)
        band = fields.number("ondergrens"), fields.number("bovengrens")
        if None not in band and band[1] < band[0]:
            fields.wrong("bovengrens", "De bovengrens ligt onder de ondergrens.")
        return Sheet(
            id=uuid4(),
            number=fields.text("nummer", LONGEST_NUMBER),
            name=fields.title("naam", LONGEST_NAME),
            definition=fields.text("definitie"),
            unit=fields.text("eenheid", LONGEST_UNIT),
            decimals=fields.whole("decimalen", 0, DECIMALS),
            source=fields.text("bron", LONGEST_SOURCE),
            owner=fields.text("eigenaar", LONGEST_NAME),
            kind=fields.choice("soort", Kind) or Kind.EFFECT.value,
            audience=fields.choice("bedoeldVoor", Audience) or Audience.GEMEENTE.value,
            direction=fields.choice("richting", Direction),
            band_low=band[0],
            band_high=band[1],
            frequency=fields.whole("meetfrequentie", 1, LONGEST_FREQUENCY),
            baseline=_baseline(fields),
            made_with=fields.text("gekozenMet", LONGEST_WORDS),
            remark=fields.text("opmerking", LONGEST_REMARK),
            catalogue_number=self._catalogue_number(fields),
            measurements=_once(fields, "metingen", _measurement, _measured),
            targets=_once(fields, "streefwaarden", _target, _aimed),
        )

    def _catalogue_number(self, fields):
        number = fields.whole("bbvNummer", 1, 999)
        if number is None:
            return None
        if number in self.numbers:
            fields.wrong("bbvNummer", "Dit BBV-nummer staat al bij een andere indicator in dit bestand.")
        self.numbers.add(number)
        try:
            find_indicator(number)
        except ValueError as error:
            fields.wrong("bbvNummer", str(error))
        return number


def _baseline(fields):
    table = fields.take("nulmeting", Table)
    if table is None:
        return NO_BASELINE
    start = Fields(table, fields.report)
    baseline = Baseline(
        start.whole("jaar", FIRST_YEAR, LAST_YEAR), start.number("waarde"), start.text("tekst", LONGEST_WORDS)
    )
    if baseline.number is not None and baseline.text:
        start.wrong("tekst", "Een nulmeting is een getal of tekst, niet allebei.")
    start.close()
    return baseline or NO_BASELINE


def _once(fields, key, read, moment):
    """What `read` makes of each object in a list; each must be of another moment."""
    rows, seen = [], set()
    for row in fields.objects(key):
        fields.report.tally.add(key, row.table.line)
        thing = read(row)
        if thing is None:
            continue
        if moment(thing) in seen:
            row.report.wrong(row.table.line, f"In ‘{key}’ staat hetzelfde moment twee keer.")
        seen.add(moment(thing))
        rows.append(thing)
    return rows


def _measured(measurement):
    return measurement.series, measurement.period


def _aimed(target):
    return target.year


def _measurement(row):
    period = _period(row)
    row.ignore("periodesoort", "begindatum")
    values = {
        "number": row.number("waarde"),
        "text": row.text("tekst", LONGEST_WORDS),
        "missing": row.choice("ontbreekt", Missing),
    }
    _check_one(row, values.values(), "Een meting heeft een ‘waarde’, een ‘tekst’ of een ‘ontbreekt’")
    measurement = SheetMeasurement(
        period=period,
        series=_series(row) or OWN,
        **values,
        reason=row.text("reden", LONGEST_WORDS),
        is_provisional=row.flag("voorlopig"),
        remark=row.text("opmerking", LONGEST_REMARK),
        origin=row.choice("herkomst", Origin) or Origin.BESTAND.value,
        origin_detail=row.text("herkomstdetail", LONGEST_REMARK),
    )
    if measurement.reason and not measurement.missing:
        row.wrong("reden", "Een ‘reden’ hoort bij ‘ontbreekt’.")
    return measurement if period else None


def _series(row):
    """The name of a series, on one line and of signs that one sees: by it people choose it in the grid."""
    series = " ".join(row.text("reeks", LONGEST_SERIES).split())
    if not series.isprintable():
        row.wrong("reeks", "In ‘reeks’ staat een onzichtbaar stuurteken. Typ de naam opnieuw.")
    return series


def _period(row):
    """The Period of a measurement; None when it is wrong."""
    value = row.table.get("periode")
    if type(value) is int:
        row.ignore("periode")
        value = str(value)
    else:
        value = row.title("periode", LONGEST_WORDS)
    try:
        return read_period(value) if value else None
    except ValueError as error:
        row.wrong("periode", str(error))
        return None


def _target(row):
    year = row.year("jaar")
    values = {
        "number": row.number("waarde"),
        "reference": row.text("verwijzing", LONGEST_WORDS),
        "text": row.text("tekst", LONGEST_WORDS),
        "is_none": row.flag("geenStreefwaarde"),
    }
    one = "Een streefwaarde heeft een ‘waarde’, een ‘verwijzing’, een ‘tekst’ of ‘geenStreefwaarde’"
    _check_one(row, values.values(), one)
    operator = row.choice("vergelijking", Operator)
    if operator and (values["text"] or values["is_none"]):
        row.wrong("vergelijking", "Een ‘vergelijking’ hoort bij een ‘waarde’ of een ‘verwijzing’.")
    remark = row.text("opmerking", LONGEST_REMARK)
    return SheetTarget(year, operator, **values, remark=remark) if year else None


def _check_one(row, values, sentence):
    said = [value for value in values if value is not None and value != "" and value is not False]
    if len(said) != 1:
        row.report.wrong(row.table.line, f"{sentence}, precies één daarvan.")
