"""The indicators that the BBV asks for: all there, none more, and found by what people type."""

import re

import pytest

from indicators.catalogue import CatalogueIndicator, all_indicators, find_indicator, search
from indicators.enums import Direction
from indicators.limits import LONGEST_FREQUENCY, LONGEST_NAME, LONGEST_SOURCE, LONGEST_UNIT
from indicators.taakvelden import all_taakvelden


def numbers(indicators):
    return [each.number for each in indicators]


def test_all_indicators_are_numbered_in_order():
    assert numbers(all_indicators()) == list(range(1, 40))


def test_five_are_no_longer_in_force():
    assert {each.number: each.ended for each in all_indicators() if not each.is_in_force} == {
        7: "Vervallen per 1 februari 2018 (Staatscourant 2018, 73660)",
        12: "Vervallen per 1 februari 2018 (Staatscourant 2018, 73660)",
        13: "Vervallen per 1 februari 2018 (Staatscourant 2018, 73660)",
        15: "Vervallen volgens de begroting 2021 van Schagen; de wijzigingsregeling is niet gevonden",
        25: "Hoeft niet meer sinds de kadernota 2018 (waarstaatjegemeente.nl, 16 november 2016); "
        "de wijzigingsregeling is niet gevonden",
    }


@pytest.mark.parametrize("indicator", all_indicators(), ids=lambda each: each.number)
def test_row_fits_an_indicator(indicator):
    assert 0 < len(indicator.name) <= LONGEST_NAME
    assert 0 < len(indicator.unit) <= LONGEST_UNIT
    assert len(indicator.source) <= LONGEST_SOURCE
    assert 0 < indicator.frequency <= LONGEST_FREQUENCY
    assert indicator.direction in {"", *Direction.values}


@pytest.mark.parametrize("indicator", all_indicators(), ids=lambda each: each.number)
def test_row_says_where_it_comes_from(indicator):
    regulation = "Regeling beleidsindicatoren gemeenten (BZK, 24 maart 2016, nr. 2016-0000177572)"
    assert indicator.origin.startswith(f"{regulation}, rij {indicator.number}; gezien in: ")
    assert not indicator.origin.endswith("gezien in: ")


def test_only_the_source_of_one_that_ended_is_unknown():
    assert numbers(each for each in all_indicators() if not each.source) == [15]


def test_hoofdtaakvelden_exist():
    known = {each.main_code for each in all_taakvelden()}
    assert {each.main_taakveld for each in all_indicators()} == known


def test_find_indicator_gives_the_whole_row():
    assert find_indicator(33)._replace(origin="") == CatalogueIndicator(
        number=33,
        name="Omvang huishoudelijk restafval",
        definition="Aantal kilo’s huishoudelijk restafval per inwoner.",
        unit="kg per inwoner",
        source="CBS",
        main_taakveld="7",
        main_name="Volksgezondheid en milieu",
        direction="lager",
        frequency=12,
        is_in_force=True,
        ended="",
        origin="",
    )


@pytest.mark.parametrize("number", [0, -1, 40])
def test_find_indicator_unknown_number_says_which_there_are(number):
    sentence = f"Er is geen BBV-indicator {number}. De nummers lopen van 1 tot en met 39."
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        find_indicator(number)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("verzuim", [17, 18]),
        ("VERZUIM", [17, 18]),
        ("verzuim relatief", [18]),
        ("clienten", [32]),
        ("re-integratie", [28]),
        ("coelo", [38, 39]),
        ("cbs jeugd", [29, 30, 31]),
        ("34", [34]),
        ("per 1.000 leerlingen", [17, 18]),
        ("onderwijs", [17, 18, 19]),
        ("eenhoorn", []),
    ],
)
def test_search_finds_what_has_every_word(words, found):
    assert numbers(search(words)) == found


@pytest.mark.parametrize("words", ["", "  "])
def test_search_without_words_finds_all_in_force(words):
    assert len(search(words)) == 34


def test_search_with_ended_finds_those_too():
    assert [numbers(search("jongeren kern", with_ended=ended)) for ended in (False, True)] == [[], [7]]
    assert search("", with_ended=True) == list(all_indicators())


def test_search_in_a_hoofdtaakveld_finds_only_its_own():
    assert numbers(search("jongeren", main_taakveld="1")) == [6]
    assert numbers(search("", main_taakveld="4")) == [17, 18, 19]
    assert search("", main_taakveld="9") == []


def test_search_in_a_hoofdtaakveld_of_which_all_ended_finds_none():
    assert search("", main_taakveld="2") == []
    assert numbers(search("", main_taakveld="2", with_ended=True)) == [12, 13]


def test_facts_are_found_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    all_indicators.cache_clear()
    assert len(all_indicators()) == 39
