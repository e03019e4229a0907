"""Pure: how the goals of an outline stand by their indicators, and what is counted below them.

States are counted and never averaged (design 4); how one indicator stands is in
indicators/trends.
"""

from collections import Counter
from dataclasses import dataclass, field

from goals.accounts import current_document
from indicators.enums import WORST_FIRST, State
from indicators.trends import assess

OFF_COURSE = (State.LET_OP, State.NIET_OP_KOERS)
NOT_MEASURED = ("geen-meting", "niet-gemeten", "verouderd")


@dataclass(slots=True)
class GoalFigures:
    """The indicators of one goal as (Sheet, Assessment), and the states of all other ones below it.

    `own` and `below` are {state: how many}, worst first; an indicator that hangs at several goals
    below counts once. `asks_judgement`: people should say what they think, because of `asks_why`.
    """

    indicators: list = field(default_factory=list)
    own: dict = field(default_factory=dict)
    below: dict = field(default_factory=dict)
    asks_why: str = ""

    @property
    def asks_judgement(self):
        return bool(self.asks_why)

    @property
    def worst(self):
        """The state that most needs attention among its own indicators; '' without any."""
        return next(iter(self.own), "")


def figures_of(outline, today):
    """{goal id: GoalFigures} of all goals; each indicator is assessed once."""
    sheets = {sheet.id: sheet for goal in outline for sheet in goal.indicators}
    assessed = {pk: assess(sheet, today) for pk, sheet in sheets.items()}
    found = {}
    seen_below = {goal.id: set() for goal in outline}
    for goal in reversed(outline.by_id.values()):
        mine = {sheet.id for sheet in goal.indicators}
        if goal.parent:
            seen_below[goal.parent.id] |= mine | seen_below[goal.id]
        found[goal.id] = _figures(goal, assessed, seen_below[goal.id] - mine, today)
    return found


def states_of(figures):
    """{state: how many} of all indicators in `figures`, worst first; each counts once."""
    states = {sheet.id: found.state for goal in figures.values() for sheet, found in goal.indicators}
    return counted(states.values())


def _figures(goal, assessed, below, today):
    pairs = [(sheet, assessed[sheet.id]) for sheet in goal.indicators]
    return GoalFigures(
        indicators=pairs,
        own=counted(assessment.state for _, assessment in pairs),
        below=counted(assessed[pk].state for pk in below),
        asks_why=_asks_why(goal, pairs, today),
    )


def counted(states):
    """{state: how many}, worst first, without those there are none of."""
    counts = Counter(states)
    return {state: counts[state] for state in WORST_FIRST if counts[state]}


def _asks_why(goal, pairs, today):
    """Why people are asked for a judgement this year: '' when there is no reason, or there is one."""
    now = current_document(today)  # early in the year that of the year before
    reports = goal.progress_reports
    if any(report.year >= today.year or (report.document, report.year) == now for report in reports):
        return ""
    for sheet, assessment in pairs:
        if assessment.state in OFF_COURSE:
            state = State(assessment.state).label
            return f"‘{sheet.name}’: {state}. Over {today.year} is nog geen oordeel geschreven."
        if assessment.reason in NOT_MEASURED:
            return f"‘{sheet.name}’ is niet (opnieuw) gemeten. Schrijf op hoe het volgens u gaat."
    return ""
