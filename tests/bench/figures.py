"""How fast figures are read, judged and filled in; part of `make bench`.

Belongs here: measuring what hangs at goals. Trees alone are in __main__.py.
"""

import statistics
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from django.db import connection

from goals.models import BudgetLine, Goal, GoalIndicator, GoalTree
from goals.outline import Outline
from indicators.grid import Cell, CellOutcome, apply_cells
from indicators.models import Indicator, Measurement, Target
from indicators.periods import year
from indicators.trends import assess
from organisations.models import Organisation, User
from tests.bench.measuring import report, timed

TODAY = date(2026, 11, 23)
MEASURED_EVERY, PAID_EVERY = 3, 2  # goals
YEARS = range(2020, 2026)
TARGET_YEARS = (2026, 2030)
FILLED = 30  # indicators in the grid, of as many years as YEARS has
ROUNDS = 10
UPSERT = """
    INSERT INTO indicators_measurement (indicator_id, series, period_kind, period_start, number, text,
        missing, reason, is_provisional, remark, origin, origin_detail)
    SELECT indicator, 'gemeente', 'jaar', start, number, '', '', '', false, '', 'hand', ''
    FROM unnest(%(indicators)s::uuid[], %(starts)s::date[], %(numbers)s::numeric[])
        AS cell (indicator, start, number)
    ON CONFLICT (indicator_id, series, period_kind, period_start) DO UPDATE SET number = EXCLUDED.number
"""


def report_states(outline: Outline, size: int) -> None:
    """How every indicator at the goals of a tree stands."""
    sheets = [sheet for goal in outline for sheet in goal.indicators]
    seconds = min(timed(lambda: [assess(sheet, TODAY) for sheet in sheets])[0] for _ in range(3))
    report(f"states of {len(sheets)} indicators", f"{seconds * 1000:.0f} ms for {size} goals")


def report_filling(user: User, organisation: Organisation) -> None:
    """Fill cells of the grid, against one bare upsert of the same rows; the two take turns."""
    indicators = Indicator.objects.bulk_create(
        Indicator(organisation=organisation, name=f"Ingevuld {number}") for number in range(FILLED)
    )
    grid_seconds, bare_seconds = [], []
    for turn in range(ROUNDS):
        grid_seconds.append(timed(partial(fill_cells, user, organisation, indicators, turn))[0])
        bare_seconds.append(timed(partial(upsert, indicators, turn))[0])
    seconds, bare = (statistics.median(each[1:]) for each in (grid_seconds, bare_seconds))
    report(
        f"grid of {FILLED * len(YEARS)} cells",
        f"{seconds / bare:.1f} x bare upsert, {seconds * 1000:.0f} ms",
    )


def hang_figures(tree: GoalTree) -> None:
    """Hang an indicator at every third goal of a tree and money at every second."""
    goals = list(Goal.objects.filter(goal_tree=tree, parent__isnull=False).order_by("lft"))
    measured = goals[::MEASURED_EVERY]
    indicators = [
        Indicator(organisation=tree.organisation, name=f"Deel dat {goal.title} merkt", unit="%")
        for goal in measured
    ]
    Indicator.objects.bulk_create(indicators)
    links = zip(measured, indicators, strict=True)
    GoalIndicator.objects.bulk_create(GoalIndicator(goal=goal, indicator=each) for goal, each in links)
    Measurement.objects.bulk_create(measurements(indicators))
    Target.objects.bulk_create(
        Target(indicator=each, year=number, operator=">", number=number - 1960)
        for each in indicators
        for number in TARGET_YEARS
    )
    BudgetLine.objects.bulk_create(
        BudgetLine(goal=goal, year=2027, taakveld="6.1", costs=Decimal(1250)) for goal in goals[::PAID_EVERY]
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measurements(indicators: list[Indicator]) -> Iterator[Measurement]:
    """Measurements that rise a little each year."""
    for each in indicators:
        for number in YEARS:
            yield Measurement(indicator=each, period_start=year(number).start, number=number - 1980)


def fill_cells(user: User, organisation: Organisation, indicators: list[Indicator], turn: int) -> None:
    """Type another number in every cell, on what the last turn left there."""
    seen = str(2 * turn - 1) if turn else ""
    cells = [Cell(each.pk, year(number), str(2 * turn), seen) for each in indicators for number in YEARS]
    result = apply_cells(user=user, organisation=organisation, cells=cells)
    if result.count(CellOutcome.SAVED) != len(cells):
        raise SystemExit("The grid did not save every cell.")


def upsert(indicators: list[Indicator], turn: int) -> None:
    """Write another number in every cell in one statement."""
    cells = [(each.pk, year(number).start) for each in indicators for number in YEARS]
    keys, starts = zip(*cells, strict=True)
    values = {"indicators": list(keys), "starts": list(starts), "numbers": [2 * turn + 1] * len(cells)}
    with connection.cursor() as cursor:
        cursor.execute(UPSERT, values)
