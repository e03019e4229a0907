from decimal import Decimal
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.utils import timezone

from goals.models import GoalTree
from goals.tree_document import with_state
from indicators.catalogue import all_indicators
from indicators.history import recent_history
from indicators.models import Indicator
from indicators.services import remove_indicator
from indicators.sheet import to_json
from indicators.sheets import read_sheet
from indicators.trends import assess
from organisations.enums import KeyRight, Role
from organisations.models import Membership
from organisations.permissions import LIMITED_KEY
from tests.api_client import ApiClient, key_client, problem
from tests.goals.factories import make_tree
from tests.indicators.api.told import of_tree, tag
from tests.indicators.factories import aim, fill, make_indicator
from tests.organisations.factories import make_member, make_organisation

pytestmark = pytest.mark.django_db

LIST = "/api/v1/indicatoren"
NOT_FOUND = (404, "Dit is er niet, of u mag het niet zien.", {})
IN_FORCE = next(each for each in all_indicators() if each.is_in_force)
ENDED = next(each for each in all_indicators() if not each.is_in_force)


def url_of(indicator):
    return f"{LIST}/{indicator.pk}"


def names(response):
    assert response.status_code == 200, response.content
    return [row["naam"] for row in response.json()["results"]]


def asked(client, **query):
    return client.get(f"{LIST}?{urlencode(query)}")


def log_in(organisation, role):
    client = ApiClient()
    client.force_login(make_member(organisation, role).user)
    return client


# ---- reading ----


def test_an_indicator_is_told_with_why_its_state_is_unknown(best, reader):
    indicator = make_indicator(best, unit="%", frequency=24, baseline_text="veel")

    response = reader.get(url_of(indicator))

    assert response["ETag"] == tag(best)
    assert response.json() == {
        "id": str(indicator.pk),
        "organisatie": str(best.pk),
        "nummer": "",
        "naam": "Jongeren met stress",
        "definitie": "",
        "eenheid": "%",
        "decimalen": None,
        "bron": "",
        "eigenaar": "",
        "soort": "effect",
        "bedoeldVoor": "gemeente",
        "richting": "",
        "ondergrens": None,
        "bovengrens": None,
        "meetfrequentie": 24,
        "nulmeting": {"jaar": None, "waarde": None, "tekst": "veel"},
        "gekozenMet": "",
        "opmerking": "",
        "bbvNummer": None,
        "stand": {
            "status": "onbekend",
            "zin": "Er is nog geen meting.",
            "reden": "geen-meting",
            "trend": "",
            "meting": None,
            "streefwaarde": None,
            "verwacht": None,
            "metenVoor": None,
            "teLaat": False,
        },
    }


def test_an_indicator_has_the_keys_of_the_tree_and_stands_as_its_page_says(best, reader):
    year = timezone.localdate().year
    indicator = make_indicator(
        best,
        values={year - 3: "44,5", year - 1: "41,25*"},
        targets={year + 2: "< 40"},
        number="1.2",
        unit="%",
        decimals=1,
        direction="lager",
        band_low=Decimal("1.50"),
        baseline_year=year - 5,
        baseline_number=Decimal("50.25"),
    )

    told = reader.get(url_of(indicator)).json()

    sheet = read_sheet(indicator)
    standing = assess(sheet, timezone.localdate())
    in_tree = to_json(sheet)
    del in_tree["metingen"], in_tree["streefwaarden"]
    stand = {
        "status": standing.state,
        "zin": standing.why,
        "reden": "",
        "trend": "beter",
        "meting": {
            "periode": str(year - 1),
            "waarde": "41.25",
            "tekst": "",
            "ontbreekt": "",
            "voorlopig": True,
        },
        "streefwaarde": {
            "jaar": year + 2,
            "vergelijking": "<",
            "waarde": "40",
            "verwijzing": "",
            "tekst": "",
        },
        "verwacht": told["stand"]["verwacht"],
        "metenVoor": standing.next_due.isoformat(),
        "teLaat": False,
    }
    assert told == in_tree | {"organisatie": str(best.pk), "stand": stand}
    assert Decimal(told["stand"]["verwacht"]) == standing.expected


def test_an_indicator_that_did_not_change_is_not_sent_again(best, reader, django_assert_num_queries):
    indicator = make_indicator(best, values={2025: "3"})
    etag = reader.get(url_of(indicator))["ETag"]

    with django_assert_num_queries(2):
        same = reader.get(url_of(indicator), headers={"If-None-Match": etag})
    fill(indicator, 2026, "4")
    changed = reader.get(url_of(indicator), headers={"If-None-Match": etag})

    assert (same.status_code, same.content, same["ETag"]) == (304, b"", etag)
    assert changed.status_code == 200
    assert changed["ETag"] == tag(best) != etag


