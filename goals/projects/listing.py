"""Pure: which projects a page lists, and in what order. No database, no HTML.

Belongs here: searching, filtering and sorting rows. Reading them belongs in rows.py.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from goals.enums import Domain, Phase
from organisations.enums import TermKind
from organisations.searching import has_words

UNSET = "leeg"  # chosen to find what has not been filled in
YES, NO = "ja", "nee"
TAGS = [TermKind.BELEIDSVELD, TermKind.THEMA, TermKind.DOELGROEP, TermKind.WIJK]
SORTS = {
    "naam": "naam",
    "domein": "domein",
    "fase": "fase",
    "periode": "begindatum",
    "doelen": "aantal doelen",
    "raakvlakken": "aantal raakvlakken",
}
LAST_DAY = date.max


class Tag(NamedTuple):
    """A word of the vocabulary at a project."""

    id: int
    kind: str
    name: str


@dataclass(frozen=True)
class ListedProject:
    """One row: a project, its words, and how many goals and raakvlakken it has.

    `texts` is everything else that people search in. `confirmed` and `signalled` count raakvlakken.
    """

    id: UUID
    name: str
    domain: str
    phase: str
    start: date | None = None
    end: date | None = None
    texts: str = ""
    tags: tuple[Tag, ...] = ()
    goals: int = 0
    confirmed: int = 0
    signalled: int = 0

    @property
    def raakvlakken(self) -> int:
        """Confirmed ones and signals together."""
        return self.confirmed + self.signalled

    def runs_in(self, year: int) -> bool:
        """Whether some day of it lies in a year; without days it lies in none."""
        if not (self.start or self.end):
            return False
        return (self.start or date.min).year <= year <= (self.end or date.max).year


@dataclass(frozen=True)
class Query:
    """What a person searches and filters on; an empty value does not filter.

    `terms` is {TermKind: id of a Term, or UNSET}; `has_goals` is YES, NO or ''; `year` a year, or
    UNSET for projects without days.
    """

    words: str = ""
    domain: str = ""
    phase: str = ""
    terms: dict = field(default_factory=dict)
    has_goals: str = ""
    year: int | str = ""

    def __bool__(self):
        return bool(
            self.words.strip() or self.domain or self.phase or self.terms or self.has_goals or self.year
        )


def list_projects(rows, query, sort=""):
    """The ListedProjects that a Query finds, sorted by a key of SORTS, from high to low with - before it."""
    found = sorted((row for row in rows if matches(row, query)), key=_by_name)
    key = KEYS.get(sort.removeprefix("-"), _by_name)
    return sorted(found, key=key, reverse=sort.startswith("-"))


def years_of(rows):
    """The years in which some project starts, runs or ends, as far as its days say; in order."""
    years = set()
    for row in rows:
        days = [day.year for day in (row.start, row.end) if day]
        if days:
            years.update(range(days[0], days[-1] + 1))
    return sorted(years)


def matches(row, query):
    """Whether a Query finds a ListedProject."""
    return (
        query.domain in ("", row.domain)
        and query.phase in ("", row.phase)
        and all(_is_tagged(row, kind, wanted) for kind, wanted in query.terms.items())
        and query.has_goals in ("", YES if row.goals else NO)
        and _in_year(row, query.year)
        and has_words(" ".join((row.name, row.texts, *(tag.name for tag in row.tags))), query.words)
    )


def _is_tagged(row, kind, wanted):
    found = {tag.id for tag in row.tags if tag.kind == kind}
    return not found if wanted == UNSET else wanted in found


def _in_year(row, year):
    if year == UNSET:
        return not (row.start or row.end)
    return not year or row.runs_in(year)


def _by_name(row):
    return row.name.casefold(), row.id


KEYS = {
    "domein": lambda row: list(Domain).index(row.domain),
    "fase": lambda row: list(Phase).index(row.phase),
    "periode": lambda row: (row.start or LAST_DAY, row.end or LAST_DAY),
    "doelen": lambda row: row.goals,
    "raakvlakken": lambda row: (row.raakvlakken, row.confirmed),
}
