"""The matrix of social goals and physical beleidsvelden."""

from hypothesis import given
from hypothesis import strategies as st

from goals.raakvlakken.matrix import MOST_COLUMNS, Count, matrix_of
from goals.raakvlakken.scope import Scope, select
from tests.goals.raakvlakken.landscapes import landscape_of, random_landscape

TERMS = """
    beleidsveld Wonen f: Flat
    beleidsveld Groen f: Veld Pad Park
    beleidsveld Verkeer f: Pad
    beleidsveld Klimaat f:
    beleidsveld Jeugd s: Sport
"""


def drawn(matrix):
    """The matrix as text, one row a line."""
    head = " | ".join(["", *(column.name for column in matrix.columns), "samen"])
    rows = [
        " | ".join([row.goal.id if row.goal else "-", *map(str, row.cells), str(row.total)])
        for row in matrix.rows
    ]
    foot = " | ".join(["samen", *(str(column.total) for column in matrix.columns), str(matrix.total)])
    return [head.strip(), *rows, foot]


def small(**fields):
    fields.setdefault("projects", "s Sport, f Veld, f Pad, f Flat, f Kaal")
    fields.setdefault("terms", TERMS)
    return landscape_of(**fields)


def test_matrix_counts_a_pair_in_each_of_its_cells_and_once_in_sums():
    landscape = small(
        links="Pad > Bewegen, Veld > Bewegen, Sport > Rust, Sport > Bewegen",
        touches="Bewegen ~ Flat gesignaleerd, Sport ~ Kaal gesignaleerd, Rust ~ Park bevestigd",
    )

    assert drawn(matrix_of(select(landscape, Scope()))) == [
        "| Groen | Klimaat | Verkeer | Wonen | zonder beleidsveld | samen",
        "Bewegen | 2 | 0 | 1 | +1 | +1 | 2 +2",
        "Rust | 1 | 0 | 0 | 0 | +1 | 1 +1",
        "samen | 3 | 0 | 1 | +1 | +1 | 3 +2",
    ]


def test_matrix_names_beleidsvelden_without_any_pair():
    matrix = matrix_of(select(small(links="Pad > Bewegen"), Scope()))

    assert matrix.untouched == ["Klimaat", "Wonen"]


def test_matrix_with_rows_without_pairs():
    matrix = matrix_of(select(small(links="Pad > Bewegen"), Scope()), with_empty_rows=True)

    assert [row.goal.id for row in matrix.rows] == ["Gezond", "Bewegen", "Buitenspelen", "Rust"]


def test_matrix_row_of_social_projects_that_serve_no_social_goal():
    landscape = small(links="Sport > Park")

    assert drawn(matrix_of(select(landscape, Scope())))[1:] == [
        "- | 1 | 0 | 0 | 0 | 1",
        "samen | 1 | 0 | 0 | 0 | 1",
    ]


def test_matrix_with_many_beleidsvelden_leaves_empty_columns_out():
    terms = TERMS + "\n".join(f"beleidsveld Veld{i} f:" for i in range(MOST_COLUMNS))
    matrix = matrix_of(select(small(links="Pad > Bewegen", terms=terms), Scope()))

    assert [column.name for column in matrix.columns] == ["Groen", "Verkeer"]
    assert len(matrix.untouched) == MOST_COLUMNS + 2


def test_matrix_of_nothing():
    matrix = matrix_of(select(landscape_of(), Scope()))

    assert (matrix.columns, matrix.rows, str(matrix.total)) == ([], [], "0")


def test_count_in_words_and_tint():
    counts = [Count(), Count(1), Count(0, 2), Count(2, 1), Count(7)]

    assert [str(count) for count in counts] == ["0", "1", "+2", "2 +1", "7"]
    assert [count.tint for count in counts] == [0, 1, 0, 2, 3]


@given(st.integers(0, 10_000))
def test_matrix_has_every_pair(seed):
    selection = select(random_landscape(seed), Scope())
    matrix = matrix_of(selection, with_empty_rows=True)
    confirmed = sum(pair.is_confirmed for pair in selection.pairs)

    assert matrix.total == Count(confirmed, len(selection.pairs) - confirmed)
    for i, column in enumerate(matrix.columns):
        assert column.total.confirmed <= sum(row.cells[i].confirmed for row in matrix.rows)
        assert bool(column.total) == any(row.cells[i] for row in matrix.rows)
    for row in matrix.rows:
        assert max((cell.confirmed for cell in row.cells), default=0) <= row.total.confirmed
        assert row.total.signals <= sum(cell.signals for cell in row.cells)
