"""What the Figures of a file would change, beside what is stored."""

import hashlib
from dataclasses import dataclass, field
from typing import NamedTuple

from indicators.imports.files import Table, read_file
from indicators.imports.problems import About
from indicators.imports.reading import Figure, read_table
from indicators.periods import year
from indicators.sheet import Sheet
from indicators.typed import TypedTarget, write_target, write_value

PROVISIONAL = " (voorlopig)"


class PreviewFigure(NamedTuple):
    """A Figure of an indicator, and what is stored there now; None for nothing."""

    figure: Figure
    sheet: Sheet
    stored: object

    @property
    def old(self):
        """What is stored, in words; '' for nothing."""
        return "" if self.stored is None else in_words(_said(self.stored, type(self.figure.said)))

    @property
    def new(self):
        """What the file says, in words."""
        return in_words(self.figure.said)

    @property
    def is_unchanged(self):
        """Whether storing it would change nothing."""
        if self.stored is None:
            return False
        remark = self.figure.remark
        same_remark = remark is None or remark == self.stored.remark
        return same_remark and _said(self.stored, type(self.figure.said)) == self.figure.said


@dataclass
class Preview:
    """A file against what is stored: three lists of PreviewFigures, and Problems."""

    table: Table
    added: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    unchanged: list = field(default_factory=list)
    problems: list = field(default_factory=list)

    @property
    def to_write(self):
        """The Figures that would be stored."""
        return [each.figure for each in (*self.added, *self.changed)]

    @property
    def fingerprint(self):
        """A short text that changes with what would be written or overwritten."""
        rows = [(each.figure.key, each.figure.said, each.old) for each in (*self.added, *self.changed)]
        return hashlib.sha256(repr(rows).encode()).hexdigest()

    def problem_counts(self):
        """How many Problems there are about what, as words; without those that there are none of."""
        counts = {about: sum(each.about == about for each in self.problems) for about in About}
        return [(PROBLEMS[about][count != 1], count) for about, count in counts.items() if count]


PROBLEMS = {
    About.VALUE: ("waarde is niet te lezen", "waarden zijn niet te lezen"),
    About.INDICATOR: (
        "rij is van een indicator die we niet kennen",
        "rijen zijn van een indicator die we niet kennen",
    ),
    About.TWICE: ("waarde staat dubbel in het bestand", "waarden staan dubbel in het bestand"),
}


def preview(content, sheets, sheet=""):
    """The Preview of the bytes of a file for the indicators in `sheets`, {id: Sheet}.

    `sheet` names a sheet of an Excel file. Raises UnreadableFile.
    """
    table = read_file(content, sheet)
    reading = read_table(table, sheets)
    found = Preview(table, problems=reading.problems)
    stored = _stored(sheets)
    for figure in reading.figures:
        row = PreviewFigure(figure, sheets[figure.indicator_id], stored.get(figure.key))
        if row.is_unchanged:
            found.unchanged.append(row)
        else:
            (found.added if row.stored is None else found.changed).append(row)
    return found


def in_words(said):
    """A TypedValue or TypedTarget as people read it."""
    if isinstance(said, TypedTarget):
        return write_target(said)
    return write_value(said._replace(is_provisional=False)) + (PROVISIONAL if said.is_provisional else "")


def _stored(sheets):
    """What is stored, by the key of a Figure about it."""
    values = {
        (sheet.id, False, row.series, row.period): row
        for sheet in sheets.values()
        for row in sheet.measurements
    }
    targets = {
        (sheet.id, True, "", year(row.year)): row for sheet in sheets.values() for row in sheet.targets
    }
    return values | targets


def _said(stored, kind):
    """What a SheetMeasurement or SheetTarget says, as TypedValue or TypedTarget."""
    return kind(*(getattr(stored, name) for name in kind._fields))
