"""The counts of raakvlakken in the API."""

from uuid import uuid4

import pytest

from tests.api_client import key_client, problem
from tests.goals.factories import find, make_organisation, make_tree
from tests.goals.projects.factories import make_project, make_signal

pytestmark = pytest.mark.django_db
URL = "/api/v1/raakvlakken/overzicht"


@pytest.fixture
def social(organisation):
    """A tree with goals that both domains serve, that one does, and that none does.

    Two raakvlakken are confirmed: one by hand, and the physical project at a social goal.
    """
    social = make_tree(organisation, "M Meedoen\n  D Bewegen\n  D Lezen\nM Rust", domain="sociaal")
    moving, reading = find(social, "Bewegen"), find(social, "Lezen")
    make_signal(
        make_project(organisation, "Plein", goals=[moving]), reading, status="bevestigd", explanation="Zo"
    )
    make_project(organisation, "Coach", domain="sociaal", goals=[moving, reading])
    return social


def test_goals_are_counted_by_who_serves_them(organisation, social):
    make_tree(organisation, "M Groen", title="Groen")
    reader = key_client(organisation)
    numbers = {"beide": 2, "alleenSociaal": 1, "alleenFysiek": 0, "bevestigd": 2, "signalen": 0}

    assert reader.get(URL).json() == {"doelen": 5, "geen": 2} | numbers
    assert reader.get(f"{URL}?boom={social.pk}").json() == {"doelen": 4, "geen": 1} | numbers


def test_an_overview_costs_the_same_whatever_there_is(organisation, social, django_assert_num_queries):
    reader = key_client(organisation)
    reader.get(URL)  # looks for signals
    for _ in range(2):
        with django_assert_num_queries(12):
            reader.get(URL)
        make_tree(organisation, "M Groen\nM Water\nM Lucht", title="Groen")
        reader.get(URL)


def test_a_tree_or_organisation_of_others_is_refused(organisation, social):
    stranger = key_client(make_organisation("oirschot"))

    assert set(problem(stranger.get(f"{URL}?boom={social.pk}"))[2]) == {"boom"}
    assert problem(stranger.get(f"{URL}?organisatie={organisation.pk}"))[0] == 404
    assert set(problem(stranger.get(f"{URL}?boom=x"))[2]) == {"boom"}
    assert set(problem(stranger.get(f"{URL}?boom={uuid4()}"))[2]) == {"boom"}


def test_a_limited_key_gets_no_numbers_of_all(organisation, social):
    assert problem(key_client(organisation, trees=[social]).get(URL))[0] == 403
