"""Goals that are new, gone or elsewhere: what is told, and no more than that."""

from uuid import uuid4

import pytest

from goals.versions.comparing import compare
from tests.goals.checks.outlines import find
from tests.goals.versions.comparing.outlines import FAMILY, copy_of, filled, plain, rebuilt, told

CASES = [
    (FAMILY, []),
    (
        """
        M Gezond opgroeien
          D Basis
          D Goede start
            S Steun
              P Huisbezoek
          D Leefomgeving
        M Meedoen
        """,
        ["Doelstelling ‘Basis’ is nieuw (1.1)."],
    ),
    (
        """
        M Gezond opgroeien
          D Leefomgeving
        M Meedoen
        """,
        [
            "Doelstelling ‘Goede start’ is weg (was 1.1).",
            "Subdoelstelling ‘Steun’ is weg (was 1.1.1).",
            "Prestatie ‘Huisbezoek’ is weg (was 1.1.1.1).",
        ],
    ),
    (
        """
        M Gezond opgroeien
          D Goede start
            S Steun
              P Huisbezoek
        M Meedoen
          D Leefomgeving
        """,
        ["‘Leefomgeving’ is verplaatst: van ‘Gezond opgroeien’ (1.2) naar ‘Meedoen’ (2.1)."],
    ),
    (
        """
        M Gezond opgroeien
          D Leefomgeving
          D Goede start
            S Steun
              P Huisbezoek
        M Meedoen
        """,
        ["‘Leefomgeving’ staat op een andere plek onder ‘Gezond opgroeien’: van 1.2 naar 1.1."],
    ),
    (
        """
        M Meedoen
        M Gezond opgroeien
          D Goede start
            S Steun
              P Huisbezoek
          D Leefomgeving
        """,
        ["‘Meedoen’ staat op een andere plek bovenaan: van 2 naar 1."],
    ),
    (
        """
        M Gezond opgroeien
          D Goede start
            S Steun
          D Leefomgeving
        M Meedoen
        P Huisbezoek
        """,
        ["‘Huisbezoek’ is verplaatst: van ‘Steun’ (1.1.1.1) naar bovenaan (3)."],
    ),
    (
        """
        M Gezond opgroeien
          D Goede start
            D Steun
              P Huisbezoek
          D Leefomgeving
        M Meedoen
        """,
        ["Niveau van ‘Steun’: van subdoelstelling naar doelstelling."],
    ),
]


@pytest.mark.parametrize(("drawing", "expected"), CASES)
def test_change_of_structure_is_told_once(drawing, expected):
    old = plain()
    assert told(old, rebuilt(old, drawing)) == expected


def test_renamed_goal_is_the_same_goal():
    old = plain()
    new = rebuilt(old, FAMILY.replace("Leefomgeving", "Gezonde wijk"), {"Gezonde wijk": "Leefomgeving"})
    assert told(old, new) == ["‘Leefomgeving’ heet nu ‘Gezonde wijk’."]


def test_goal_brings_and_takes_what_hangs_at_it():
    old = filled()
    assert told(old, rebuilt(old, "M Gezond opgroeien\n  D Leefomgeving\nM Meedoen"))[0] == (
        "Doelstelling ‘Goede start’ is weg (was 1.1), met 1 indicator, middelen en 1 project."
    )


def next_year(outline):
    """The tree that starts from an outline: other ids, the same lineages."""
    new = copy_of(outline)
    new.id, new.by_id = uuid4(), {}
    for goal in outline:
        find(_walk(new), goal.title).id = uuid4()
    new.by_id = {goal.id: goal for goal in _walk(new)}
    _relink(outline, new)
    return new


def _walk(outline):
    for goal in outline.goals:
        yield from goal.walk()


def _relink(outline, new):
    ids = {goal.lineage: goal.id for goal in new}
    for goal in new:
        for link in goal.contributions:
            link.target_id = ids.get(outline.by_id[link.target_id].lineage)


def test_tree_that_starts_from_a_version_is_the_same_tree():
    old = filled()
    assert told(old, next_year(old)) == []


def test_changes_in_the_tree_of_next_year():
    old = filled()
    new = next_year(old)
    find(new, "Leefomgeving").title = "Wijk"
    find(new, "Goede start").contributions.clear()
    assert told(old, new) == [
        "‘Goede start’ draagt niet meer bij aan ‘Meedoen’ (was primair).",
        "‘Leefomgeving’ heet nu ‘Wijk’.",
    ]


def test_of_goals_with_one_lineage_those_with_the_same_id_belong_together():
    old = plain("M Een\nM Twee")
    first, second = old.goals
    second.lineage = first.lineage
    new = rebuilt(old, "M Twee\nM Een")
    for goal in new:
        goal.lineage = first.lineage
    assert told(old, new) == ["‘Twee’ staat op een andere plek bovenaan: van 2 naar 1."]


def test_one_of_several_goals_with_one_lineage_is_new():
    old = plain("M Een")
    new = rebuilt(old, "M Een\nM Kopie")
    new.goals[1].lineage = old.goals[0].lineage
    assert told(old, new) == ["Maatschappelijk effect ‘Kopie’ is nieuw (2)."]


def test_difference_says_where_a_goal_stood_and_stands():
    old = plain()
    (moved,) = compare(old, rebuilt(old, CASES[3][0]))
    goal = find(old, "Leefomgeving")
    assert moved.goal == (goal.id, goal.lineage, "Leefomgeving", "doelstelling", "doelstelling", "1.2", "2.1")