def test_one_indicator_costs_a_fixed_number_of_queries(best, reader, django_assert_num_queries):
    indicator = make_indicator(best, values={2024: "3", 2025: "4", 2026: "5"}, targets={2028: "6"})

    with django_assert_num_queries(4):
        assert reader.get(url_of(indicator)).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_a_fixed_number_of_queries(best, reader, django_assert_num_queries, count):
    for number in range(count):
        make_indicator(best, f"Indicator {number}", {2025: "3"}, {2028: "4"})

    with django_assert_num_queries(4):
        found = names(asked(reader))

    assert found == [f"Indicator {number}" for number in range(count)]


def test_the_list_tells_what_one_indicator_tells(best, reader):
    indicator = make_indicator(best, values={2025: "3"}, targets={2028: "> 4"})

    page = reader.get(LIST).json()

    one = reader.get(url_of(indicator)).json()
    assert page == {"count": 1, "next": None, "previous": None, "results": [one]}


def test_the_list_comes_in_pages(best, reader):
    for number in range(3):
        make_indicator(best, f"Indicator {number}")

    page = asked(reader, pageSize=2, page=2)

    assert names(page) == ["Indicator 2"]
    assert page.json()["count"] == 3


def test_the_list_has_an_etag(best, reader):
    make_indicator(best)
    etag = asked(reader)["ETag"]

    assert reader.get(LIST, headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["Tien", "Twee", "Tevreden inwoners", "Zorg"]),
        ({"zoek": "zorg"}, ["Twee", "Zorg"]),
        ({"zoek": "zorg ggd"}, ["Zorg"]),
        ({"soort": "kengetal"}, ["Twee"]),
        ({"bedoeldVoor": "aanbieder"}, ["Zorg"]),
        ({"status": "niet-op-koers"}, ["Tien"]),
        ({"volgorde": "naam"}, ["Tevreden inwoners", "Tien", "Twee", "Zorg"]),
        ({"volgorde": "-naam"}, ["Zorg", "Twee", "Tien", "Tevreden inwoners"]),
        ({"volgorde": "status"}, ["Tien", "Twee", "Tevreden inwoners", "Zorg"]),
        ({"volgorde": "-meting"}, ["Tien", "Zorg", "Twee", "Tevreden inwoners"]),
    ],
)
def test_the_list_filters_and_sorts(best, reader, query, found):
    last = timezone.localdate().year - 1
    make_indicator(best, "Zorg", source="GGD", audience="aanbieder")
    make_indicator(best, "Twee", number="10", definition="Zorg op school", kind="kengetal")
    make_indicator(best, "Tien", {last: "9"}, {last: "< 5"}, number="2", direction="lager")
    make_indicator(best, "Tevreden inwoners")

    if query == {}:
        found = ["Tien", "Twee", "Tevreden inwoners", "Zorg"]

    assert names(asked(reader, **query)) == found


def test_the_list_tells_what_changed_since(best, reader):
    make_indicator(best, "Oud")
    measured, aimed = make_indicator(best, "Gemeten"), make_indicator(best, "Mikt")
    emptied = make_indicator(best, "Leeg", {2025: "3"})
    Indicator.pgh_event_model.objects.update(pgh_created_at="2026-01-01T00:00Z")
    for model in ("measurements", "targets"):
        events = getattr(Indicator, model).rel.related_model.pgh_event_model.objects
        events.update(pgh_created_at="2026-01-01T00:00Z")
    fill(measured, 2026, "3")
    aim(aimed, 2028, "4")
    fill(emptied, 2025, "")

    assert names(asked(reader, gewijzigdSinds="2026-01-02T00:00:00+01:00")) == ["Gemeten", "Leeg", "Mikt"]
    assert names(asked(reader, gewijzigdSinds="2026-01-01T01:00:00+01:00", volgorde="-naam")) == [
        "Oud",
        "Mikt",
        "Leeg",
        "Gemeten",
    ]


def test_a_wrong_question_is_refused_with_all_that_is_wrong(reader):
    query = {"organisatie": "x", "status": "goed", "soort": "x", "bedoeldVoor": "x", "volgorde": "x", "a": 1}

    status, _, reasons = problem(asked(reader, **query))

    assert status == 400
    assert sorted(reasons) == ["a", "bedoeldVoor", "organisatie", "soort", "status", "volgorde"]


