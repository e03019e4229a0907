"""Whatever the bytes are: parse answers with a tree or with ImportErrors, and nothing else."""

import json

from hypothesis import given
from hypothesis import strategies as st

from goals.enums import Level
from goals.imports.json_lines import read_json
from goals.imports.parse import parse
from goals.imports.problems import ImportErrors

KEYS = """
level title domain description children indicators budgets url source_label note code law kader
title nodes notes source sources municipality node_count schema doelen omschrijving periode niveaunamen
id nummer niveau titel toelichting waarom domein begindatum streefdatum kinderen
verantwoordelijken rol naam verwijzingen soort webadres draagtBijAan doel gewicht soortResultaat
name unit source kind values targets freq 2024 2024-H1 year taakveld lasten baten
indicatoren eenheid richting ondergrens bovengrens meetfrequentie nulmeting decimalen bbvNummer metingen
streefwaarden periode reeks waarde tekst ontbreekt reden voorlopig herkomst jaar vergelijking verwijzing
geenStreefwaarde middelen voortgang document oordeel geschrevenOp verhalen verteller verhaal verteldOp anoniem
leervragen vraag gegevens watWeWeten
"""
LISTS = """
nodes doelen children kinderen draagtBijAan verwijzingen indicators budgets values targets
indicatoren metingen streefwaarden middelen voortgang verhalen leervragen gegevens
"""
WORDS = """
2024 2024-K3 12.5 -3 1e9 <33 ≥7,6 n.n.b. geen hoger band begroting haalbaar inwoner 0.10 nnb gemeente
2027-01-01
"""
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from([*Level.values, *WORDS.split()]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.recursive(
    st.dictionaries(st.sampled_from(KEYS.split()), VALUES, max_size=6),
    lambda inner: st.dictionaries(
        st.sampled_from(LISTS.split()),
        st.lists(inner, max_size=3),
        min_size=1,
        max_size=3,
    ),
    max_leaves=6,
)


def answers(content):
    problems = []
    try:
        parse(content)
    except ImportErrors as errors:
        problems = errors.problems
        str(errors).encode()
    assert all(problem.line >= 1 and problem.sentence for problem in problems)


@given(st.binary())
def test_parse_answers_to_any_bytes(content):
    answers(content)


@given(st.text(alphabet='{}[]:,"\\0123abcdefnNtrue-+.eE \n\t', max_size=60))
def test_parse_answers_to_almost_json(text):
    answers(text.encode())


@given(VALUES)
def test_parse_answers_to_any_json(value):
    answers(json.dumps(value).encode())


@given(OBJECTS)
def test_parse_answers_to_almost_trees(value):
    answers(json.dumps(value).encode())


@given(VALUES.filter(lambda value: "NaN" not in json.dumps(value) and "Infinity" not in json.dumps(value)))
def test_read_json_reads_what_json_writes(value):
    for indent in (None, 1):
        text = json.dumps(value, indent=indent)
        assert json.dumps(read_json(text)) == json.dumps(json.loads(text))
