"""Whatever somebody sends as a branch: it is read, or refused with paths that stand in it; never an error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goals.api.branch_reading import ELSEWHERE, BranchReader
from goals.enums import Level
from tests.goals.factories import make_organisation, make_user

pytestmark = pytest.mark.django_db
KEYS = [
    *("doelen", "kinderen", "niveau", "titel", "toelichting", "domein", "begindatum", "streefdatum", "id"),
    *("indicatoren", "verantwoordelijken", "rol", "naam", "verwijzingen", "soort", "webadres", "middelen"),
    *("jaar", "taakveld", "lasten", "baten", "leervragen", "vraag", "gegevens", "watWeWeten", "woorden"),
    *("lijst", "woord", *ELSEWHERE),
]
WORDS = [*Level.values, "wijk", "team", "wet", "2027-01-01", "6.1", "12.50", "sociaal", "Heuveleind", ""]
PLAIN = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats()
    | st.sampled_from(WORDS)
    | st.text(max_size=5)
    | st.uuids().map(str)
)
JSON = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=3), inner, max_size=6)
    ),
    max_leaves=25,
)


def test_anything_is_read_or_refused_at_a_path_in_it():
    organisation = make_organisation()
    user = make_user(organisation)

    @settings(max_examples=300)
    @given(goals=st.lists(JSON, max_size=3), rest=st.dictionaries(st.sampled_from(KEYS), JSON, max_size=2))
    def read(goals, rest):
        reader = BranchReader(user, organisation)
        reader.read({**rest, "doelen": goals}, "")
        assert bool(reader.problems) or len(reader.drafts) == len(goals) > 0
        assert all(path and sentence for path, sentence in reader.problems)

    read()
