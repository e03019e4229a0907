"""Raakvlakken in the API: finding them, recording one, judging them, and their texts."""

from uuid import uuid4

import pytest

from goals.assessment import judging
from goals.assessment.judging import NO_EXPLANATION, NO_NOTE, NO_REASON
from goals.models import ProjectContribution, Raakvlak
from goals.projects.services import create_project, remove_project
from tests.api_client import key_client, problem
from tests.goals.assessment.factories import (
    make_pathway,
    make_physical_tree,
    make_project,
    make_social_tree,
    make_term,
)
from tests.goals.factories import find, make_organisation, make_tree, make_user

pytestmark = pytest.mark.django_db
URL = "/api/v1/raakvlakken"
TEXTS = {
    "uitleg": "Bij de flonker zwieren ouderen.",
    "afspraken": "Samen ontwerpen.",
    "akkoordSociaal": "Noor",
    "akkoordFysiek": "Bas",
}


@pytest.fixture
def organisation():
    organisation = make_organisation()
    make_pathway(organisation)
    return organisation


@pytest.fixture
def signal(organisation, reader):
    """What the list finds of a project and a goal that touch."""
    make_social_tree(organisation, "D Ouderen zwieren")
    make_project(organisation)
    return listed(reader)[0]


def listed(client, query=""):
    answer = client.get(f"{URL}?{query}")
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def address(raakvlak, rest=""):
    return f"{URL}/{raakvlak['id']}{rest}"


def judge(client, raakvlak, **body):
    headers = body.pop("headers", None)
    return client.put(address(raakvlak, "/beoordeling"), body, headers=headers)


def side(element, kind="doel"):
    return {"soort": kind, "id": str(element.pk)}


def test_a_new_project_is_a_signal_at_once(organisation, signal, reader):
    stored = Raakvlak.objects.get()

    moment = signal.pop("gesignaleerdOp")
    assert moment.endswith("Z")
    assert signal == {
        "id": str(stored.pk),
        "organisatie": str(organisation.pk),
        "status": "gesignaleerd",
        "sociaal": {"soort": "doel", "id": str(stored.social_goal_id), "titel": "Ouderen zwieren"},
        "fysiek": {
            "soort": "project",
            "id": str(stored.physical_project_id),
            "titel": "Flonker Kerkplein",
        },
        "sterkte": "sterk",
        "redenen": ["‘flonker’ en ‘zwieren’: Bij een flonker gaan mensen zwieren."],
        "kort": "flonker → zwieren",
        "uitleg": "",
        "afspraken": "",
        "akkoordSociaal": "",
        "akkoordFysiek": "",
        "reden": None,
        "toelichting": "",
        "gevondenDoor": "signaal",
        "beoordeeldDoor": "",
        "beoordeeldOp": None,
    }
    assert reader.get(address(signal)).json() == signal | {"gesignaleerdOp": moment}


def test_confirming_tells_who_and_when(signal, writer):
    before = writer.get(address(signal))

    confirmed = judge(writer, signal, status="bevestigd", **TEXTS, headers={"If-Match": before["ETag"]})

    told = confirmed.json()
    assert confirmed.status_code == 200
    assert told.pop("beoordeeldOp").endswith("Z")
    expected = signal | TEXTS | {"status": "bevestigd", "beoordeeldDoor": "Zaaksysteem (API-sleutel)"}
    del expected["beoordeeldOp"]
    assert told == expected
    assert confirmed["ETag"] == writer.get(address(signal))["ETag"] != before["ETag"]
    event = Raakvlak.pgh_event_model.objects.latest("pgh_id")
    assert event.pgh_context.metadata["user"] == writer.api_key.account_id


def test_rejecting_parking_and_opening_again(signal, writer):
    told = []
    for body in (
        {"status": "afgewezen", "reden": "andere_plek"},
        {"status": "afgewezen", "reden": "anders", "toelichting": "Te ver weg."},
        {"status": "geparkeerd", "reden": None},
        {"status": "gesignaleerd"},
    ):
        row = judge(writer, signal, **body).json()
        told.append((row["status"], row["reden"], row["toelichting"]))

    assert told == [
        ("afgewezen", "andere_plek", ""),
        ("afgewezen", "anders", "Te ver weg."),
        ("geparkeerd", "anders", "Te ver weg."),
        ("gesignaleerd", None, ""),
    ]


