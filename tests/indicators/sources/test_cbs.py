from datetime import date
from decimal import Decimal

import pytest

from indicators.enums import PeriodKind
from indicators.periods import Period, read_period, year
from indicators.sources.cbs import (
    CbsClient,
    CbsCode,
    CbsDimension,
    CbsError,
    CbsMeasure,
    CbsTable,
    CbsValue,
)
from tests.indicators.cbs_server import CONFIDENCE, KEY_FIGURES, LICENCE, YOUTH, member, observation

BOTH_SEXES = {"Geslacht": "T001038"}


def complaint(call, *arguments, **more):
    with pytest.raises(CbsError) as caught:
        call(*arguments, **more)
    return str(caught.value)


def test_table_tells_of_itself(client):
    assert client.table("70072ned") == CbsTable(
        id="70072ned",
        title="Regionale kerncijfers Nederland",
        description="Kerncijfers per gemeente.",
        modified=date(2026, 7, 31),
        licence=LICENCE,
    )


def test_table_with_spaces_around_its_id(client):
    assert client.table(" 70072ned ").id == "70072ned"


def test_table_that_is_unknown(client):
    assert complaint(client.table, "70072NED") == (
        "CBS kent geen tabel ‘70072NED’. Controleer de code van de tabel en let op hoofdletters: "
        "‘70072ned’ is iets anders dan ‘70072NED’."
    )


@pytest.mark.parametrize("method", ["dimensions", "measures"])
def test_unknown_table_wherever_one_looks(client, method):
    assert complaint(getattr(client, method), "99999NED").startswith("CBS kent geen tabel ‘99999NED’.")


def test_dimensions(client):
    assert client.dimensions(YOUTH) == [
        CbsDimension("Geslacht", "Geslacht", "Dimension"),
        CbsDimension("RegioS", "Regio's", "GeoDimension"),
        CbsDimension("Perioden", "Perioden", "TimeDimension"),
    ]


def test_measures_have_their_groups_and_leave_out_text(client):
    people = ("Bevolking", "Bevolkingssamenstelling op 1 januari")
    assert client.measures(KEY_FIGURES) == [
        CbsMeasure("M000352", "Totale bevolking", "aantal", 0, people),
        CbsMeasure("M001479_2", "Voorraad op 1 januari", "aantal", 0, ("Wonen", "Voorraad woningen")),
    ]


def test_measures_of_a_table_without_groups(client):
    assert client.measures(YOUTH) == [
        CbsMeasure("M003003", "Jongeren met jeugdzorg", "% van alle jongeren", 1, ())
    ]


def test_measures_whose_groups_go_round(client, cbs_server):
    cbs_server.tables[KEY_FIGURES].groups = [
        {"Id": "2", "Title": "Twee", "ParentId": "4"},
        {"Id": "4", "Title": "Vier", "ParentId": "2"},
    ]
    assert [each.path for each in client.measures(KEY_FIGURES)] == [("Vier", "Twee"), ("Twee", "Vier")]


def test_codes_lose_their_padding(client):
    assert client.codes(KEY_FIGURES, "RegioS") == [
        CbsCode("NL01", "Nederland"),
        CbsCode("PV30", "Noord-Brabant (PV)"),
        CbsCode("GM0753", "Best"),
    ]


def test_codes_come_from_all_pages(client, cbs_server):
    places = [(f"GM{at:04}", f"Plaats {at}") for at in range(342)]
    cbs_server.tables[KEY_FIGURES].codes["RegioS"] = [member(*place) for place in places]
    cbs_server.page_size = 10
    assert client.codes(KEY_FIGURES, "RegioS") == places
    assert len(cbs_server.asked) == 35


def test_codes_of_an_unknown_dimension(client):
    assert complaint(client.codes, YOUTH, "Leeftijd") == (
        "Tabel 85099NED is niet ingedeeld naar ‘Leeftijd’. Kies de tabel opnieuw."
    )


def test_values_come_from_all_pages_in_order_of_time(client, cbs_server):
    cbs_server.tables[KEY_FIGURES].observations.reverse()
    values = client.values(KEY_FIGURES, "M000352", "GM0753")
    assert values == [CbsValue(year(at), Decimal(28_000 + at), False, "") for at in range(2015, 2025)]
    assert cbs_server.asked.count(f"{KEY_FIGURES}/Observations") == 3


