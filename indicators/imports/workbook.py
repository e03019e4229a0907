"""Rows of text from the bytes of an Excel file: what Excel typed is written as people type it."""

import re
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import NamedTuple

from openpyxl import load_workbook

from indicators.imports.limits import LARGEST_UNPACKED, MOST_COLUMNS, MOST_PARTS, check_columns, check_rows
from indicators.imports.problems import UnreadableFile
from indicators.limits import DECIMALS
from indicators.typed import TypedValue, dotted, write_value

LAST_ROW = 100_000  # where we stop looking, however empty the rows are
ODS = b"application/vnd.oasis.opendocument"
NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
# The extra + takes white space at once: else a million spaces keep it busy for hours.
OPEN_FORMULA = re.compile(rb"(?:</f>|<f/>)\s*+(?:<v\s*+/>|<v>\s*+</v>)?+\s*+</c>")
YEARS = {"yyyy", "jjjj", "e"}
BROKEN = (
    "Dit Excel-bestand is niet te lezen. Open het in Excel, sla het opnieuw op als .xlsx en kies dat bestand."
)
SAVE_AS_XLSX = "Open het in uw rekenprogramma en sla het op als Excel-werkmap (.xlsx) of als CSV."


class ReadSheet(NamedTuple):
    """The rows of a sheet that are not empty, [(row number, texts)], and the `names` of all visible ones.

    `has_open_formulas`: some cell holds a formula without its outcome, as other programs than Excel
    write; such a cell is read as empty.
    """

    names: list
    name: str
    rows: list
    has_open_formulas: bool


def read_workbook(content, sheet=""):
    """The ReadSheet of an Excel file that `sheet` names; when it is not there, of the first visible one.

    Raises UnreadableFile, and nothing else.
    """
    _check_parts(content)
    try:
        return _read(content, sheet)
    except UnreadableFile:
        raise
    except Exception:  # noqa: BLE001 - openpyxl raises whatever a broken part makes it stumble over
        raise UnreadableFile(BROKEN) from None


def _has_open_formulas(content):
    with zipfile.ZipFile(BytesIO(content)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        return any(OPEN_FORMULA.search(parts.read(name)) for name in sheets)


def _check_parts(content):
    """Refuse, before anything is unpacked, what is no Excel file or would grow too large."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            infos = parts.infolist()
            names = {info.filename for info in infos}
            is_ods = "mimetype" in names and parts.open("mimetype").read(100).startswith(ODS)
    except Exception:  # noqa: BLE001 - zipfile too raises many kinds for bytes that are no zip
        raise UnreadableFile(BROKEN) from None
    if is_ods:
        raise UnreadableFile(f"Dit is een OpenDocument-bestand (.ods). {SAVE_AS_XLSX}")
    if "[Content_Types].xml" not in names:
        raise UnreadableFile(f"Dit is geen Excel-bestand. {SAVE_AS_XLSX}")
    size = sum(info.file_size for info in infos)
    if size > LARGEST_UNPACKED or len(infos) > MOST_PARTS:
        raise UnreadableFile(
            f"Uitgepakt is dit bestand groter dan {dotted(LARGEST_UNPACKED // 1024 // 1024)} MB. "
            "Zet alleen de cijfers in een nieuw bestand."
        )


def _read(content, wanted):
    book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        sheets = {sheet.title: sheet for sheet in book.worksheets if sheet.sheet_state == "visible"}
        if not sheets:
            raise UnreadableFile("In dit Excel-bestand staat geen zichtbaar werkblad.")
        name = wanted if wanted in sheets else next(iter(sheets))
        return ReadSheet(list(sheets), name, _rows(sheets[name]), _has_open_formulas(content))
    finally:
        book.close()


def _rows(sheet):
    found = []
    cells_by_row = sheet.iter_rows(min_row=1, max_row=LAST_ROW, max_col=MOST_COLUMNS + 1)
    for number, cells in enumerate(cells_by_row, start=1):
        if all(cell.value is None for cell in cells):
            continue
        texts = [_text(cell) for cell in cells]
        check_rows(len(found) + 1)
        check_columns(max((at for at, text in enumerate(texts, start=1) if text), default=0))
        found.append((number, texts))
    return found


def _text(cell):
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, int | float):
        return _number(value, NOT_SHOWN.sub("", cell.number_format))
    if isinstance(value, date | time):
        return _moment(value, NOT_SHOWN.sub("", cell.number_format))
    return str(value).strip()


def _number(value, number_format):
    """A number as one types it; Excel keeps 55% as 0.55, and noise behind the fifteenth digit."""
    number = Decimal(f"{value:.15g}")
    if not number.is_finite():
        return str(value)
    if "%" in number_format:
        number *= 100
    if number.as_tuple().exponent < -DECIMALS:
        number = round(number, DECIMALS)
    return write_value(TypedValue(number=number))


def _moment(value, number_format):
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if number_format.strip("; @").lower() in YEARS:
        return str(value.year)
    if isinstance(value, datetime) and value.time() != time():
        return f"{value:%d-%m-%Y %H:%M}"
    return f"{value:%d-%m-%Y}"