def test_confirming_can_record_the_contribution_too(signal, writer):
    stale = {"If-Match": writer.get(address(signal))["ETag"]}

    judge(writer, signal, status="bevestigd", uitleg="Zo.", ookBijdrage=True, headers=stale)

    link = ProjectContribution.objects.get()
    assert (str(link.goal_id), str(link.project_id), link.explanation) == (
        signal["sociaal"]["id"],
        signal["fysiek"]["id"],
        "Zo.",
    )


def test_confirming_again_keeps_the_texts_that_are_not_sent(signal, writer):
    judge(writer, signal, status="bevestigd", **TEXTS)
    judge(writer, signal, status="geparkeerd")

    again = judge(writer, signal, status="bevestigd", akkoordFysiek="Ans").json()

    assert {key: again[key] for key in TEXTS} == TEXTS | {"akkoordFysiek": "Ans"}


@pytest.mark.parametrize(
    ("body", "reasons"),
    [
        ({"status": "bevestigd"}, {"uitleg": NO_EXPLANATION}),
        ({"status": "bevestigd", "uitleg": "  "}, {"uitleg": NO_EXPLANATION}),
        ({"status": "afgewezen"}, {"reden": NO_REASON}),
        ({"status": "afgewezen", "reden": None}, {"reden": NO_REASON}),
        ({"status": "afgewezen", "reden": "anders"}, {"toelichting": NO_NOTE}),
    ],
)
def test_a_judgement_says_why(body, reasons, signal, writer):
    assert problem(judge(writer, signal, **body))[::2] == (400, reasons)
    assert Raakvlak.objects.get().judged_at is None


def test_every_mistake_in_a_judgement_is_told(signal, writer):
    wrong = {"status": "mooi", "gezien": "x", "reden": "y", "ookBijdrage": "z", "akkoordSociaal": "n" * 500}

    assert set(problem(judge(writer, signal, **wrong))[2]) == set(wrong)
    assert set(problem(judge(writer, signal))[2]) == {"status"}


def test_who_comes_after_a_colleague_is_told(organisation, signal, writer):
    stale = {"If-Match": writer.get(address(signal))["ETag"]}
    raakvlak = Raakvlak.objects.select_related("organisation").get()
    judging.park(user=make_user(organisation, name="Anna"), raakvlak=raakvlak, seen="gesignaleerd")

    late = judge(writer, signal, status="bevestigd", uitleg="Zo.", gezien="gesignaleerd")
    later = judge(writer, signal, status="bevestigd", uitleg="Zo.", headers=stale)

    assert problem(late)[:2] == (409, "Anna was u voor: dit raakvlak is nu voor later.")
    assert problem(later)[0] == 412
    assert Raakvlak.objects.get().status == "geparkeerd"


def test_texts_of_a_confirmed_raakvlak_change(signal, writer):
    confirmed = judge(writer, signal, status="bevestigd", **TEXTS)
    state = {"If-Match": confirmed["ETag"]}

    changed = writer.patch(address(signal), {"afspraken": "In mei.", "status": "afgewezen"}, headers=state)

    assert (changed.status_code, changed.json()) == (200, confirmed.json() | {"afspraken": "In mei."})
    assert problem(writer.patch(address(signal), {"afspraken": "Nu."}, headers=state))[0] == 412
    assert problem(writer.patch(address(signal), {"uitleg": ""}))[::2] == (400, {"uitleg": NO_EXPLANATION})


def test_a_signal_has_no_texts_yet(signal, writer):
    assert problem(writer.patch(address(signal), {"uitleg": "Zo."}))[0] == 409


def test_a_raakvlak_is_recorded_by_hand(organisation, writer):
    goal = find(make_social_tree(organisation, "D Ouders knuppen"), "Ouders knuppen")
    project = make_project(organisation)

    made = writer.post(URL, {"sociaal": side(goal), "fysiek": side(project, "project"), **TEXTS})

    told = made.json()
    assert (made.status_code, made["Location"]) == (201, f"http://testserver{address(told)}")
    assert (told["status"], told["gevondenDoor"], told["sterkte"]) == ("bevestigd", "adviseur", None)
    assert (told["sociaal"]["id"], told["fysiek"]["id"]) == (str(goal.pk), str(project.pk))
    assert ({key: told[key] for key in TEXTS}, told["redenen"], told["kort"]) == (TEXTS, [], "")
    assert Raakvlak.objects.get().created_by_id == writer.api_key.account_id