def test_values_without_number_say_why_and_status_follows_the_period(client):
    assert client.values(YOUTH, "M003003", "GM0753", BOTH_SEXES) == [
        CbsValue(year(2021), None, False, "komt niet voor"),
        CbsValue(year(2022), None, False, "geheim"),
        CbsValue(year(2023), Decimal(11), True, ""),
        CbsValue(year(2024), Decimal("10.7"), True, ""),
    ]


def test_values_are_provisional_when_only_the_explanation_of_a_period_says_so(client):
    houses = client.values(KEY_FIGURES, "M001479_2", "GM0753")
    assert [(str(each.period), each.is_provisional) for each in houses] == [("2023", False), ("2024", True)]
    people = client.values(KEY_FIGURES, "M000352", "NL01")
    assert [(str(each.period), each.is_provisional) for each in people] == [("2024", False)]


def test_values_without_region_skip_months_school_years_and_what_lies_too_far(client):
    values = client.values(CONFIDENCE, "M001093", "")
    assert [(each.period, each.number) for each in values] == [
        (read_period("2023-K4"), Decimal(-21)),
        (read_period("2024-K1"), Decimal(-24)),
        (read_period("2024-H1"), Decimal(-23)),
        (read_period("2024-K2"), Decimal(-25)),
        (year(2024), Decimal(-22)),
    ]


def test_values_by_month_only(client):
    assert complaint(client.values, CONFIDENCE, "M001094", "") == (
        "Tabel 83693NED heeft voor deze keuze geen cijfers per jaar, halfjaar of kwartaal. "
        "Kies een andere tabel. U kunt de waarden ook altijd zelf invullen."
    )


def test_values_keep_every_decimal_that_we_store(client, cbs_server):
    numbers = [0.1, 12.3456784, 1e-9, 99_999_999_999_999.9]
    cbs_server.tables[CONFIDENCE].observations = [
        observation("M001093", f"{2020 + at}JJ00", number) for at, number in enumerate(numbers)
    ]
    assert [each.number for each in client.values(CONFIDENCE, "M001093", "")] == [
        Decimal("0.1"),
        Decimal("12.345678"),
        Decimal(0),
        Decimal("99999999999999.9"),
    ]


def test_values_of_a_place_without_figures(client):
    assert complaint(client.values, KEY_FIGURES, "M000352", "GM9999") == (
        "CBS heeft in tabel 70072ned geen cijfers voor GM9999 over dit onderwerp. Kies een andere regio "
        "of een ander onderwerp. U kunt de waarden ook altijd zelf invullen."
    )


def test_values_of_a_server_that_does_not_filter(client, cbs_server):
    table = cbs_server.tables[YOUTH]
    for row in table.observations:
        row["RegioS"] = "GM0772"
    cbs_server.answer_with(f"{YOUTH}/Observations", cbs_server.usual(f"{YOUTH}/Observations", {}))
    assert "geen cijfers voor GM0753" in complaint(client.values, YOUTH, "M003003", "GM0753", BOTH_SEXES)


def test_values_without_a_further_choice(client):
    assert complaint(client.values, YOUTH, "M003003", "GM0753") == (
        "Tabel 85099NED is ook ingedeeld naar Geslacht. Kies daar ook iets."
    )


def test_values_without_several_further_choices(client, cbs_server):
    more = [{"Identifier": name, "Title": name, "Kind": "Dimension"} for name in ("Leeftijd", "Herkomst")]
    cbs_server.tables[YOUTH].dimensions += more
    assert complaint(client.values, YOUTH, "M003003", "GM0753", {"Geslacht": ""}) == (
        "Tabel 85099NED is ook ingedeeld naar Geslacht, Leeftijd en Herkomst. Kies daar ook iets."
    )


def test_values_with_a_choice_that_the_table_does_not_have(client):
    choice = BOTH_SEXES | {"Leeftijd": "10000"}
    assert complaint(client.values, YOUTH, "M003003", "GM0753", choice) == (
        "Tabel 85099NED is niet ingedeeld naar ‘Leeftijd’. Kies de tabel opnieuw."
    )


