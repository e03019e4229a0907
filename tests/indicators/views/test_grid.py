"""The page 'Invullen' and what it stores, without a browser."""

import json
import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.models import Measurement, Target
from indicators.services import update_indicator
from tests.indicators.factories import aim, fill, make_indicator
from tests.organisations.factories import make_organisation

PAGE = "/best/indicatoren/invullen/"
CELLS = f"{PAGE}cellen/"


@pytest.fixture
def client(user):
    client = Client()
    client.force_login(user)
    return client


def send(client, indicator, *cells, what="metingen", **more):
    """POST (period, typed, seen) as a script does; returns the answer."""
    rows = [
        {"indicator": str(indicator.pk), "periode": str(period), "getypt": typed, "gezien": seen} | more
        for period, typed, seen in cells
    ]
    return client.post(CELLS, json.dumps({"wat": what, "cellen": rows}), "application/json")


def fields(response):
    """{what names a field: its text} of the cells on the page that hold something."""
    found = re.findall(r'name="cel:[^:]+:([^"]+)" value="([^"]+)"', response.content.decode())
    return dict(found)


def columns(response):
    return re.findall(r'data-period="([^"]+)"', response.content.decode())


def names(response):
    return [row.indicator.name for row in response.context["rows"]]


def test_grid_shows_five_years_back_until_next_year(client, indicator):
    shown = client.get(PAGE)
    now = shown.context["now"].year
    assert [int(year) - now for year in columns(shown)] == [-5, -4, -3, -2, -1, 0, 1]
    targets = client.get(f"{PAGE}?wat=streefwaarden")
    assert [int(year) - now for year in columns(targets)] == [-1, 0, 1, 2, 3, 4, 5]


def test_grid_goes_back_and_on(client, indicator):
    shown = client.get(f"{PAGE}?vanaf=2019")
    assert columns(shown) == ["2019", "2020", "2021", "2022", "2023", "2024", "2025"]
    assert [shown.context["earlier"], shown.context["later"]] == ["?vanaf=2014", "?vanaf=2024"]


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("per=halfjaar&vanaf=2024-H2", "2024-H2", "2027-H2"),
        ("per=kwartaal&vanaf=2024-K4", "2024-K4", "2026-K2"),
        ("vanaf=2098", "2098", "2100"),
        ("wat=streefwaarden&per=kwartaal&vanaf=2027", "2027", "2033"),
    ],
)
def test_grid_shows_other_columns(client, indicator, query, first, last):
    shown = columns(client.get(f"{PAGE}?{query}"))
    assert (shown[0], shown[-1]) == (first, last)


@pytest.mark.parametrize(
    "query",
    ["vanaf=x", "zoek=%00", "reeks=%00", "vanaf=2024-H1", "wat=x&per=x&soort=x", "vanaf=1700"],
)
def test_grid_ignores_what_it_does_not_know(client, indicator, query):
    assert columns(client.get(f"{PAGE}?{query}")) == columns(client.get(PAGE))


def test_grid_shows_the_chosen_series_and_kind_of_cells(client, indicator):
    fill(indicator, 2020, "1")
    fill(indicator, 2021, "2*", series="wijk A")
    fill(indicator, "2022-H1", "3")
    aim(indicator, 2023, "<4")
    assert fields(client.get(f"{PAGE}?vanaf=2019")) == {"2020": "1"}
    assert fields(client.get(f"{PAGE}?vanaf=2019&reeks=wijk+A")) == {"2021": "2*"}
    assert fields(client.get(f"{PAGE}?vanaf=2022-H1&per=halfjaar")) == {"2022-H1": "3"}
    assert fields(client.get(f"{PAGE}?vanaf=2019&wat=streefwaarden")) == {"2023": "&lt; 4"}
    series = client.get(PAGE).context["all_series"]
    assert series == ["gemeente", "Nederland", "vergelijkbare gemeenten", "wijk A"]


def test_grid_filters_indicators(client, user, organisation):
    make_indicator(organisation, "Alfa", number="1", kind="kengetal")
    make_indicator(organisation, "Beta", number="2")
    mine = make_indicator(organisation, "Gamma", number="3")
    update_indicator(user=user, indicator=mine, changes={"keeper": user}, seen={"keeper": None})
    make_indicator(make_organisation("houten"), "Elders")
    shown = {
        query: names(client.get(f"{PAGE}?{query}"))
        for query in ("", "zoek=ALF", "zoek=2", "soort=kengetal", "van_mij=1")
    }
    assert shown == {
        "": ["Alfa", "Beta", "Gamma"],
        "zoek=ALF": ["Alfa"],
        "zoek=2": ["Beta"],
        "soort=kengetal": ["Alfa"],
        "van_mij=1": ["Gamma"],
    }


def test_grid_comes_in_pages(client, organisation):
    for number in range(41):
        make_indicator(organisation, f"I {number:02}")
    assert len(names(client.get(PAGE))) == 40
    assert names(client.get(f"{PAGE}?pagina=2")) == ["I 40"]


def test_grid_says_what_to_do_first(client, organisation):
    assert "Er zijn nog geen indicatoren." in client.get(PAGE).content.decode()
    assert "Geen indicator past bij dit filter." in client.get(f"{PAGE}?zoek=x").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_grid_takes_the_same_queries_for_1_and_3_indicators(client, organisation, count):
    for number in range(count):
        make_indicator(organisation, f"I {number}", values={2020: "1", 2021: "2"}, targets={2025: "3"})
    with CaptureQueriesContext(connection) as captured:
        client.get(f"{PAGE}?vanaf=2019")
    assert len(captured) == 8


