"""Sides about the young and sides about the old are no signal for each other."""

import pytest

from goals.raakvlakken.audiences import OLD, YOUNG, ages_of
from goals.raakvlakken.matching import Side, score_of


@pytest.mark.parametrize(
    ("title", "terms", "ages"),
    [
        ("Woongroep voor ouderen", (), {OLD}),
        ("Valpreventie voor 65-plussers", (), {OLD}),
        ("Kinderen bewegen elke dag", ("Ouderen",), {YOUNG}),
        ("Bankjes plaatsen", ("Ouderen", "Zorg"), {OLD}),
        ("Ontmoeting voor jong en oud", (), {YOUNG, OLD}),
        ("Ouderen lezen voor aan kinderen", (), {YOUNG, OLD}),
        ("Kinderboerderij opknappen", (), set()),
        ("Inwoners bewegen meer", (), set()),
    ],
)
def test_ages_of(title, terms, ages):
    """The title tells; the words that hang at a side only when it does not."""
    assert ages_of(title, terms) == ages


@pytest.mark.parametrize(
    ("social", "touches"),
    [
        ("Jongeren ontmoeten elkaar", False),
        ("Ouderen ontmoeten elkaar", True),
        ("Bewoners ontmoeten elkaar", True),
    ],
)
def test_score_follows_ages(social, touches):
    """What is for older people only does not serve a goal for the young only."""
    assert bool(score_of(Side("s", social), Side("p", "Woongroep voor ouderen"))) is touches


def test_a_shared_doelgroep_overrules_ages():
    """Who tagged both sides with one doelgroep knows better than the titles."""
    shared = frozenset({("doelgroep", 1)})
    social = Side("s", "Jongeren ontmoeten elkaar", shared=shared)
    assert score_of(social, Side("p", "Woongroep voor ouderen", shared=shared)) > 0
