from urllib.parse import quote, urlencode
from uuid import uuid4

import pytest

from indicators.api.fields import HOW_NUMBER
from indicators.api.measurement_serializers import (
    NOT_PROVISIONAL,
    NOTHING_SAID,
    REASON_ALONE,
    TWO_SAID,
    UNKNOWN,
)
from indicators.history import recent_history
from indicators.models import Measurement
from indicators.services import remove_indicator
from indicators.sheet import to_json
from indicators.sheets import read_sheet
from organisations.enums import KeyRight, Role
from organisations.models import Membership
from tests.api_client import key_client, problem
from tests.indicators.api.told import NOT_FOUND, history, log_in, measurement, of_tree, ok, tag, tree_state
from tests.indicators.factories import fill, make_indicator
from tests.organisations.factories import make_organisation

pytestmark = pytest.mark.django_db

ALL = "/api/v1/metingen"
TAKEN = "Over deze periode is er al een meting in deze reeks. Wijzig die."
NO_NUMBER = f"‘veel’ is geen getal. {HOW_NUMBER}"
NO_CHOICE = "‘weg’ kan hier niet. De beschrijving van de API noemt de waarden die wel kunnen."
NO_PERIOD = (
    "‘2026-09’ is geen periode. Schrijf een jaar (2024), halfjaar (2024-H1), kwartaal (2024-K3) of datum "
    "(31-12-2024)."
)


def url_of(indicator, period=""):
    return f"/api/v1/indicatoren/{indicator.pk}/metingen{f'/{period}' if period else ''}"


def asked(client, url=ALL, **query):
    return [row["periode"] for row in ok(client.get(f"{url}?{urlencode(query)}"))["results"]]


# ---- of one indicator: reading ----


def test_measurements_are_told_as_in_the_tree(best, reader):
    indicator = make_indicator(best, values={2024: "8,30*", 2025: "3e plek", 2026: "niet gemeten: ziek"})
    fill(indicator, "2026-K3", "9", series="wijk Heuveleind", remark="Zo")
    fill(indicator, "2026-12-31", "9")
    fill(indicator, "2026-H2", "9", series="Nederland")
    other = make_indicator(best, values={2026: "1"})

    response = reader.get(url_of(indicator))

    in_tree = {(row["reeks"], row["periode"]): row for row in to_json(read_sheet(indicator))["metingen"]}
    results = ok(response)["results"]
    assert {(row["reeks"], row["periode"]): row for row in results} == {
        key: row | {"indicator": str(indicator.pk)} for key, row in in_tree.items()
    }
    assert [row["periode"] for row in results] == [
        "2024",
        "2025",
        "2026",
        "2026-H2",
        "2026-K3",
        "2026-12-31",
    ]
    assert response["ETag"] == tag(best)
    assert asked(reader, url_of(other)) == ["2026"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"reeks": "Nederland"}, ["2025"]),
        ({"van": "2025"}, ["2025", "2025", "2026-K2"]),
        ({"van": "2026-K2"}, ["2026-K2"]),
        ({"tot": "2025"}, ["2024", "2025", "2025"]),
        ({"tot": "2026-03-31", "van": "2025-01-01"}, ["2025", "2025"]),
        ({"tot": "2026-H1", "reeks": "gemeente"}, ["2024", "2025", "2026-K2"]),
        ({"pageSize": 2, "page": 2}, ["2025", "2026-K2"]),
    ],
)
def test_measurements_are_filtered(best, reader, query, found):
    indicator = make_indicator(best, values={2024: "1", 2025: "2", "2026-K2": "3"})
    fill(indicator, 2025, "4", series="Nederland")

    assert asked(reader, url_of(indicator), **query) == found
    if "page" not in query:
        assert sorted(asked(reader, indicator=indicator.pk, **query)) == found


@pytest.mark.parametrize("count", [1, 3])
def test_measurements_cost_a_fixed_number_of_queries(best, reader, django_assert_num_queries, count):
    indicator = make_indicator(best, values={2020 + number: "3" for number in range(count)})

    with django_assert_num_queries(4):
        assert len(asked(reader, url_of(indicator))) == count
    with django_assert_num_queries(3):
        assert len(asked(reader)) == count


def test_measurements_that_did_not_change_are_not_sent_again(best, reader, django_assert_num_queries):
    indicator = make_indicator(best, values={2025: "3"})
    for path in (url_of(indicator), url_of(indicator, 2025)):
        etag = reader.get(path)["ETag"]

        with django_assert_num_queries(2):
            same = reader.get(path, headers={"If-None-Match": etag})
        fill(indicator, 2025, f"4{len(path)}")

        assert (same.status_code, same.content) == (304, b"")
        assert ok(reader.get(path, headers={"If-None-Match": etag}))