def test_who_has_more_organisations_lists_one(best):
    other = make_organisation("oirschot")
    make_indicator(best, "Van Best")
    make_indicator(other, "Van Oirschot")
    make_indicator(make_organisation("houten"), "Van Houten")
    client = log_in(best, Role.RAADSLID)
    Membership.objects.create(user_id=client.session["_auth_user_id"], organisation=other, role=Role.RAADSLID)

    assert names(asked(client)) == ["Van Best", "Van Oirschot"]
    assert names(asked(client, organisatie=other.pk)) == ["Van Oirschot"]


def test_an_indicator_of_others_or_in_the_bin_or_of_nobody_is_not_found(best, reader):
    other = make_indicator(make_organisation("oirschot"))
    binned = make_indicator(best)
    remove_indicator(user=None, indicator=binned)

    assert names(asked(reader)) == []
    for path in (url_of(other), url_of(binned), f"{LIST}/{uuid4()}", f"{LIST}/12"):
        assert problem(reader.get(path)) == NOT_FOUND


def test_without_key_there_is_nothing(best):
    indicator = make_indicator(best)

    for path in (LIST, url_of(indicator)):
        assert problem(ApiClient().get(path))[0] == 401


def test_a_limited_key_sees_the_indicators_of_its_trees(best, django_assert_num_queries):
    mine, other = make_indicator(best, "Sporters"), make_indicator(best, "Los")
    elsewhere = make_indicator(best, "Elders")
    of_tree(elsewhere, "Andere boom")
    client = key_client(best, KeyRight.SCHRIJVEN, trees=[of_tree(mine)])

    with django_assert_num_queries(4):
        assert names(asked(client)) == ["Sporters"]
    assert client.get(url_of(mine)).status_code == 200
    assert client.patch(url_of(mine), {"eenheid": "%"}).status_code == 200
    for path in (url_of(other), url_of(elsewhere)):
        assert problem(client.get(path)) == NOT_FOUND
        assert problem(client.patch(path, {"naam": "x"})) == NOT_FOUND
        assert problem(client.delete(path)) == NOT_FOUND


# ---- writing ----


def test_an_indicator_is_made(best, writer):
    sent = {
        "nummer": "1.2",
        "naam": " Jongeren  met stress ",
        "definitie": "Wie telt mee",
        "eenheid": "%",
        "decimalen": 1,
        "bron": "GGD",
        "eigenaar": "team Jeugd",
        "soort": "kengetal",
        "bedoeldVoor": "aanbieder",
        "richting": "band",
        "ondergrens": "1.255",
        "bovengrens": 2.5,
        "meetfrequentie": 24,
        "nulmeting": {"jaar": 2020, "waarde": "8,3"},
        "gekozenMet": "de jongerenraad",
        "opmerking": "Zo",
        "bbvNummer": None,
    }

    response = writer.post(LIST, sent)

    made = Indicator.objects.get()
    assert response.status_code == 201, response.content
    assert response["Location"] == f"http://testserver{url_of(made)}"
    assert response["ETag"] == tag(best)
    assert response.json() == writer.get(url_of(made)).json()
    stand = response.json()["stand"]
    assert response.json() == sent | {
        "id": str(made.pk),
        "organisatie": str(best.pk),
        "naam": "Jongeren met stress",
        "ondergrens": "1.255",
        "bovengrens": "2.5",
        "nulmeting": {"jaar": 2020, "waarde": "8.3", "tekst": ""},
        "stand": stand,
    }
    told = [(entry.who, entry.text) for entry in recent_history(made.pk)]
    assert told == [(writer.api_key.account.name, "Maakte deze indicator.")]


def test_what_is_told_of_an_indicator_makes_the_same_one(best, writer):
    indicator = make_indicator(best, number="3", baseline_text="veel", direction="lager", remark="Zo")
    told = writer.get(url_of(indicator)).json()

    again = writer.post(LIST, told).json()

    assert again | {"id": told["id"]} == told


