"""Which goals are listed: folding, the chosen goal, searching and filtering. No database."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from goals.enums import Level
from goals.figures import figures_of
from goals.listing import HITS_SHOWN, ROWS_AT_FIRST, Query, list_goals, people, planning_of
from goals.outline import Outline
from goals.outline_json import from_json
from indicators.periods import year
from indicators.sheet import Sheet, SheetMeasurement, SheetTarget

TODAY = date(2026, 11, 22)


def goal(title, *children, level="prestatie", **fields):
    empty = dict.fromkeys(["toelichting", "waarom", "domein", "begindatum", "streefdatum"])
    return {
        **empty,
        "id": str(uuid4()),
        "niveau": level,
        "titel": title,
        "verantwoordelijken": [],
        "verwijzingen": [],
        "draagtBijAan": [],
        "kinderen": list(children),
        **fields,
    }


def outline(*goals, domain=""):
    return from_json(
        {
            "schema": 1,
            "id": str(uuid4()),
            "titel": "Boom",
            "omschrijving": "",
            "domein": domain,
            "periode": "",
            "niveaunamen": {},
            "revisie": 1,
            "doelen": list(goals),
        }
    )


@pytest.fixture
def small() -> Outline:
    return outline(
        goal(
            "Gezond opgroeien",
            goal("Café voor ouders", level="doelstelling", domein="fysiek"),
            goal("Spelen", goal("Bankjes"), level="doelstelling"),
            level="maatschappelijk_effect",
            domein="sociaal",
        ),
        goal("Meedoen", level="maatschappelijk_effect"),
    )


def listed(tree, *, query=Query(), folds=None, shown=()):  # noqa: B008 - Query is frozen
    listing = list_goals(
        tree, query=query, folds=folds or {}, shown=shown, today=TODAY, figures=figures_of(tree, TODAY)
    )
    return [(row.goal.number, row.is_open) for row in listing.rows]


def by_title(tree, title):
    return next(goal for goal in tree if goal.title == title)


def test_a_small_tree_is_open(small):
    assert listed(small) == [
        ("1", True),
        ("1.1", None),
        ("1.2", True),
        ("1.2.1", None),
        ("2", None),
    ]


def test_own_choice_folds_a_branch(small):
    top = small.goals[0].id
    assert listed(small, folds={top: False}) == [("1", False), ("2", None)]


def test_chosen_goal_is_visible_in_a_folded_branch(small):
    spelen, bankjes = by_title(small, "Spelen").id, by_title(small, "Bankjes").id
    folds = {small.goals[0].id: False, spelen: False}
    assert listed(small, folds=folds, shown=[bankjes]) == listed(small)


def test_closed_rows_tell_how_many_are_below(small):
    folds = {small.goals[0].id: False}
    listing = list_goals(
        small, query=Query(), folds=folds, shown=(), today=TODAY, figures=figures_of(small, TODAY)
    )
    assert [row.below for row in listing.rows] == [3, 0]


def test_a_large_tree_opens_as_far_as_its_rows_fit():
    tree = outline(
        *(
            goal(f"E{i}", *(goal(f"P{i}.{j}") for j in range(10)), level="maatschappelijk_effect")
            for i in range(20)
        )
    )
    assert len(tree) > ROWS_AT_FIRST
    assert listed(tree) == [(str(i), False) for i in range(1, 21)]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        (Query(words="cafe"), ["1", "1.1"]),
        (Query(words="CAFÉ ouders"), ["1", "1.1"]),
        (Query(words="ouders bankjes"), []),
        (Query(words="1.2.1"), ["1", "1.2", "1.2.1"]),
        (Query(domain="fysiek"), ["1", "1.1"]),
        (Query(domain="sociaal"), ["1", "1.2", "1.2.1"]),
        (Query(level="prestatie"), ["1", "1.2", "1.2.1"]),
        (Query(level="prestatie", words="meedoen"), []),
        (Query(planning="geen-datum", words="meedoen"), ["2"]),
    ],
)
def test_query_lists_hits_and_the_path_to_them(small, query, numbers):
    assert [number for number, _ in listed(small, query=query)] == numbers


def test_query_also_lists_goals_that_must_be_visible(small):
    bankjes = small.goals[0].children[1].children[0].id
    listing = list_goals(
        small,
        query=Query(words="Meedoen"),
        folds={},
        shown=(bankjes, None),
        today=TODAY,
        figures=figures_of(small, TODAY),
    )
    assert [(row.goal.number, row.is_hit) for row in listing.rows] == [
        ("1", False),
        ("1.2", False),
        ("1.2.1", False),
        ("2", True),
    ]
    assert listing.hits == 1


def test_query_counts_hits_not_the_path(small):
    listing = list_goals(
        small,
        query=Query(level=Level.PRESTATIE),
        folds={},
        shown=(),
        today=TODAY,
        figures=figures_of(small, TODAY),
    )
    assert listing.hits == 1
    assert [row.is_hit for row in listing.rows] == [False, False, True]


def test_more_hits_than_shown_are_counted():
    tree = outline(*(goal(f"Doel {i}", level="doelstelling") for i in range(HITS_SHOWN + 5)))
    listing = list_goals(
        tree, query=Query(words="doel"), folds={}, shown=(), today=TODAY, figures=figures_of(tree, TODAY)
    )
    assert (len(listing.rows), listing.hits) == (HITS_SHOWN, HITS_SHOWN + 5)


def test_filter_on_person():
    tree = outline(
        goal("Een", verantwoordelijken=[{"rol": "team", "naam": "Team Jeugd"}]),
        goal("Twee", verantwoordelijken=[{"rol": "team", "naam": "Beheer"}]),
    )
    assert people(tree) == ["Beheer", "Team Jeugd"]
    assert listed(tree, query=Query(person="Team Jeugd")) == [("1", None)]


@pytest.mark.parametrize(
    ("start", "end", "planning"),
    [
        (None, None, "geen-datum"),
        ("2027-01-01", None, "gepland"),
        ("2026-11-22", None, "loopt"),
        (None, "2026-11-22", "loopt"),
        (None, "2026-11-21", "voorbij"),
        ("2020-01-01", "2030-01-01", "loopt"),
    ],
)
def test_planning_follows_from_the_dates(start, end, planning):
    tree = outline(goal("Een", begindatum=start, streefdatum=end))
    assert planning_of(tree.goals[0], TODAY) == planning


def test_a_domain_is_shown_where_it_says_something_new(small):
    top = small.goals[0]
    cafe, play = top.children
    play.domain = play.effective_domain = "sociaal"
    assert [goal.shown_domain for goal in (top, cafe, play)] == ["sociaal", "fysiek", ""]


def test_who_answers_may_be_named_at_a_goal_above():
    tree = outline(
        goal(
            "Een",
            goal("Twee"),
            level="doelstelling",
            verantwoordelijken=[{"rol": "team", "naam": "Team Jeugd"}],
        ),
        goal("Drie"),
    )
    one, three = tree.goals
    assert [one.answered_by, one.children[0].answered_by, three.answered_by] == [one, one, None]


def measured(*goals):
    """An outline whose goals have the indicators that SHEETS gives for their title."""
    tree = outline(*goals)
    for each in tree:
        each.indicators = SHEETS.get(each.title, [])
    return tree


def sheet(latest):
    """An indicator that started at 10 in 2020 and must be 60 at the end of 2030."""
    values = [SheetMeasurement(year(2020), number=Decimal(10)), SheetMeasurement(year(2025), number=latest)]
    targets = [SheetTarget(2030, number=Decimal(60), operator="≥")]
    return Sheet(uuid4(), "Spelen", measurements=values, targets=targets, frequency=24)


ON, CAREFUL, OFF = sheet(Decimal(70)), sheet(Decimal(25)), sheet(Decimal(9))
SHEETS = {"Effect": [ON, CAREFUL], "Doel": [OFF], "Prestatie": [Sheet(uuid4(), "Ongemeten"), OFF]}


@pytest.fixture
def counted():
    prestaties = [goal("Prestatie"), goal("Zonder")]
    return measured(goal("Effect", goal("Doel", *prestaties, level="doelstelling"), level="doelstelling"))


@pytest.mark.parametrize(
    ("state", "hits"),
    [
        ("op-koers", {"1"}),
        ("let-op", {"1"}),
        ("niet-op-koers", {"1.1", "1.1.1"}),
        ("onbekend", {"1.1.1"}),
        ("geen-indicator", {"1.1.2"}),
    ],
)
def test_filter_on_state_finds_goals_with_such_an_indicator_of_their_own(counted, state, hits):
    figures = figures_of(counted, TODAY)
    listing = list_goals(counted, query=Query(state=state), folds={}, shown=(), today=TODAY, figures=figures)
    assert {row.goal.number for row in listing.rows if row.is_hit} == hits


def test_shut_branch_tells_what_is_off_course_below_it_and_an_open_one_does_not(counted):
    figures, top = figures_of(counted, TODAY), counted.goals[0].id
    kwargs = {"query": Query(), "shown": (), "today": TODAY, "figures": figures}
    shut = list_goals(counted, folds={top: False}, **kwargs).rows
    assert [row.hidden_states for row in shut] == [{"niet-op-koers": 1}]
    assert [row.hidden_states for row in list_goals(counted, folds={}, **kwargs).rows] == [{}] * 4
