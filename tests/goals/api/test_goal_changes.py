"""Goals in the API: making and changing them, the bin, and who may do so."""

import pytest

from goals import services
from goals.models import Goal
from organisations.enums import Role
from tests.api_client import ApiClient, key_client, problem
from tests.goals.api.told import GOALS, NOT_THERE, address, titles
from tests.goals.factories import draw, drawing, find, make_organisation, make_tree, make_user
from tests.goals.measured import measure
from tests.goals.projects.factories import make_term

pytestmark = pytest.mark.django_db


def last_writer(goal):
    """The id of the account that history names as the last to change a goal."""
    events = Goal.pgh_event_model.objects.filter(pgh_obj=goal)
    return events.latest("pgh_id").pgh_context.metadata["user"]


def test_a_goal_is_made_last_at_the_top(goal_tree, writer):
    response = writer.post(GOALS, {"boom": str(goal_tree.pk), "titel": " Nieuw  doel "})

    made = find(goal_tree, "Nieuw doel")
    told = response.json()
    assert (response.status_code, response["Location"]) == (201, f"http://testserver{address(made)}")
    assert (told["id"], told["nummer"], told["niveau"]) == (str(made.pk), "3", "maatschappelijk_effect")
    assert response["ETag"] == writer.get(address(made))["ETag"]
    assert last_writer(made) == writer.api_key.account_id


@pytest.mark.parametrize(
    ("place", "at", "level", "number"),
    [
        ("onder", "Goede start", "subdoelstelling", "1.1.3"),
        ("voor", "Steun", "subdoelstelling", "1.1.1"),
        ("na", "Steun", "subdoelstelling", "1.1.2"),
        ("onder", None, "maatschappelijk_effect", "3"),
    ],
)
def test_a_goal_is_made_at_a_place(goal_tree, writer, place, at, level, number):
    target = str(find(goal_tree, at).pk) if at else None

    response = writer.post(GOALS, {"boom": str(goal_tree.pk), "titel": "Nieuw", place: target})

    assert (response.json()["niveau"], response.json()["nummer"]) == (level, number)


def test_a_goal_is_made_with_all_its_fields_and_words(goal_tree, writer, organisation):
    make_term(organisation, "Heuveleind", "wijk")
    sent = {
        "niveau": "prestatie",
        "titel": "Nieuw",
        "toelichting": "Uitleg",
        "waarom": "Daarom",
        "domein": "sociaal",
        "soortResultaat": "transformatiedoel",
        "begindatum": "2027-01-01",
        "streefdatum": "2028-01-01",
    }

    response = writer.post(
        GOALS, {**sent, "boom": str(goal_tree.pk), "woorden": {"wijk": ["heuveleind", "Heuveleind"]}}
    )

    assert response.status_code == 201
    assert {key: response.json()[key] for key in sent} == sent
    assert response.json()["woorden"]["wijk"] == ["Heuveleind"]


def test_every_mistake_in_a_new_goal_is_told_at_once(goal_tree, writer):
    sent = {
        "boom": str(goal_tree.pk),
        "titel": "",
        "niveau": "x",
        "domein": "x",
        "soortResultaat": "x",
        "begindatum": "x",
        "toelichting": "x" * 20_001,
        "woorden": {"wijk": ["Nergens"]},
        "onder": str(goal_tree.pk),
    }

    status, _, reasons = problem(writer.post(GOALS, sent))

    assert (status, sorted(reasons)) == (
        400,
        [
            "begindatum",
            "domein",
            "niveau",
            "onder",
            "soortResultaat",
            "titel",
            "toelichting",
            "woorden.wijk.0",
        ],
    )
    assert reasons["onder"] == NOT_THERE
    assert Goal.objects.alive().count() == 7


def test_a_goal_without_tree_is_refused(writer):
    assert sorted(problem(writer.post(GOALS, {"titel": "", "woorden": {"wijk": ["X"]}}))[2]) == [
        "boom",
        "titel",
    ]
    assert problem(writer.post(GOALS, [1]))[:2] == (400, "Stuur een JSON-object: { … }.")


@pytest.mark.parametrize(
    ("sent", "reasons"),
    [
        (
            {"onder": "Goede start", "voor": "Steun"},
            dict.fromkeys(["onder", "voor"], "Kies één plek: ‘onder’, ‘voor’ of ‘na’."),
        ),
        ({"na": "Groen"}, {"na": "Dit doel staat niet in deze boom."}),
        ({"voor": None}, {"voor": NOT_THERE}),
        ({"onder": "Elders"}, {"onder": NOT_THERE}),
        (
            {"onder": "Steun", "niveau": "doelstelling"},
            {"niveau": "Kies een niveau dat dieper is dan dat van ‘Steun’ (subdoelstelling)."},
        ),
    ],
)
def test_a_place_that_cannot_be_is_refused(rich_tree, writer, sent, reasons):
    make_tree(make_organisation("oirschot"), "M Elders")
    ids = {goal.title: str(goal.pk) for goal in Goal.objects.alive()}
    place = {key: ids.get(value, value) for key, value in sent.items()}

    answer = problem(writer.post(GOALS, {"boom": str(rich_tree.pk), "titel": "Nieuw", **place}))

    assert (answer[0], answer[2]) == (400, reasons)