def test_an_indicator_that_is_wrong_is_refused_with_all_that_is_wrong(writer):
    sent = {
        "naam": "  ",
        "decimalen": 7,
        "soort": "doel",
        "bedoeldVoor": "iedereen",
        "richting": "omhoog",
        "ondergrens": "veel",
        "bovengrens": True,
        "meetfrequentie": 0,
        "nulmeting": {"jaar": 1800, "waarde": [], "tekst": "x" * 300},
        "bbvNummer": 400,
    }

    status, _, reasons = problem(writer.post(LIST, sent))

    assert status == 400
    assert sorted(reasons) == [
        "bbvNummer",
        "bedoeldVoor",
        "bovengrens",
        "decimalen",
        "meetfrequentie",
        "naam",
        "nulmeting.jaar",
        "nulmeting.tekst",
        "nulmeting.waarde",
        "ondergrens",
        "richting",
        "soort",
    ]
    assert (
        reasons["ondergrens"]
        == "‘veel’ is geen getal. Stuur een getal (8.3) of een tekst met een getal (‘8.3’ of ‘8,3’)."
    )
    assert reasons["meetfrequentie"] == "Kies 1 of meer."
    assert not Indicator.objects.exists()


@pytest.mark.parametrize(
    ("sent", "reasons"),
    [
        ({}, {"naam": "Vul dit veld in."}),
        (
            {"naam": "A", "nulmeting": {"waarde": 1, "tekst": "een"}},
            {"nulmeting.tekst": "Een nulmeting is een getal of woorden, niet allebei."},
        ),
        (
            {"naam": "A", "nulmeting": {"jaar": 2020}},
            {"nulmeting.waarde": "Geef bij het jaar ook een waarde of een tekst."},
        ),
        ({"naam": "A", "nulmeting": "8,3"}, {"nulmeting": "Stuur een object: { … }."}),
        ({"naam": "A", "ondergrens": 3, "bovengrens": 2}, {"": "De bovengrens ligt onder de ondergrens."}),
    ],
)
def test_an_indicator_that_cannot_be_is_refused(writer, sent, reasons):
    assert problem(writer.post(LIST, sent))[::2] == (400, reasons)


def test_an_indicator_comes_from_the_catalogue_by_its_number_alone(best, writer):
    response = writer.post(LIST, {"bbvNummer": IN_FORCE.number})

    made = Indicator.objects.get()
    assert response.status_code == 201, response.content
    assert response["Location"] == f"http://testserver{url_of(made)}"
    told = response.json()
    assert (told["naam"], told["soort"], told["bbvNummer"]) == (IN_FORCE.name, "bbv", IN_FORCE.number)

    again = writer.post(LIST, {"bbvNummer": IN_FORCE.number, "organisatie": str(best.pk)})
    assert (again.status_code, again.json()["id"]) == (200, str(made.pk))
    assert Indicator.objects.count() == 1


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (0, f"Er is geen BBV-indicator 0. De nummers lopen van 1 tot en met {all_indicators()[-1].number}."),
        (ENDED.number, f"‘{ENDED.name}’ is vervallen. Kies een indicator die nog geldt."),
        ("twee", "Stuur een geheel getal."),
    ],
)
def test_a_number_that_is_not_in_the_catalogue_is_refused(writer, number, reason):
    assert problem(writer.post(LIST, {"bbvNummer": number}))[::2] == (400, {"bbvNummer": reason})


def test_an_indicator_changes_in_the_fields_that_come(best, writer):
    indicator = make_indicator(
        best, unit="%", number="1", baseline_year=2020, baseline_number=Decimal(3), remark="Blijft"
    )
    before = writer.get(url_of(indicator))

    sent = {"naam": "Stress", "ondergrens": "2", "nulmeting": {"tekst": "veel"}, "bbvNummer": IN_FORCE.number}
    response = writer.patch(url_of(indicator), sent, headers={"If-Match": before["ETag"]})
    now = writer.get(url_of(indicator))

    assert response.status_code == 200, response.content
    assert response["ETag"] == tag(best) == now["ETag"] != before["ETag"]
    nulmeting = {"jaar": None, "waarde": None, "tekst": "veel"}
    stand = now.json()["stand"]
    assert response.json() == before.json() | sent | {"nulmeting": nulmeting, "stand": stand} == now.json()
    assert recent_history(indicator.pk)[0].who == writer.api_key.account.name
    assert writer.patch(url_of(indicator), {"nulmeting": None}).json()["nulmeting"] is None


def test_a_change_that_does_not_fit_is_refused(best, writer):
    indicator = make_indicator(best, band_high=Decimal(2))
    make_indicator(best, catalogue_number=IN_FORCE.number)

    url = url_of(indicator)
    assert problem(writer.patch(url, {"naam": "", "decimalen": "x"}))[::2] == (
        400,
        {"naam": "Vul dit veld in.", "decimalen": "Stuur een geheel getal."},
    )
    assert problem(writer.patch(url, {"ondergrens": 3}))[::2] == (
        400,
        {"": "De bovengrens ligt onder de ondergrens."},
    )
    assert problem(writer.patch(url, {"bbvNummer": IN_FORCE.number}))[::2] == (
        400,
        {"": "Deze BBV-indicator hebt u al."},
    )


