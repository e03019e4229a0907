"""The figures behind a chart as a table of texts."""

from dataclasses import dataclass
from typing import NamedTuple

from indicators.charts.words import target_text, value_text
from indicators.periods import year

TARGET = "streefwaarde"


class Row(NamedTuple):
    """One period with a cell for each column; '' where there is nothing."""

    period: str
    cells: list


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` are the names above the cells; the column of the periods has none."""

    columns: list
    rows: list


def table(sheet):
    """The Table of a Sheet: its series and, when there are any, its targets, in order of time."""
    cells = {(row.period, row.series): value_text(sheet, row) for row in sheet.measurements}
    cells |= {(year(target.year), TARGET): target_text(sheet, target) for target in sheet.targets}
    columns = [*sheet.series_names, *([TARGET] if sheet.targets else [])]
    periods = sorted({period for period, _ in cells}, key=_age)
    rows = [Row(str(period), [cells.get((period, name), "") for name in columns]) for period in periods]
    return Table(columns, rows)


def _age(period):
    """Of what ends on one day a year comes after its last quarter."""
    return period.end, -period.start.toordinal()
