"""The matrix: social goals against physical beleidsvelden, and how often they touch.

A pair stands in each cell that it belongs to; a sum counts every pair once, so a sum may be less
than its cells together. Which rows a page shows belongs in the view.
"""

from collections import defaultdict
from dataclasses import dataclass

from goals.enums import Domain
from organisations.enums import TermKind

MOST_COLUMNS = 8  # with more words the empty ones are only named below the matrix
DARKEST = 3  # this many confirmed pairs and more have the darkest tint
NO_WORD = "zonder beleidsveld"


@dataclass(slots=True)
class Count:
    """Pairs in one place."""

    confirmed: int = 0
    signals: int = 0

    def add(self, pair):
        if pair.is_confirmed:
            self.confirmed += 1
        else:
            self.signals += 1

    def __bool__(self):
        return bool(self.confirmed or self.signals)

    def __str__(self):
        """As sums are written: `2 +1`, `+1`, `0`."""
        signals = f"+{self.signals}" if self.signals else ""
        return f"{self.confirmed or ''} {signals}".strip() or "0"

    @property
    def tint(self):
        """1 to 3: how dark the confirmed part of a cell is."""
        return min(self.confirmed, DARKEST)


@dataclass(slots=True)
class Column:
    """A beleidsveld; `term_id` is None for what has none."""

    term_id: int | None
    name: str
    total: Count


@dataclass(slots=True)
class Row:
    """A social goal, or None for projects that serve no social goal; a Count for each column."""

    goal: object
    cells: list
    total: Count


@dataclass(slots=True)
class Matrix:
    """`untouched` are the physical beleidsvelden without any pair, also those that have no column."""

    columns: list
    rows: list
    total: Count
    untouched: list


def matrix_of(selection, *, with_empty_rows=False):
    """The Matrix of a selection, goals in tree order; `with_empty_rows` adds social goals without pairs."""
    tally = _Tally()
    for pair in selection.pairs:
        tally.add(pair, selection.rows[pair.key], terms_of_pair(selection.landscape, pair))
    terms = _physical_terms(selection.landscape)
    columns = _columns(terms, tally, selection.landscape)
    return Matrix(
        columns,
        [tally.row(goal, columns) for goal in _row_goals(selection, tally, with_empty_rows)],
        tally.total,
        [term.name for term in terms if term.id not in tally.columns],
    )


def terms_of_pair(landscape, pair):
    """The ids of the beleidsvelden of its physical side, or (None,) when that has none."""
    terms = landscape.terms_of(pair.physical_id, TermKind.BELEIDSVELD)
    return tuple(term.id for term in terms) or (None,)


class _Tally:
    """Pairs while they are being counted."""

    def __init__(self):
        self.cells, self.rows, self.columns = (defaultdict(Count) for _ in range(3))
        self.total = Count()

    def add(self, pair, goal_ids, term_ids):
        self.total.add(pair)
        for goal_id in goal_ids:
            self.rows[goal_id].add(pair)
        for term_id in term_ids:
            self.columns[term_id].add(pair)
            for goal_id in goal_ids:
                self.cells[goal_id, term_id].add(pair)

    def row(self, goal, columns):
        goal_id = goal.id if goal else None
        cells = [self.cells.get((goal_id, column.term_id)) or Count() for column in columns]
        return Row(goal, cells, self.rows.get(goal_id) or Count())


def _physical_terms(landscape):
    terms = (term for term in landscape.terms.values() if term.kind == TermKind.BELEIDSVELD)
    return sorted((term for term in terms if term.domain == Domain.FYSIEK), key=_by_name)


def _columns(physical, tally, landscape):
    """Physical terms, other words that have pairs, and what has no word; empty ones only if they fit."""
    used = [landscape.terms[term_id] for term_id in tally.columns if term_id is not None]
    shown = sorted({*physical, *used}, key=_by_name)
    if len(shown) > MOST_COLUMNS:
        shown = sorted(used, key=_by_name)
    columns = [Column(term.id, term.name, tally.columns.get(term.id) or Count()) for term in shown]
    if None in tally.columns:
        columns.append(Column(None, NO_WORD, tally.columns[None]))
    return columns


def _by_name(term):
    return term.name.casefold()


def _row_goals(selection, tally, with_empty_rows):
    wanted = {goal_id for goal_id in tally.rows if goal_id is not None}
    if with_empty_rows:
        wanted |= {goal.id for goal in selection.goals if goal.domain == Domain.SOCIAAL}
    goals = [goal for goal_id, goal in selection.landscape.goals.items() if goal_id in wanted]
    return [*goals, None] if None in tally.rows else goals
