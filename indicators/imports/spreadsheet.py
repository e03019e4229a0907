"""Rows as the bytes of a CSV or Excel file, whatever they are about.

Text that a spreadsheet could take for a formula is made harmless (neutral.py); numbers stay numbers.
"""

import csv
from decimal import Decimal
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from indicators.imports.neutral import neutral
from indicators.typed import TypedValue, fit_for_xml, write_value

NARROWEST, WIDEST = 12, 60  # of a column, in characters
MEASURED = 200  # rows that are looked at for the width of a column


def as_csv(rows):
    """Rows as the bytes of a CSV file that Excel in Dutch opens well."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerows([_as_text(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(rows, title):
    """Rows, headings first, as the bytes of an Excel file with one sheet."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append([_as_cell(value) for value in row])
    for column, values in enumerate(zip(*rows[:MEASURED], strict=True), start=1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.cell(1, column).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(column)].width = _width(values)
    sheet.freeze_panes = "A2"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _as_text(value):
    if isinstance(value, Decimal):
        return write_value(TypedValue(number=value))
    return neutral(value) if isinstance(value, str) else str(value)


def _as_cell(value):
    return fit_for_xml(neutral(value)) if isinstance(value, str) else value


def _width(values):
    """The width in which the longest of some values fits, within bounds."""
    longest = max(len(str(value)) for value in values) + 2
    return min(max(longest, NARROWEST), WIDEST)
