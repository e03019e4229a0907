"""How goals stand: outlines and sheets made by hand, no database; random ones against a plain count."""

from collections import Counter
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.accounts import ProgressReportRow
from goals.enums import Level
from goals.figures import GoalFigures, figures_of, states_of
from goals.outline import Outline, OutlineGoal
from indicators.periods import year
from indicators.sheet import Sheet, SheetMeasurement, SheetTarget

TODAY = date(2026, 11, 23)
# what was measured in 2020 and 2025, on the way to 60 in 2026
STANDS = {
    "op-koers": [(2020, 10), (2025, 70)],
    "let-op": [(2020, 10), (2025, 40)],
    "niet-op-koers": [(2020, 10), (2025, 11)],
    "onbekend": [],
}
WORST_FIRST = ["niet-op-koers", "let-op", "onbekend", "op-koers"]


def sheet(state, name="Stress"):
    values = [SheetMeasurement(year(number), number=Decimal(value)) for number, value in STANDS[state]]
    target = SheetTarget(2026, number=Decimal(60))
    return Sheet(uuid4(), name, kind="effect", direction="hoger", measurements=values, targets=[target])


def make_outline(*goals):
    """An Outline of (place of the parent or None, [sheets]) in tree order."""
    outline = Outline(uuid4(), "Boom", "", "", "", {}, 1)
    made = []
    for number, (above, sheets) in enumerate(goals):
        parent = None if above is None else made[above]
        texts = {"description": "", "why": "", "domain": "", "result_type": "", "effective_domain": ""}
        goal = OutlineGoal(
            id=uuid4(),
            parent=parent,
            level=Level.DOELSTELLING,
            title=str(number),
            start_date=None,
            end_date=None,
            number=str(number),
            depth=parent.depth + 1 if parent else 0,
            **texts,
        )
        goal.indicators = list(sheets)
        (parent.children if parent else outline.goals).append(goal)
        made.append(goal)
        outline.by_id[goal.id] = goal
    return outline


def counts(outline):
    """(own, below) of each goal, in tree order."""
    found = figures_of(outline, TODAY)
    return [(found[goal.id].own, found[goal.id].below) for goal in outline]


@pytest.mark.parametrize("state", STANDS)
def test_an_indicator_counts_at_its_goal_and_below_all_goals_above_it(state):
    outline = make_outline((None, []), (0, []), (1, [sheet(state)]), (None, []))
    assert counts(outline) == [({}, {state: 1}), ({}, {state: 1}), ({state: 1}, {}), ({}, {})]


def test_states_are_counted_worst_first_and_never_averaged():
    outline = make_outline((None, []), (0, [sheet(state) for state in (*STANDS, "op-koers")]))
    own = {"niet-op-koers": 1, "let-op": 1, "onbekend": 1, "op-koers": 2}
    assert counts(outline) == [({}, own), (own, {})]
    assert [list(states) for states in counts(outline)[1]] == [WORST_FIRST, []]


def test_an_indicator_that_hangs_at_several_goals_below_counts_once():
    shared = sheet("let-op")
    outline = make_outline((None, []), (0, [shared]), (0, [shared]), (2, [shared, sheet("op-koers")]))
    assert counts(outline) == [
        ({}, {"let-op": 1, "op-koers": 1}),
        ({"let-op": 1}, {}),
        ({"let-op": 1}, {"op-koers": 1}),  # its own does not count again below it
        ({"let-op": 1, "op-koers": 1}, {}),
    ]


def test_all_indicators_together_count_each_once():
    shared = sheet("let-op")
    outline = make_outline((None, [shared]), (0, [shared, sheet("onbekend")]), (None, [shared]))
    assert states_of(figures_of(outline, TODAY)) == {"let-op": 1, "onbekend": 1}
    assert states_of({}) == {}


def test_the_worst_state_is_that_of_its_own_indicators():
    outline = make_outline((None, [sheet("op-koers"), sheet("onbekend")]), (0, [sheet("niet-op-koers")]))
    found = figures_of(outline, TODAY)
    assert [found[goal.id].worst for goal in outline] == ["onbekend", "niet-op-koers"]
    assert GoalFigures().worst == ""


