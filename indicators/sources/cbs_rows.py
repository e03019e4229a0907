"""Pure: rows of CBS as our plain data, and nothing but what CBS has documented.

Belongs here: the shapes of tables, measures, dimensions and values. Which rows are asked for is in cbs.py.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from indicators.periods import Period
from indicators.sources import errors
from indicators.sources.cbs_words import DIMENSION, read_number, why_no_value

NOT_TO_BE_STORED = re.compile("[\x00\ud800-\udfff]")  # no database takes these


@dataclass(frozen=True)
class CbsTable:
    """A table of StatLine; `modified` is when CBS last changed it, `licence` an address or empty."""

    id: str
    title: str
    description: str
    modified: date | None
    licence: str


class CbsMeasure(NamedTuple):
    """What a table measures; `path` are the titles of the groups it is in, outermost first."""

    code: str
    title: str
    unit: str
    decimals: int
    path: tuple[str, ...]


class CbsCode(NamedTuple):
    """A member of a dimension: a region, a period, a sex."""

    code: str
    title: str


class CbsDimension(NamedTuple):
    """What a table is divided by: `kind` is GeoDimension, TimeDimension or Dimension."""

    name: str
    title: str
    kind: str


class CbsValue(NamedTuple):
    """What CBS publishes about a period; without a number `note` says why in Dutch, such as 'geheim'."""

    period: Period
    number: Decimal | None
    is_provisional: bool
    note: str


def text(row, key, default=None):
    """The text under `key`, without padding; `default` when there is none. Raises CbsError without either."""
    found = row.get(key)
    if found is None and default is not None:
        return default
    if not isinstance(found, str) or NOT_TO_BE_STORED.search(found):
        raise errors.not_understood()
    return found.strip()


def read_table(table_id, found):
    """The CbsTable that a table's properties tell of."""
    return CbsTable(
        id=table_id,
        title=text(found, "Title"),
        description=text(found, "Description", ""),
        modified=_day(text(found, "Modified", "")),
        licence=text(found, "License", ""),
    )


def read_dimension(row):
    """The CbsDimension in a row; its name ends up in addresses, so it must look like a name."""
    name = text(row, "Identifier")
    if not DIMENSION.fullmatch(name):
        raise errors.not_understood()
    return CbsDimension(name, text(row, "Title", ""), text(row, "Kind"))


def read_code(row):
    """The CbsCode in a row."""
    return CbsCode(text(row, "Identifier"), text(row, "Title"))


def read_measure(row, groups):
    """The CbsMeasure in a row; `groups` are the rows of groups by their id."""
    decimals = row.get("Decimals")
    return CbsMeasure(
        code=text(row, "Identifier"),
        title=text(row, "Title"),
        unit=text(row, "Unit", ""),
        decimals=decimals if isinstance(decimals, int) and decimals > 0 else 0,
        path=_path(str(row.get("MeasureGroupId")), groups),
    )


def read_value(row, period, *, is_provisional):
    """The CbsValue in a row."""
    number = read_number(row.get("Value"))
    note = why_no_value(row.get("ValueAttribute")) if number is None else ""
    return CbsValue(period, number, is_provisional, note)


def _path(group_id, groups):
    titles = []
    while (group := groups.get(group_id)) and len(titles) < len(groups):
        titles.insert(0, text(group, "Title"))
        group_id = str(group.get("ParentId"))
    return tuple(titles)


def _day(moment):
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None