def test_one_measurement_is_told(best, reader, django_assert_num_queries):
    indicator = make_indicator(best, values={2025: "3"})
    fill(indicator, 2025, "4", series="wijk Heuveleind")

    with django_assert_num_queries(3):
        own = ok(reader.get(url_of(indicator, 2025)))
    other = ok(reader.get(f"{url_of(indicator, 2025)}?reeks={quote('wijk Heuveleind')}"))

    assert own == measurement(indicator, "2025", waarde="3", herkomst="hand", herkomstdetail="")
    assert other == own | {"reeks": "wijk Heuveleind", "waarde": "4"}


def test_measurements_that_are_not_there_or_of_others_are_not_found(best, writer):
    mine, binned = make_indicator(best, values={2025: "3"}), make_indicator(best, values={2025: "3"})
    others = make_indicator(make_organisation("oirschot"), values={2025: "3"})
    remove_indicator(user=None, indicator=binned)

    for path in (
        url_of(mine, 2024),
        f"{url_of(mine, 2025)}?reeks=Nederland",
        url_of(others, 2025),
        url_of(binned, 2025),
        f"/api/v1/indicatoren/{uuid4()}/metingen/2025",
    ):
        assert problem(writer.get(path)) == NOT_FOUND
        assert problem(writer.delete(path)) == NOT_FOUND
    for path in (url_of(others), url_of(binned)):
        assert problem(writer.get(path)) == NOT_FOUND
        assert problem(writer.post(path, {"periode": "2024", "waarde": 1})) == NOT_FOUND
        assert problem(writer.put(f"{path}/2025", {"waarde": 1})) == NOT_FOUND
    assert asked(writer) == ["2025"]
    assert Measurement.objects.count() == 3


# ---- of one indicator: writing ----


def test_a_measurement_is_put_and_put_again(best, writer):
    indicator = make_indicator(best, unit="%")
    goal_tree = of_tree(indicator)
    before = tree_state(goal_tree)

    made = writer.put(url_of(indicator, 2026), {"waarde": 8.3, "voorlopig": True, "opmerking": "GGD"})

    expected = measurement(indicator, waarde="8.3", voorlopig=True, opmerking="GGD")
    assert ok(made, 201) == expected
    assert made["Location"] == f"http://testserver{url_of(indicator, 2026)}"
    assert made["ETag"] == tag(best)
    who = writer.api_key.account.name
    assert history(indicator) == [(who, "Vulde de meting over 2026 in: 8,3 (voorlopig), via de API.")]
    assert tree_state(goal_tree) != before

    changed = writer.put(url_of(indicator, 2026), {"waarde": "8,5"}, headers={"If-Match": made["ETag"]})

    assert ok(changed) == expected | {"waarde": "8.5", "voorlopig": False}
    assert changed["ETag"] == tag(best) != made["ETag"]
    text = "Wijzigde de meting over 2026 van 8,3 (voorlopig) naar 8,5, via de API."
    assert history(indicator) == [(who, text)]
    assert ok(writer.get(url_of(indicator, 2026))) == ok(changed)


def test_putting_what_is_there_changes_nothing(best, writer):
    indicator = make_indicator(best, values={2026: "8,3"})
    fill(indicator, 2025, "7", remark="Trendbreuk", origin="cbs", origin_detail="StatLine")
    told = ok(writer.get(url_of(indicator, 2025)))
    events = recent_history(indicator.pk)

    assert ok(writer.put(url_of(indicator, 2025), {"waarde": 7})) == told
    assert ok(writer.put(url_of(indicator, 2025), told)) == told
    assert recent_history(indicator.pk) == events

    noted = ok(writer.put(url_of(indicator, 2025), {"waarde": 7, "opmerking": ""}))
    assert noted == told | {"opmerking": ""}
    text = "Haalde de opmerking bij de meting over 2025 weg."
    assert history(indicator) == [(writer.api_key.account.name, text)]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"waarde": "1.250"}, {"waarde": "1.25"}),
        ({"waarde": "1.250,5"}, {"waarde": "1250.5"}),
        ({"waarde": -3}, {"waarde": "-3"}),
        ({"waarde": 0}, {"waarde": "0"}),
        ({"waarde": 1e3}, {"waarde": "1000"}),
        ({"waarde": " 12345678901234.123456 "}, {"waarde": "12345678901234.123456"}),
        ({"tekst": " 3e  plek * "}, {"tekst": "3e plek *"}),
        ({"tekst": "8,3", "voorlopig": True}, {"tekst": "8,3", "voorlopig": True}),
        ({"ontbreekt": "nnb", "reden": "komt in mei"}, {"ontbreekt": "nnb", "reden": "komt in mei"}),
        ({"waarde": None, "tekst": "", "ontbreekt": "nvt"}, {"ontbreekt": "nvt"}),
    ],
)
def test_a_measurement_says_a_number_or_words_or_that_there_is_none(best, writer, sent, told):
    indicator = make_indicator(best)

    assert ok(writer.put(url_of(indicator, 2026), sent), 201) == measurement(indicator, **told)
    assert ok(writer.put(url_of(indicator, 2026), ok(writer.get(url_of(indicator, 2026))))) == measurement(
        indicator, **told
    )


