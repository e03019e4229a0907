from uuid import uuid4

import pytest

from indicators.api.fields import HOW_NUMBER
from indicators.api.targets import HOW_REFERENCE, NOT_COMPARED, NOTHING_SAID, TWO_SAID
from indicators.history import recent_history
from indicators.models import Target
from indicators.services import remove_indicator
from indicators.sheet import to_json
from indicators.sheets import read_sheet
from organisations.enums import KeyRight, Role
from organisations.models import Membership
from tests.api_client import key_client, problem
from tests.indicators.api.told import NOT_FOUND, history, log_in, of_tree, ok, tag, tree_state
from tests.indicators.factories import aim, make_indicator
from tests.organisations.factories import make_organisation

pytestmark = pytest.mark.django_db

NO_NUMBER = f"‘veel’ is geen getal. {HOW_NUMBER}"
NO_CHOICE = "‘meer’ kan hier niet. De beschrijving van de API noemt de waarden die wel kunnen."


def url_of(indicator, year=""):
    return f"/api/v1/indicatoren/{indicator.pk}/streefwaarden{f'/{year}' if year else ''}"


def target(year=2028, **others):
    """A target by the API as it is told."""
    return {
        "jaar": year,
        "vergelijking": "",
        "waarde": None,
        "verwijzing": "",
        "tekst": "",
        "geenStreefwaarde": False,
        "opmerking": "",
    } | others


# ---- reading ----


def test_targets_are_told_as_in_the_tree(best, reader):
    indicator = make_indicator(
        best, targets={2030: "geen", 2027: "≥ 7,60", 2028: "> landelijk gemiddelde", 2029: "beter"}
    )
    aim(indicator, 2031, "60", remark="Zo")
    make_indicator(best, targets={2026: "1"})

    response = reader.get(url_of(indicator))

    rows = to_json(read_sheet(indicator))["streefwaarden"]
    assert ok(response) == {"count": 5, "next": None, "previous": None, "results": rows}
    assert response["ETag"] == tag(best)
    assert ok(reader.get(url_of(indicator, 2027))) == rows[0]
    assert rows[0] == target(2027, vergelijking="≥", waarde="7.6")


@pytest.mark.parametrize("count", [1, 3])
def test_targets_cost_a_fixed_number_of_queries(best, reader, django_assert_num_queries, count):
    indicator = make_indicator(best, targets={2027 + number: "3" for number in range(count)})

    with django_assert_num_queries(4):
        assert ok(reader.get(url_of(indicator)))["count"] == count
    with django_assert_num_queries(3):
        assert ok(reader.get(url_of(indicator, 2027)))["waarde"] == "3"


def test_targets_that_did_not_change_are_not_sent_again(best, reader, django_assert_num_queries):
    indicator = make_indicator(best, targets={2028: "3"})
    for path in (url_of(indicator), url_of(indicator, 2028)):
        etag = reader.get(path)["ETag"]

        with django_assert_num_queries(2):
            same = reader.get(path, headers={"If-None-Match": etag})
        aim(indicator, 2028, f"4{len(path)}")

        assert (same.status_code, same.content) == (304, b"")
        assert ok(reader.get(path, headers={"If-None-Match": etag}))


def test_targets_that_are_not_there_or_of_others_are_not_found(best, writer):
    mine, binned = make_indicator(best, targets={2028: "3"}), make_indicator(best, targets={2028: "3"})
    others = make_indicator(make_organisation("oirschot"), targets={2028: "3"})
    remove_indicator(user=None, indicator=binned)

    for path in (
        url_of(mine, 2027),
        url_of(mine, 10**30),
        url_of(mine, "x"),
        url_of(others, 2028),
        url_of(binned, 2028),
        f"/api/v1/indicatoren/{uuid4()}/streefwaarden/2028",
    ):
        assert problem(writer.get(path)) == NOT_FOUND
        assert problem(writer.delete(path)) == NOT_FOUND
    for indicator in (others, binned):
        assert problem(writer.get(url_of(indicator))) == NOT_FOUND
        assert problem(writer.put(url_of(indicator, 2028), {"waarde": 1})) == NOT_FOUND
    assert Target.objects.count() == 3


# ---- writing ----


def test_a_target_is_put_and_put_again(best, writer):
    indicator = make_indicator(best, unit="%")
    goal_tree = of_tree(indicator)
    before = tree_state(goal_tree)

    made = writer.put(url_of(indicator, 2028), {"vergelijking": "<", "waarde": 40, "opmerking": "Motie"})

    expected = target(vergelijking="<", waarde="40", opmerking="Motie")
    assert ok(made, 201) == expected
    assert made["Location"] == f"http://testserver{url_of(indicator, 2028)}"
    assert made["ETag"] == tag(best)
    who = writer.api_key.account.name
    assert history(indicator) == [(who, "Vulde de streefwaarde voor 2028 in: < 40.")]
    assert tree_state(goal_tree) != before

    match = {"headers": {"If-Match": made["ETag"]}}
    changed = writer.put(url_of(indicator, 2028), {"verwijzing": "Waarde van 2022"}, **match)

    assert ok(changed) == target(verwijzing="waarde 2022", opmerking="Motie")
    assert changed["ETag"] == tag(best) != made["ETag"]
    text = "Wijzigde de streefwaarde voor 2028 van < 40 naar waarde 2022."
    assert history(indicator) == [(who, text)]
    assert ok(writer.get(url_of(indicator, 2028))) == ok(changed)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"waarde": "7,6"}, {"waarde": "7.6"}),
        ({"vergelijking": "≥", "verwijzing": "landelijk gemiddelde"}, None),
        ({"vergelijking": ">", "verwijzing": "nulmeting"}, None),
        ({"verwijzing": "vergelijkbare gemeenten"}, None),
        ({"tekst": "> 40 in elke wijk"}, None),
        ({"geenStreefwaarde": True}, None),
        ({"waarde": None, "verwijzing": "", "tekst": "", "geenStreefwaarde": True}, None),
    ],
)
def test_a_target_says_one_thing_and_can_be_sent_back(best, writer, sent, told):
    indicator = make_indicator(best)
    expected = target(**told or sent)

    assert ok(writer.put(url_of(indicator, 2028), sent), 201) == expected
    events = recent_history(indicator.pk)
    assert ok(writer.put(url_of(indicator, 2028), expected)) == expected
    assert recent_history(indicator.pk) == events