def test_a_goal_is_made_once_with_an_idempotency_key(goal_tree, writer):
    sent, key = {"boom": str(goal_tree.pk), "titel": "Nieuw"}, {"Idempotency-Key": "een"}

    first, second = (writer.post(GOALS, sent, headers=key) for _ in range(2))

    assert (first.json(), first["ETag"]) == (second.json(), second["ETag"])
    assert goal_tree.goals.filter(title="Nieuw").count() == 1


def test_only_the_fields_that_come_change(rich_tree, writer, organisation):
    goal = find(rich_tree, "Steun")
    for kind, name in (("wijk", "Heuveleind"), ("thema", "Gezond"), ("thema", "Meedoen")):
        make_term(organisation, name, kind)
    writer.patch(address(goal), {"woorden": {"wijk": ["Heuveleind"], "thema": ["Gezond"]}})

    response = writer.patch(
        address(goal),
        {"titel": "Hulp", "domein": None, "streefdatum": None, "woorden": {"thema": ["meedoen"]}},
    )

    told = response.json()
    assert response.status_code == 200
    assert (told["titel"], told["domein"], told["geldendDomein"]) == ("Hulp", None, "sociaal")
    assert (told["begindatum"], told["streefdatum"], told["waarom"]) == ("2027-01-01", None, "Daarom")
    assert (told["woorden"]["wijk"], told["woorden"]["thema"]) == (["Heuveleind"], ["Meedoen"])
    assert response["ETag"] == writer.get(address(goal))["ETag"]
    assert last_writer(goal) == writer.api_key.account_id


def test_every_mistake_in_a_change_is_told_at_once(goal_tree, writer):
    sent = {"titel": "", "niveau": "x", "begindatum": "31-12-2027", "woorden": {"wijk": ["X"], "thema": 3}}

    status, _, reasons = problem(writer.patch(address(find(goal_tree, "Steun")), sent))

    assert (status, sorted(reasons)[:3]) == (400, ["begindatum", "niveau", "titel"])
    assert reasons["begindatum"] == "Stuur een dag zoals 2027-12-31."


@pytest.mark.parametrize(
    ("sent", "name", "reason"),
    [
        ({"streefdatum": "2000-01-01"}, "", "De streefdatum ligt voor de begindatum."),
        (
            {"niveau": "doelstelling"},
            "niveau",
            "Kies een niveau dat dieper is dan dat van ‘Goede start’ (doelstelling).",
        ),
        ({"woorden": {"wijk": ["Nergens"]}}, "woorden.wijk.0", None),
    ],
)
def test_a_change_that_does_not_fit_changes_nothing(rich_tree, writer, sent, name, reason):
    goal = find(rich_tree, "Steun")

    status, _, reasons = problem(writer.patch(address(goal), {"titel": "Anders", **sent}))

    assert (status, list(reasons)) == (400, [name])
    assert reason in (None, reasons[name])
    assert find(rich_tree, "Steun") == goal


def test_a_change_meant_for_another_state_is_refused(goal_tree, writer):
    goal = find(goal_tree, "Steun")
    first = {"If-Match": writer.get(address(goal))["ETag"]}

    done = writer.patch(address(goal), {"titel": "Een"}, headers=first)
    refused = [
        writer.patch(address(goal), {"titel": "Twee"}, headers=first),
        writer.delete(address(goal), headers=first),
        writer.post(address(goal, "/verplaatsing"), {"onder": None}, headers=first),
        writer.post(address(goal, "/herstel"), headers=first),
    ]

    assert [problem(response)[0] for response in refused] == [412] * 4
    assert (
        writer.patch(address(goal), {"titel": "Drie"}, headers={"If-Match": done["ETag"]}).status_code == 200
    )
    assert writer.patch(address(goal), {"titel": "Vier"}, headers={"If-Match": "*"}).status_code == 200


def test_the_state_of_the_tree_counts_for_its_goals_too(goal_tree, writer):
    of_tree = writer.get(f"/api/v1/doelenbomen/{goal_tree.pk}")["ETag"]

    response = writer.patch(
        address(find(goal_tree, "Steun")), {"titel": "Een"}, headers={"If-Match": of_tree}
    )

    assert response.status_code == 200


