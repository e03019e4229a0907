"""Taakvelden: which there are, in which years, and what somebody reads who takes the wrong one."""

import re
from itertools import pairwise

import pytest

from indicators.taakvelden import Taakveld, all_taakvelden, find, name_of, valid_in

OF_WORK = ["6.3", "6.4", "6.5"]


def codes(taakvelden):
    return [each.code for each in taakvelden]


def refusal(code, year):
    with pytest.raises(ValueError, match="Taakveld") as caught:
        find(code, year)
    return str(caught.value)


def test_all_taakvelden_are_counted():
    assert len(all_taakvelden()) == 89


@pytest.mark.parametrize(("year", "count"), [(2016, 0), (2022, 45), (2023, 67), (2024, 67), (2025, 69)])
def test_valid_in_a_year_are_counted(year, count):
    assert len(valid_in(year)) == count


def test_first_and_last_year_count_as_valid():
    pleegzorg = find("6.73a", 2023)
    assert [pleegzorg.is_valid_in(year) for year in range(2022, 2026)] == [False, True, True, False]


@pytest.mark.parametrize("taakveld", all_taakvelden(), ids=lambda each: f"{each.code}-{each.first_year}")
def test_row_is_complete(taakveld):
    assert re.fullmatch(r"\d\.\d{1,3}[a-d]?", taakveld.code)
    assert taakveld.code.split(".")[0] == taakveld.main_code
    assert all(text and text == text.strip() for text in (taakveld.name, taakveld.main_name, taakveld.source))
    assert taakveld.last_year is None or taakveld.first_year <= taakveld.last_year


def test_hoofdtaakveld_has_one_name():
    named = sorted({(each.main_code, each.main_name) for each in all_taakvelden()})
    assert [code for code, _ in named] == list("012345678")


def test_years_of_one_code_do_not_overlap():
    by_time = sorted(all_taakvelden(), key=lambda each: (each.code, each.first_year))
    twice = [
        (earlier, later)
        for earlier, later in pairwise(by_time)
        if earlier.code == later.code and later.is_valid_in(earlier.last_year or later.first_year)
    ]
    assert twice == []


def test_order_is_that_of_iv3():
    assert codes(valid_in(2025))[:16] == [
        *["0.1", "0.2", "0.3", "0.4", "0.5", "0.61", "0.62", "0.63", "0.64"],
        *["0.7", "0.8", "0.9", "0.10", "0.11", "1.1", "1.2"],
    ]


def test_order_holds_codes_of_other_years_beside_their_kin():
    assert codes(all_taakvelden())[36:52] == [
        *["6.2", "6.21", "6.22", "6.23", *OF_WORK, "6.6", "6.60"],
        *["6.71a", "6.71b", "6.71c", "6.71d", "6.711", "6.712", "6.713"],
    ]


def test_find_gives_the_whole_row():
    assert find("0.4", 2026)._replace(source="") == Taakveld(
        "0.4", "Overhead", "0", "Bestuur en ondersteuning", 2017, None, ""
    )


def test_find_tells_tenth_from_first():
    assert [find(code, 2026).name for code in ("0.1", "0.10")] == ["Bestuur", "Mutaties reserves"]


def test_find_tells_sixtieth_from_sixth():
    assert (find("6.6", 2024).name, find("6.60", 2025).name) == (
        "Maatwerkvoorzieningen (WMO)",
        "Hulpmiddelen en diensten (Wmo)",
    )


@pytest.mark.parametrize("written", ["6.71A", " 6.71a ", "6.71a\n"])
def test_find_overlooks_spaces_and_capitals(written):
    assert find(written, 2023).code == "6.71a"


@pytest.mark.parametrize("code", ["9.1", "0,10", "6", "", "6.71"])
def test_find_unknown_code_says_so(code):
    assert refusal(code, 2026) == (
        f"Taakveld ‘{code}’ kennen we niet. Schrijf de code met een punt, zoals 6.1 of 0.10."
    )


def test_find_long_text_is_cut_in_the_sentence():
    assert refusal("9" * 500, 2026) == refusal("9" * 40, 2026)


def test_find_code_that_ended_says_when_and_what_instead():
    assert refusal("6.71a", 2026) == (
        "Taakveld 6.71a, Hulp bij het huishouden (WMO), staat in de lijst voor 2023 en 2024, niet voor 2026. "
        "Kies voor 2026 uit hoofdtaakveld 6, Sociaal domein: 6.1, 6.21, 6.22, 6.23, 6.3, 6.4, 6.5, 6.60, "
        "6.711, 6.712, 6.713, 6.714, 6.751, 6.752, 6.753, 6.761, 6.762, 6.763, 6.791, 6.792, 6.811, 6.812, "
        "6.821, 6.822, 6.91, 6.92."
    )


def test_find_code_that_had_not_begun_says_when_and_what_instead():
    assert refusal("8.1", 2022) == (
        "Taakveld 8.1, Ruimte en leefomgeving, staat in de lijst vanaf 2023, niet voor 2022. Kies voor 2022 "
        "uit hoofdtaakveld 8, Volkshuisvesting, leefomgeving en stedelijke vernieuwing: 8.2, 8.3."
    )


def test_find_before_the_first_year_says_where_the_list_begins():
    assert refusal("7.3", 2016) == (
        "Taakveld 7.3, Afval, staat in de lijst vanaf 2017, niet voor 2016. De lijst begint bij 2017."
    )


@pytest.mark.parametrize(
    ("code", "year", "name"),
    [
        ("0.10", None, "Mutaties reserves"),
        ("6.73a", None, "Pleegzorg"),
        ("6.73a", 2024, "Pleegzorg"),
        ("6.73a", 2025, ""),
        ("9.9", None, ""),
        ("", 2026, ""),
    ],
)
def test_name_of_code(code, year, name):
    assert name_of(code, year) == name
