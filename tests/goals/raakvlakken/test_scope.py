"""What a filter means: which goals, projects and pairs count, and where a pair stands."""

import pytest

from goals.raakvlakken.scope import Scope, select
from tests.goals.raakvlakken.landscapes import OTHER, TREE, landscape_of

SOCIAL = """
    M s Gezond
      D s Bewegen
        S s Buitenspelen
      D s Rust
"""
PHYSICAL = """
    M f Groen
      D f Park
"""
MIXED = landscape_of(
    SOCIAL,
    other=PHYSICAL,
    projects="s Buurtsport, s Los, f Speeltuin, f Weg",
    links="""
        Speeltuin > Buitenspelen
        Speeltuin > Park
        Buurtsport > Bewegen
        Buurtsport > Rust
        Weg > Rust
        Park > Gezond
    """,
    touches="""
        Buurtsport ~ Weg gesignaleerd
        Los ~ Speeltuin gesignaleerd
        Bewegen ~ Groen bevestigd
    """,
    terms="wijk Noord: Speeltuin Bewegen, thema Sport: Speeltuin, thema Stilte: Rust",
)
ROWS = {
    ("Gezond", "Park"): ("Gezond",),
    ("Bewegen", "Groen"): ("Bewegen",),
    ("Buitenspelen", "Speeltuin"): ("Buitenspelen",),
    ("Rust", "Weg"): ("Rust",),
    ("Buurtsport", "Weg"): ("Bewegen", "Rust"),
    ("Los", "Speeltuin"): (None,),
}


def test_select_everything():
    selection = select(MIXED, Scope())

    assert selection.rows == ROWS
    assert [pair.key for pair in selection.pairs] == list(ROWS)
    assert [goal.id for goal in selection.goals] == list(MIXED.goals)
    assert selection.project_ids == set(MIXED.projects)


@pytest.mark.parametrize(
    ("tree", "keys"),
    [
        (TREE, [key for key in ROWS if key != ("Los", "Speeltuin")]),
        (
            OTHER,
            [
                ("Gezond", "Park"),
                ("Bewegen", "Groen"),
                ("Buitenspelen", "Speeltuin"),  # it serves Park too
                ("Los", "Speeltuin"),
            ],
        ),
    ],
)
def test_select_one_tree(tree, keys):
    selection = select(MIXED, Scope(tree_id=tree))

    assert {key: selection.rows[key] for key in keys} == {key: ROWS[key] for key in keys}
    assert [pair.key for pair in selection.pairs] == keys
    assert {goal.tree_id for goal in selection.goals} == {tree}


@pytest.mark.parametrize(
    ("level", "rows"),
    [
        (
            "maatschappelijk_effect",
            {key: ("Gezond",) for key in ROWS if key != ("Los", "Speeltuin")},
        ),
        (
            "doelstelling",
            {
                ("Bewegen", "Groen"): ("Bewegen",),
                ("Buitenspelen", "Speeltuin"): ("Bewegen",),
                ("Rust", "Weg"): ("Rust",),
                ("Buurtsport", "Weg"): ("Bewegen", "Rust"),
            },
        ),
        ("subdoelstelling", {("Buitenspelen", "Speeltuin"): ("Buitenspelen",)}),
        ("prestatie", {}),
    ],
)
def test_select_one_level_raises_pairs_to_it(level, rows):
    selection = select(MIXED, Scope(level=level))

    assert selection.rows == rows
    assert {goal.level for goal in selection.goals} <= {level}


@pytest.mark.parametrize(
    ("terms", "keys", "projects"),
    [
        (
            {"Noord"},
            [("Bewegen", "Groen"), ("Buitenspelen", "Speeltuin"), ("Los", "Speeltuin")],
            {"Speeltuin"},
        ),
        ({"Noord", "Sport"}, [("Buitenspelen", "Speeltuin"), ("Los", "Speeltuin")], {"Speeltuin"}),
        ({"Noord", "Stilte"}, [], set()),
    ],
)
def test_select_terms(terms, keys, projects):
    selection = select(MIXED, Scope(term_ids=frozenset(terms)))

    assert ([pair.key for pair in selection.pairs], selection.project_ids) == (keys, projects)
    assert len(selection.goals) == len(MIXED.goals)


@pytest.mark.parametrize(("status", "count"), [("bevestigd", 4), ("gesignaleerd", 2), ("", 6)])
def test_select_status(status, count):
    assert len(select(MIXED, Scope(status=status)).pairs) == count
