"""Figures as rows of a file that can be imported again, and empty ones to fill in.

Making a file of rows is in spreadsheet.py.
"""

from indicators.enums import PeriodKind
from indicators.typed import TypedValue, write_target, write_value

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