@pytest.mark.parametrize(
    ("sent", "reasons"),
    [
        ({}, {"waarde": NOTHING_SAID}),
        ({"vergelijking": "<", "geenStreefwaarde": False}, {"waarde": NOTHING_SAID}),
        ({"waarde": 1, "verwijzing": "nulmeting"}, {"verwijzing": TWO_SAID}),
        (
            {"waarde": 1, "tekst": "x", "geenStreefwaarde": True},
            {"tekst": TWO_SAID, "geenStreefwaarde": TWO_SAID},
        ),
        ({"vergelijking": "<", "tekst": "x"}, {"vergelijking": NOT_COMPARED}),
        ({"verwijzing": "40"}, {"verwijzing": HOW_REFERENCE}),
        (
            {
                "vergelijking": "meer",
                "waarde": "veel",
                "verwijzing": "de buren",
                "tekst": [],
                "geenStreefwaarde": "soms",
                "opmerking": "x" * 501,
            },
            {
                "vergelijking": NO_CHOICE,
                "waarde": NO_NUMBER,
                "verwijzing": HOW_REFERENCE,
                "tekst": "Stuur een tekst tussen aanhalingstekens.",
                "geenStreefwaarde": "Kies true of false.",
                "opmerking": "Maak deze tekst korter: hooguit 500 tekens.",
            },
        ),
    ],
)
def test_a_target_that_says_something_else_is_refused(best, writer, sent, reasons):
    indicator = make_indicator(best)

    assert problem(writer.put(url_of(indicator, 2028), sent))[::2] == (400, reasons)
    assert not Target.objects.exists()


@pytest.mark.parametrize("year", [0, 1989, 2101, 10**30])
def test_a_year_that_is_far_away_is_refused(best, writer, year):
    indicator = make_indicator(best)

    status, _, reasons = problem(writer.put(url_of(indicator, str(year)), {"waarde": 1}))

    assert (status, [*reasons]) == (400, ["jaar"])


def test_a_target_is_taken_away(best, writer):
    indicator = make_indicator(best, targets={2027: "3", 2028: "> 4"})

    gone = writer.delete(url_of(indicator, 2028))

    assert (gone.status_code, gone.content) == (204, b"")
    assert [row["jaar"] for row in ok(writer.get(url_of(indicator)))["results"]] == [2027]
    who = writer.api_key.account.name
    assert history(indicator) == [(who, "Haalde de streefwaarde voor 2028 weg (was > 4).")]
    assert problem(writer.delete(url_of(indicator, 2028))) == NOT_FOUND


def test_what_is_meant_for_an_earlier_state_is_not_done(best, writer):
    indicator = make_indicator(best, targets={2028: "3"})
    late = {"headers": {"If-Match": writer.get(url_of(indicator))["ETag"]}}
    aim(indicator, 2027, "2")
    before = ok(writer.get(url_of(indicator)))

    assert problem(writer.put(url_of(indicator, 2028), {"waarde": 1}, **late))[0] == 412
    assert problem(writer.delete(url_of(indicator, 2028), **late))[0] == 412
    assert ok(writer.get(url_of(indicator))) == before


def test_who_reads_does_not_write(best, reader):
    indicator = make_indicator(best, targets={2028: "3"})
    elsewhere = log_in(make_organisation("oirschot"), Role.ADVISEUR)
    user_id = elsewhere.session["_auth_user_id"]
    Membership.objects.create(user_id=user_id, organisation=best, role=Role.RAADSLID)

    for client in (reader, log_in(best, Role.RAADSLID), elsewhere):
        for answer in (
            client.put(url_of(indicator, 2028), {"waarde": 1}),
            client.delete(url_of(indicator, 2028)),
        ):
            assert problem(answer)[0] == 403
        assert ok(client.get(url_of(indicator, 2028))) == target(waarde="3")


def test_a_limited_key_sees_and_writes_the_targets_of_its_trees(best):
    mine, other = make_indicator(best), make_indicator(best, targets={2028: "3"})
    of_tree(other, "Andere boom")
    client = key_client(best, KeyRight.SCHRIJVEN, trees=[of_tree(mine)])

    assert ok(client.put(url_of(mine, 2028), {"waarde": 4}), 201) == target(waarde="4")
    assert problem(client.get(url_of(other, 2028))) == NOT_FOUND
    assert problem(client.put(url_of(other, 2028), {"waarde": 4})) == NOT_FOUND
