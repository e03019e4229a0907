"""The quality checks of a tree in the API."""

import pytest

from goals.hanging import hang
from goals.models import CheckExemption
from tests.api_client import ApiClient, key_client, problem
from tests.goals.factories import find, make_organisation, make_tree
from tests.goals.measured import measure

pytestmark = pytest.mark.django_db


def address(goal_tree, query=""):
    return f"/api/v1/doelenbomen/{goal_tree.pk}/aandachtspunten{query}"


def found(response):
    return [(row["aandachtspunt"], row["nummer"]) for row in response.json()["results"]]


@pytest.fixture
def small(organisation):
    """An effect, two doelstellingen without indicator, and one reason why something may stay."""
    made = make_tree(organisation, "M Gezond\n  D Een\n  D Twee\nM Leeg", domain="sociaal")
    reason = CheckExemption(check_key="doelstelling-zonder-indicator", reason="Komt in 2028.")
    hang(user=None, goal=find(made, "Twee"), thing=reason)
    return made


def test_findings_are_told_with_their_sentences_and_the_percentage(small, reader):
    response = reader.get(address(small, "?aandachtspunt=doelstelling-zonder-indicator"))

    assert response.json() == {
        "percentage": response.json()["percentage"],
        "gevraagd": response.json()["gevraagd"],
        "open": 5,
        "magBlijven": 1,
        "blokkerend": 1,
        "count": 1,
        "next": None,
        "previous": None,
        "results": [
            {
                "aandachtspunt": "doelstelling-zonder-indicator",
                "titel": "Doelstelling zonder indicator",
                "zin": "1.1 ‘Een’ heeft nog geen indicator. Waaraan ziet u dat het gelukt is?",
                "waarom": "Zonder indicator weet u later niet of het is gelukt, en de raad ook niet.",
                "doel": str(find(small, "Een").pk),
                "nummer": "1.1",
                "doeltitel": "Een",
                "niveau": "doelstelling",
                "indicator": None,
                "indicatornaam": None,
                "blokkeert": False,
                "magBlijven": None,
            }
        ],
    }


def test_the_percentage_is_that_of_the_page(small, reader):
    told = reader.get(address(small)).json()

    assert told["percentage"] == 100 * (told["gevraagd"] - told["open"]) // told["gevraagd"]


def test_what_may_stay_tells_why(small, reader):
    (row,) = reader.get(address(small, "?magBlijven=true")).json()["results"]

    told = row["magBlijven"]
    assert (row["nummer"], told["reden"], told["geschrevenDoor"]) == ("1.2", "Komt in 2028.", "")
    assert told["geschrevenOp"].endswith("Z")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("?blokkeert=true", [("effect-zonder-doelstelling", "2")]),
        ("?niveau=maatschappelijk_effect&blokkeert=true", [("effect-zonder-doelstelling", "2")]),
        ("?niveau=prestatie", []),
        ("?aandachtspunt=boom-zonder-effect", []),
        ("?pageSize=1", [("effect-zonder-doelstelling", "2")]),
        ("?pageSize=1&page=2", [("doelstelling-zonder-indicator", "1.1")]),
    ],
)
def test_findings_are_narrowed(small, reader, asked, expected):
    assert found(reader.get(address(small, asked))) == expected


def test_findings_of_one_branch(small, reader):
    one, other = find(small, "Een"), find(small, "Gezond")
    goals = {number for _, number in found(reader.get(address(small, f"?tak={other.pk}")))}

    assert goals == {"1.1", "1.2"}
    assert {number for _, number in found(reader.get(address(small, f"?tak={one.pk}")))} == {"1.1"}
    assert found(reader.get(address(small, f"?tak={small.pk}"))) == []


def test_a_finding_of_an_indicator_names_it(small, reader):
    indicator = measure(find(small, "Een"), "Kinderen buiten")

    rows = reader.get(address(small, "?aandachtspunt=indicator-zonder-bron")).json()["results"]

    assert [(row["indicator"], row["indicatornaam"]) for row in rows] == [
        (str(indicator.pk), "Kinderen buiten")
    ]


def test_the_names_of_levels_are_those_of_the_municipality(organisation, reader):
    made = make_tree(organisation, "M X\n  D Een", level_names={"doelstelling": "hoofddoel"})

    rows = reader.get(address(made, "?aandachtspunt=doelstelling-zonder-indicator")).json()["results"]

    assert [row["titel"] for row in rows] == ["Hoofddoel zonder indicator"]


def test_a_finding_of_the_whole_tree_has_no_goal(organisation, reader):
    made = make_tree(organisation, "D Een")

    (row,) = reader.get(address(made, "?aandachtspunt=boom-zonder-effect")).json()["results"]

    assert [row[key] for key in ("doel", "nummer", "doeltitel", "niveau")] == [None] * 4
    assert row["zin"].startswith("Deze boom ")


def test_what_cannot_be_asked_is_told_at_once(small, reader):
    asked = "?aandachtspunt=x&tak=x&niveau=x&blokkeert=x&magBlijven=x&page=x&pageSize=0&kleur=x"

    status, _, reasons = problem(reader.get(address(small, asked)))

    assert (status, sorted(reasons)) == (
        400,
        sorted(["aandachtspunt", "tak", "niveau", "blokkeert", "magBlijven", "page", "pageSize", "kleur"]),
    )
    assert list(problem(reader.get(address(small, "?page=99")))[2]) == ["page"]


@pytest.mark.parametrize("count", [1, 3])
def test_findings_take_ten_queries(organisation, reader, count, django_assert_num_queries):
    made = make_tree(organisation, "\n".join(f"M Doel {number}" for number in range(count)))

    with django_assert_num_queries(10):
        reader.get(address(made))


def test_findings_that_did_not_change_take_two_queries(small, reader, django_assert_num_queries):
    etag = reader.get(address(small))["ETag"]

    with django_assert_num_queries(2):
        response = reader.get(address(small), headers={"If-None-Match": etag})

    assert response.status_code == 304


def test_who_may_see_findings(small, reader, organisation):
    limited = key_client(organisation, "lezen", [make_tree(organisation, title="Buiten")])
    stranger = key_client(make_organisation("oirschot"))

    statuses = [client.get(address(small)).status_code for client in (ApiClient(), reader, limited, stranger)]

    assert statuses == [401, 200, 404, 404]
