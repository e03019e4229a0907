"""Rows of text from what somebody pasted and from the bytes of a file. Knows nothing of projects.

Raises UnreadableFile with a Dutch sentence, and nothing else, whatever the text or the bytes are.
"""

import re
from dataclasses import dataclass, field

from goals.projects.imports.columns import find_headings
from indicators.imports.csv_file import SEPARATORS
from indicators.imports.files import read_sheet
from indicators.imports.limits import MOST_COLUMNS, check_columns, check_size
from indicators.imports.neutral import original
from indicators.imports.problems import UnreadableFile, shown
from indicators.typed import dotted

MOST_PROJECTS = 500
LONGEST_PASTED = 1_000_000  # characters
# A cell between quotes holds tabs and line breaks, as Excel copies it; possessive, so never slow.
CELL = re.compile(r'(?:"((?:[^"]|"")*+)"(?=[\t\n]|\Z)|([^\t\n]*+))(\t|\n|\Z)')
NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]")
MOST_SHEETS = 10  # of a file in which headings are looked for
OPEN_FORMULAS = (
    "In dit bestand staan formules zonder uitkomst. Die cellen lijken leeg. "
    "Open het bestand in Excel, sla het op en kies het opnieuw."
)
NOTHING = "Hier staat niets in. Kopieer de rijen in Excel en plak ze hier."


@dataclass
class Table:
    """The rows that are not empty, [(row number, texts)]; numbers count from 1. `notes` are sentences."""

    rows: list
    notes: list = field(default_factory=list)


def read_text(text):
    """The Table in a text as a spreadsheet copies it: tabs between cells, a line for each row."""
    if len(text) > LONGEST_PASTED:
        raise UnreadableFile(
            f"Dit zijn {dotted(len(text))} tekens; hooguit {dotted(LONGEST_PASTED)} kan. "
            "Plak het in delen, of kies een bestand."
        )
    lines = _lines(text.replace("\r\n", "\n").replace("\r", "\n"))
    return Table(_checked([(number, texts) for number, texts in enumerate(lines, start=1)]))


def read_upload(content):
    """The Table in the bytes of a CSV or Excel file: its first sheet with headings that we know."""
    check_size(len(content))
    found = read_sheet(content, "", _is_split)
    for name in found.names[1:MOST_SHEETS]:
        if find_headings(found.rows):
            break
        other = read_sheet(content, name, _is_split)
        found = other if find_headings(other.rows) else found
    return Table(_checked(found.rows), _notes(found))


def _notes(found):
    """What somebody should know of a ReadSheet, as sentences."""
    notes = []
    if len(found.names) > 1:
        notes.append(
            f"Dit is werkblad ‘{shown(found.name)}’. Staan uw projecten op een ander blad? "
            "Kopieer dan de rijen van dat blad en plak ze."
        )
    if found.has_open_formulas:
        notes.append(OPEN_FORMULAS)
    return notes


def _is_split(rows):
    """Whether rows of a CSV file were split by its own separator, as its headings show."""
    found = find_headings(rows)
    return bool(found) and not any(sign in text for text in found.headings for sign in SEPARATORS)


def _lines(text):
    """The cells of each line."""
    line, at = [], 0
    while at < len(text):
        found = CELL.match(text, at)
        quoted, bare, end = found.groups()
        line.append(bare if quoted is None else quoted.replace('""', '"'))
        at = found.end()
        if end != "\t":
            yield line
            line = []
    if line:
        yield line


def _checked(rows):
    """The rows that are not empty, made fit to store; not more than we take at once."""
    found = []
    for number, cells in rows:
        texts = [NOT_TEXT.sub("", original(cell)).strip() for cell in cells]
        filled = max((at for at, text in enumerate(texts, start=1) if text), default=0)
        if filled > MOST_COLUMNS:
            check_columns(filled)
        if filled:
            found.append((number, texts[:filled]))
        if len(found) > MOST_PROJECTS + 1:
            raise UnreadableFile(
                f"Dit zijn meer dan {MOST_PROJECTS} rijen. Voeg ze in delen toe: "
                f"eerst de eerste {MOST_PROJECTS}, dan de rest."
            )
    if not found:
        raise UnreadableFile(NOTHING)
    return found
