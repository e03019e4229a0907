"""Files with figures that leave the site, and that they come back as they were."""

import csv
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from indicators.imports.export import all_values, to_fill_in
from indicators.imports.neutral import neutral, original
from indicators.imports.preview import preview
from indicators.imports.spreadsheet import as_csv, as_xlsx
from indicators.periods import read_period, year
from indicators.sheet import SheetMeasurement, SheetTarget
from tests.indicators.imports.sheets import CARE, SPORT, sheets

MEASUREMENTS = [
    SheetMeasurement(year(2019), number=Decimal("-12.5"), remark="=HYPERLINK(1)"),
    SheetMeasurement(year(2020), text="3e positie"),
    SheetMeasurement(year(2021), text="=SUM(A1)"),
    SheetMeasurement(year(2022), text="- tot -", series="@wijk"),
    SheetMeasurement(read_period("2023-K1"), missing="nnb", reason="CBS is laat"),
    SheetMeasurement(read_period("31-12-2023"), missing="niet_gemeten"),
    SheetMeasurement(year(2024), number=Decimal(1250), is_provisional=True),
]
TARGETS = [
    SheetTarget(2025, "=", Decimal(5)),
    SheetTarget(2026, "", Decimal("-3.5")),
    SheetTarget(2027, ">", reference="landelijk gemiddelde"),
    SheetTarget(2028, is_none=True),
    SheetTarget(2029, text="+ meer dan nu"),
]
WRITERS = [as_csv, lambda rows: as_xlsx(rows, "Cijfers")]


def full():
    found = sheets()
    found[SPORT].measurements[:] = MEASUREMENTS
    found[SPORT].targets[:] = TARGETS
    found[CARE].name = "+Zorg @ huis"
    return found


def csv_rows(content):
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("write", WRITERS)
def test_what_is_downloaded_is_unchanged_when_it_is_imported(write):
    found = preview(write(all_values(full().values())), full())
    assert (found.added, found.changed, found.problems) == ([], [], [])
    assert len(found.unchanged) == 2 + len(MEASUREMENTS) + len(TARGETS)


@pytest.mark.parametrize("write", WRITERS)
def test_what_is_downloaded_is_all_new_elsewhere(write):
    empty = full()
    for sheet in empty.values():
        sheet.measurements.clear()
        sheet.targets.clear()
    found = preview(write(all_values(full().values())), empty)
    stored = {
        (each.figure.series, each.figure.period, each.figure.said, each.figure.remark) for each in found.added
    }
    assert found.problems == []
    assert len(stored) == 2 + len(MEASUREMENTS) + len(TARGETS)


def test_csv_has_no_cell_that_a_spreadsheet_could_run():
    cells = [cell for row in csv_rows(as_csv(all_values(full().values()))) for cell in row]
    risky = [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert risky == ["-12,5", "-3,5"]


def test_excel_keeps_numbers_as_numbers_and_text_as_text():
    content = as_xlsx(all_values(full().values()), "Cijfers")
    values = [row[5] for row in load_workbook(BytesIO(content)).active.values]
    assert values[3:7] == [-12.5, "3e positie", "''=SUM(A1)", "''- tot -"]


def test_excel_leaves_out_what_it_cannot_hold():
    found = sheets()
    found[SPORT].measurements[:] = [SheetMeasurement(year(2020), number=Decimal(1), remark="a\x01\uffffb")]
    values = list(load_workbook(BytesIO(as_xlsx(all_values(found.values()), "Cijfers"))).active.values)
    assert values[-1][8] == "ab"


@pytest.mark.parametrize("write", WRITERS)
def test_file_to_fill_in_changes_nothing_as_long_as_it_is_empty(write):
    found = preview(write(to_fill_in(sheets().values(), 2026)), sheets())
    assert (found.to_write, found.problems, found.table.layout.unknown) == ([], [], [])


def test_file_to_fill_in_has_a_row_for_each_indicator_and_four_years():
    assert csv_rows(as_csv(to_fill_in(sheets().values(), 2026))) == [
        ["Nummer", "Indicator", "Eenheid", "Reeks", "2023", "2024", "2025", "2026", "Kenmerk"],
        ["1.1", "Jongeren met jeugdzorg", "%", "gemeente", "", "", "", "", str(CARE)],
        ["2", "Sportende jeugd", "", "gemeente", "", "", "", "", str(SPORT)],
    ]


@given(st.text(alphabet="'=+-@\t\ra1", max_size=6))
def test_neutral_text_is_harmless_and_comes_back(text):
    assert original(neutral(text)) == text
    assert not neutral(text).startswith(("=", "+", "-", "@", "\t", "\r"))