def test_cells_of_a_script_are_answered_one_by_one(client, indicator):
    fill(indicator, 2022, "20")
    answer = send(
        client, indicator, (2020, "12,50", ""), (2021, "a", ""), (2022, "3", "1"), (2023, "n.n.b.", "")
    )
    assert [(cell["staat"], cell["tekst"], cell["soort"]) for cell in answer.json()["cellen"]] == [
        ("bewaard", "12,5", "getal"),
        ("geweigerd", "", "getal"),
        ("intussen", "20", "getal"),
        ("bewaard", "n.n.b.", "ontbreekt"),
    ]
    assert Measurement.objects.count() == 3


def test_cells_of_a_script_are_taken_back(client, indicator):
    fill(indicator, 2020, "1")
    token = send(client, indicator, (2020, "2", "1"), (2021, "3", "")).json()["ongedaan"]
    answer = client.post(f"{PAGE}ongedaan-maken/", {"token": token})
    assert answer.json()["aantal"] == 2
    assert list(Measurement.objects.values_list("number", flat=True)) == [1]
    client.post(f"{PAGE}ongedaan-maken/", {"token": answer.json()["ongedaan"]})
    assert sorted(Measurement.objects.values_list("number", flat=True)) == [2, 3]
    fill(indicator, 2020, "9")
    refused = client.post(f"{PAGE}ongedaan-maken/", {"token": token})
    assert (refused.status_code, [*refused.json()]) == (422, ["zin"])


def test_nothing_stored_gives_nothing_to_take_back(client, indicator):
    assert send(client, indicator, (2020, "a", "")).json()["ongedaan"] == ""


@pytest.mark.parametrize(
    "body",
    [
        "x",
        "[]",
        "{}",
        '{"wat": "metingen"}',
        '{"wat": "x", "cellen": []}',
        '{"wat": [], "cellen": []}',
        "[" * 100_000,
    ],
)
def test_cells_of_another_shape_are_a_bad_request(client, indicator, body):
    answer = client.post(CELLS, body, "application/json")
    assert (answer.status_code, answer.json()) == (400, {"zin": "Dit is geen lijst met cellen."})


def test_cells_more_than_fit_in_a_request_are_refused(client, indicator):
    answer = send(client, indicator, *[(2020, "1", "")] * 5_001)
    assert (answer.status_code, Measurement.objects.count()) == (400, 0)


def test_targets_are_stored_too(client, indicator):
    answer = send(client, indicator, (2027, "> landelijk gemiddelde", ""), what="streefwaarden")
    assert answer.json()["cellen"] == [
        {"staat": "bewaard", "tekst": "> landelijk gemiddelde", "soort": "woorden", "zin": ""}
    ]
    assert [target.reference for target in Target.objects.all()] == ["landelijk gemiddelde"]


def form(indicator, **cells):
    """The fields of a page: year=(typed, seen)."""
    data = {}
    for name, (typed, seen) in cells.items():
        data |= {f"cel:{indicator.pk}:{name[1:]}": typed, f"gezien:{indicator.pk}:{name[1:]}": seen}
    return data


def test_cells_of_a_form_are_stored_and_told(client, indicator):
    fill(indicator, 2020, "1", series="wijk A")
    query = "?reeks=wijk+A&vanaf=2019"
    answer = client.post(CELLS + query, form(indicator, y2020=("2", "1"), y2021=("3", ""), y2022=("", "")))
    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE + query)
    page = client.get(answer.headers["Location"])
    assert page.context["undo"]["text"] == "2 cellen bewaard."
    client.post(page.context["undo"]["url"], {"token": page.context["undo"]["token"]})
    assert fields(client.get(PAGE + query)) == {"2020": "1"}


def test_cells_of_a_form_that_are_wrong_come_back_as_typed(client, indicator):
    fill(indicator, 2022, "20")
    answer = client.post(
        f"{CELLS}?vanaf=2019",
        form(indicator, y2020=("1", ""), y2021=("12,5,3", ""), y2022=("30", "10")),
    )
    page = answer.content.decode()
    assert (answer.status_code, fields(answer)) == (422, {"2020": "1", "2021": "12,5,3", "2022": "30"})
    assert "1 van 3 cellen bewaard. 1 cel klopt niet. 1 cel is intussen" in page
    assert "Klik op Bewaren om uw ‘30’ toch te bewaren." in page
    client.post(CELLS, form(indicator, y2022=("30", "20")))
    assert fields(client.get(f"{PAGE}?vanaf=2019"))["2022"] == "30"


def test_cells_of_a_form_that_are_all_wrong_are_not_told_as_stored(client, indicator):
    answer = client.post(f"{CELLS}?vanaf=2019", form(indicator, y2020=("veel", "")))
    assert (answer.status_code, "Er was niets te bewaren." in answer.content.decode()) == (422, False)


def test_cells_of_a_broken_form_are_a_bad_request(client, indicator):
    answer = client.post(CELLS, {"cel:x:2020": "1"})
    assert answer.status_code == 400
    assert "Van een cel is niet bekend bij welke indicator hij hoort." in answer.content.decode()


def test_a_raadslid_reads_the_values_without_fields(raadslid, indicator):
    client = Client()
    client.force_login(raadslid)
    fill(indicator, 2020, "12,5")
    page = client.get(f"{PAGE}?vanaf=2019").content.decode()
    assert (">12,5</td>" in page, "cell__field" in page) == (True, False)
    assert [client.post(path).status_code for path in (CELLS, f"{PAGE}ongedaan-maken/")] == [403, 403]


def test_an_indicator_of_another_organisation_is_refused(client, organisation):
    elsewhere = make_indicator(make_organisation("houten"))
    answers = [
        send(client, elsewhere, (2020, "1", "")).json(),
        send(client, type(elsewhere)(pk=uuid4()), (2020, "1", "")).json(),
    ]
    assert answers[0] == answers[1]
    assert Measurement.objects.count() == 0
