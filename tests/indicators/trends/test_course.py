"""Where the numbers go: trend, what to expect, what is needed by now."""

import pytest

from indicators.trends import assess
from tests.indicators.trends.sheets import TODAY, sheet_of

TRENDS = """
lager, gedaald      | 2020: 40; 2024: 36 | 2028: 32 | lager          | beter
lager, gestegen     | 2020: 36; 2024: 40 | 2028: 32 | lager          | slechter
hoger, gestegen     | 2020: 36; 2024: 40 | | hoger                   | beter
gelijk              | 2020: 36; 2024: 36,0 | | hoger                 | gelijk
teken wint          | 2020: 36; 2024: 40 | 2028: <32 | hoger         | slechter
begin zegt welke    | 2020: 36; 2024: 40 | 2028: 50 |                | beter
geen richting       | 2020: 36; 2024: 40 | |                         | stijgt
sturen we niet op   | 2020: 40; 2024: 36 | 2028: <50 | geen          | daalt
is, dichterbij      | 2020: 40; 2024: 36 | 2028: =32 |               | beter
is, verder weg      | 2020: 33; 2024: 28 | 2028: =32 |               | slechter
is, even ver        | 2020: 34; 2024: 30 | 2028: =32 |               | daalt
band, dichterbij    | 2020: 40; 2024: 36 | | band; tot 30            | beter
band, verder weg    | 2020: 20; 2024: 36 | | band; tot 30            | slechter
band, erbinnen      | 2020: 20; 2024: 25 | | band; tot 30            | stijgt
vorige, niet eerste | 2018: 20; 2020: 40; 2024: 36 | | lager         | beter
na nulmeting        | 2024: 36 | | lager; start 2020: 40             | beter
een getal           | 2024: 36 | 2028: 32 | lager                    |
tekst als nieuwste  | 2020: 40; 2023: 36; 2024: 3e plaats | | lager  | beter
geen getal          | 2024: 3e plaats | | lager                      |
"""

EXPECTED = """
rechte lijn         | 2020: 40; 2024: 36 | 2028: ≤32 |               | 32
vijf nieuwste       | 2010: 99; 2012: 50; 2015: 48; 2018: 46; 2021: 44; 2024: 42 | 2027: ≤40 | | 40
met nulmeting       | 2024: 36 | 2028: ≤32 | start 2020: 40          | 32
decimalen als getypt | 2020: 40,5; 2024: 36 | 2028: ≤32 |            | 31,5
decimalen van blad  | 2020: 40; 2024: 36 | 2029: ≤32 | decimalen 2   | 31,00
niet onder nul      | 2020: 40; 2024: 10 | 2028: ≤5 |                | 0
wel onder nul       | 2020: 40; 2024: -10 | 2028: ≤-20 |             | -60
niet boven 100%     | 2020: 60; 2024: 90 | 2028: ≥95 |               | 100
wel boven 100       | 2020: 60; 2024: 90 | 2028: ≥95 | eenheid aantal | 120
een getal           | 2024: 36 | 2028: ≤32 |                         |
jaar is bereikt     | 2020: 40; 2024: 36 | 2024: ≤32 |               |
zonder streefwaarde | 2020: 40; 2024: 36 | |                         |
"""

NEEDED = """
halverwege          | 2020: 40; 2024: 39 | 2028: ≤32 |               | 36,0
langs eerder doel   | 2020: 40; 2024: 39 | 2022: ≤34; 2026: ≤32 |    | 33,0
voorbij tekstdoel   | 2020: 40; 2024: 39 | 2022: 'minder; 2028: ≤32 | | 36,0
eerst was het goed  | 2020: 30; 2024: 31 | 2028: ≤32 |               | 32
jaar is bereikt     | 2020: 40; 2024: 39 | 2024: ≤32 |               | 32
zonder begin        | 2024: 39 | 2028: ≤32 |                         |
alleen nulmeting    | 2024: 39 | 2028: ≤32 | start 2024: 39          |
in een band         | 2020: 40; 2024: 39 | 2028: ≤32 | band; tot 30  |
"""


def rows(table):
    split = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    return [pytest.param(*cells, id=name) for name, *cells in split]


def typed(number):
    return "" if number is None else str(number).replace(".", ",")


@pytest.mark.parametrize(("measurements", "targets", "settings", "trend"), rows(TRENDS))
def test_trend_compares_with_previous_number(measurements, targets, settings, trend):
    assert assess(sheet_of(measurements, targets, settings), TODAY).trend == trend


@pytest.mark.parametrize(("measurements", "targets", "settings", "expected"), rows(EXPECTED))
def test_expected_is_on_line_through_newest_numbers(measurements, targets, settings, expected):
    assert typed(assess(sheet_of(measurements, targets, settings), TODAY).expected) == expected


@pytest.mark.parametrize(("measurements", "targets", "settings", "needed"), rows(NEEDED))
def test_needed_is_where_path_is_at_latest_number(measurements, targets, settings, needed):
    assert typed(assess(sheet_of(measurements, targets, settings), TODAY).needed) == needed


def test_numbers_of_full_length_are_counted_with():
    sheet = sheet_of("30-12-2024: 0; 31-12-2024: 99999999999999,999999", "2100: ≥0,000001", "eenheid stuks")

    result = assess(sheet, TODAY)

    assert result.state == "op-koers"
    assert result.expected.adjusted() == 18