def test_an_indicator_goes_to_the_bin_and_comes_back(best, writer):
    indicator = make_indicator(best)
    before = writer.get(url_of(indicator)).json()

    gone = writer.delete(url_of(indicator))

    assert (gone.status_code, gone.content) == (204, b"")
    assert problem(writer.get(url_of(indicator))) == NOT_FOUND
    back = writer.post(f"{url_of(indicator)}/herstel")
    assert (back.status_code, back.json(), back["ETag"]) == (200, before, tag(best))
    told = [(entry.who, entry.text) for entry in recent_history(indicator.pk)[:2]]
    who = writer.api_key.account.name
    assert told == [(who, "Zette deze indicator terug."), (who, "Gooide deze indicator weg.")]


def test_an_indicator_that_was_added_anew_does_not_come_back(best, writer):
    first = make_indicator(best, catalogue_number=IN_FORCE.number)
    remove_indicator(user=None, indicator=first)
    make_indicator(best, catalogue_number=IN_FORCE.number)

    answer = problem(writer.post(f"{url_of(first)}/herstel"))

    assert answer[::2] == (400, {"": "Deze BBV-indicator hebt u al."})


def test_what_is_meant_for_an_earlier_state_is_not_done(best, writer):
    indicator = make_indicator(best)
    etag = writer.get(url_of(indicator))["ETag"]
    fill(indicator, 2026, "3")
    before = writer.get(url_of(indicator)).json()

    late = {"headers": {"If-Match": etag}}
    assert problem(writer.patch(url_of(indicator), {"naam": "x"}, **late))[0] == 412
    assert problem(writer.delete(url_of(indicator), **late))[0] == 412
    assert writer.get(url_of(indicator)).json() == before


def test_who_reads_does_not_write(best, reader):
    indicator = make_indicator(best)

    for client in (reader, log_in(best, Role.RAADSLID)):
        for answer in (
            client.post(LIST, {"naam": "x"}),
            client.post(LIST, {"bbvNummer": IN_FORCE.number}),
            client.patch(url_of(indicator), {"naam": "x"}),
            client.delete(url_of(indicator)),
            client.post(f"{url_of(indicator)}/herstel"),
        ):
            assert problem(answer)[0] == 403


def test_who_may_write_elsewhere_does_not_write_here(best):
    indicator = make_indicator(best)
    client = log_in(make_organisation("oirschot"), Role.ADVISEUR)
    user_id = client.session["_auth_user_id"]
    Membership.objects.create(user_id=user_id, organisation=best, role=Role.RAADSLID)

    assert client.get(url_of(indicator)).status_code == 200
    for answer in (
        client.post(LIST, {"naam": "x", "organisatie": str(best.pk)}),
        client.patch(url_of(indicator), {"naam": "x"}),
        client.delete(url_of(indicator)),
        client.post(f"{url_of(indicator)}/herstel"),
    ):
        assert problem(answer)[::2] == (403, {})


def test_a_limited_key_makes_no_indicators(best):
    goal_tree = make_tree(best, "M Meedoen")
    client = key_client(best, KeyRight.SCHRIJVEN, trees=[goal_tree])

    for sent in ({"naam": "Nieuw"}, {"bbvNummer": IN_FORCE.number}):
        assert problem(client.post(LIST, sent)) == (403, LIMITED_KEY, {})
    assert not Indicator.objects.exists()


def test_an_indicator_is_made_in_no_organisation_of_others(writer):
    other = make_organisation("oirschot")

    sent = {"naam": "x", "organisatie": str(other.pk)}

    assert problem(writer.post(LIST, sent)) == NOT_FOUND


def test_the_same_post_makes_one_indicator(writer):
    twice = [writer.post(LIST, {"naam": "x"}, headers={"Idempotency-Key": "a1"}) for _ in range(2)]

    assert [answer.status_code for answer in twice] == [201, 201]
    assert twice[0].json() == twice[1].json()
    assert Indicator.objects.count() == 1


def test_the_tree_has_another_state_after_a_change(best, writer):
    indicator = make_indicator(best)
    goal_tree = of_tree(indicator)

    def state():
        return with_state(GoalTree.objects.filter(pk=goal_tree.pk)).get().state

    before = state()
    writer.patch(url_of(indicator), {"naam": "Anders"})

    assert state() != before
