"""How values and targets of a file were read, where that is more than copying a number.

Belongs here: which of them a person should look at, and in what words. The reading itself is in
indicators/typed and the shapes.
"""

import re
from collections import Counter
from typing import NamedTuple

from goals.imports.fields import either
from indicators import typed
from indicators.enums import OWN, Missing, Operator

VALUE, TARGET = "meting", "streefwaarde"
YEAR_REFERENCE = re.compile(r"waarde ([0-9]{4})")
SORTS = {
    "tekst": ("is tekst", "zijn tekst"),
    "ontbreekt": ("ontbreekt", "ontbreken"),
    "verwijzing": ("vergelijkt met een ander cijfer", "vergelijken met een ander cijfer"),
    "geen": ("is bewust geen streefwaarde", "zijn bewust geen streefwaarde"),
    "opmerking": ("staat nu in een opmerking", "staan nu in een opmerking"),
    "afgerond": ("is afgerond", "zijn afgerond"),
}
ARTICLES = {"landelijk gemiddelde": "het landelijk gemiddelde", "nulmeting": "de nulmeting"}


class Reading(NamedTuple):
    """One value or target that was read as something else than a number.

    `what` is VALUE or TARGET, `when` a period or year, `written` what stood in the file, `sort` one of
    SORTS, `how` what was made of it in words.
    """

    goal_title: str
    indicator: str
    what: str
    when: str
    written: str
    sort: str
    how: str

    def __str__(self):
        return f"‘{self.indicator}’, {self.what} {self.when}: ‘{self.written}’ is gelezen als {self.how}."


def readings_of(goal_title, sheet, written=None):
    """The Readings of a Sheet, its measurements first.

    `written` is what stood in the file, {(what, when): text}; what it lacks is written as in our own forms.
    """
    written = written or {}
    for what, rows, when_of, how_of, write in KINDS:
        for row in rows(sheet):
            if read := how_of(row):
                when = when_of(row)
                text = written.get((what, when)) or row.text or write(row)
                yield Reading(goal_title, sheet.name, what, when, text, *read)


def summary(readings):
    """How many Readings there are of each sort, as a sentence; '' when there are none."""
    if not readings:
        return ""
    counts = Counter(reading.sort for reading in readings)
    parts = [f"{counts[sort]} {words[counts[sort] != 1]}" for sort, words in SORTS.items() if counts[sort]]
    one = (
        "1 meting of streefwaarde is"
        if len(readings) == 1
        else f"{len(readings)} metingen en streefwaarden zijn"
    )
    return f"{one} geen gewoon getal: {either(parts, 'en')}. U vindt dit terug bij de indicatoren."


def _when(measurement):
    series = "" if measurement.series == OWN else f" ({measurement.series})"
    return f"{measurement.period}{series}"


def _how_value(row):
    """(sort, how), or None for a number."""
    if row.text:
        return "tekst", "tekst"
    if not row.missing:
        return None
    reason = f", want {row.reason}" if row.reason else ""
    return "ontbreekt", f"ontbrekend: {Missing(row.missing).label}{reason}"


def _how_target(row):
    """(sort, how), or None for a number."""
    if row.is_none:
        return "geen", "bewust geen streefwaarde"
    if row.reference:
        operator = f"{Operator(row.operator).label} " if row.operator else ""
        return "verwijzing", f"{operator}{_named(row)}"
    return ("tekst", "tekst") if row.text else None


def _named(row):
    if found := YEAR_REFERENCE.fullmatch(row.reference):
        return f"de waarde van {found[1]}"
    return ARTICLES.get(row.reference, row.reference)


KINDS = (
    (VALUE, lambda sheet: sheet.measurements, _when, _how_value, typed.write_value),
    (TARGET, lambda sheet: sheet.targets, lambda row: str(row.year), _how_target, typed.write_target),
)
