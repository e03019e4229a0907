"""Measuring and wrapping text without a browser."""

from hypothesis import given
from hypothesis import strategies as st

from goals.lettering import measure, wrap


def test_wrap_puts_as_many_words_on_a_line_as_fit():
    title = "Twaalf bankjes in de schaduw plaatsen bij speelplekken"
    assert wrap(title, width=216, size=15) == [
        "Twaalf bankjes in de ",
        "schaduw plaatsen bij ",
        "speelplekken",
    ]


def test_wrap_breaks_a_word_that_is_longer_than_a_line():
    lines = wrap("Een verantwoordelijkheidsverdelingsafspraak nu", width=200, size=15)
    assert lines == ["Een ", "verantwoordelijkheidsverd", "elingsafspraak nu"]


def test_wrap_of_nothing_is_no_lines():
    assert wrap(" ", width=100, size=15) == []


@given(st.text(max_size=250))
def test_wrapped_lines_fit_and_are_the_text_when_joined(text):
    lines = wrap(text, width=216, size=15)
    assert all(measure(line.removesuffix(" "), 15) <= 216 for line in lines)
    assert "".join(lines) == " ".join(text.split())
