"""Read the indicators that municipalities published at their goals, as Sheets.

Each has name, unit, source, kind, values {year: value}, targets {year: target}, freq and note. What
people wrote is read in indicators/typed; what cannot be read as a number stays text.
"""

from uuid import uuid4

from goals.imports.fields import KINDS, Fields, decimal_of, rounded
from goals.imports.frequencies import read_frequency
from goals.imports.json_lines import Row, Table
from goals.imports.problems import shown
from goals.imports.readings import TARGET, VALUE, Reading, readings_of
from indicators.enums import Direction, Kind, Operator, Origin
from indicators.limits import LONGEST_NAME, LONGEST_REMARK, LONGEST_SOURCE, LONGEST_UNIT
from indicators.periods import read_period
from indicators.sheet import Baseline, Sheet, SheetMeasurement, SheetTarget
from indicators.typed import TypedTarget, TypedValue, read_target, read_value
from organisations.limits import FIRST_YEAR, LAST_YEAR, LONGEST_TEXT

DOWN, UP = {Operator.LESS, Operator.AT_MOST}, {Operator.MORE, Operator.AT_LEAST}
ROUNDED = "een getal met zes cijfers achter de komma"
REMARKED = "opmerking bij de indicator, want dit is geen jaar of periode"
DERIVED = "Bij {} volgt de gewenste richting uit de streefwaarde: < is lager, > is hoger."
STARTED = "Bij {} met een streefwaarde is de eerste meting ook de nulmeting."
LENGTHENED = "De opmerking bij ‘{}’ is te lang. Die staat nu in de definitie."


class PublishedIndicators:
    """Reads the indicators of all goals of one file; `readings` tells what is no plain number."""

    def __init__(self):
        self.readings = []
        self.derived = 0
        self.started = 0
        self.lengthened = []

    def read(self, fields, goal_title):
        """The Sheets at one goal."""
        elements = fields.take("indicators", Row) or Row()
        for line, element in zip(elements.lines, elements, strict=True):
            fields.report.tally.add("indicatoren", line)
            if isinstance(element, str):
                element = _named(element, line)  # noqa: PLW2901 - the same, as an object
            if isinstance(element, Table):
                yield self._sheet(Fields(element, fields.report), goal_title)
            else:
                sentence = f"In ‘indicators’ hoort hier een object te staan, niet {KINDS[type(element)]}."
                fields.report.wrong(line, sentence)

    @property
    def notes(self):
        """Sentences about what was added to the indicators."""
        if self.derived:
            yield DERIVED.format(_indicators(self.derived))
        if self.started:
            yield STARTED.format(_indicators(self.started))
        for name in self.lengthened:
            yield LENGTHENED.format(name)

    def _sheet(self, fields, goal_title):
        indicator = _Written(fields, goal_title)
        sheet = indicator.sheet
        fields.close()
        self.derived += bool(sheet.direction)
        self.started += bool(sheet.baseline)
        if len(sheet.remark) > LONGEST_REMARK:
            sheet.definition = "\n\n".join(filter(None, [sheet.definition, sheet.remark]))
            sheet.remark = ""
            self.lengthened.append(sheet.name)
        fields.check_text(fields.table.line, "definition", sheet.definition, LONGEST_TEXT)
        self.readings += [*readings_of(goal_title, sheet, indicator.written), *indicator.odd]
        return sheet