def test_values_without_a_region_that_is_needed(client):
    assert complaint(client.values, KEY_FIGURES, "M000352", " ") == (
        "Tabel 70072ned heeft cijfers per regio. Kies een regio, bijvoorbeeld uw gemeente."
    )


def test_values_with_a_region_that_makes_no_sense(client):
    assert complaint(client.values, CONFIDENCE, "M001093", "GM0753") == (
        "Tabel 83693NED heeft geen cijfers per regio. Laat de regio leeg."
    )


def test_values_of_a_table_without_periods(client, cbs_server):
    cbs_server.tables[CONFIDENCE].dimensions.clear()
    assert complaint(client.values, CONFIDENCE, "M001093", "").startswith(
        "Tabel 83693NED heeft geen perioden."
    )


@pytest.mark.parametrize(
    "code", ["", "70072ned/../x", "70072ned?a=b", "ned", "70072ned'", "70072 ned", "٧٠٠٧٢ned", "1" * 50]
)
def test_table_id_that_could_smuggle_is_not_asked_for(client, cbs_server, code):
    assert complaint(client.table, code).endswith("is geen tabel van CBS. Kies er een uit de lijst.")
    assert cbs_server.asked == []


@pytest.mark.parametrize("code", ["", "M000352' or '1' eq '1", "M 1", "M000352&$top=1", "m/x"])
def test_measure_that_could_smuggle_is_not_asked_for(client, cbs_server, code):
    assert complaint(client.values, KEY_FIGURES, code, "GM0753").endswith(
        "is geen onderwerp van CBS. Kies er een uit de lijst."
    )
    assert cbs_server.asked == []


@pytest.mark.parametrize("code", ["GM0753' or RegioS ne '", "gm0753", "0753", "GM07 53", "GM0753)"])
def test_region_that_could_smuggle_is_not_asked_for(client, cbs_server, code):
    assert complaint(client.values, KEY_FIGURES, "M000352", code).endswith(
        "is geen regio van CBS. Kies er een uit de lijst."
    )
    assert cbs_server.asked == [f"{KEY_FIGURES}/Dimensions"]


def test_dimension_and_choice_that_could_smuggle_are_not_asked_for(client, cbs_server):
    assert complaint(client.codes, YOUTH, "../Geslacht").startswith("‘../Geslacht’ is geen indeling van CBS.")
    assert complaint(client.values, YOUTH, "M003003", "GM0753", {"Geslacht": "a' or 'b"}).startswith(
        "‘a' or 'b’ is geen code van CBS."
    )
    assert cbs_server.asked == [f"{YOUTH}/Dimensions"]


@pytest.mark.parametrize("region", ["GM0753", "NL01", "PV30", "WK075301", "BU07530104", "LD03", "CR36"])
def test_region_of_every_kind_is_asked_for(client, cbs_server, region):
    cbs_server.tables[KEY_FIGURES].observations = [observation("M000352", "2024JJ00", 5, region)]
    assert client.values(KEY_FIGURES, "M000352", region) == [CbsValue(year(2024), Decimal(5), False, "")]


def test_request_asks_for_plain_json(client, cbs_server):
    client.table(KEY_FIGURES)
    (headers,) = cbs_server.headers
    assert (headers["Accept"], headers["Accept-Encoding"]) == ("application/json", "identity")


@pytest.mark.parametrize(
    "address", ["", "datasets.cbs.nl", "ftp://cbs.nl/x", "file:///etc/passwd", "http://:x"]
)
def test_address_in_the_settings_that_is_none(address):
    assert complaint(CbsClient, address) == (
        "Het ingestelde adres van CBS klopt niet. Vraag uw beheerder om het te verbeteren."
    )


def test_address_in_the_settings_with_a_slash_at_the_end(cbs_server):
    assert CbsClient(f"{cbs_server.url}/").table(KEY_FIGURES).id == KEY_FIGURES
    assert cbs_server.asked == [f"{KEY_FIGURES}/Properties"]


def test_half_year_has_six_months(client):
    halves = [each.period for each in client.values(CONFIDENCE, "M001093", "")][2]
    assert (halves, halves.end) == (Period(date(2024, 1, 1), PeriodKind.HALFJAAR), date(2024, 6, 30))
