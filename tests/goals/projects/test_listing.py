from datetime import date
from uuid import UUID

import pytest

from goals.projects.listing import ListedProject, Query, Tag, list_projects, years_of

HEUVELEIND, NOORD, JEUGD = Tag(1, "wijk", "Heuveleind"), Tag(2, "wijk", "Noord"), Tag(3, "doelgroep", "Jeugd")


def row(name, domain="fysiek", phase="idee", **fields):
    return ListedProject(UUID(int=len(name)), name, domain, phase, **fields)


SPEELPLEK = row(
    "Speelplek",
    start=date(2027, 3, 1),
    end=date(2028, 5, 1),
    tags=(HEUVELEIND, JEUGD),
    goals=2,
    signalled=3,
)
ETEN = row("eten", "sociaal", "uitvoering", start=date(2026, 1, 1), tags=(NOORD,), confirmed=1)
ISOLEREN = row("Isoleren", phase="afgerond", end=date(2025, 1, 1), texts="Energiecoaches van Anna", goals=1)
BANK = row("Bank")
ROWS = [SPEELPLEK, ETEN, ISOLEREN, BANK]


def names(query=None, sort=""):
    return [found.name for found in list_projects(ROWS, query or Query(), sort)]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("", ["Bank", "eten", "Isoleren", "Speelplek"]),
        ("-naam", ["Speelplek", "Isoleren", "eten", "Bank"]),
        ("domein", ["eten", "Bank", "Isoleren", "Speelplek"]),
        ("fase", ["Bank", "Speelplek", "eten", "Isoleren"]),
        ("periode", ["eten", "Speelplek", "Isoleren", "Bank"]),
        ("-doelen", ["Speelplek", "Isoleren", "Bank", "eten"]),
        ("-raakvlakken", ["Speelplek", "eten", "Bank", "Isoleren"]),
        ("verzonnen", ["Bank", "eten", "Isoleren", "Speelplek"]),
    ],
)
def test_rows_are_sorted_as_asked_and_equals_by_name(sort, expected):
    assert names(sort=sort) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(words="  "), ["Bank", "eten", "Isoleren", "Speelplek"]),
        (Query(words="anna ISO"), ["Isoleren"]),
        (Query(words="heuvel"), ["Speelplek"]),
        (Query(domain="sociaal"), ["eten"]),
        (Query(phase="idee"), ["Bank", "Speelplek"]),
        (Query(terms={"wijk": 1}), ["Speelplek"]),
        (Query(terms={"wijk": 1, "doelgroep": 3}), ["Speelplek"]),
        (Query(terms={"wijk": 2, "doelgroep": 3}), []),
        (Query(terms={"wijk": "leeg"}), ["Bank", "Isoleren"]),
        (Query(terms={"doelgroep": 1}), []),
        (Query(has_goals="ja"), ["Isoleren", "Speelplek"]),
        (Query(has_goals="nee"), ["Bank", "eten"]),
        (Query(year=2027), ["eten", "Speelplek"]),
        (Query(year=2025), ["Isoleren"]),
        (Query(year=2029), ["eten"]),
        (Query(year="leeg"), ["Bank"]),
    ],
)
def test_a_query_finds(query, expected):
    assert names(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), False),
        (Query(words=" "), False),
        (Query(terms={"wijk": 1}), True),
        (Query(year="leeg"), True),
        (Query(has_goals="nee"), True),
    ],
)
def test_an_empty_query_filters_nothing(query, expected):
    assert bool(query) is expected


def test_years_run_from_first_to_last_day_of_each_project():
    assert years_of(ROWS) == [2025, 2026, 2027, 2028]
