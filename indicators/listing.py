"""Pure: which indicators a page lists, and in what order. No database, no HTML.

Belongs here: searching, filtering and sorting rows. Reading them belongs in views/indicator_list.py.
"""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from indicators.enums import WORST_FIRST, State
from indicators.limits import LONGEST_NUMBER
from indicators.sheet import Sheet
from indicators.trends import Assessment
from organisations.searching import has_words

SPLIT = re.compile(r"(\d+)")
UNSET = "leeg"  # chosen to find what has not been filled in
SORTS = {
    "nummer": "nummer en naam",
    "naam": "naam",
    "status": "status, wat aandacht vraagt eerst",
    "meting": "laatste meting, oudste eerst",
}


@dataclass(frozen=True)
class ListedIndicator:
    """One row: an indicator, how it stands, and who fills it in."""

    sheet: Sheet
    assessment: Assessment
    keeper_id: int | None = None
    keeper: str = ""

    @property
    def id(self) -> UUID:
        return self.sheet.id


@dataclass(frozen=True)
class Query:
    """What a person searches and filters on; an empty value does not filter. `keeper_id` 0: nobody."""

    words: str = ""
    state: str = ""
    kind: str = ""
    audience: str = ""
    direction: str = ""
    keeper_id: int | None = None

    def __bool__(self):
        texts = (self.words.strip(), self.state, self.kind, self.audience, self.direction)
        return any(texts) or self.keeper_id is not None


def list_indicators(rows, query, sort=""):
    """The ListedIndicators that a Query finds, sorted by a key of SORTS, else by number and name."""
    found = [row for row in rows if _matches(row, query)]
    return sorted(sorted(found, key=_by_number), key=KEYS.get(sort, _by_number))


def _matches(row, query):
    sheet = row.sheet
    return (
        query.state in ("", row.assessment.state)
        and query.kind in ("", sheet.kind)
        and query.audience in ("", sheet.audience)
        and query.direction in ("", sheet.direction or UNSET)
        and query.keeper_id in (None, row.keeper_id or 0)
        and _has_words(row, query.words)
    )


def _has_words(row, words):
    sheet = row.sheet
    texts = (sheet.number, sheet.name, sheet.definition, sheet.unit, sheet.source, sheet.owner, row.keeper)
    return has_words(" ".join(texts), words)


def _by_number(row):
    """2 before 10, 1.2 before 1.10; without a number last."""
    number = row.sheet.number
    parts = [part.zfill(LONGEST_NUMBER) if part.isdecimal() else part for part in SPLIT.split(number)]
    return not number, parts, row.sheet.name.casefold()


def _by_measurement(row):
    """Never measured first, for that is what has waited longest."""
    latest = row.assessment.latest
    return (latest.period.end if latest else date.min, row.sheet.name.casefold())


KEYS = {
    "naam": lambda row: row.sheet.name.casefold(),
    "status": lambda row: WORST_FIRST.index(State(row.assessment.state)),
    "meting": _by_measurement,
}
