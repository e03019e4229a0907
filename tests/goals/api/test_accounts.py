"""What hangs at a goal in the API: every kind is listed, added, changed and taken away alike."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from goals.account_rows import MODELS
from goals.api.accounts import AT_GOAL, EVERYWHERE
from goals.hanging import hang
from goals.models import BudgetLine, GoalTree, ProgressReport, Story
from organisations.enums import Role
from organisations.models import ApiKey
from tests.api_client import key_client, problem
from tests.goals.factories import account_for, find, make_organisation, make_tree, make_user

pytestmark = pytest.mark.django_db
KINDS = {kind.name: kind for kind in AT_GOAL}
# kind: (what is sent, the rest of the answer, a change, what is wrong: {key: reason})
BODIES = {
    "middelen": (
        {"jaar": 2027, "taakveld": "6.1", "lasten": "1250.5"},
        {"omschrijving": "", "lasten": "1250.50", "baten": "0.00"},
        {"baten": "30.00"},
        ({"jaar": 1500, "lasten": "veel"}, {"jaar", "lasten"}),
    ),
    "voortgang": (
        {"document": "begroting", "jaar": 2027, "oordeel": "aandacht", "risicos": "Geld"},
        {"watIsGedaan": "", "watDoenWeNu": "", "geschrevenDoor": "Zaaksysteem (API-sleutel)"},
        {"oordeel": "haalbaar"},
        ({"document": "brief", "oordeel": "mooi"}, {"document", "jaar", "oordeel"}),
    ),
    "verhalen": (
        {"verteller": "inwoner", "verhaal": "Zo is het.", "naam": "Mia"},
        {"verteldOp": None, "plaats": "", "anoniem": True, "naam": "", "toestemming": False},
        {"toestemming": True},
        ({"verteller": "buur", "verteldOp": "mei"}, {"verteller", "verhaal", "verteldOp"}),
    ),
    "leervragen": ({"vraag": "Werkt het?"}, {"geleerd": ""}, {"geleerd": "Ja"}, ({"vraag": ""}, {"vraag"})),
    "gegevens": (
        {"watWeWeten": "Kinderen bewegen weinig", "cijfer": "36%"},
        {"bron": "", "wijk": "", "doelgroep": ""},
        {"bron": "GGD"},
        ({"cijfer": "x" * 200}, {"watWeWeten", "cijfer"}),
    ),
    "verantwoordelijken": (
        {"rol": "team", "naam": "Jeugd"},
        {},
        {"naam": "Wmo"},
        ({"rol": "baas"}, {"rol", "naam"}),
    ),
    "verwijzingen": (
        {"soort": "wet", "naam": "Jeugdwet"},
        {"webadres": ""},
        {"webadres": "https://example.org/wet"},
        ({"soort": "boek", "webadres": "geen adres"}, {"soort", "naam", "webadres"}),
    ),
}
every_kind = pytest.mark.parametrize("name", KINDS)
LATER = datetime(2200, 1, 1, tzinfo=UTC)


@pytest.fixture
def goal(goal_tree):
    return find(goal_tree, "Steun")


def address(goal, name, pk=""):
    return f"/api/v1/doelen/{goal.pk}/{name}" + (f"/{pk}" if pk else "")


def without_moment(row):
    return {key: value for key, value in row.items() if key != "geschrevenOp"}


def made_by(model):
    """Who the history names for the newest change."""
    return model.pgh_event_model.objects.latest("pgh_id").pgh_context.metadata["user"]


def test_every_kind_is_tried():
    assert set(BODIES) == set(KINDS)


@every_kind
def test_a_row_is_added_read_changed_and_taken_away(name, goal, writer):
    body, rest, change, _ = BODIES[name]
    added = writer.post(address(goal, name), body)
    row = added.json()
    place = {"doel": str(goal.pk), "boom": str(goal.goal_tree_id)}

    assert added.status_code == 201
    assert added["Location"] == f"http://testserver{address(goal, name, row['id'])}"
    assert without_moment(row) == {"id": row["id"], **place, **body, **rest}
    read = writer.get(added["Location"])
    assert (read.json(), read["ETag"]) == (row, added["ETag"])
    assert writer.get(address(goal, name)).json() == {
        "count": 1,
        "next": None,
        "previous": None,
        "results": [row],
    }

    changed = writer.patch(added["Location"], change, headers={"If-Match": added["ETag"]})
    assert (changed.status_code, without_moment(changed.json())) == (200, without_moment(row) | change)
    assert changed["ETag"] != added["ETag"]
    assert made_by(MODELS[KINDS[name]]) == writer.api_key.account_id

    gone = writer.delete(added["Location"], headers={"If-Match": changed["ETag"]})
    assert (gone.status_code, gone.content) == (204, b"")
    assert problem(writer.get(added["Location"]))[0] == 404


@every_kind
def test_mistakes_stand_at_their_keys(name, goal, writer):
    sent, wrong = BODIES[name][3]

    status, _, reasons = problem(writer.post(address(goal, name), sent))

    assert (status, set(reasons)) == (400, wrong)
    assert not MODELS[KINDS[name]].objects.exists()


@every_kind
def test_a_stale_change_does_nothing(name, goal, writer):
    body, _, change, _ = BODIES[name]
    added = writer.post(address(goal, name), body)
    writer.post(address(goal, "leervragen"), {"vraag": "En nu?"})
    stale = {"If-Match": added["ETag"]}

    for answer in (
        writer.patch(added["Location"], change, headers=stale),
        writer.delete(added["Location"], headers=stale),
    ):
        assert problem(answer)[0] == 412
    assert without_moment(writer.get(added["Location"]).json()) == without_moment(added.json())


@every_kind
def test_a_key_that_reads_may_not_write(name, goal, writer, organisation):
    body, _, change, _ = BODIES[name]
    added = writer.post(address(goal, name), body)
    reader = key_client(organisation)

    for answer in (
        reader.post(address(goal, name), body),
        reader.patch(added["Location"], change),
        reader.delete(added["Location"]),
    ):
        assert problem(answer)[0] == 403


@every_kind
def test_goals_of_others_are_not_found(name, goal, writer):
    body, _, change, _ = BODIES[name]
    added = writer.post(address(goal, name), body)
    stranger = key_client(make_organisation("oirschot"), "schrijven")
    nowhere = address(find(goal.goal_tree, "Meedoen"), name, added.json()["id"])

    for answer in (
        stranger.get(address(goal, name)),
        stranger.get(added["Location"]),
        stranger.post(address(goal, name), body),
        stranger.patch(added["Location"], change),
        stranger.delete(added["Location"]),
        writer.get(nowhere),
        writer.get(address(goal, name, 99999999999999999999)),
    ):
        assert problem(answer)[0] == 404


def test_a_second_judgement_for_a_document_is_refused(goal, writer):
    body = BODIES["voortgang"][0]
    writer.post(address(goal, "voortgang"), body)

    status, _, reasons = problem(writer.post(address(goal, "voortgang"), body))

    assert (status, reasons) == (
        400,
        {"document": "Voor dit document en jaar is al een oordeel geschreven. Wijzig dat."},
    )


def test_what_a_service_refuses_stands_at_its_key(goal, writer):
    nothing = writer.post(address(goal, "middelen"), {"jaar": 2027})
    unknown = writer.post(address(goal, "middelen"), {"jaar": 2027, "lasten": 1, "taakveld": "99.1"})

    assert problem(nothing)[2] == {"lasten": "Vul lasten of baten in."}
    assert set(problem(unknown)[2]) == {"taakveld"}


def test_a_body_that_is_no_object_is_refused(goal, writer):
    assert problem(writer.post(address(goal, "middelen"), [1]))[0] == 400


def test_stories_without_permission_are_for_who_may_edit(goal, organisation, writer):
    account_for(goal)
    raadslid, adviser = Client(), Client()
    raadslid.force_login(make_user(organisation, Role.RAADSLID))
    adviser.force_login(make_user(organisation))
    secret = Story.objects.get(has_permission=False)
    texts = {}
    for who, client in {
        "lezen": key_client(organisation),
        "schrijven": writer,
        "raadslid": raadslid,
        "adviseur": adviser,
    }.items():
        here = client.get(address(goal, "verhalen")).json()["results"]
        everywhere = client.get("/api/v1/verhalen").json()["results"]
        one = client.get(address(goal, "verhalen", secret.pk)).status_code
        assert here == everywhere
        texts[who] = ([row["verhaal"] for row in here], one)

    told, all_of_it = ["Ik kom er elke week."], ["Ik kom er elke week.", "Dit is geheim."]
    assert texts == {
        "lezen": (told, 404),
        "schrijven": (all_of_it, 200),
        "raadslid": (told, 404),
        "adviseur": (all_of_it, 200),
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_cost_the_same_for_one_and_for_three(rows, goal, user, organisation, django_assert_num_queries):
    for number in range(rows):
        hang(user=user, goal=goal, thing=BudgetLine(year=2027 + number, costs=1))
    reader = key_client(organisation)

    with django_assert_num_queries(4):
        here = reader.get(address(goal, "middelen")).json()
    with django_assert_num_queries(3):
        everywhere = reader.get("/api/v1/middelen").json()
    assert here["results"] == everywhere["results"]
    assert here["count"] == rows


def test_a_row_and_what_is_known_cost_two_queries(goal, user, organisation, django_assert_num_queries):
    line = hang(user=user, goal=goal, thing=BudgetLine(year=2027, costs=1))
    reader = key_client(organisation)
    for path in (address(goal, "middelen"), address(goal, "middelen", line.pk)):
        known = {"If-None-Match": reader.get(path)["ETag"]}
        with django_assert_num_queries(2):
            again = reader.get(path, headers=known)
        assert (again.status_code, again.content) == (304, b"")
    with django_assert_num_queries(2):
        reader.get(address(goal, "middelen", line.pk))


def test_everything_of_a_kind_can_be_filtered(organisation, goal_tree, goal, user):
    other = make_tree(organisation, "M Groen", title="Openbare ruimte")
    for place in (goal, find(other, "Groen")):
        for year in (2027, 2028):
            hang(user=user, goal=place, thing=BudgetLine(year=year, costs=1))
            judged = ProgressReport(document="begroting", year=year, judgement="aandacht")
            hang(user=user, goal=place, thing=judged)
    hang(user=user, goal=goal, thing=ProgressReport(document="kadernota", year=2027, judgement="aandacht"))
    reader = key_client(organisation)

    def count(path):
        return reader.get(f"/api/v1/{path}").json()["count"]

    assert {path: count(path) for path in (
        "middelen",
        "middelen?jaar=2027",
        f"middelen?boom={goal_tree.pk}",
        f"middelen?boom={goal_tree.pk}&jaar=2028",
        f"middelen?doel={goal.pk}",
        f"middelen?organisatie={organisation.pk}",
        f"middelen?organisatie={goal.pk}",
        "voortgang",
        "voortgang?document=kadernota",
        "voortgang?document=begroting&jaar=2028",
        "leervragen",
        "verhalen",
    )} == {
        "middelen": 4,
        "middelen?jaar=2027": 2,
        f"middelen?boom={goal_tree.pk}": 2,
        f"middelen?boom={goal_tree.pk}&jaar=2028": 1,
        f"middelen?doel={goal.pk}": 2,
        f"middelen?organisatie={organisation.pk}": 4,
        f"middelen?organisatie={goal.pk}": 0,
        "voortgang": 5,
        "voortgang?document=kadernota": 1,
        "voortgang?document=begroting&jaar=2028": 2,
        "leervragen": 0,
        "verhalen": 0,
    }  # fmt: skip


@pytest.mark.parametrize("name", [kind.name for kind in EVERYWHERE])
def test_everything_that_changed_since(name, organisation, goal):
    account_for(goal)
    reader = key_client(organisation, "schrijven")

    before = reader.get(f"/api/v1/{name}?gewijzigdSinds=2020-01-01T00:00:00Z").json()
    after = reader.get(f"/api/v1/{name}?gewijzigdSinds={LATER:%Y-%m-%dT%H:%M:%SZ}").json()

    assert before["count"] == reader.get(f"/api/v1/{name}").json()["count"] > 0
    assert after["results"] == []


def test_filters_that_cannot_be_are_refused(organisation):
    asked = "jaar=ooit&document=brief&boom=1&gewijzigdSinds=gisteren&kleur=rood"

    status, _, reasons = problem(key_client(organisation).get(f"/api/v1/voortgang?{asked}"))

    assert (status, set(reasons)) == (400, {"jaar", "document", "boom", "gewijzigdSinds", "kleur"})


def test_a_limited_key_sees_and_writes_in_its_trees_only(organisation, goal_tree, goal, user):
    other = find(make_tree(organisation, "M Groen", title="Openbare ruimte"), "Groen")
    for place in (goal, other):
        hang(user=user, goal=place, thing=BudgetLine(year=2027, costs=1))
    limited = key_client(organisation, "schrijven", trees=[goal_tree])

    assert [row["doel"] for row in limited.get("/api/v1/middelen").json()["results"]] == [str(goal.pk)]
    assert limited.post(address(goal, "middelen"), {"jaar": 2028, "lasten": 1}).status_code == 201
    for answer in (
        limited.get(address(other, "middelen")),
        limited.post(address(other, "middelen"), {"jaar": 2028, "lasten": 1}),
    ):
        assert problem(answer)[0] == 404


def test_goals_in_the_bin_are_not_found(goal, organisation, writer):
    writer.post(address(goal, "leervragen"), BODIES["leervragen"][0])
    GoalTree.objects.update(removed_at=LATER)

    assert problem(writer.get(address(goal, "leervragen")))[0] == 404
    assert writer.get("/api/v1/leervragen").json()["count"] == 0


def test_key_that_may_write_from_now_on_gets_the_stories_that_it_may_see_now(goal, writer):
    address = f"/api/v1/doelen/{goal.pk}/verhalen"
    ApiKey.objects.filter(pk=writer.api_key.pk).update(right="lezen")
    hang(user=None, goal=goal, thing=Story(voice="inwoner", text="Alleen voor wie mag wijzigen."))
    known = writer.get(address)
    ApiKey.objects.filter(pk=writer.api_key.pk).update(right="schrijven")
    again = writer.get(address, headers={"If-None-Match": known["ETag"]})
    assert (known.json()["count"], again.status_code, again.json()["count"]) == (0, 200, 1)
