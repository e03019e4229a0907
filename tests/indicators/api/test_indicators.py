from decimal import Decimal
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.utils import timezone

from indicators.models import Indicator
from indicators.services import remove_indicator
from indicators.sheet import to_json
from indicators.sheets import read_sheet
from indicators.trends import assess
from organisations.enums import KeyRight, Role
from organisations.models import Membership
from tests.api_client import ApiClient, key_client, problem
from tests.indicators.api.told import LIST, NOT_FOUND, log_in, of_tree, tag, url_of
from tests.indicators.factories import aim, fill, make_indicator
from tests.organisations.factories import make_organisation

pytestmark = pytest.mark.django_db


def names(response):
    assert response.status_code == 200, response.content
    return [row["naam"] for row in response.json()["results"]]


def asked(client, **query):
    return client.get(f"{LIST}?{urlencode(query)}")


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