def test_recording_a_signal_confirms_it(signal, writer):
    sides = {name: {key: signal[name][key] for key in ("soort", "id")} for name in ("sociaal", "fysiek")}

    made = writer.post(URL, sides | {"uitleg": "Zo."})
    again = writer.post(URL, sides | {"uitleg": "Zo."})

    assert (made.status_code, made.json()["id"]) == (201, signal["id"])
    assert problem(again)[:2] == (400, "Dit raakvlak is al bevestigd.")


def test_sides_that_do_not_fit_are_named(organisation, writer):
    goal = find(make_social_tree(organisation, "D Ouders knuppen"), "Ouders knuppen")
    theirs = find(make_social_tree(make_organisation("oirschot"), "D Groen"), "Groen")
    swapped = {"sociaal": side(goal), "fysiek": side(goal), "uitleg": "Zo."}
    unknown = {"sociaal": side(theirs), "fysiek": side(goal, "project"), "uitleg": "Zo."}
    nothing = {"sociaal": {"soort": "boom", "id": "1"}, "uitleg": ""}

    assert set(problem(writer.post(URL, swapped))[2]) == {"fysiek"}
    assert set(problem(writer.post(URL, unknown))[2]) == {"sociaal.id", "fysiek.id"}
    assert set(problem(writer.post(URL, nothing))[2]) == {
        "sociaal.soort",
        "sociaal.id",
        "fysiek",
        "uitleg",
    }
    assert not Raakvlak.objects.exists()


def test_raakvlakken_are_found_by_what_they_are(organisation, writer):
    noord = make_term(organisation)
    social = make_social_tree(organisation, "D Ouderen zwieren")
    physical = make_physical_tree(organisation, "D Een flonker in elke straat")
    goal = find(social, "Ouderen zwieren")
    project = make_project(organisation, terms=[noord])
    other = make_project(organisation, "Flonker in het park")
    rows = {row["fysiek"]["titel"]: row for row in listed(writer)}
    judge(writer, rows["Flonker in het park"], status="bevestigd", uitleg="Zo.")

    def titles(query):
        return sorted(row["fysiek"]["titel"] for row in listed(writer, query))

    everything = ["Een flonker in elke straat", "Flonker Kerkplein", "Flonker in het park"]
    assert {query: titles(query) for query in (
        "",
        "status=bevestigd",
        "status=gesignaleerd",
        "sterkte=sterk&status=bevestigd",
        "sterkte=zwak",
        "wijk=noord",
        f"boom={physical.pk}",
        f"boom={social.pk}",
        f"doel={goal.pk}",
        f"project={other.pk}",
        f"doel={goal.pk}&project={project.pk}",
        "zoek=park",
        f"organisatie={organisation.pk}",
        f"organisatie={goal.pk}",
        "gewijzigdSinds=2020-01-01T00:00:00Z",
        "gewijzigdSinds=2200-01-01T00:00:00Z",
    )} == {
        "": everything,
        "status=bevestigd": ["Flonker in het park"],
        "status=gesignaleerd": everything[:2],
        "sterkte=sterk&status=bevestigd": ["Flonker in het park"],
        "sterkte=zwak": [],
        "wijk=noord": ["Flonker Kerkplein"],
        f"boom={physical.pk}": ["Een flonker in elke straat"],
        f"boom={social.pk}": everything,
        f"doel={goal.pk}": everything,
        f"project={other.pk}": ["Flonker in het park"],
        f"doel={goal.pk}&project={project.pk}": ["Flonker Kerkplein"],
        "zoek=park": ["Flonker in het park"],
        f"organisatie={organisation.pk}": everything,
        f"organisatie={goal.pk}": [],
        "gewijzigdSinds=2020-01-01T00:00:00Z": everything,
        "gewijzigdSinds=2200-01-01T00:00:00Z": [],
    }  # fmt: skip


