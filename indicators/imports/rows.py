"""The rows of a Table as what they say: of which indicator, and a cell for each value. Still text."""

from dataclasses import dataclass
from typing import NamedTuple

from indicators.imports.limits import check_values
from indicators.imports.neutral import original
from indicators.periods import Period


class Reference(NamedTuple):
    """How a row names its indicator; `indicator` may be a name, a number or an id."""

    indicator: str = ""
    number: str = ""
    name: str = ""
    id: str = ""


class FileCell(NamedTuple):
    """A value that somebody filled in. `column` counts from 1; `period` is read or still text."""

    column: int
    heading: str
    period: Period | str
    text: str
    is_target: bool
    is_provisional: bool


@dataclass
class FileRow:
    """A row with values; texts are as in the file, '' for what it does not have."""

    number: int
    reference: Reference
    series: str
    kind: str
    provisional: str
    remark: str
    cells: list


def file_rows(table):
    """The FileRows of a Table that hold a value. Raises UnreadableFile when they are too many."""
    found, count = [], 0
    for number, texts in table.rows:
        row = _row(table.layout, number, texts)
        count += len(row.cells)
        check_values(count)
        if row.cells:
            found.append(row)
    return found


def _row(layout, number, texts):
    def text(role):
        column = layout.roles.get(role)
        return original(texts[column]) if column is not None and column < len(texts) else ""

    return FileRow(
        number=number,
        reference=Reference(*map(text, Reference._fields)),
        series=text("series"),
        kind=text("kind"),
        provisional=text("provisional"),
        remark=text("remark"),
        cells=[cell for cell in _cells(layout, texts, text("period")) if cell.text],
    )


def _cells(layout, texts, period):
    """The value of a long row, or those under the periods of a wide one; never made harmless text."""
    if layout.is_long:
        column = layout.roles["value"]
        yield FileCell(column + 1, layout.headings[column], period, _at(texts, column), False, False)
    for each in layout.periods:
        yield FileCell(
            column=each.column + 1,
            heading=layout.headings[each.column],
            period=each.period,
            text=_at(texts, each.column),
            is_target=each.is_target,
            is_provisional=each.is_provisional,
        )


def _at(texts, column):
    return texts[column] if column < len(texts) else ""
