"""Files that are refused as a whole, and that nothing else than UnreadableFile comes out of any bytes."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.imports.csv_file import read_csv
from indicators.imports.files import read_file
from indicators.imports.limits import LARGEST, LARGEST_UNPACKED, MOST_COLUMNS
from indicators.imports.preview import preview
from indicators.imports.problems import UnreadableFile
from indicators.imports.workbook import read_workbook
from tests.indicators.imports.sheets import sheets, xlsx

SHEET_1 = "xl/worksheets/sheet1.xml"
WORKSHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)
WIDE = b"Indicator;" + b"2020;" * 150 + b"\n" + (b"1;" + b"5;" * 150 + b"\n") * 140
HEADINGS = "Indicator;Periode;Waarde\n"


def refusal(content):
    with pytest.raises(UnreadableFile) as caught:
        preview(content, sheets())
    return str(caught.value)


def zipped(**parts):
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/"), part)
    return content.getvalue()


def with_part(content, name, part):
    """An Excel file with one part replaced."""
    replaced = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(replaced, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in old.namelist():
            new.writestr(each, part if each == name else old.read(each))
    return replaced.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Hier staat niets in."),
        (b"\xef\xbb\xbf\n \n", "Hier staat niets in."),
        (b"a;b\n1;2", "We herkennen de koppen niet."),
        (b"Indicator;Waarde\n1;2", "We herkennen de koppen niet."),
        (b"2020;2021\n1;2", "We herkennen de koppen niet."),
        (b"Indicator\0;2020", "Dit is geen CSV- of Excel-bestand."),
        (b"\xff\xfe\0", "Dit is geen CSV- of Excel-bestand."),
        (b"\x81\x8d;2020", "Dit is geen CSV- of Excel-bestand."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Dit is een oud of beveiligd Excel-bestand (.xls)."),
        (b"PK\x03\x04rommel", "Dit Excel-bestand is niet te lezen."),
        (zipped(**{"word.xml": "x"}), "Dit is geen Excel-bestand."),
        (
            zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
            "Dit is een OpenDocument-bestand (.ods).",
        ),
        (zipped(**{"[Content_Types].xml": "<x/>"}), "Dit Excel-bestand is niet te lezen."),
        (xlsx([]), "Hier staat niets in."),
        (
            b"Indicator;2020\n" + b"1;" + b"9" * 200_000,
            "Rij 2 is niet te lezen: er staat te veel in één cel.",
        ),
        (b" " * (LARGEST + 1), "Dit bestand is 5,0 MB. Hooguit 5 MB kan."),
        (HEADINGS.encode() + b"1;2020;5\n" * 20_001, "Dit bestand heeft meer dan 20.000 rijen."),
        (b"Indicator;" + b"2020;" * 200 + b"x", "Dit bestand heeft meer dan 200 kolommen."),
        (xlsx([["Indicator", *range(1900, 2100), 1]]), "Dit bestand heeft meer dan 200 kolommen."),
        (WIDE, "In dit bestand staan meer dan 20.000 waarden."),
    ],
)
def test_files_that_are_refused_say_why(content, sentence):
    assert refusal(content)[: len(sentence)] == sentence


def test_zip_bomb_is_refused_before_it_is_unpacked():
    content = with_part(xlsx([["Indicator", 2020]]), "xl/styles.xml", b" " * (LARGEST_UNPACKED + 1))
    assert len(content) < LARGEST
    assert refusal(content).startswith("Uitgepakt is dit bestand groter dan 20 MB.")


@pytest.mark.parametrize("space", ["", " " * 400_000])
def test_formula_without_outcome_is_told_however_much_space_follows(space):
    cells = f"<c><f>1</f>{space}<v>1</v></c><c><f>1</f>{space}</c>"
    content = with_part(xlsx([["Indicator", 2020]]), SHEET_1, WORKSHEET.format(f"<row>{cells}</row>"))
    found = read_workbook(content)
    assert (found.rows[0][1][:2], found.has_open_formulas) == (["1", ""], True)


def test_line_of_a_million_separators_has_no_more_columns_than_may_be():
    rows = read_csv(b"Indicator;2020" + b";" * 1_000_000)
    assert rows == [(1, ["Indicator", "2020", *[""] * (MOST_COLUMNS - 2)])]


def test_excel_file_with_entities_is_refused():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    content = with_part(xlsx([["Indicator", 2020]]), "xl/worksheets/sheet1.xml", bomb)
    assert refusal(content).startswith("Dit Excel-bestand is niet te lezen.")


@pytest.mark.parametrize("place", ['r="A999999999999"', 'r="ZZZZZZZ1"', 'r="?"'])
def test_excel_file_with_cells_out_of_this_world_is_read_or_refused(place):
    row = f'<row r="999999999999"><c {place}><v>1</v></c></row>'
    part = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{row}</sheetData></worksheet>'
    assert refusal(with_part(xlsx([[1]]), "xl/worksheets/sheet1.xml", part))


def test_unknown_headings_tell_which_other_sheets_there_are():
    content = xlsx([["Uitleg"]], Cijfers=[["Indicator", 2020], ["2", 1]])
    with pytest.raises(UnreadableFile) as caught:
        read_file(content)
    assert (caught.value.sheets, caught.value.sheet) == (["Blad1", "Cijfers"], "Blad1")


def answers(content):
    try:
        sentences = [str(problem) for problem in preview(content, sheets()).problems]
    except UnreadableFile as error:
        sentences = [str(error)]
    assert all(sentences)


@given(st.binary(max_size=300))
def test_any_bytes_are_answered(content):
    answers(content)


@given(st.binary(max_size=100))
def test_any_bytes_that_begin_like_excel_are_answered(content):
    answers(b"PK\x03\x04" + content)


@given(st.text(max_size=200))
def test_any_text_below_headings_is_answered(text):
    answers(f"Indicator;Periode;Waarde;Reeks;Voorlopig;Opmerking;Soort\n{text}".encode("utf-8", "replace"))


CELLS = st.one_of(
    st.text(alphabet="abc 0123456789.,-'=%*<>\t\n\"", max_size=12),
    st.sampled_from(["2", "1.1", "2020", "streefwaarde", "n.n.b.", "2024-K3", "ja"]),
    st.integers(min_value=-(10**20), max_value=10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(min_value=date(1901, 1, 1)),
    st.none(),
)


@given(st.lists(st.lists(CELLS, max_size=7), max_size=5))
def test_any_cells_of_excel_are_answered(rows):
    headings = ["Indicator", "Periode", "Waarde", "Soort", "Reeks", "Voorlopig", "Opmerking"]
    answers(xlsx([headings, *rows]))


CONTENT = xlsx([["Indicator", 2020], ["2", 5]])


@given(st.integers(min_value=0, max_value=len(CONTENT) - 1), st.binary(min_size=1, max_size=4))
def test_a_damaged_excel_file_is_answered(place, damage):
    answers(CONTENT[:place] + damage + CONTENT[place + len(damage) :])
