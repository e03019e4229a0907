"""Cells of the grid: what somebody typed in many at once, judged and written cell by cell.

Belongs here: reading cells from a request, and deciding for each whether it is stored. What a text
means is in typed/, storing in values.py, what the page looks like in views/grid.py.
"""

from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db import models

from indicators.enums import OWN, PeriodKind
from indicators.limits import LONGEST_SERIES, LONGEST_TYPED, LONGEST_WORDS
from indicators.lock import locking
from indicators.models import Indicator, Measurement, Target
from indicators.periods import Period, read_period, year
from indicators.typed import TypedTarget, TypedValue, read_target, read_value, write_target, write_value
from indicators.values import SAYS, TARGET_SAYS, TargetChange, ValueChange, Written, write_values

MOST_CELLS = 5_000  # in one request
GONE = "Deze indicator is weggegooid of bestaat niet meer."


class What(models.TextChoices):
    """What the cells of a grid hold."""

    VALUES = "metingen", "Metingen"
    TARGETS = "streefwaarden", "Streefwaarden"


class CellOutcome(models.TextChoices):
    """What became of a cell."""

    SAVED = "bewaard"
    UNCHANGED = "gelijk"
    REFUSED = "geweigerd"
    STALE = "intussen"


class Look(models.TextChoices):
    """How a cell is shown: what is no number looks different."""

    NUMBER = "getal"
    WORDS = "woorden"
    MISSING = "ontbreekt"
    PROVISIONAL = "voorlopig"


class Cell(NamedTuple):
    """What somebody typed for one indicator and period; `seen` is the text the cell held before."""

    indicator_id: UUID
    period: Period
    typed: str
    seen: str = ""
    series: str = OWN


class CellResult(NamedTuple):
    """What became of a Cell; `text` is what is stored now, as one types it, `look` how it is shown."""

    cell: Cell
    outcome: str
    text: str = ""
    look: str = Look.NUMBER
    sentence: str = ""


@dataclass(frozen=True)
class GridResult:
    """A CellResult for each cell, in order, and what was written."""

    cells: list
    written: Written

    def count(self, *outcomes):
        """How many cells had one of these outcomes."""
        return sum(result.outcome in outcomes for result in self.cells)

    @property
    def kept_back(self):
        """The cells that were not stored: refused, or changed by somebody else."""
        return [each for each in self.cells if each.outcome in (CellOutcome.REFUSED, CellOutcome.STALE)]

    @property
    def title(self):
        """'176 van 180 cellen bewaard. 4 cellen kloppen niet:', above the list of what was kept back."""
        total, kept_back = len(self.cells), len(self.kept_back)
        stale = self.count(CellOutcome.STALE)
        wrong = kept_back - stale
        sentences = [
            f"{total - kept_back} van {_cells(total)} bewaard." if total > 1 else "",
            f"{_cells(wrong)} {'klopt' if wrong == 1 else 'kloppen'} niet." if wrong else "",
            f"{_cells(stale)} {_are(stale)} intussen door iemand anders gewijzigd." if stale else "",
        ]
        return " ".join(filter(None, sentences)).removesuffix(".") + ":"


def _are(count):
    return "is" if count == 1 else "zijn"


def _cells(count):
    return f"{count} {'cel' if count == 1 else 'cellen'}"


def read_cells(rows, what):
    """The Cells of a list of {indicator, periode, getypt, gezien, reeks}, the last two not required.

    Raises ValueError with a Dutch sentence when it is no such list; what is typed is not judged.
    """
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError("Stuur een lijst met cellen.")
    if len(rows) > MOST_CELLS:
        raise ValueError(f"Dat zijn {len(rows)} cellen. Bewaar er hooguit {MOST_CELLS} tegelijk.")
    return [_read_cell(row, what) for row in rows]


def _read_cell(row, what):
    names = ("indicator", "periode", "getypt", "gezien", "reeks")
    indicator, period, typed, seen, series = (row.get(name, "") for name in names)
    if not all(isinstance(text, str) for text in (indicator, period, typed, seen, series)):
        raise ValueError("Een cel bestaat uit teksten.")
    if len(series) > LONGEST_SERIES or not series.isprintable():
        raise ValueError(f"De naam van een reeks is hooguit {LONGEST_SERIES} gewone tekens lang.")
    read = read_period(period)
    if what == What.TARGETS and read.kind != PeriodKind.JAAR:
        raise ValueError("Een streefwaarde hoort bij een jaar.")
    return Cell(_uuid(indicator), read, typed, seen, series.strip() or OWN)


def _uuid(text):
    try:
        return UUID(text)
    except ValueError:
        raise ValueError("Van een cel is niet bekend bij welke indicator hij hoort.") from None