def test_raakvlakken_stand_in_the_order_that_is_asked(organisation, signal, writer):
    make_project(organisation, "Flonker in het park")
    later = next(row for row in listed(writer) if row["id"] != signal["id"])
    judge(writer, later, status="geparkeerd")

    def places(order):
        return ["eerste" if row["id"] == signal["id"] else "tweede" for row in listed(writer, order)]

    assert places("volgorde=gesignaleerdOp") == ["eerste", "tweede"]
    assert places("volgorde=-gesignaleerdOp") == ["tweede", "eerste"]
    assert places("volgorde=-beoordeeldOp") == places("volgorde=beoordeeldOp") == ["tweede", "eerste"]


def test_filters_that_cannot_be_are_refused(reader):
    asked = "status=mooi&sterkte=x&boom=1&doel=2&project=3&gewijzigdSinds=ooit&volgorde=kleur&kleur=rood"

    status, _, reasons = problem(reader.get(f"{URL}?{asked}"))

    keys = {"status", "sterkte", "boom", "doel", "project", "gewijzigdSinds", "volgorde", "kleur"}
    assert (status, set(reasons)) == (400, keys)
    assert set(problem(reader.get(f"{URL}?thema=Niets"))[2]) == {"thema"}


def test_what_is_renamed_changes_the_state(signal, writer):
    known = {"If-None-Match": writer.get(address(signal))["ETag"]}
    writer.patch(f"/api/v1/projecten/{signal['fysiek']['id']}", {"naam": "Flonker"})

    answer = writer.get(address(signal), headers=known)

    assert (answer.status_code, answer.json()["fysiek"]["titel"]) == (200, "Flonker")


def test_a_key_that_reads_may_not_write(signal, reader):
    for answer in (
        reader.post(URL, {}),
        reader.patch(address(signal), {"uitleg": "Zo."}),
        judge(reader, signal, status="geparkeerd"),
    ):
        assert problem(answer)[0] == 403


def test_raakvlakken_of_others_and_of_what_is_gone_are_not_found(signal, writer):
    stranger = key_client(make_organisation("oirschot"), "schrijven")
    assert listed(stranger) == []
    answers = [
        stranger.get(address(signal)),
        stranger.patch(address(signal), {"uitleg": "Zo."}),
        judge(stranger, signal, status="geparkeerd"),
        writer.get(f"{URL}/{uuid4()}"),
    ]
    remove_project(user=None, project=Raakvlak.objects.get().physical_project)
    answers += [writer.get(address(signal)), judge(writer, signal, status="geparkeerd")]

    assert [problem(answer)[0] for answer in answers] == [404] * 6


def test_a_limited_key_sees_and_judges_what_is_in_its_trees(organisation):
    social = make_social_tree(organisation, "D Ouderen zwieren")
    goal = find(social, "Ouderen zwieren")
    groen = find(make_tree(organisation, "M Groen", title="Groen"), "Groen")
    for name, place in (
        ("Flonker Kerkplein", find(make_tree(organisation, "M Plein"), "Plein")),
        ("Flonker Noord", groen),
    ):
        create_project(user=None, organisation=organisation, name=name, domain="fysiek", goals=[place])
    limited = key_client(organisation, "schrijven", trees=[social, groen.goal_tree])

    [seen] = listed(limited)

    [hidden] = [row for row in listed(key_client(organisation)) if row["id"] != seen["id"]]
    assert (seen["fysiek"]["titel"], seen["sociaal"]["id"]) == ("Flonker Noord", str(goal.pk))
    assert judge(limited, seen, status="geparkeerd").status_code == 200
    assert problem(judge(limited, hidden, status="geparkeerd"))[0] == 404


@pytest.mark.parametrize("count", [1, 3])
def test_reading_costs_the_same_for_one_and_for_three(count, organisation, reader, django_assert_num_queries):
    make_social_tree(organisation, "D Ouderen zwieren")
    for number in range(count):
        make_project(organisation, f"Flonker {number}")
    listed(reader)  # looks for signals

    with django_assert_num_queries(5):
        rows = listed(reader)
    with django_assert_num_queries(2):
        one = reader.get(address(rows[0]))
    with django_assert_num_queries(2):
        again = reader.get(address(rows[0]), headers={"If-None-Match": one["ETag"]})
    assert (len(rows), one.json(), again.status_code) == (count, rows[0], 304)
