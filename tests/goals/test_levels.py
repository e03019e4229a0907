import pytest
from django.core.exceptions import ValidationError

from goals.enums import LEVELS, Level
from goals.levels import Row, deepest_fit, fit_branch, is_deeper, usual_under

M, D, S, P = LEVELS


@pytest.mark.parametrize("under", ["", *LEVELS])
@pytest.mark.parametrize("level", LEVELS)
def test_deepest_fit_and_is_deeper_of_every_pair(level, under):
    rank = LEVELS.index(level)
    above = LEVELS.index(under) if under else -1
    assert is_deeper(level, under) == (rank > above)
    if above == 3:
        with pytest.raises(ValidationError, match="Onder een prestatie kan geen ander doel staan"):
            deepest_fit(level, under)
    else:
        assert deepest_fit(level, under) is LEVELS[max(rank, above + 1)]


def test_levels_read_as_plain_words_from_the_database():
    assert is_deeper("prestatie", "doelstelling")
    assert deepest_fit("doelstelling", "doelstelling") is Level.SUBDOELSTELLING


@pytest.mark.parametrize(
    ("above", "brother", "expected"), [("", "", M), ("", P, P), (M, "", D), (M, S, S), (S, "", P)]
)
def test_usual_under_is_the_level_of_the_brother_or_one_step_deeper(above, brother, expected):
    assert usual_under(above, brother) == expected


def test_usual_under_a_prestatie_there_is_none():
    with pytest.raises(ValidationError, match="Onder een prestatie kan geen ander doel staan"):
        usual_under(P)


def branch(*rows):
    """Rows of (id, parent id, level), titled by their id."""
    return [Row(pk, parent, level, f"doel {pk}") for pk, parent, level in rows]


@pytest.mark.parametrize(
    ("rows", "top", "expected"),
    [
        ([(1, 0, M)], M, {}),
        ([(1, 0, M)], P, {1: P}),
        ([(1, 0, M), (2, 1, D), (3, 2, S)], D, {1: D, 2: S, 3: P}),
        ([(1, 0, M), (2, 1, D), (3, 2, P)], D, {1: D, 2: S}),
        ([(1, 0, M), (2, 1, S), (3, 2, P)], D, {1: D}),
        ([(1, 0, S), (2, 1, P)], M, {1: M}),
        ([(1, 0, M), (2, 1, D), (3, 1, D), (4, 3, P)], D, {1: D, 2: S, 3: S}),
    ],
)
def test_fit_branch_goes_deeper_where_it_must_and_nowhere_else(rows, top, expected):
    assert fit_branch(branch(*rows), top) == expected


def test_fit_branch_without_a_level_left_names_the_goal():
    rows = branch((1, 0, M), (2, 1, D), (3, 2, S), (4, 3, P))
    with pytest.raises(ValidationError) as caught:
        fit_branch(rows, D)
    assert caught.value.messages == [
        "Dat past niet: ‘doel 4’ zou dan onder een prestatie staan. Verplaats dat doel eerst."
    ]
