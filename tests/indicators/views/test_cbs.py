"""The pages that fill a series from CBS StatLine."""

from decimal import Decimal

import pytest
from django.core.cache import cache
from django.urls import reverse

from indicators.cbs_choices import Questions
from indicators.models import CbsLink, Measurement
from indicators.sources.cbs import CbsError
from organisations.enums import Role
from tests.indicators.cbs_server import CONFIDENCE, KEY_FIGURES, YOUTH, Reply, cbs_server, measure, member
from tests.indicators.factories import fill, make_indicator
from tests.organisations.factories import make_member, make_organisation

__all__ = ["cbs_server"]
pytestmark = pytest.mark.django_db

PEOPLE = {"tabel": KEY_FIGURES, "onderwerp": "M000352", "regio": "GM0753"}
CARE = {"tabel": YOUTH, "onderwerp": "M003003", "regio": "GM0753", "keuze-Geslacht": "T001038"}


@pytest.fixture(autouse=True)
def _settings(settings, cbs_server):
    settings.CBS_URL = cbs_server.url
    cache.clear()


@pytest.fixture
def organisation(db):
    return make_organisation(cbs_code="GM0753")


@pytest.fixture
def indicator(organisation):
    return make_indicator(organisation, "Inwoners", unit="aantal")


@pytest.fixture
def url(indicator):
    return reverse("indicators:cbs", args=["best", indicator.pk])


@pytest.fixture(autouse=True)
def adviser(organisation, client):
    user = make_member(organisation).user
    client.force_login(user)
    return user


def store(client, url, query, **data):
    """Store what a preview with this query shows."""
    return client.post(url, data, query_params=query)


def test_a_series_has_no_signs_that_nobody_types(client, url):
    store(client, url, PEOPLE | {"reeks": " wijk\0  \x1bNoord"})
    assert [link.series for link in CbsLink.objects.all()] == ["wijk Noord"]


def test_first_step_asks_for_a_table_and_gives_examples(client, url, cbs_server):
    page = client.get(url).content.decode()
    assert 'href="?tabel=70072ned"' in page
    assert cbs_server.asked == []


def test_second_step_offers_what_the_table_has(client, url):
    response = client.get(url, {"tabel": KEY_FIGURES})
    found = response.context
    assert [(path, [each.code for each in members]) for path, members in found["measures"]] == [
        ("Bevolking › Bevolkingssamenstelling op 1 januari", ["M000352"]),
        ("Wonen › Voorraad woningen", ["M001479_2"]),
    ]
    assert [(title, [each.code for each in members]) for title, members in found["choices"].regions] == [
        ("Uw gemeente", ["GM0753"]),
        ("Nederland", ["NL01"]),
        ("Provincies", ["PV30"]),
    ]
    assert (found["region"], found["others"]) == ("GM0753", [])
    assert '<option value="GM0753" selected>Best</option>' in response.content.decode()


def test_second_step_prefers_the_total_of_a_further_dimension(client, url):
    ((_, _, chosen),) = client.get(url, {"tabel": YOUTH}).context["others"]
    assert chosen == "T001038"


def test_second_step_asks_cbs_once(client, url, cbs_server):
    client.get(url, {"tabel": KEY_FIGURES})
    asked = len(cbs_server.asked)
    client.get(url, {"tabel": KEY_FIGURES})
    assert len(cbs_server.asked) == asked


def test_second_step_searches_among_many_subjects(client, url, cbs_server):
    rows = cbs_server.tables[KEY_FIGURES].measures
    rows += [measure(f"M{at:06}", f"Onderwerp {at}", "%") for at in range(20)]
    assert "Zoek in de onderwerpen" in client.get(url, {"tabel": KEY_FIGURES}).content.decode()
    query = {"tabel": KEY_FIGURES, "zoek": "BEVOLKING totale", "stap": "zoeken", "onderwerp": ""}
    ((_, members),) = client.get(url, query).context["measures"]
    assert [each.code for each in members] == ["M000352"]
    assert client.get(url, query | {"zoek": "xyz"}).context["found"] == 0


