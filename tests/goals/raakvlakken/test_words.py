"""Dutch words: inflection goes, meaning stays."""

import pytest

from goals.raakvlakken.words import read_words, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bankje", "bankjes"),
        ("speeltuintje", "speeltuinen"),
        ("boom", "bomen"),
        ("huis", "huizen"),
        ("pad", "paden"),
        ("groen", "groene"),
        ("stad", "steden"),
        ("kind", "kinderen"),
        ("route", "routes"),
        ("museum", "musea"),
        ("hofje", "hofjes"),
    ],
)
def test_stem_forms_of_one_word(one, other):
    """Plurals, diminutives and adjectives are one word."""
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gezond", "zon"),
        ("ouderen", "ouders"),
        ("ov", "of"),
        ("ommetje", "om"),
        ("werk", "werkelijk"),
    ],
)
def test_stem_false_friends(one, other):
    """Words that only look alike stay apart."""
    assert stem(one) != stem(other)


def written(text):
    """The forms at each position of a text."""
    return [tuple(word.written for word in forms) for forms in read_words(text)]


def test_read_words_brackets():
    """Brackets inside a word are undone."""
    assert written("(Speel)plekken en voorziening(en)") == [("speelplekken",), ("en",), ("voorzieningen",)]


def test_read_words_hyphen():
    """A word with a hyphen is read in parts and as one."""
    assert written("school-thuisroute") == [("school",), ("thuisroute", "schoolthuisroute")]


def test_read_words_left_out_part():
    """What "sport-" shares with the next word is filled in."""
    assert written("sport- en speelplekken") == [
        ("sport", "sportplekken"),
        ("en",),
        ("speelplekken",),
    ]


def test_read_words_diacritics():
    """Words are kept as written, but compared without diacritics and capitals."""
    assert [forms[0].folded for forms in read_words("Coöperatie Énergie")] == ["coperatie", "energie"]
    assert written("Coöperatie Énergie") == [("coöperatie",), ("énergie",)]


def test_read_words_endless_word():
    """What is no word is left out, so that no text can keep the server busy."""
    assert written("groen " + "a" * 100_000) == [("groen",)]