@pytest.mark.parametrize(
    ("sent", "reasons"),
    [
        ({}, {"waarde": NOTHING_SAID}),
        ({"waarde": None, "tekst": " ", "ontbreekt": ""}, {"waarde": NOTHING_SAID}),
        (
            {"waarde": 1, "tekst": "x", "ontbreekt": "nnb"},
            {"tekst": TWO_SAID, "ontbreekt": TWO_SAID},
        ),
        ({"waarde": 1, "reden": "ziek"}, {"reden": REASON_ALONE}),
        ({"ontbreekt": "nnb", "voorlopig": True}, {"voorlopig": NOT_PROVISIONAL}),
        (
            {"waarde": "veel", "ontbreekt": "weg", "voorlopig": "soms", "opmerking": "x" * 501},
            {
                "waarde": NO_NUMBER,
                "ontbreekt": NO_CHOICE,
                "voorlopig": "Kies true of false.",
                "opmerking": "Maak deze tekst korter: hooguit 500 tekens.",
            },
        ),
        (
            {"waarde": 0.1 + 0.2},
            {
                "waarde": "‘0,30000000000000004’ heeft meer dan 6 cijfers achter de komma. Rond het af, "
                "bijvoorbeeld op 0,3."
            },
        ),
        (
            {"waarde": 1e300},
            {"waarde": "‘1e+300’ is te groot: er passen 14 cijfers voor de komma. Kies een grotere eenheid."},
        ),
        (
            {"waarde": True},
            {"waarde": "Stuur een getal (8.3) of een tekst met een getal (‘8.3’ of ‘8,3’)."},
        ),
        (
            {"tekst": "a\u0007b"},
            {"tekst": "In ‘a b’ staat een onzichtbaar stuurteken. Typ het opnieuw."},
        ),
    ],
)
def test_a_measurement_that_says_something_else_is_refused(best, writer, sent, reasons):
    indicator = make_indicator(best)

    assert problem(writer.put(url_of(indicator, 2026), sent))[::2] == (400, reasons)
    assert problem(writer.post(url_of(indicator), sent | {"periode": "2026"}))[::2] == (400, reasons)
    assert not Measurement.objects.exists()


def test_a_period_or_series_that_cannot_be_is_refused(best, writer):
    indicator = make_indicator(best)

    for call in (writer.get, writer.delete, lambda path: writer.put(path, {"waarde": 1})):
        assert problem(call(url_of(indicator, "2026-09")))[::2] == (400, {"periode": NO_PERIOD})
    path = f"{url_of(indicator, 2026)}?reeks={'x' * 101}&a=1"
    assert sorted(problem(writer.put(path, {"waarde": 1}))[2]) == ["a", "reeks"]
    sent = {"waarde": 1, "periode": "2026-09", "reeks": "\u200b"}
    assert problem(writer.post(url_of(indicator), sent))[::2] == (
        400,
        {"periode": NO_PERIOD, "reeks": "Vul dit veld in."},
    )
    for path in (url_of(indicator), ALL):
        assert sorted(problem(writer.get(f"{path}?van=x&tot=2026-09&reeks="))[2]) == ["reeks", "tot", "van"]


