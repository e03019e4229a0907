"""From the bytes of a file to its rows of text and what its columns hold.

Belongs here: which kind of file it is. Raises UnreadableFile; nothing else, whatever the bytes are.
"""

from dataclasses import dataclass, field

from indicators.imports.csv_file import read_csv
from indicators.imports.headings import Layout, find_layout
from indicators.imports.limits import check_size
from indicators.imports.problems import UnreadableFile
from indicators.imports.workbook import SAVE_AS_XLSX, read_workbook

ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")
OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # also an Excel file with a password


@dataclass
class Table:
    """The rows below the headings, [(row number, texts)], and what their columns hold.

    Of an Excel file also the names of its `sheets`, and which one this is.
    """

    layout: Layout
    rows: list
    sheets: list = field(default_factory=list)
    sheet: str = ""


class UnknownLayout(UnreadableFile):
    """A file without headings that we know; its `sheets`, of which another one may have them."""

    def __init__(self, sentence, sheets, sheet):
        super().__init__(sentence)
        self.sheets = sheets
        self.sheet = sheet


def read_file(content, sheet=""):
    """The Table in the bytes of a CSV or Excel file; `sheet` names one of an Excel file."""
    check_size(len(content))
    sheets, name, rows = _rows(content, sheet)
    if not rows:
        raise UnknownLayout("Hier staat niets in.", sheets, name)
    layout = find_layout(rows)
    if layout is None:
        raise UnknownLayout(
            "We herkennen de koppen niet. Zet boven de kolommen bijvoorbeeld ‘Indicator’, ‘Periode’ "
            "en ‘Waarde’, of ‘Indicator’ en daarnaast de jaren.",
            sheets,
            name,
        )
    return Table(layout, [row for row in rows if row[0] > layout.row], sheets, name)


def _rows(content, sheet):
    if content.startswith(OLD_EXCEL):
        raise UnreadableFile(f"Dit is een oud of beveiligd Excel-bestand (.xls). {SAVE_AS_XLSX}")
    if content.startswith(ZIPPED):
        return read_workbook(content, sheet)
    return [], "", read_csv(content)