def test_figures_that_change_meanwhile_do_not_stop_a_change_of_texts(goal_tree, writer):
    goal = find(goal_tree, "Steun")
    indicator = measure(goal, values={2024: "3"})
    etag = writer.get(address(goal))["ETag"]
    indicator.organisation.figures.__class__.objects.update(revision=99)

    assert writer.get(address(goal))["ETag"] != etag
    assert writer.patch(address(goal), {"titel": "X"}, headers={"If-Match": etag}).status_code == 200


def test_a_goal_goes_to_the_bin_and_comes_back_where_it_was(goal_tree, writer):
    goal, before = find(goal_tree, "Goede start"), draw(goal_tree)

    removed = writer.delete(address(goal))
    gone = [
        writer.get(address(goal)),
        writer.delete(address(goal)),
        writer.patch(address(goal), {"titel": "X"}),
    ]
    empty = draw(goal_tree)
    restored = writer.post(address(goal, "/herstel"))

    assert (removed.status_code, removed.content) == (204, b"")
    assert [problem(response)[0] for response in gone] == [404] * 3
    assert empty == drawing("M Gezond opgroeien\n  D Leefomgeving\nM Meedoen")
    assert (restored.status_code, restored.json()["nummer"], draw(goal_tree)) == (200, "1.1", before)
    assert restored["ETag"] == writer.get(address(goal))["ETag"]
    assert writer.post(address(goal, "/herstel")).status_code == 200


def test_what_was_thrown_away_with_another_goal_comes_back_with_that(goal_tree, writer):
    writer.delete(address(find(goal_tree, "Goede start")))

    refused = writer.post(address(find(goal_tree, "Huisbezoek"), "/herstel"))

    sentence = "Dit doel is weggegooid samen met ‘Goede start’. Zet dat doel terug."
    assert problem(refused)[:2] == (400, sentence)


def test_a_goal_below_one_in_the_bin_waits_for_that(goal_tree, writer):
    writer.delete(address(find(goal_tree, "Steun")))
    writer.delete(address(find(goal_tree, "Goede start")))

    refused = writer.post(address(find(goal_tree, "Steun"), "/herstel"))

    sentence = "Zet eerst ‘Goede start’ terug: daar hoort dit doel onder."
    assert problem(refused)[:2] == (400, sentence)


def calls_on(client, goal):
    """An answer to every operation of one goal."""
    return [
        client.get(address(goal)),
        client.patch(address(goal), {"titel": "X"}),
        client.delete(address(goal)),
        client.post(address(goal, "/herstel")),
        client.post(address(goal, "/verplaatsing"), {"onder": None}),
    ]


def test_goals_of_others_and_hidden_roots_are_not_found(goal_tree, writer):
    other = make_tree(make_organisation("oirschot"), "M Elders")
    root = goal_tree.goals.get(parent=None)
    removed_tree = make_tree(goal_tree.organisation, "M Weg")
    services.remove_tree(user=None, goal_tree=removed_tree)

    for goal in (find(other, "Elders"), root, find(removed_tree, "Weg")):
        assert [problem(response)[0] for response in calls_on(writer, goal)] == [404] * 5
    assert problem(writer.post(GOALS, {"boom": str(other.pk), "titel": "X"}))[0] == 404
    assert sorted(titles(writer.get(GOALS))) == sorted(
        goal_tree.goals.alive().values_list("title", flat=True)
    )


def test_a_limited_key_sees_the_goals_of_its_trees_only(organisation, goal_tree):
    other = make_tree(organisation, "M Groen", title="Buiten")
    client = key_client(organisation, "schrijven", [goal_tree])

    assert "Groen" not in titles(client.get(GOALS))
    assert [problem(response)[0] for response in calls_on(client, find(other, "Groen"))] == [404] * 5
    move = client.post(
        address(find(goal_tree, "Steun"), "/verplaatsing"), {"voor": str(find(other, "Groen").pk)}
    )
    assert problem(move)[2] == {"voor": NOT_THERE}


def test_a_key_that_reads_and_a_raadslid_change_nothing(organisation, goal_tree, reader):
    goal = find(goal_tree, "Steun")
    councillor = ApiClient()
    councillor.force_login(make_user(organisation, Role.RAADSLID))

    for client in (reader, councillor):
        told, *changes = calls_on(client, goal)
        assert told.status_code == 200
        assert [problem(response)[0] for response in changes] == [403] * 4
        assert problem(client.post(GOALS, {"boom": str(goal_tree.pk), "titel": "X"}))[0] == 403


def test_without_key_there_are_no_goals(goal_tree):
    responses = [ApiClient().get(GOALS), *calls_on(ApiClient(), find(goal_tree, "Steun"))]

    assert [problem(response)[0] for response in responses] == [401] * 6
