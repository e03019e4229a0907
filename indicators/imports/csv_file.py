"""Rows of text from the bytes of a CSV file: its encoding and its separator are found out here."""

import codecs
import csv
from io import StringIO

from indicators.imports.headings import find_layout
from indicators.imports.limits import MOST_COLUMNS, check_columns, check_rows
from indicators.imports.problems import UnreadableFile

SEPARATORS = ";\t,|"
NO_TEXT = "Dit is geen CSV- of Excel-bestand. Sla uw gegevens op als .xlsx of .csv en kies dat bestand."


def read_csv(content, find_headings=find_layout):
    """The rows that are not empty, [(row number, texts)]. Raises UnreadableFile.

    The separator is the first with which `find_headings` finds something in the rows.
    """
    text = _decoded(content)
    first = None
    for separator in SEPARATORS:
        rows = _rows(text, separator)
        if find_headings(rows):
            return rows
        first = rows if first is None else first
    return first


def _decoded(content):
    """The text of UTF-8, UTF-16 with its mark (Excel's 'Unicode-tekst'), or else of Windows-1252."""
    is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ["utf-16"] if is_wide else ["utf-8-sig", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableFile(NO_TEXT)


def _rows(text, separator):
    found = []
    try:
        for number, cells in enumerate(csv.reader(StringIO(text, newline=""), delimiter=separator), start=1):
            texts = [cell.strip(" \t\r\n") for cell in cells]
            if any(texts):
                _check(found, texts)
                found.append((number, texts[:MOST_COLUMNS]))
    except csv.Error:
        raise UnreadableFile(
            f"Rij {len(found) + 1} is niet te lezen: er staat te veel in één cel. "
            "Controleer de aanhalingstekens."
        ) from None
    return found


def _check(found, texts):
    check_rows(len(found) + 1)
    if len(texts) > MOST_COLUMNS:
        check_columns(max(at for at, text in enumerate(texts, start=1) if text))
