"""Making, changing and throwing away indicators through the API, and who may."""

from decimal import Decimal

import pytest

from goals.models import GoalTree
from goals.tree_document import with_state
from indicators.catalogue import all_indicators
from indicators.history import recent_history
from indicators.models import Indicator
from indicators.services import remove_indicator
from organisations.enums import KeyRight, Role
from organisations.models import Membership
from organisations.permissions import LIMITED_KEY
from tests.api_client import key_client, problem
from tests.goals.factories import make_tree
from tests.indicators.api.told import LIST, NOT_FOUND, log_in, of_tree, tag, url_of
from tests.indicators.factories import fill, make_indicator
from tests.organisations.factories import make_organisation

pytestmark = pytest.mark.django_db

IN_FORCE = next(each for each in all_indicators() if each.is_in_force)
ENDED = next(each for each in all_indicators() if not each.is_in_force)


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
