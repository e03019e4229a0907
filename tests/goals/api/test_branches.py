"""Whole branches in one call: all or nothing, every mistake at its path."""

import orjson
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goals.models import Goal
from goals.outline import read_outline
from goals.outline_json import to_json
from tests.api_client import ApiClient, key_client, problem
from tests.goals.factories import draw, drawing, find, make_organisation, make_tree, revision
from tests.goals.measured import measure
from tests.goals.projects.factories import make_term

pytestmark = pytest.mark.django_db
TOO_HIGH = (
    "‘Twee’ is een doelstelling en staat onder een doelstelling. Een doel moet van een dieper niveau zijn "
    "dan het doel erboven."
)
UNKNOWN = "Dit veld kennen wij hier niet. Kijk in de beschrijving welke er zijn."


def address(goal_tree):
    return f"/api/v1/doelenbomen/{goal_tree.pk}/takken"


def branch(level, title, *children, **more):
    return {"niveau": level, "titel": title, **more, **({"kinderen": list(children)} if children else {})}


def many(count):
    """A branch of so many goals on three levels, with something at each."""
    money = {"middelen": [{"jaar": 2027, "taakveld": "6.1", "lasten": 1200}]}
    asked = {"leervragen": [{"vraag": "Werkt het?"}], "woorden": [{"lijst": "wijk", "woord": "Heuveleind"}]}
    results = [branch("prestatie", f"Prestatie {number}", **money) for number in range(count - 2)]
    return branch("doelstelling", "Doel", branch("subdoelstelling", "Sub", *results), **asked)


def test_branches_are_made_and_told_in_the_same_nesting(goal_tree, writer):
    sent = {
        "na": str(find(goal_tree, "Gezond opgroeien").pk),
        "doelen": [
            branch(
                "maatschappelijk_effect",
                "Een",
                branch("doelstelling", "Twee", branch("prestatie", "Drie")),
                branch("doelstelling", "Vier"),
            ),
            branch("doelstelling", "Vijf"),
        ],
    }

    response = writer.post(address(goal_tree), sent)

    ids = {goal.title: str(goal.pk) for goal in goal_tree.goals.alive()}
    assert response.status_code == 201
    assert response.json() == {
        "doelen": [
            {
                "id": ids["Een"],
                "kinderen": [
                    {"id": ids["Twee"], "kinderen": [{"id": ids["Drie"], "kinderen": []}]},
                    {"id": ids["Vier"], "kinderen": []},
                ],
            },
            {"id": ids["Vijf"], "kinderen": []},
        ]
    }
    assert draw(goal_tree) == drawing(
        """
        M Gezond opgroeien
          D Goede start
            S Steun
              P Huisbezoek
            S Voorlezen
          D Leefomgeving
        M Een
          D Twee
            P Drie
          D Vier
        D Vijf
        M Meedoen
        """
    )
    assert response["Location"] == f"http://testserver/api/v1/doelen/{ids['Een']}"
    assert response["ETag"] == f'"{revision(goal_tree)}"'


def test_everything_that_hangs_at_a_goal_comes_along(goal_tree, writer, organisation):
    make_term(organisation, "Heuveleind")
    indicator = measure(find(goal_tree, "Steun"))
    hung = {
        "toelichting": "Uitleg",
        "waarom": "Daarom",
        "domein": "sociaal",
        "soortResultaat": "transformatiedoel",
        "begindatum": "2027-01-01",
        "streefdatum": "2030-12-31",
        "verantwoordelijken": [{"rol": "team", "naam": "Jeugd"}],
        "verwijzingen": [{"soort": "wet", "naam": "Jeugdwet", "webadres": "https://example.org/wet"}],
        "middelen": [
            {
                "jaar": 2027,
                "taakveld": "6.1",
                "omschrijving": "Subsidie",
                "lasten": "1200.50",
                "baten": "0.00",
            }
        ],
        "leervragen": [{"vraag": "Werkt het?", "geleerd": "Ja"}],
        "gegevens": [
            {"watWeWeten": "36% leest", "cijfer": "36%", "bron": "GGD", "wijk": "Noord", "doelgroep": "jeugd"}
        ],
        "woorden": [{"lijst": "wijk", "woord": "Heuveleind", "domein": ""}],
    }
    goal = branch("doelstelling", "Nieuw", **hung, indicatoren=[str(indicator.pk), str(indicator.pk)])

    response = writer.post(address(goal_tree), {"onder": None, "doelen": [goal]})

    made = to_json(read_outline(goal_tree))["doelen"][-1]
    assert response.status_code == 201
    assert {key: made[key] for key in hung} == hung
    assert [sheet["id"] for sheet in made["indicatoren"]] == [str(indicator.pk)]