def test_districts_of_others_are_left_out_and_too_many_regions_are_typed(client, url, cbs_server):
    codes = cbs_server.tables[KEY_FIGURES].codes
    codes["RegioS"] += [
        member("WK075301", "Centrum"),
        member("WK077201", "Elders"),
        member("BU07530104", "Kern"),
    ]
    found = dict(client.get(url, {"tabel": KEY_FIGURES}).context["choices"].regions)
    assert [each.code for each in found["Wijken en buurten van uw gemeente"]] == ["WK075301", "BU07530104"]
    cache.clear()
    codes["RegioS"] += [member(f"GM{at:04}", f"Plaats {at}") for at in range(1600)]
    cbs_server.page_size = 2000
    response = client.get(url, {"tabel": KEY_FIGURES})
    assert response.context["choices"].regions == []
    assert 'name="regio" value="GM0753"' in response.content.decode()


def test_third_step_shows_values_beside_what_is_stored(client, url, indicator):
    fill(indicator, 2024, "10,7*")
    fill(indicator, 2023, "12")
    response = client.get(url, CARE)
    keys = ("value", "note", "status", "effect", "old")
    assert [(str(row["period"]), *map(row.get, keys)) for row in response.context["rows"]] == [
        ("2024", "10,7", "", "voorlopig", "hetzelfde", "10,7 (voorlopig)"),
        ("2023", "11,0", "", "voorlopig", "hand", "12"),
        ("2022", "", "geheim", "", "nieuw", ""),
        ("2021", "", "komt niet voor", "", "nieuw", ""),
    ]  # fmt: skip
    assert (response.context["other_unit"], response.context["has_by_hand"]) == (True, True)
    assert CbsLink.objects.count() == 0


@pytest.mark.parametrize(
    ("query", "series"),
    [
        (PEOPLE, "gemeente"),
        (PEOPLE | {"regio": "NL01"}, "Nederland"),
        (PEOPLE | {"reeks": " wijk  1 "}, "wijk 1"),
        ({"tabel": CONFIDENCE, "onderwerp": "M001093"}, "gemeente"),
    ],
)
def test_series_follows_from_the_region_unless_somebody_chose_it(client, url, query, series):
    assert client.get(url, query).context["link"].series == series


def test_storing_writes_values_and_link_and_can_be_undone(client, url, indicator):
    response = store(client, url, PEOPLE)
    assert response.url == reverse("indicators:indicator", args=["best", indicator.pk])
    link = CbsLink.objects.get()
    assert (link.table_title, link.measure_title, link.region, link.series) == (
        "Regionale kerncijfers Nederland",
        "Bevolking › Bevolkingssamenstelling op 1 januari › Totale bevolking",
        "GM0753",
        "gemeente",
    )
    assert Measurement.objects.count() == 10
    toast = client.session["toast"]
    assert toast["text"] == "Reeks ‘gemeente’ opgehaald bij het CBS: 10 nieuw."
    assert client.post(toast["url"], {"token": toast["token"]}).url == response.url
    assert Measurement.objects.count() == 0


@pytest.mark.parametrize(("data", "number"), [({}, 12), ({"overschrijven": "ja"}, 11)])
def test_storing_overwrites_what_was_typed_only_when_ticked(client, url, indicator, data, number):
    fill(indicator, 2023, "12")
    store(client, url, CARE, **data)
    assert Measurement.objects.get(period_start="2023-01-01").number == Decimal(number)


