"""Rows of text out of what was pasted and out of files; and nothing but UnreadableFile otherwise."""

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from goals.projects.imports.tables import LONGEST_PASTED, MOST_PROJECTS, read_text, read_upload
from indicators.imports.limits import LARGEST, LARGEST_UNPACKED, MOST_COLUMNS
from indicators.imports.problems import UnreadableFile


def rows(text):
    return [texts for _number, texts in read_text(text).rows]


def xlsx(**sheets):
    """An Excel file with sheets of rows, by name."""
    book = Workbook()
    book.remove(book.active)
    for name, cells in sheets.items():
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def refusal(call, *args):
    with pytest.raises(UnreadableFile) as caught:
        call(*args)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Speelplek", [["Speelplek"]]),
        ("a\tb\nc\td\n", [["a", "b"], ["c", "d"]]),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("\n  \na\t\t\n", [["a"]]),
        ("\tb", [["", "b"]]),
        ('"een\nregel"\tb', [["een\nregel", "b"]]),
        ('"zeg ""hoi"""\tb', [['zeg "hoi"', "b"]]),
        ('"zonder einde\tb\nc', [['"zonder einde', "b"], ["c"]]),
        ('12" buis\t"b', [['12" buis', '"b']]),
        ("'=1+1\t'gewoon", [["=1+1", "'gewoon"]]),
        ("a\x00b\x07c", [["abc"]]),
    ],
)
def test_rows_are_read_as_a_spreadsheet_copies_them(text, expected):
    assert rows(text) == expected


def test_rows_keep_their_numbers_when_empty_ones_are_left_out():
    assert [number for number, _ in read_text("a\n\n\nb").rows] == [1, 4]


def test_a_cell_with_a_line_break_is_one_row():
    assert [number for number, _ in read_text('"a\nb"\nc').rows] == [1, 2]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Hier staat niets in. Kopieer de rijen in Excel en plak ze hier."),
        (" \n\t\n", "Hier staat niets in. Kopieer de rijen in Excel en plak ze hier."),
        ("a\n" * (MOST_PROJECTS + 2), "Dit zijn meer dan 500 rijen."),
        ("a" * (LONGEST_PASTED + 1), "Dit zijn 1.000.001 tekens; hooguit 1.000.000 kan."),
        ("a\t" * MOST_COLUMNS + "b", "Dit bestand heeft meer dan 200 kolommen."),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(text, sentence):
    assert refusal(read_text, text).startswith(sentence)


def test_as_many_rows_as_are_allowed_with_headings_are_read():
    assert len(rows("a\n" * (MOST_PROJECTS + 1))) == MOST_PROJECTS + 1


def test_the_sheet_with_headings_is_read():
    content = xlsx(Voorblad=[["Uitleg"]], Projecten=[["Project", "Domein"], ["Speelplek", "fysiek"]])
    table = read_upload(content)
    assert [texts for _number, texts in table.rows] == [["Project", "Domein"], ["Speelplek", "fysiek"]]
    assert table.notes[0].startswith("Dit is werkblad ‘Projecten’.")


def test_without_headings_the_first_sheet_is_read():
    table = read_upload(xlsx(Een=[["Speelplek"]], Twee=[["Bankjes"]]))
    assert table.rows == [(1, ["Speelplek"])]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_of_a_csv_file_is_found_by_its_headings(separator):
    content = (
        separator.join(["Naam", "Domein", "Wijk"]) + "\n" + separator.join(["Speelplek", "fysiek", "Noord"])
    )
    assert read_upload(content.encode()).rows[1] == (2, ["Speelplek", "fysiek", "Noord"])


def test_files_that_are_too_large_are_refused_before_they_are_unpacked():
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (LARGEST_UNPACKED + 1))
    assert refusal(read_upload, bomb.getvalue()).startswith("Uitgepakt is dit bestand groter dan")
    assert refusal(read_upload, b"a" * (LARGEST + 1)).startswith("Dit bestand is 5,0 MB.")


@given(st.text())
def test_any_text_gives_rows_or_a_sentence(text):
    with suppress(UnreadableFile):
        assert all(any(texts) for _number, texts in read_text(text).rows)


@given(st.text(alphabet='ab"\t\n '))
def test_cells_hold_no_tabs_unless_they_stood_between_quotes(text):
    if '"' not in text and text.strip():
        assert not any("\t" in cell or "\n" in cell for texts in rows(text) for cell in texts)


@given(st.binary() | st.binary().map(lambda content: b"PK\x03\x04" + content))
def test_any_bytes_give_rows_or_a_sentence(content):
    with suppress(UnreadableFile):
        assert read_upload(content).rows
