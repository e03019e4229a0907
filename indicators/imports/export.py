"""Figures as a CSV or Excel file that can be imported again, and empty ones to fill in.

Text that a spreadsheet could take for a formula is made harmless (neutral.py); numbers stay numbers.
"""

import csv
from decimal import Decimal
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from indicators.enums import PeriodKind
from indicators.imports.neutral import neutral
from indicators.typed import TypedValue, fit_for_xml, write_target, write_value

VALUES = [
    "Nummer",
    "Indicator",
    "Soort",
    "Reeks",
    "Periode",
    "Waarde",
    "Eenheid",
    "Voorlopig",
    "Opmerking",
    "Herkomst",
    "Kenmerk",
]
TO_FILL_IN = ["Nummer", "Indicator", "Eenheid", "Reeks"]
WIDTHS = {"Indicator": 60, "Eenheid": 24, "Opmerking": 40, "Kenmerk": 38, "Herkomst": 30, "Reeks": 18}
YEARS = 4  # columns of the file to fill in


def all_values(sheets):
    """The rows, headings first, of all measurements and targets of Sheets, one a row."""
    return [VALUES, *(row for sheet in sheets for row in _rows_of(sheet))]


def to_fill_in(sheets, year):
    """The rows, headings first, of a file to fill in: indicators down, the years up to `year` across."""
    years = list(range(year - YEARS + 1, year + 1))
    empty = [""] * len(years)
    rows = [[sheet.number, sheet.name, sheet.unit, "gemeente", *empty, str(sheet.id)] for sheet in sheets]
    return [[*TO_FILL_IN, *years, "Kenmerk"], *rows]


def as_csv(rows):
    """Rows as the bytes of a CSV file that Excel in Dutch opens well."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerows([_as_text(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(rows, title):
    """Rows as the bytes of an Excel file with one sheet."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append([_as_cell(value) for value in row])
    for column, heading in enumerate(rows[0], start=1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.cell(1, column).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS.get(heading, 12)
    sheet.freeze_panes = "A2"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _rows_of(sheet):
    for row in sheet.measurements:
        about = [row.series, _period(row.period), _value(row), sheet.unit, "ja" if row.is_provisional else ""]
        yield [*_names(sheet, "meting"), *about, row.remark, row.origin_detail, str(sheet.id)]
    for row in sheet.targets:
        about = ["", row.year, _target(row), sheet.unit, ""]
        yield [*_names(sheet, "streefwaarde"), *about, row.remark, "", str(sheet.id)]


def _names(sheet, kind):
    return [sheet.number, sheet.name, kind]


def _period(period):
    return period.year if period.kind == PeriodKind.JAAR else period.code


def _value(row):
    if row.number is not None:
        return row.number
    return write_value(TypedValue(text=row.text, missing=row.missing, reason=row.reason))


def _target(row):
    is_number = row.number is not None and not row.operator
    return row.number if is_number else write_target(row)


def _as_text(value):
    if isinstance(value, Decimal):
        return write_value(TypedValue(number=value))
    return neutral(value) if isinstance(value, str) else str(value)


def _as_cell(value):
    return fit_for_xml(neutral(value)) if isinstance(value, str) else value
