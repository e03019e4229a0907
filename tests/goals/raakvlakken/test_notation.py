"""Word lists: what a line means, and what is wrong with it."""

import pytest

from goals.raakvlakken.matching import Side, compile_knowledge, match
from goals.raakvlakken.notation import faults_of, parse_terms
from goals.raakvlakken.pathways import Pathway, Vocabulary


def finds(term, text, excluded=()):
    """Does a pathway with this one physical term see the text?"""
    pathway = Pathway(
        *("eigen", "Eigen pad", "Omdat het zo is.", "a → b", "sterk", "bron", "https://example.nl"),
        physical=Vocabulary(terms=(term,), excluded=excluded),
        social=Vocabulary(terms=("doel",)),
    )
    knowledge = compile_knowledge((pathway,), ())
    return bool(match([Side("s", "Het doel")], [Side("p", text)], knowledge))


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("speeltuin", "Nieuwe speeltuintjes"),
        ("speel*", "Speelbossen aanleggen"),
        ("*bank", "Babbelbanken"),
        ("*bankje*", "Meer babbelbankjes"),
        ("school|plein", "Groene schoolpleinen"),
        ("school|plein", "Een natuurschoolplein"),
        ("school|plein", "Het school-plein"),
        ("zelfstandig wonen", "Langer zelfstandig wonen"),
        ("bank + park", "In het park komt een bank"),
        ("café", "Repair cafe"),
    ],
)
def test_term_finds(term, text):
    """Every sign of the notation finds what the help says."""
    assert finds(term, text)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("speeltuin", "Natuurspeeltuin"),
        ("speel*", "Natuurspeelplek"),
        ("bank + park", "Een bank op het plein"),
        ("zelfstandig wonen", "Wonen en zelfstandig zijn"),
        ("woon|groep", "Bewonersgroepen"),
    ],
)
def test_term_leaves(term, text):
    """And nothing more."""
    assert not finds(term, text)


def test_term_ruled_out():
    """A pathway's excluded term rules it out in that text."""
    assert not finds("tuin", "Tuin bij de gevangenis", excluded=("gevangenis",))


def test_faults_of_lines():
    """Each line that cannot be used gets a sentence with its number; empty lines are fine."""
    assert faults_of(["speeltuin", "", "a+", "ab*", "speel*tuin", "a|b|c", "wat?"]) == [
        "Regel 3: In ‘a+’ staat een + zonder woord aan beide kanten.",
        "Regel 4: In ‘ab*’ staan bij * te weinig letters. Typ er minstens drie.",
        "Regel 5: In ‘speel*tuin’ staat een * midden in een woord. Zet * aan begin of eind.",
        (
            "Regel 6: In ‘a|b|c’ klopt het teken | niet. Typ twee woorddelen met één | ertussen, "
            "bijvoorbeeld school|plein."
        ),
        "Regel 7: In ‘wat?’ staat het teken ?. U kunt letters en cijfers gebruiken, en de tekens * | + en -.",
    ]


def test_parse_terms_skips_empty_lines():
    """Lines without a word are no terms."""
    assert [term.written for term in parse_terms(["a b", "  ", "c"])] == ["a b", "c"]
