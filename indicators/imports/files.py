"""From the bytes of a file to its rows of text and what its columns hold.

Belongs here: which kind of file it is. Raises UnreadableFile; nothing else, whatever the bytes are.
"""

from dataclasses import dataclass, field

from indicators.imports.csv_file import read_csv
from indicators.imports.headings import Layout, find_layout
from indicators.imports.limits import check_size
from indicators.imports.problems import UnreadableFile, shown
from indicators.imports.workbook import SAVE_AS_XLSX, ReadSheet, read_workbook

ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")
OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # also an Excel file with a password


@dataclass
class Table:
    """The rows below the headings, [(row number, texts)], and what their columns hold.

    Of an Excel file also the names of its `sheets`, and which one this is. `notes` are sentences
    about what is passed over.
    """

    layout: Layout
    rows: list
    sheets: list = field(default_factory=list)
    sheet: str = ""
    notes: list = field(default_factory=list)


class UnknownLayout(UnreadableFile):
    """A file without headings that we know; its `sheets`, of which another one may have them."""

    def __init__(self, sentence, found):
        super().__init__(sentence)
        self.sheets = found.names
        self.sheet = found.name


def read_file(content, sheet=""):
    """The Table in the bytes of a CSV or Excel file; `sheet` names one of an Excel file."""
    check_size(len(content))
    found = read_sheet(content, sheet, find_layout)
    if not found.rows:
        raise UnknownLayout("Hier staat niets in.", found)
    layout = find_layout(found.rows)
    if layout is None:
        raise UnknownLayout(
            "We herkennen de koppen niet. Zet boven de kolommen bijvoorbeeld ‘Indicator’, ‘Periode’ "
            "en ‘Waarde’, of ‘Indicator’ en daarnaast de jaren.",
            found,
        )
    below = [row for row in found.rows if row[0] > layout.row]
    return Table(layout, below, found.names, found.name, _notes(found, layout))


def _notes(found, layout):
    """What of the file is passed over, as sentences."""
    notes = []
    if layout.unknown:
        named = ", ".join(shown(heading) for heading in layout.unknown)
        notes.append(f"Deze kolommen kennen we niet en slaan we over: {named}.")
    if found.has_open_formulas:
        notes.append(
            "In dit bestand staan formules zonder uitkomst. Die cellen lijken leeg. "
            "Open het bestand in Excel, sla het op en kies het opnieuw."
        )
    return notes


def read_sheet(content, sheet, find_headings):
    """The ReadSheet in the bytes of a CSV or Excel file, whatever it is about.

    `find_headings` finds something in rows, [(row number, texts)], that were split rightly.
    """
    if content.startswith(OLD_EXCEL):
        raise UnreadableFile(f"Dit is een oud of beveiligd Excel-bestand (.xls). {SAVE_AS_XLSX}")
    if content.startswith(ZIPPED):
        return read_workbook(content, sheet)
    return ReadSheet([], "", read_csv(content, find_headings), has_open_formulas=False)