class TestAsksWhy:
    LATE = "‘Stress’ is niet (opnieuw) gemeten. Schrijf op hoe het volgens u gaat."

    def asked(self, *sheets, judged=()):
        outline = make_outline((None, sheets))
        outline.goals[0].progress_reports = [
            ProgressReportRow(1, "begroting", number, "haalbaar", "", "", "", "", None) for number in judged
        ]
        figures = figures_of(outline, TODAY)[outline.goals[0].id]
        assert figures.asks_judgement == bool(figures.asks_why)
        return figures.asks_why

    @pytest.mark.parametrize(
        ("state", "why"),
        [
            ("op-koers", ""),
            ("let-op", "‘Stress’: let op. Over 2026 is nog geen oordeel geschreven."),
            ("niet-op-koers", "‘Stress’: niet op koers. Over 2026 is nog geen oordeel geschreven."),
            ("onbekend", LATE),
        ],
    )
    def test_off_course_or_not_measured_asks_for_a_judgement(self, state, why):
        assert self.asked(sheet(state)) == why

    @pytest.mark.parametrize(("judged", "asks"), [([2025], True), ([2026], False), ([2027, 2024], False)])
    def test_a_judgement_of_this_year_or_later_will_do(self, judged, asks):
        assert bool(self.asked(sheet("let-op"), judged=judged)) == asks

    @pytest.mark.parametrize(("document", "asks"), [("jaarstukken", False), ("tussenrapportage", True)])
    def test_early_in_the_year_the_jaarstukken_of_last_year_will_do(self, document, asks):
        outline = make_outline((None, [sheet("onbekend")]))
        outline.goals[0].progress_reports = [
            ProgressReportRow(1, document, 2026, "haalbaar", "", "", "", "", None)
        ]
        figures = figures_of(outline, date(2027, 2, 1))[outline.goals[0].id]
        assert figures.asks_judgement is asks

    def test_the_first_indicator_with_a_reason_is_named(self):
        asked = self.asked(sheet("op-koers", "Goed"), sheet("let-op", "Matig"), sheet("onbekend", "Weg"))
        assert asked.startswith("‘Matig’: let op.")

    def test_what_is_too_old_or_was_not_measured_asks(self):
        old, skipped = sheet("op-koers"), sheet("onbekend")
        old.measurements = old.measurements[:1]
        skipped.measurements = [SheetMeasurement(year(2025), missing="niet_gemeten", reason="te duur")]
        assert [self.asked(old), self.asked(skipped)] == [self.LATE] * 2

    def test_nobody_is_asked_for_what_has_no_target_or_no_indicator(self):
        free = sheet("op-koers")
        free.targets = []
        assert [self.asked(free), self.asked()] == ["", ""]


@st.composite
def outlines(draw):
    """(a tree of at most 12 goals, {id(sheet): its state}); a sheet may hang at any number of goals."""
    states = draw(st.lists(st.sampled_from(list(STANDS)), max_size=5))
    pool = [sheet(state) for state in states]
    hung = st.lists(st.sampled_from(pool), max_size=3, unique_by=id) if pool else st.just([])
    count = draw(st.integers(0, 12))
    goals = []
    path = []
    for number in range(count):
        del path[draw(st.integers(0, len(path))) :]
        goals.append((path[-1] if path else None, draw(hung)))
        path.append(number)
    return make_outline(*goals), {id(each): state for each, state in zip(pool, states, strict=True)}


@given(outlines())
def test_counts_are_those_of_a_plain_count(made):
    outline, states = made
    for goal, (own, below) in zip(outline, counts(outline), strict=True):
        mine = {id(each) for each in goal.indicators}
        theirs = {id(each) for other in goal.walk() for each in other.indicators} - mine
        assert own == Counter(states[each] for each in mine)
        assert below == Counter(states[each] for each in theirs)
