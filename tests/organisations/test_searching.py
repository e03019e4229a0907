import pytest

from organisations.searching import has_words


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", True),
        ("café", True),
        ("CAFE", True),
        ("buurt café", True),
        ("fe bu", True),
        ("café dorp", False),
        ("cafés", False),
    ],
)
def test_has_words_asks_for_every_word_without_capitals_or_accents(words, found):
    assert has_words("Café in de buurt", words) is found
