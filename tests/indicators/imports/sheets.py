"""Indicators and files for tests of imports: Sheets, and Excel files of plain rows."""

from decimal import Decimal
from io import BytesIO
from uuid import UUID

from openpyxl import Workbook

from indicators.periods import year
from indicators.sheet import Sheet, SheetMeasurement, SheetTarget

CARE, SPORT, OTHER_CARE = (UUID(int=number) for number in (1, 2, 3))


def sheets():
    """Two indicators, the first with a value and a target: {id: Sheet}."""
    care = Sheet(
        CARE,
        "Jongeren met jeugdzorg",
        number="1.1",
        unit="%",
        measurements=[SheetMeasurement(year(2021), number=Decimal(36), remark="GGD")],
        targets=[SheetTarget(2025, "<", Decimal(33))],
    )
    return {CARE: care, SPORT: Sheet(SPORT, "Sportende jeugd", number="2")}


def xlsx(rows, formats=None, **more_sheets):
    """The bytes of an Excel file; `formats` maps a cell, such as B2, to its number format."""
    book = Workbook()
    book.active.title = "Blad1"
    for row in rows:
        book.active.append(row)
    for cell, number_format in (formats or {}).items():
        book.active[cell].number_format = number_format
    for name, more_rows in more_sheets.items():
        sheet = book.create_sheet(name)
        for row in more_rows:
            sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()