def test_a_measurement_is_added_once(best, writer):
    indicator = make_indicator(best)
    sent = {"periode": "2026-k3", "reeks": "wijk Heuveleind", "waarde": "8.3"}

    made = writer.post(url_of(indicator), sent)

    place = f"{url_of(indicator, '2026-K3')}?reeks=wijk+Heuveleind"
    assert made["Location"] == f"http://testserver{place}"
    assert made["ETag"] == tag(best)
    expected = measurement(indicator, waarde="8.3", reeks="wijk Heuveleind") | {
        "periode": "2026-K3",
        "periodesoort": "kwartaal",
        "begindatum": "2026-07-01",
    }
    assert ok(made, 201) == expected == ok(writer.get(place))
    assert problem(writer.post(url_of(indicator), sent | {"waarde": 1})) == (409, TAKEN, {})
    assert ok(writer.get(place)) == expected


def test_a_measurement_is_taken_away(best, writer):
    indicator = make_indicator(best, values={2026: "8,3"})
    fill(indicator, 2026, "9", series="Nederland")

    gone = writer.delete(url_of(indicator, 2026))

    assert (gone.status_code, gone.content) == (204, b"")
    assert [row["reeks"] for row in ok(writer.get(url_of(indicator)))["results"]] == ["Nederland"]
    who = writer.api_key.account.name
    assert history(indicator) == [(who, "Haalde de meting over 2026 weg (was 8,3).")]
    assert problem(writer.delete(url_of(indicator, 2026))) == NOT_FOUND


def test_what_is_meant_for_an_earlier_state_is_not_done(best, writer):
    indicator = make_indicator(best, values={2026: "8,3"})
    late = {"headers": {"If-Match": writer.get(url_of(indicator))["ETag"]}}
    fill(indicator, 2025, "3")
    before = ok(writer.get(url_of(indicator)))

    assert problem(writer.put(url_of(indicator, 2026), {"waarde": 1}, **late))[0] == 412
    assert problem(writer.post(url_of(indicator), {"waarde": 1, "periode": 2024}, **late))[0] == 412
    assert problem(writer.delete(url_of(indicator, 2026), **late))[0] == 412
    assert ok(writer.get(url_of(indicator))) == before


def test_who_reads_does_not_write(best, reader):
    indicator = make_indicator(best, values={2026: "8,3"})

    for client in (reader, log_in(best, Role.RAADSLID)):
        for answer in (
            client.put(url_of(indicator, 2026), {"waarde": 1}),
            client.post(url_of(indicator), {"periode": "2025", "waarde": 1}),
            client.post(ALL, {"metingen": []}),
            client.delete(url_of(indicator, 2026)),
        ):
            assert problem(answer)[0] == 403
        assert asked(client) == ["2026"]


def test_who_writes_elsewhere_does_not_write_here(best):
    indicator = make_indicator(best, values={2026: "8,3"})
    client = log_in(make_organisation("oirschot"), Role.ADVISEUR)
    user_id = client.session["_auth_user_id"]
    Membership.objects.create(user_id=user_id, organisation=best, role=Role.RAADSLID)
    item = {"indicator": str(indicator.pk), "periode": "2026", "waarde": 1}

    for answer in (
        client.put(url_of(indicator, 2026), {"waarde": 1}),
        client.post(url_of(indicator), {"periode": "2025", "waarde": 1}),
        client.post(ALL, {"metingen": [item]}),
        client.delete(url_of(indicator, 2026)),
    ):
        assert problem(answer)[::2] == (403, {})
    assert ok(client.get(url_of(indicator, 2026)))["waarde"] == "8.3"


def test_what_a_person_sends_has_no_key_as_origin(best):
    indicator = make_indicator(best)

    told = ok(log_in(best, Role.ADVISEUR).put(url_of(indicator, 2026), {"waarde": 1}), 201)

    assert told == measurement(indicator, waarde="1", herkomstdetail="")


def test_a_limited_key_sees_and_fills_the_indicators_of_its_trees(best):
    mine, other = make_indicator(best, values={2025: "1"}), make_indicator(best, values={2024: "2"})
    of_tree(other, "Andere boom")
    client = key_client(best, KeyRight.SCHRIJVEN, trees=[of_tree(mine)])
    items = [{"indicator": str(each.pk), "periode": "2026", "waarde": 1} for each in (mine, other)]

    assert asked(client) == ["2025"]
    assert ok(client.put(url_of(mine, 2025), {"waarde": 3}))["waarde"] == "3"
    assert problem(client.put(url_of(other, 2025), {"waarde": 3})) == NOT_FOUND
    assert ok(client.post(ALL, {"metingen": items[:1]}))["nieuw"] == 1
    assert problem(client.post(ALL, {"metingen": items}))[::2] == (400, {"metingen.1.indicator": UNKNOWN})
