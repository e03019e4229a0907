"""Measuring and wrapping text without a browser."""

from hypothesis import given
from hypothesis import strategies as st

from goals.diagram.text import measure, wrap


def test_wrap_keeps_all_words_in_order():
    title = "Twaalf bankjes in de schaduw plaatsen bij speelplekken"
    lines = wrap(title, width=216, size=15)
    assert " ".join(lines) == title
    assert len(lines) == 3


def test_wrap_breaks_a_word_that_is_longer_than_a_line():
    word = "Verantwoordelijkheidsverdelingsafspraken"
    lines = wrap(word, width=150, size=15)
    assert [line[-1] for line in lines[:-1]] == ["-"] * (len(lines) - 1)
    assert "".join(line.removesuffix("-") for line in lines) == word


def test_wrap_of_nothing_is_no_lines():
    assert wrap(" ", width=100, size=15) == []


@given(st.text(max_size=250))
def test_wrap_never_exceeds_the_width(text):
    lines = wrap(text, width=216, size=15)
    assert all(measure(line, 15) <= 216 for line in lines)
    bare = "".join(text.split()).replace("-", "")
    assert "".join(lines).replace(" ", "").replace("-", "") == bare
