"""What is on a page of the grid: its columns, its rows and how cells look.

Belongs here: from what an address asks to what the template shows. Answering what was typed is in
grid.py beside this file; whether a cell is stored is decided in indicators/grid.py.
"""

from typing import NamedTuple

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.http import urlencode

from indicators.enums import KNOWN_SERIES, OWN, Kind, PeriodKind
from indicators.grid import What, look_of, stored_targets, stored_values, typed_target, typed_value
from indicators.limits import LONGEST_SERIES
from indicators.models import Indicator, Measurement
from indicators.periods import MONTHS, Period, containing, read_period, shifted
from organisations.limits import FIRST_YEAR, LAST_YEAR
from organisations.views.address import words_asked

LONGEST_SEARCH = 100  # characters
ROWS = 40  # indicators on a page
COLUMNS = 7
STEP = COLUMNS - 2  # periods that one goes back or on at a time
BEFORE = {What.VALUES: 5, What.TARGETS: 1}  # columns before the current period


class Wanted(NamedTuple):
    """What an address asks the grid to show; `first` is the Period of the first column."""

    what: str
    series: str
    kind: str
    search: str
    is_mine: bool
    first: Period

    @property
    def is_filtered(self):
        return bool(self.kind or self.search or self.is_mine)

    @property
    def columns(self):
        """The Periods of the columns."""
        periods = [shifted(self.first, count) for count in range(COLUMNS)]
        return [period for period in periods if period.year <= LAST_YEAR]

    def query(self, without=(), **other):
        """The query string of this page with other values of its fields, `without` some names."""
        wanted = self._replace(**other)
        asked = {
            "wat": "" if wanted.what == What.VALUES else wanted.what,
            "reeks": "" if wanted.series == OWN else wanted.series,
            "per": "" if wanted.first.kind == PeriodKind.JAAR else wanted.first.kind,
            "vanaf": wanted.first.code,
            "soort": wanted.kind,
            "zoek": wanted.search,
            "van_mij": "1" if wanted.is_mine else "",
        }
        return "?" + urlencode(
            {name: value for name, value in asked.items() if value and name not in without}
        )


class GridCell(NamedTuple):
    """A cell on the page; `text` stands in its field, `seen` is what was stored when it was made."""

    period: Period
    key: str
    text: str
    seen: str
    look: str
    result: object = None


class Row(NamedTuple):
    """An Indicator and its GridCells."""

    indicator: Indicator
    cells: list


def read_wanted(query):
    """The Wanted of a query string; what it does not know counts as not asked."""
    what = _known(query.get("wat"), What.values) or What.VALUES.value
    per, series = PeriodKind.JAAR.value, OWN
    if what == What.VALUES:
        per = _known(query.get("per"), MONTHS) or per
        series = words_asked(query, "reeks", LONGEST_SERIES) or series
    return Wanted(
        what=what,
        series=series,
        kind=_known(query.get("soort"), Kind.values),
        search=words_asked(query, "zoek", LONGEST_SEARCH),
        is_mine=bool(query.get("van_mij")),
        first=_first(query.get("vanaf", ""), per, BEFORE[what]),
    )


def _known(asked, known):
    return asked if asked in list(known) else ""


def _first(asked, per, before):
    """The Period that an address starts at, else so many before the current one."""
    try:
        period = read_period(asked)
    except ValueError:
        period = None
    if period and period.kind == per:
        return period
    return shifted(containing(timezone.localdate(), per), -before)


def grid_context(request, organisation, result=None):
    """What the template of the grid needs; `result` is the GridResult of what was just sent."""
    wanted = read_wanted(request.GET)
    indicators = _indicators(request.user, organisation, wanted)
    page = Paginator(indicators, ROWS).get_page(request.GET.get("pagina"))
    return {
        "wanted": wanted,
        "page": page,
        "rows": _rows(page, wanted, result),
        "now": containing(timezone.localdate(), wanted.first.kind),
        "earlier": _moved(wanted, -STEP),
        "later": _moved(wanted, STEP),
        "views": [(what.label, what, wanted.query(what=what, without=["vanaf"])) for what in What],
        "kinds": Kind.choices,
        "lengths": [(kind, PeriodKind(kind).label) for kind in MONTHS],
        "all_series": _series(organisation, wanted),
    }


def _moved(wanted, steps):
    """The query string of the columns before or after these; '' when there are none."""
    first = shifted(wanted.first, steps)
    return wanted.query(first=first) if FIRST_YEAR <= first.year <= LAST_YEAR else ""


def _indicators(user, organisation, wanted):
    indicators = Indicator.objects.visible_to(user).alive().filter(organisation=organisation)
    if wanted.kind:
        indicators = indicators.filter(kind=wanted.kind)
    if wanted.search:
        indicators = indicators.filter(Q(name__icontains=wanted.search) | Q(number__iexact=wanted.search))
    if wanted.is_mine:
        indicators = indicators.filter(keeper=user)
    other = Q(measurements__series=wanted.series) & ~Q(measurements__period_kind=wanted.first.kind)
    return indicators.annotate(other_periods=Count("measurements", filter=other)).in_order()


def _rows(page, wanted, result):
    """The Rows of a page; a cell that was just kept back shows what was typed."""
    stored, write = _stored([indicator.pk for indicator in page], wanted)
    kept_back = {each.cell[:2]: each for each in result.kept_back} if result else {}
    rows = [Row(indicator, []) for indicator in page]
    for row in rows:
        for period in wanted.columns:
            pk = row.indicator.pk
            now = stored.get((pk, wanted.series, period))
            row.cells.append(_cell(pk, period, write(now), look_of(now), kept_back.get((pk, period))))
    return rows


def _stored(ids, wanted):
    """({key: what is stored}, how it is written)."""
    if wanted.what == What.TARGETS:
        return stored_targets(ids), typed_target
    return stored_values(ids, {wanted.series}), typed_value


def _cell(pk, period, text, look, result):
    return GridCell(period, f"{pk}:{period.code}", result.cell.typed if result else text, text, look, result)


def _series(organisation, wanted):
    """The series that one may choose; those of the organisation's own choosing last."""
    if wanted.what == What.TARGETS:
        return []
    used = Measurement.objects.filter(indicator__organisation=organisation, indicator__removed_at=None)
    names = {*used.order_by().values_list("series", flat=True).distinct(), wanted.series}
    return [*KNOWN_SERIES, *sorted(names - set(KNOWN_SERIES))]