def test_what_the_json_of_a_tree_says_can_be_sent_to_another_tree(goal_tree, writer, organisation):
    other = make_tree(organisation, title="Leeg")
    goals = to_json(read_outline(goal_tree))["doelen"]

    response = writer.post(address(other), {"doelen": goals})

    assert (response.status_code, draw(other)) == (201, draw(goal_tree))
    assert not {str(goal.pk) for goal in goal_tree.goals.alive()} & {
        str(goal.pk) for goal in other.goals.alive()
    }


def test_history_names_the_key(goal_tree, writer):
    writer.post(address(goal_tree), {"doelen": [branch("doelstelling", "Nieuw")]})

    event = Goal.pgh_event_model.objects.get(title="Nieuw")
    assert event.pgh_context.metadata["user"] == writer.api_key.account_id


def test_a_branch_of_1260_goals_takes_as_many_statements_as_one_of_3(goal_tree, writer, organisation):
    make_term(organisation, "Heuveleind")
    counts = []
    for count in (3, 1260):
        with CaptureQueriesContext(connection) as queries:
            response = writer.post(address(goal_tree), {"doelen": [many(count)]})
        assert response.status_code == 201
        counts.append(len(queries))

    assert counts == [21, 21]
    assert goal_tree.goals.alive().count() == 7 + 3 + 1260


def test_every_mistake_is_told_at_its_path_and_nothing_is_made(goal_tree, writer):
    steun, groen = find(goal_tree, "Steun"), find(make_tree(goal_tree.organisation, "M Groen"), "Groen")
    wrong = branch(
        "prestatie",
        "",
        {
            "niveau": "x",
            "titel": "y" * 251,
            "domein": "water",
            "begindatum": "2027-01-01",
            "streefdatum": "2026-01-01",
            "indicatoren": ["x", str(steun.pk), 3],
            "woorden": [{"lijst": "wijk", "woord": "Nergens"}, {"lijst": "x", "woord": "y"}],
            "middelen": [{"jaar": 1800, "taakveld": "99.9"}, 3],
            "verantwoordelijken": [{"rol": "baas"}],
            "verwijzingen": [{"soort": "wet", "naam": "Wmo", "webadres": "wmo"}],
            "verhalen": [{"verhaal": "Zo"}],
            "titl": "Typefout",
        },
        "geen doel",
        kleur="rood",
    )

    status, _, reasons = problem(
        writer.post(address(goal_tree), {"onder": str(groen.pk), "doelen": [wrong], "extra": 1})
    )

    below = "doelen.0.kinderen.0"
    assert status == 400
    assert sorted(reasons) == sorted(
        [
            "onder",
            "doelen.0.titel",
            "doelen.0.kleur",
            "doelen.0.kinderen.1",
            "extra",
            *(
                f"{below}.{key}"
                for key in (
                    "niveau",
                    "titel",
                    "domein",
                    "streefdatum",
                    "indicatoren.0",
                    "indicatoren.1",
                    "indicatoren.2",
                    "woorden.0.woord",
                    "woorden.1.lijst",
                    "middelen.0.jaar",
                    "middelen.0",
                    "middelen.1",
                    "verantwoordelijken.0.rol",
                    "verantwoordelijken.0.naam",
                    "verwijzingen.0.webadres",
                    "verhalen",
                    "titl",
                )
            ),
        ]
    )
    assert reasons["onder"] == "Dit doel staat niet in deze boom."
    assert (reasons["extra"], reasons["doelen.0.kleur"], reasons[f"{below}.titl"]) == (UNKNOWN,) * 3
    assert goal_tree.goals.alive().count() == 7


@pytest.mark.parametrize(
    ("body", "name", "reason"),
    [
        ({}, "doelen", "Stuur minstens één doel."),
        ({"doelen": []}, "doelen", "Stuur minstens één doel."),
        ({"doelen": {}}, "doelen", "‘doelen’ moet een lijst zijn, niet een object."),
        ([1], "", "Stuur een JSON-object: { … }."),
        (
            {"doelen": [branch("doelstelling", "Een", branch("doelstelling", "Twee"))]},
            "doelen.0.kinderen.0.niveau",
            TOO_HIGH,
        ),
        (
            {"doelen": [branch("doelstelling", "In de \u0007 tekst")]},
            "doelen.0.titel",
            "In ‘titel’ staat een teken dat niet bewaard kan worden (U+0007).",
        ),
    ],
)
def test_a_body_that_is_no_branch_is_refused(goal_tree, writer, body, name, reason):
    assert problem(writer.post(address(goal_tree), body))[2] == {name: reason}


