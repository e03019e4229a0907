"""Measurements of all indicators through the API: reading them, and sending many at once."""

from urllib.parse import urlencode
from uuid import uuid4

import pytest

from indicators.api.fields import HOW_NUMBER
from indicators.api.measurement_serializers import MOST, TWICE, TWO_SAID, UNKNOWN
from indicators.api.measurements import ONE_ORGANISATION
from indicators.models import Measurement
from indicators.services import remove_indicator
from organisations.enums import Role
from organisations.models import Membership
from tests.api_client import problem
from tests.indicators.api.told import history, log_in, measurement, of_tree, ok, tag, tree_state
from tests.indicators.factories import fill, make_indicator
from tests.organisations.factories import make_organisation

pytestmark = pytest.mark.django_db

ALL = "/api/v1/metingen"
NO_NUMBER = f"‘veel’ is geen getal. {HOW_NUMBER}"
NO_PERIOD = (
    "‘2026-09’ is geen periode. Schrijf een jaar (2024), halfjaar (2024-H1), kwartaal (2024-K3) of datum "
    "(31-12-2024)."
)


def asked(client, url=ALL, **query):
    return [row["periode"] for row in ok(client.get(f"{url}?{urlencode(query)}"))["results"]]


def test_all_measurements_are_filtered(best, reader):
    first, second = make_indicator(best, values={2024: "1"}), make_indicator(best, values={2025: "2"})
    make_indicator(make_organisation("oirschot"), values={2023: "3"})
    Measurement.pgh_event_model.objects.update(pgh_created_at="2026-01-01T00:00Z")
    fill(first, 2026, "4")
    fill(second, 2025, "5")

    assert asked(reader) == ["2024", "2025", "2026"]
    assert asked(reader, organisatie=best.pk) == ["2024", "2025", "2026"]
    assert asked(reader, organisatie=uuid4()) == []
    assert asked(reader, indicator=second.pk) == ["2025"]
    assert asked(reader, gewijzigdSinds="2026-01-02T00:00:00Z") == ["2025", "2026"]
    assert asked(reader, pageSize=2, page=2) == ["2026"]
    etag = reader.get(ALL)["ETag"]
    assert reader.get(ALL, headers={"If-None-Match": etag}).status_code == 304
    assert sorted(problem(reader.get(f"{ALL}?indicator=x&boom=y&gewijzigdSinds=z"))[2]) == [
        "boom",
        "gewijzigdSinds",
        "indicator",
    ]


def test_many_measurements_are_sent_at_once(best, writer):
    first, second = make_indicator(best, values={2024: "1", 2025: "2"}), make_indicator(best)
    fill(first, 2025, "2", remark="Blijft")
    goal_tree = of_tree(first)
    before = tree_state(goal_tree)
    items = [
        {"indicator": str(first.pk), "periode": "2024", "waarde": "1"},
        {"indicator": str(first.pk), "periode": "2025", "waarde": 3},
        {"indicator": str(first.pk), "periode": 2026, "ontbreekt": "nnb", "reden": "komt in mei"},
        {"indicator": str(second.pk), "periode": "2026", "reeks": "Nederland", "tekst": "3e plek"},
    ]

    response = writer.post(ALL, {"metingen": items})

    assert ok(response) == {"nieuw": 2, "gewijzigd": 1, "ongewijzigd": 1}
    assert response["ETag"] == tag(best)
    told = {(row["indicator"], row["periode"]): row for row in ok(writer.get(ALL))["results"]}
    assert told == {
        (str(first.pk), "2024"): measurement(first, "2024", waarde="1", herkomst="hand", herkomstdetail=""),
        (str(first.pk), "2025"): measurement(first, "2025", waarde="3", opmerking="Blijft"),
        (str(first.pk), "2026"): measurement(first, ontbreekt="nnb", reden="komt in mei"),
        (str(second.pk), "2026"): measurement(second, tekst="3e plek", reeks="Nederland"),
    }
    assert history(second) == [
        (writer.api_key.account.name, "Vulde de meting over 2026 van Nederland in: ‘3e plek’, via de API.")
    ]
    assert tree_state(goal_tree) != before
    assert ok(writer.post(ALL, {"metingen": items})) == {"nieuw": 0, "gewijzigd": 0, "ongewijzigd": 4}


@pytest.mark.parametrize("count", [1, 3])
def test_many_measurements_cost_a_fixed_number_of_queries(best, writer, django_assert_num_queries, count):
    indicators = [make_indicator(best) for _ in range(count)]
    items = [{"indicator": str(each.pk), "periode": "2026", "waarde": 1} for each in indicators]

    with django_assert_num_queries(11):
        assert ok(writer.post(ALL, {"metingen": items}))["nieuw"] == count


def test_of_many_measurements_nothing_is_written_when_one_is_wrong(best, writer):
    mine, binned = make_indicator(best, values={2025: "1"}), make_indicator(best)
    others = make_indicator(make_organisation("oirschot"))
    remove_indicator(user=None, indicator=binned)
    item = {"indicator": str(mine.pk), "periode": "2026", "waarde": 2}
    items = [
        item,
        item | {"waarde": "veel", "periode": "2026-09"},
        item | {"periode": "2025", "ontbreekt": "nnb"},
        item | {"waarde": 3},
        item | {"indicator": str(others.pk)},
        item | {"indicator": str(binned.pk)},
        item | {"indicator": "x"},
        {},
        item | {"periode": "2024", "waarde": 3},
        "x",
    ]
    required = "Vul dit veld in."

    assert problem(writer.post(ALL, {"metingen": items}))[::2] == (
        400,
        {
            "metingen.1.waarde": NO_NUMBER,
            "metingen.1.periode": NO_PERIOD,
            "metingen.2.ontbreekt": TWO_SAID,
            "metingen.3.periode": TWICE,
            "metingen.4.indicator": UNKNOWN,
            "metingen.5.indicator": UNKNOWN,
            "metingen.6.indicator": "Stuur een id (UUID), zoals 6e9c1a52-62cc-4a4e-9d0c-1f6f8d1f3a10.",
            "metingen.7.indicator": required,
            "metingen.7.periode": required,
            "metingen.9": "Stuur een object: { … }.",
        },
    )
    assert Measurement.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "reasons"),
    [
        ({}, {"metingen": "Vul dit veld in."}),
        ({"metingen": []}, {"metingen": "Zet minstens één ding in deze lijst."}),
        ({"metingen": {}}, {"metingen": "Stuur een lijst: [ … ]."}),
        ({"metingen": [{}] * (MOST + 1)}, {"metingen": "Zet er hooguit 2000 in deze lijst."}),
        ([], {"": "Stuur een JSON-object: { … }."}),
    ],
)
def test_many_measurements_come_in_a_list(writer, sent, reasons):
    assert problem(writer.post(ALL, sent))[::2] == (400, reasons)


def test_many_measurements_are_of_one_organisation(best):
    client = log_in(best, Role.ADVISEUR)
    other = make_organisation("oirschot")
    Membership.objects.create(user_id=client.session["_auth_user_id"], organisation=other, role=Role.ADVISEUR)
    items = [
        {"indicator": str(make_indicator(one).pk), "periode": "2026", "waarde": 1} for one in (best, other)
    ]

    assert problem(client.post(ALL, {"metingen": items}))[::2] == (400, {"metingen": ONE_ORGANISATION})
    assert ok(client.post(ALL, {"metingen": items[1:]}))["nieuw"] == 1
    assert not Measurement.objects.filter(indicator__organisation=best).exists()
