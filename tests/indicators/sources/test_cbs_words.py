import pytest

from indicators.sources.cbs_words import is_about, provisional_topics, read_cbs_period, why_no_value


@pytest.mark.parametrize(
    ("code", "period"),
    [
        ("2024JJ00", "2024"),
        ("1990JJ00", "1990"),
        ("2024HJ01", "2024-H1"),
        ("2024HJ02", "2024-H2"),
        ("2024KW01", "2024-K1"),
        ("2024KW04", "2024-K4"),
    ],
)
def test_period_that_we_have(code, period):
    assert read_cbs_period(code).code == period


@pytest.mark.parametrize(
    "code",
    [
        "",
        "2024MM01",
        "2024SJ00",
        "20240131",
        "2024KW05",
        "2024HJ03",
        "1921JJ00",
        "9999JJ00",
        "2024JJ00 x",
        "٢٠٢٤JJ00",
    ],
)
def test_period_that_we_do_not_have(code):
    assert read_cbs_period(code) is None


@pytest.mark.parametrize(
    ("attribute", "word"),
    [
        ("Confidential", "geheim"),
        ("Impossible", "komt niet voor"),
        ("NotAvailable", "niet beschikbaar"),
        ("None", "onbekend"),
        ("Something new", "onbekend"),
        (None, "onbekend"),
    ],
)
def test_reason_without_value(attribute, word):
    assert why_no_value(attribute) == word


def test_topics_stand_under_a_heading_that_calls_them_provisional():
    assert provisional_topics(
        "Bevat herindelingen.\r\n"
        "Uitkomsten zijn voorlopig over:\r\n- gediplomeerden (schooljaar 2021/'22);\r\n\r\n"
        "Uitkomsten zijn nader voorlopig over:\r\nWonen - Voorraad woningen\r\n"
        "Uitkomsten zijn definitief over:\r\nBevolking\r\n"
    ) == [["gediplomeerden"], ["wonen", "voorraad woningen"]]


@pytest.mark.parametrize("description", ["", "Voorlopig.", "Voorlopig over:\r\n\r\n- ;"])
def test_topics_of_an_explanation_without_them(description):
    assert provisional_topics(description) == []


@pytest.mark.parametrize(
    ("titles", "is_meant"),
    [
        (("Wonen en vastgoed", "Voorraad woningen", "Aantal"), True),
        (("Wonen", "Gemiddelde WOZ-waarde"), False),
        (("Voorraad woningen",), False),
        ((), False),
    ],
)
def test_measure_belongs_to_a_topic_when_its_titles_hold_every_part(titles, is_meant):
    assert is_about(["wonen", "voorraad woningen"], titles) == is_meant