def test_a_branch_must_fit_under_the_goal_where_it_goes(goal_tree, writer):
    under, beside = (str(find(goal_tree, title).pk) for title in ("Steun", "Huisbezoek"))
    goals = [branch("subdoelstelling", "Nieuw")]

    answers = [
        problem(writer.post(address(goal_tree), {"onder": under, "doelen": goals})),
        problem(writer.post(address(goal_tree), {"voor": beside, "doelen": goals})),
    ]

    assert [list(reasons) for _, _, reasons in answers] == [["doelen.0.niveau"]] * 2


def test_two_places_are_told_beside_other_mistakes(goal_tree, writer):
    steun = str(find(goal_tree, "Steun").pk)

    reasons = problem(writer.post(address(goal_tree), {"onder": steun, "voor": steun, "doelen": []}))[2]

    assert sorted(reasons) == ["doelen", "onder", "voor"]


def test_more_goals_than_fit_in_one_call_are_refused(goal_tree, writer):
    goals = [branch("prestatie", "Klein") for _ in range(2_001)]

    reasons = problem(writer.post(address(goal_tree), {"doelen": goals}))[2]

    assert reasons == {"doelen": "Dit zijn meer dan 2000 doelen. Verdeel ze over meer aanroepen."}
    assert revision(goal_tree) == 2


def test_what_is_nested_too_deep_is_refused(goal_tree, writer):
    nested = orjson.loads("[" * 200 + "]" * 200)

    reasons = problem(writer.post(address(goal_tree), {"doelen": nested}))[2]

    assert [*reasons.values()] == ["Hier zit te veel in elkaar. Een tak heeft hooguit vier lagen doelen."]


def test_more_rows_than_a_municipality_has_are_refused(goal_tree, writer):
    asked = [{"vraag": "?"}] * 20_001

    reasons = problem(
        writer.post(address(goal_tree), {"doelen": [branch("doelstelling", "X", leervragen=asked)]})
    )[2]

    assert list(reasons) == ["doelen.0.leervragen.20000"]


def test_a_branch_meant_for_another_state_is_refused(goal_tree, writer):
    body = {"doelen": [branch("doelstelling", "Nieuw")]}

    stale = writer.post(address(goal_tree), body, headers={"If-Match": '"1"'})
    done = writer.post(address(goal_tree), body, headers={"If-Match": '"2"'})

    assert (problem(stale)[0], done.status_code, revision(goal_tree)) == (412, 201, 3)


def test_a_branch_is_made_once_with_an_idempotency_key(goal_tree, writer):
    body, key = {"doelen": [branch("doelstelling", "Nieuw")]}, {"Idempotency-Key": "tak"}

    first, second = (writer.post(address(goal_tree), body, headers=key) for _ in range(2))

    assert first.json() == second.json()
    assert goal_tree.goals.filter(title="Nieuw").count() == 1


def test_indicators_and_words_of_others_are_not_there(goal_tree, writer, organisation):
    other = make_organisation("oirschot")
    make_term(other, "Heuveleind")
    indicator = measure(find(make_tree(other, "M Elders"), "Elders"))
    goal = branch(
        "doelstelling",
        "X",
        indicatoren=[str(indicator.pk)],
        woorden=[{"lijst": "wijk", "woord": "Heuveleind"}],
    )

    reasons = problem(writer.post(address(goal_tree), {"doelen": [goal]}))[2]

    assert sorted(reasons) == ["doelen.0.indicatoren.0", "doelen.0.woorden.0.woord"]


def test_who_may_make_branches(goal_tree, reader, organisation):
    other = make_tree(organisation, title="Buiten")
    body = {"doelen": [branch("doelstelling", "Nieuw")]}
    limited = key_client(organisation, "schrijven", [other])
    stranger = key_client(make_organisation("oirschot"), "schrijven")

    answers = [client.post(address(goal_tree), body) for client in (ApiClient(), reader, limited, stranger)]

    assert [problem(response)[0] for response in answers] == [401, 403, 404, 404]
    assert limited.post(address(other), body).status_code == 201
