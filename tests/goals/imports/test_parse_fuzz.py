"""Whatever the bytes are: parse answers with a tree or with ImportErrors, and nothing else."""

import json

from hypothesis import given
from hypothesis import strategies as st

from goals.enums import Level
from goals.imports.json_lines import read_json
from goals.imports.parse import parse
from goals.imports.problems import ImportErrors

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(Level.values),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
KEYS = """
level title domain description children indicators budgets url source_label note code law kader
title nodes notes source sources municipality node_count schema doelen omschrijving periode niveaunamen
id nummer niveau titel toelichting waarom domein begindatum streefdatum kinderen
verantwoordelijken rol naam verwijzingen soort webadres draagtBijAan doel gewicht
"""
OBJECTS = st.recursive(
    st.dictionaries(st.sampled_from(KEYS.split()), VALUES, max_size=6),
    lambda inner: st.dictionaries(
        st.sampled_from(["nodes", "doelen", "children", "kinderen", "draagtBijAan", "verwijzingen"]),
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