def test_what_is_stored_is_what_was_shown(client, url, cbs_server):
    client.get(url, PEOPLE)
    cbs_server.tables[KEY_FIGURES].observations.clear()
    store(client, url, PEOPLE)
    assert Measurement.objects.count() == 10


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"tabel": "70072NED"}, "CBS kent geen tabel ‘70072NED’."),
        ({"tabel": "../x"}, "‘../x’ is geen tabel van CBS."),
        (PEOPLE | {"onderwerp": "M9"}, "Dit onderwerp staat niet in deze tabel."),
        (PEOPLE | {"regio": ""}, "Tabel 70072ned heeft cijfers per regio."),
        (PEOPLE | {"regio": "GM9999"}, "CBS heeft in tabel 70072ned geen cijfers voor GM9999"),
        (PEOPLE | {"regio": "x' or 'y"}, "‘x' or 'y’ is geen regio van CBS."),
        (CARE | {"keuze-Geslacht": ""}, "Tabel 85099NED is ook ingedeeld naar Geslacht."),
        (CARE | {"keuze-Leeftijd": "1"}, "Tabel 85099NED is niet ingedeeld naar ‘Leeftijd’."),
    ],
)
def test_what_cbs_does_not_have_is_told_and_nothing_chosen_is_lost(client, url, query, sentence):
    response = client.get(url, query)
    assert response.status_code == 422
    assert str(response.context["error"]).startswith(sentence)
    assert response.context["link"].table == query["tabel"]
    assert response.context["link"].region == query.get("regio", "")


def test_cbs_out_of_order_leads_to_typing_by_hand(client, url, indicator, cbs_server):
    cbs_server.answer_with(f"{KEY_FIGURES}/Properties", Reply(500))
    response = client.get(url, {"tabel": KEY_FIGURES})
    page = response.content.decode()
    assert response.status_code == 422
    assert "CBS is nu niet bereikbaar." in page
    assert "om zelf waarden in te vullen" in page
    assert f'value="{KEY_FIGURES}"' in page


def test_questions_of_one_page_together_take_a_bounded_time(cbs_server):
    for path in ("Properties", "MeasureCodes", "Dimensions"):
        cbs_server.answer_with(f"{KEY_FIGURES}/{path}", Reply(200, b"{}", pause=0.6))
    with pytest.raises(CbsError, match="CBS antwoordt nu te langzaam"):
        Questions(longest=0.5).choices(KEY_FIGURES)


def test_refreshing_tells_what_changed(client, url, indicator, cbs_server):
    store(client, url, PEOPLE)
    cbs_server.tables[KEY_FIGURES].observations[0]["Value"] = 5.0
    refresh = reverse("indicators:cbs_refresh", args=["best", indicator.pk, CbsLink.objects.get().pk])
    assert client.post(refresh).url == reverse("indicators:indicator", args=["best", indicator.pk])
    assert client.session["toast"]["text"] == (
        "Reeks ‘gemeente’ opgehaald bij het CBS: 1 gewijzigd, 9 hetzelfde."
    )


def test_refreshing_when_cbs_is_out_of_order_says_so(client, url, indicator, cbs_server):
    store(client, url, PEOPLE)
    cbs_server.answer_with(f"{KEY_FIGURES}/Dimensions", Reply(500))
    refresh = reverse("indicators:cbs_refresh", args=["best", indicator.pk, CbsLink.objects.get().pk])
    page = client.post(refresh, follow=True).content.decode()
    assert "CBS is nu niet bereikbaar." in page
    assert Measurement.objects.count() == 10


def test_unlinking_keeps_the_values_and_can_be_undone(client, url, indicator):
    store(client, url, PEOPLE)
    unlink = reverse("indicators:cbs_unlink", args=["best", indicator.pk, CbsLink.objects.get().pk])
    client.post(unlink)
    assert (CbsLink.objects.count(), Measurement.objects.count()) == (0, 10)
    toast = client.session["toast"]
    client.post(toast["url"], {"token": toast["token"]})
    assert CbsLink.objects.count() == 1


def test_link_of_another_indicator_is_not_there(client, url, organisation):
    store(client, url, PEOPLE)
    other = make_indicator(organisation, "Andere")
    for name in ("indicators:cbs_refresh", "indicators:cbs_unlink"):
        address = reverse(name, args=["best", other.pk, CbsLink.objects.get().pk])
        assert client.post(address).status_code == 404
    assert CbsLink.objects.count() == 1


def test_pages_are_closed_to_readers_and_unknown_to_others(client, url, organisation):
    client.force_login(make_member(organisation, Role.RAADSLID).user)
    assert client.get(url).status_code == 403
    client.force_login(make_member(make_organisation("houten")).user)
    assert client.get(url).status_code == 404