def apply_cells(*, user, organisation, cells, what=What.VALUES):
    """Store what is right and was not changed by others, in a fixed number of queries.

    Returns a GridResult; a cell that is refused or stale changes nothing. Raises PermissionDenied.
    """
    with locking(user=user, organisation=organisation):
        stored = KINDS[what](organisation, cells)
        judged = [_judge(stored, cell) for cell in cells]
        changes = [change for _, change in judged if change]
        written = Written()
        if changes:
            written = write_values(user=user, organisation=organisation, **{stored.argument: changes})
    return GridResult([result for result, _ in judged], written)


def _judge(stored, cell):
    """(CellResult, the change to write or None)."""
    if cell.indicator_id not in stored.alive:
        return CellResult(cell, CellOutcome.REFUSED, sentence=GONE), None
    now = stored.now.get(stored.key(cell))
    try:
        typed, seen = stored.read(cell, _bounded(cell.typed)), stored.seen(cell)
    except ValueError as error:
        return _result(stored, cell, CellOutcome.REFUSED, now, str(error)), None
    if typed in (now, seen):
        return _result(stored, cell, CellOutcome.UNCHANGED, now), None
    if now != seen:
        return _result(stored, cell, CellOutcome.STALE, now, _stale(stored.write(now))), None
    return _result(stored, cell, CellOutcome.SAVED, typed), stored.change(cell, typed)


def _result(stored, cell, outcome, now, sentence=""):
    return CellResult(cell, outcome, stored.write(now), look_of(now), sentence)


def _bounded(typed):
    if len(typed) > LONGEST_TYPED:
        raise ValueError(f"Deze tekst is te lang: {len(typed)} tekens. Er passen er {LONGEST_WORDS}.")
    return typed


def _stale(theirs):
    return f"Iemand anders vulde hier intussen ‘{theirs}’ in." if theirs else "Iemand anders maakte dit leeg."


def look_of(value):
    """The Look of a TypedValue or TypedTarget, or of None."""
    if value is None or value.number is not None:
        return Look.PROVISIONAL if getattr(value, "is_provisional", False) else Look.NUMBER
    says_nothing = getattr(value, "missing", "") or getattr(value, "is_none", False)
    return Look.MISSING if says_nothing else Look.WORDS


def typed_value(value):
    """A TypedValue as one types it; '' for None."""
    return "" if value is None else write_value(value)


def typed_target(target):
    """A TypedTarget as one types it; '' for None."""
    return "" if target is None else write_target(target)


def stored_values(indicator_ids, series):
    """{(indicator id, series, Period): TypedValue} of some indicators and names of series."""
    rows = Measurement.objects.filter(indicator__in=indicator_ids, series__in=series)
    names = ("indicator_id", "series", "period_start", "period_kind", *SAYS)
    return {
        (pk, name, Period(start, kind)): TypedValue(*said)
        for pk, name, start, kind, *said in rows.values_list(*names)
    }


def stored_targets(indicator_ids):
    """{(indicator id, own series, Period): TypedTarget} of some indicators."""
    rows = Target.objects.filter(indicator__in=indicator_ids)
    return {
        (pk, OWN, year(number)): TypedTarget(*said)
        for pk, number, *said in rows.values_list("indicator_id", "year", *TARGET_SAYS)
    }


class _Stored:
    """What is stored for the indicators of some cells: `now` {key: typed}, `alive` their ids."""

    def __init__(self, organisation, cells):
        wanted = {cell.indicator_id for cell in cells}
        indicators = Indicator.objects.alive().filter(organisation=organisation, pk__in=wanted)
        self.alive = set(indicators.values_list("pk", flat=True))
        self.now = self._fetch({cell.series for cell in cells})

    def seen(self, cell):
        return self.read(cell, cell.seen[:LONGEST_TYPED], keep_text=True)


class _Values(_Stored):
    argument = "values"
    write = staticmethod(typed_value)

    def _fetch(self, series):
        return stored_values(self.alive, series)

    @staticmethod
    def key(cell):
        return cell.indicator_id, cell.series, cell.period

    @staticmethod
    def read(_cell, text, **how):
        return read_value(text, **how)

    @staticmethod
    def change(cell, value):
        return ValueChange(cell.indicator_id, cell.period, value, cell.series)


class _Targets(_Stored):
    argument = "targets"
    write = staticmethod(typed_target)

    def _fetch(self, _series):
        self.measured = _measured(self.alive)
        return stored_targets(self.alive)

    @staticmethod
    def key(cell):
        return cell.indicator_id, OWN, cell.period

    def read(self, cell, text, **how):
        return read_target(text, measured=self.measured.get(cell.indicator_id), **how)

    @staticmethod
    def change(cell, target):
        return TargetChange(cell.indicator_id, cell.period.year, target)


def _measured(indicator_ids):
    """{indicator id: {year: number}} of the own series, for targets such as '> 2018'."""
    rows = Measurement.objects.filter(
        indicator__in=indicator_ids, series=OWN, period_kind=PeriodKind.JAAR, number__isnull=False
    )
    measured = {}
    for pk, start, number in rows.values_list("indicator_id", "period_start", "number"):
        measured.setdefault(pk, {})[start.year] = number
    return measured


KINDS = {What.VALUES: _Values, What.TARGETS: _Targets}
