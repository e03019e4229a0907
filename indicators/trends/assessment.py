"""What the rest of the site asks: an Assessment of one indicator, and counts of many."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from indicators.enums import State
from indicators.sheet import SheetMeasurement, SheetTarget
from indicators.trends.case import read_case
from indicators.trends.course import expected_of, trend_of
from indicators.trends.judging import judge
from indicators.trends.targets import aim


@dataclass(frozen=True, slots=True)
class Assessment:
    """Whether an indicator is on course, and why; numbers are in its own unit.

    `state` is a value of enums.State, `why` a Dutch sentence. `reason` is '' unless unknown; then
    'geen-meting', 'alleen-tekst', 'niet-gemeten', 'niet-op-gestuurd', 'verouderd',
    'geen-streefwaarde', 'streefwaarde-onleesbaar', 'geen-richting', 'geen-vergelijking' or
    'alleen-nulmeting'. `latest` is the newest own number, else the newest row of any sort.
    `target` with `target_number` and `operator` is what it was judged against: empty for a
    band, which is its own target. `trend` is 'beter', 'slechter', 'gelijk', or 'stijgt' and 'daalt'
    when better is not known. `expected` is the value at the end of the target's year if it goes on
    like this, `needed` where the path to the target is at the latest number. `next_end` is the last
    day of the period that is measured next, `next_due` the last day on which that is in time.
    """

    state: str
    why: str
    reason: str
    latest: SheetMeasurement | None
    target: SheetTarget | None
    target_number: Decimal | None
    operator: str
    trend: str
    expected: Decimal | None
    needed: Decimal | None
    next_end: date | None
    next_due: date | None
    is_overdue: bool


def assess(sheet, today):
    """The Assessment of a Sheet on a day; the rule is in judging.py. Never raises."""
    case = read_case(sheet, today)
    aim(case)
    state, reason, why = judge(case)
    return Assessment(
        state=state,
        why=why,
        reason=reason,
        latest=case.latest,
        target=case.target,
        target_number=case.number,
        operator=case.operator,
        trend=trend_of(case),
        expected=expected_of(case),
        needed=case.needed,
        next_end=case.next_end,
        next_due=case.next_due,
        is_overdue=case.next_due is not None and today > case.next_due,
    )


def count_states(assessments):
    """How many are in which state: {state: count} in the order of enums.State, without zeros."""
    states = [each.state for each in assessments]
    counts = {state: states.count(state) for state in State.values}
    return {state: count for state, count in counts.items() if count}
