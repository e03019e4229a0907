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
from indicators.imports.problems import UnreadableFile
from indicators.typed import dotted

MOST_PROJECTS = 500
LONGEST_PASTED = 1_000_000  # characters
# A cell between quotes holds tabs and line breaks, as Excel copies it; possessive, so never slow.
CELL = re.compile(r'(?:"((?:[^"]|"")*+)"(?=[\t\n]|\Z)|([^\t\n]*+))(\t|\n|\Z)')
NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]")
NOTHING = "Hier staat niets in. Kopieer de rijen in Excel en plak ze hier."


@dataclass
class Table:
    """The rows that are not empty, [(row number, texts)]; numbers count from 1.

    Of an Excel file also the names of its `sheets`, and which one this is. `notes` are sentences.
    """

    rows: list
    sheets: list = field(default_factory=list)
    sheet: str = ""
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


def read_upload(content, sheet=""):
    """The Table in the bytes of a CSV or Excel file; `sheet` names one of an Excel file."""
    check_size(len(content))
    found = read_sheet(content, sheet, _is_split)
    notes = []
    if found.has_open_formulas:
        notes.append(
            "In dit bestand staan formules zonder uitkomst. Die cellen lijken leeg. "
            "Open het bestand in Excel, sla het op en kies het opnieuw."
        )
    return Table(_checked(found.rows), found.names, found.name, notes)


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