class _Written:
    """One indicator of the file: its Sheet, and what people wrote."""

    def __init__(self, fields, goal_title):
        self.fields = fields
        self.goal_title = goal_title
        self.written = {}
        self.odd = []
        self.remarks = []
        self.sheet = Sheet(
            id=uuid4(),
            name=fields.title("name", LONGEST_NAME),
            unit=fields.text("unit", LONGEST_UNIT),
            source=fields.text("source", LONGEST_SOURCE),
            definition=fields.text("definition"),
            kind=self._kind(),
        )
        self._frequency()
        self.remarks += filter(None, [fields.text("note"), fields.text("url")])
        self._read_values()
        self._read_targets()
        self._derive()
        self.sheet.remark = ". ".join(remark.strip().rstrip(".") for remark in self.remarks)

    def _kind(self):
        kind = self.fields.text("kind")
        if kind and kind not in Kind.values:
            self.remarks.append(f"Soort: {kind}")
            return Kind.EFFECT.value
        return kind or Kind.EFFECT.value

    def _frequency(self):
        text = self.fields.text("freq")
        self.sheet.frequency = read_frequency(text)
        if text and self.sheet.frequency is None:
            self.remarks.append(f"Hoe vaak: {text}")

    def _read_values(self):
        for line, key, value in self._cells("values", "metingen"):
            period = _period(key)
            typed = self._typed(line, "values", value, TypedValue, read_value) if period else None
            if period is None:
                self._remark(line, VALUE, key, value)
            elif typed:
                self._keep(line, VALUE, str(period), value, typed)
                row = SheetMeasurement(period=period, **typed._asdict(), origin=Origin.BESTAND.value)
                self.sheet.measurements.append(row)
        self.sheet.measurements.sort(key=lambda row: row.period.end)

    def _read_targets(self):
        measured = {row.period.year: row.number for row in self.sheet.measurements if row.number is not None}
        for line, key, value in self._cells("targets", "streefwaarden"):
            year = _year(key)
            typed = (
                self._typed(line, "targets", value, TypedTarget, read_target, measured=measured)
                if year
                else None
            )
            if year is None:
                self._remark(line, TARGET, key, value)
            elif typed:
                self._keep(line, TARGET, str(year), value, typed)
                self.sheet.targets.append(SheetTarget(year=year, **typed._asdict()))
        self.sheet.targets.sort(key=lambda row: row.year)

    def _cells(self, key, tallied):
        """(line, key, value) of each number and text that is there."""
        table = self.fields.take(key, Table) or Table(self.fields.line(key))
        Fields(table, self.fields.report)
        for name, value in table.items():
            line = table.lines[name]
            self.fields.report.tally.add(tallied, line)
            if value is None or (isinstance(value, str) and not value.strip()):
                continue
            if type(value) in (str, int, float):
                yield line, name, value
            else:
                self._refuse(line, key, KINDS[type(value)])

    def _typed(self, line, key, value, plain, read, **about):
        """What was typed; None when it is empty or wrong, which is reported."""
        if isinstance(value, str):
            try:
                return read(value, keep_text=True, **about)
            except ValueError as error:
                self.fields.report.wrong(line, str(error))
                return None
        number = decimal_of(value)
        number = rounded(number) if number is not None else None
        if number is None:
            self._refuse(line, key, "een te groot getal")
            return None
        return plain(number=number)

    def _refuse(self, line, key, what):
        self.fields.report.wrong(line, f"In ‘{key}’ hoort hier een getal of tekst te staan, niet {what}.")

    def _keep(self, line, what, when, value, typed):
        """Remember what was written; two keys may not mean the same moment."""
        if (what, when) in self.written:
            self.fields.report.wrong(line, f"Er staan twee keer een {what} voor {when}.")
        self.written[what, when] = shown(str(value))
        if typed.number is not None and not isinstance(value, str) and typed.number != decimal_of(value):
            self._odd(what, when, value, "afgerond", ROUNDED)

    def _remark(self, line, what, key, value):
        """Keep what stands at something else than a year as a remark."""
        self.remarks.append(f"{what.capitalize()} {key}: {value}")
        self.fields.check_text(line, "note", self.remarks[-1], LONGEST_TEXT)
        self._odd(what, key, value, "opmerking", REMARKED)

    def _odd(self, what, when, value, *read):
        written = shown(str(value))
        self.odd.append(Reading(self.goal_title, self.sheet.name, what, shown(when), written, *read))

    def _derive(self):
        """Direction and baseline follow from the targets, when they are clear."""
        comparable = [row for row in self.sheet.targets if row.number is not None or row.reference]
        operators = {row.operator for row in comparable} - {""}
        if operators and (operators <= DOWN or operators <= UP):
            self.sheet.direction = (Direction.LAGER if operators <= DOWN else Direction.HOGER).value
        numbers = [row for row in self.sheet.measurements if row.number is not None]
        if comparable and numbers:
            self.sheet.baseline = Baseline(numbers[0].period.year, numbers[0].number)


def _indicators(count):
    return "1 indicator" if count == 1 else f"{count} indicatoren"


def _named(name, line):
    """An indicator of which only the name is given, as an object."""
    table = Table(line)
    table["name"], table.lines["name"] = name, line
    return table


def _period(key):
    try:
        return read_period(key)
    except ValueError:
        return None


def _year(key):
    digits = key.strip()
    year = int(digits) if digits.isascii() and digits.isdigit() and len(digits) == 4 else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else None
