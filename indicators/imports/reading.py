"""What the cells of a file say, each of an indicator that we have; what cannot be read is told."""

from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from indicators.enums import KNOWN_SERIES, OWN, PeriodKind
from indicators.imports.headings import normal
from indicators.imports.matching import Finder
from indicators.imports.neutral import original
from indicators.imports.problems import About, Problem, shown
from indicators.imports.rows import file_rows
from indicators.limits import LONGEST_REMARK, LONGEST_SERIES
from indicators.periods import Period, read_period
from indicators.typed import TypedTarget, TypedValue, read_target, read_value

PROVISIONAL = {"ja", "j", "x", "true", "waar", "1", "voorlopig", "nadervoorlopig", "v", "p"}
FINAL = {"", "nee", "n", "false", "onwaar", "0", "definitief", "d"}
VALUES = {"", "meting", "waarde", "realisatie", "resultaat"}
TARGETS = {"streefwaarde", "streefcijfer", "doel", "doelwaarde", "norm", "target"}


class Figure(NamedTuple):
    """A measurement or target as the file has it, and where. `series` is '' for a target.

    `remark` None: the file says nothing about it.
    """

    row: int
    column: int
    heading: str
    indicator_id: UUID
    series: str
    period: Period
    said: TypedValue | TypedTarget
    remark: str | None

    @property
    def is_target(self):
        """Whether it is what should be, not what was."""
        return isinstance(self.said, TypedTarget)

    @property
    def key(self):
        """What it is the value of; two figures of a file may not share it."""
        return self.indicator_id, self.is_target, self.series, self.period

    def problem(self, sentence, about):
        """A Problem at its place."""
        return Problem(self.row, self.column, self.heading, sentence, about)


@dataclass
class Reading:
    """What a file holds: Figures, and Problems in the order of the file."""

    figures: list = field(default_factory=list)
    problems: list = field(default_factory=list)


def read_table(table, sheets):
    """The Reading of a Table for the indicators in `sheets`, {id: Sheet}. Raises UnreadableFile."""
    finder = Finder(sheets.values())
    reading = Reading()
    for row in file_rows(table):
        try:
            sheet = finder.find(row.reference)
        except ValueError as error:
            reading.problems.append(Problem(row.number, None, "", str(error), About.INDICATOR))
            continue
        _read_row(row, sheet, reading)
    return _without_doubles(reading)


def _read_row(row, sheet, reading):
    for cell in row.cells:
        try:
            reading.figures.append(_figure(row, cell, sheet))
        except ValueError as error:
            reading.problems.append(Problem(row.number, cell.column, cell.heading, str(error)))


def _figure(row, cell, sheet):
    period = cell.period if isinstance(cell.period, Period) else _period(cell.period)
    remark = _short(row.remark, LONGEST_REMARK, "De opmerking") or None
    is_target = cell.is_target or _is_target(row.kind)
    if is_target:
        series, said = "", _target(cell, period, sheet)
    else:
        series = _series(row.series, sheet)
        said = _value(cell, is_provisional=cell.is_provisional or _is_provisional(row.provisional))
    return Figure(row.number, cell.column, cell.heading, sheet.id, series, period, said, remark)


def _period(text):
    if not text:
        raise ValueError("Hier staat niet bij over welke periode dit gaat.")
    return read_period(text)


def _value(cell, *, is_provisional):
    value = _either(read_value, cell.text)
    return value._replace(is_provisional=True) if is_provisional and not value.missing else value


def _target(cell, period, sheet):
    if period.kind != PeriodKind.JAAR:
        raise ValueError(f"Een streefwaarde geldt voor een jaar, niet voor {period}.")
    measured = {row.period.year: row.number for row in sheet.series(OWN) if row.number is not None}
    return _either(lambda text: read_target(text, measured=measured), cell.text)


def _either(read, text):
    """What a text says without the ' that made it harmless; with it when that makes no sense."""
    bare = original(text)
    try:
        found = read(bare)
    except ValueError:
        if bare == text:
            raise
        found = read(text)
    if found is None:
        raise ValueError("Hier staat niets dat we kunnen lezen.")
    return found


def _series(text, sheet):
    """The name of a series, spelled as it is known."""
    name = _short(text, LONGEST_SERIES, "De naam van de reeks")
    known = {normal(each): each for each in [*KNOWN_SERIES, *sheet.series_names]}
    return known.get(normal(name), name) if name else OWN


def _short(text, longest, what):
    plain = " ".join(text.split())
    if any(not sign.isprintable() for sign in plain):
        raise ValueError(f"{what} bevat een onzichtbaar stuurteken. Typ de tekst opnieuw.")
    if len(plain) > longest:
        raise ValueError(f"{what} is te lang: {len(plain)} tekens. Er passen er {longest}.")
    return plain


def _is_provisional(text):
    word = normal(text)
    if word not in PROVISIONAL | FINAL:
        raise ValueError(f"‘{shown(text)}’ bij voorlopig begrijpen we niet. Schrijf ja of nee.")
    return word in PROVISIONAL


def _is_target(text):
    word = normal(text)
    if word not in VALUES | TARGETS:
        raise ValueError(f"De soort ‘{shown(text)}’ kennen we niet. Schrijf meting of streefwaarde.")
    return word in TARGETS


def _without_doubles(reading):
    """Of figures about the same, one when they agree and none when they do not."""
    first, clashing = {}, set()
    for figure in reading.figures:
        earlier = first.setdefault(figure.key, figure)
        if earlier is not figure:
            clashes = earlier.said != figure.said
            reading.problems.append(figure.problem(_double(earlier, clashes=clashes), About.TWICE))
            if clashes:
                clashing.add(figure.key)
    figures = [figure for figure in first.values() if figure.key not in clashing]
    return Reading(figures, sorted(reading.problems, key=lambda each: (each.row, each.column or 0)))


def _double(earlier, *, clashes):
    place = earlier.problem("", About.TWICE).place
    place = place[0].lower() + place[1:]
    if clashes:
        return f"Dit staat ook in {place}, met een andere waarde. We nemen geen van beide."
    return f"Dit staat ook in {place}, met dezelfde waarde. We nemen het een keer."
