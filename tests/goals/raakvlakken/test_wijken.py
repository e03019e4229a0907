"""Per wijk: who works there and where the domains touch."""

from hypothesis import given
from hypothesis import strategies as st

from goals.raakvlakken.scope import Scope, select
from goals.raakvlakken.wijken import places_of
from tests.goals.raakvlakken.landscapes import landscape_of, random_landscape


def told(landscape, **scope):
    """A line for each wijk: projects and goals by domain, and pairs."""
    return [
        (
            place.term.name if place.term else "-",
            f"{place.social_projects} {place.physical_projects}",
            f"{place.social_goals} {place.physical_goals}",
            str(place.pairs),
            place.missing,
        )
        for place in places_of(select(landscape, Scope(**scope)))
    ]


def test_places_of_a_small_municipality():
    landscape = landscape_of(
        projects="s Sport, f Veld, f Pad",
        links="Sport > Bewegen, Veld > Bewegen, Veld > Park, Pad > Rust",
        touches="Sport ~ Veld gesignaleerd",
        terms="wijk Zuid: Veld Gezond, wijk Noord: Sport Veld, wijk Oost:, thema Sport: Pad",
    )

    assert told(landscape) == [
        ("Noord", "1 1", "1 1", "1 +1", ""),
        ("Oost", "0 0", "0 0", "0", ""),
        ("Zuid", "0 1", "2 1", "1 +1", "sociaal"),
        ("-", "0 1", "0 0", "1", "sociaal"),
    ]


def test_places_without_anything_outside_them():
    assert told(landscape_of(terms="wijk Noord: Bewegen")) == [("Noord", "0 0", "1 0", "0", "")]


@given(st.integers(0, 10_000))
def test_places_have_every_project_and_pair(seed):
    selection = select(random_landscape(seed), Scope())
    places = places_of(selection)
    there = {each for place in places for ids in place.projects.values() for each in ids}

    assert there == selection.project_ids
    assert sum(place.pairs.confirmed for place in places) >= sum(p.is_confirmed for p in selection.pairs)
