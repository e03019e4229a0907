"""The status rule as tables: name | measurements | targets | settings | state, and the reason if unknown.

How to write a row: sheets.py. It is 1 March 2025 unless a row says otherwise ('op 2026-11-22').
"""

import pytest

from indicators.trends import assess
from tests.indicators.trends.sheets import sheet_of, today_of

LOWER = """
best          | 2013: 36; 2017: 33; 2021: 36 | 2025: <33 | lager; elke 48; start 2013: 36 | niet-op-koers
op het pad            | 2020: 40; 2024: 36 | 2028: ≤32 | lager             | op-koers
voor op het pad       | 2020: 40; 2024: 34 | 2028: ≤32 | lager             | op-koers
helft van het nodige  | 2020: 40; 2024: 38 | 2028: ≤32 | lager             | let-op
net geen helft        | 2020: 40; 2024: 38,1 | 2028: ≤32 | lager           | niet-op-koers
niets veranderd       | 2020: 40; 2024: 40 | 2028: ≤32 | lager             | niet-op-koers
de verkeerde kant op  | 2020: 40; 2024: 42 | 2028: ≤32 | lager             | niet-op-koers
nu al gehaald         | 2020: 40; 2024: 32 | 2028: ≤32 | lager             | op-koers
grens, nog ver weg    | 2020: 40; 2024: 32 | 2028: <32 | lager             | op-koers
begon op de grens     | 2020: 32; 2024: 32 | 2028: <32 | lager             | let-op
van de grens af       | 2020: 32; 2024: 33 | 2028: <32 | lager             | niet-op-koers
was goed, nu niet     | 2020: 30; 2024: 34 | 2028: ≤32 | lager             | niet-op-koers
was goed, iets minder | 2020: 30; 2024: 31 | 2028: ≤32 | lager             | op-koers
begin is nulmeting    | 2019: 50; 2024: 36 | 2028: ≤32 | lager; start 2020: 40 | op-koers
pad na de nulmeting   | 2019: 30; 2024: 38 | 2028: ≤32 | lager; start 2020: 40 | let-op
terugval telt niet    | 2020: 40; 2023: 30; 2024: 36 | 2028: ≤32 | lager   | op-koers
"""

HIGHER = """
op het pad            | 2020: 60; 2024: 64 | 2028: ≥68 | hoger             | op-koers
helft van het nodige  | 2020: 60; 2024: 62 | 2028: ≥68 | hoger             | let-op
net geen helft        | 2020: 60; 2024: 61,9 | 2028: ≥68 | hoger           | niet-op-koers
de verkeerde kant op  | 2020: 60; 2024: 59 | 2028: ≥68 | hoger             | niet-op-koers
nu al gehaald         | 2020: 60; 2024: 70 | 2028: ≥68 | hoger             | op-koers
was goed, nu niet     | 2020: 70; 2024: 66 | 2028: ≥68 | hoger             | niet-op-koers
begon op de grens     | 2020: 83; 2024: 83 | 2028: >83 | hoger             | let-op
onder nul             | 2020: -8; 2024: -4 | 2028: >0 | hoger              | op-koers
"""

OPERATOR = """
zonder teken: richting   | 2020: 40; 2024: 33 | 2028: 34 | lager      | op-koers
zonder teken: hoger      | 2020: 40; 2024: 33 | 2028: 34 | hoger      | niet-op-koers
teken gaat voor richting | 2020: 40; 2024: 36 | 2028: <32 | hoger     | op-koers
alleen begin: omlaag     | 2020: 40; 2024: 36 | 2028: 32 |            | op-koers
alleen begin: omhoog     | 2020: 20; 2024: 25 | 2028: 32 |            | let-op
begin is het doel        | 2020: 32; 2024: 33 | 2028: 32 |            | onbekend geen-richting
geen begin, geen teken   | 2024: 33 | 2028: 32 |                      | onbekend geen-richting
band zonder grenzen      | 2020: 40; 2024: 36 | 2028: ≤32 | band      | op-koers
is, en dat is gelukt     | 2020: 4; 2024: 14 | 2028: =14 |            | op-koers
is, op het pad           | 2020: 4; 2024: 9 | 2028: =14 |             | op-koers
is, en ver voorbij       | 2020: 4; 2024: 20 | 2028: =14 |            | niet-op-koers
is, en even voorbij      | 2020: 4; 2024: 19 | 2028: =14 |            | let-op
is, omlaag               | 2020: 24; 2024: 20 | 2028: =14 |           | let-op
is, afgerond gelijk      | 2024: 14,04 | 2024: =14 | decimalen 1      | op-koers
is, als getypt ongelijk  | 2024: 14,04 | 2024: =14 |                 | niet-op-koers
"""

YEAR_OF_TARGET = """
gehaald in het jaar     | 2020: 40; 2024: 32 | 2024: ≤32 | lager            | op-koers
gemist, halve weg       | 2020: 40; 2024: 36 | 2024: ≤32 | lager            | let-op
gemist, geen halve weg  | 2020: 40; 2024: 37 | 2024: ≤32 | lager            | niet-op-koers
gemist zonder begin     | 2024: 37 | 2024: ≤32 | lager                      | niet-op-koers
gemist op de nulmeting  | 2024: 37 | 2024: ≤32 | lager; start 2024: 37      | niet-op-koers
gemist op de grens      | 2020: 40; 2024: 32 | 2024: <32 | lager            | let-op
voorbij, blijft gehaald | 2020: 40; 2024: 31 | 2022: ≤32 | lager            | op-koers
voorbij, bijna          | 2020: 40; 2024: 34 | 2022: ≤32 | lager            | let-op
voorbij, ver weg        | 2020: 40; 2024: 38 | 2022: ≤32 | lager            | niet-op-koers
weer kwijt na het jaar  | 2020: 30; 2024: 34 | 2022: ≤32 | lager            | niet-op-koers
eerste doel dat komt    | 2020: 40; 2024: 34 | 2024: ≤34; 2028: ≤30 | lager | op-koers
knik in het pad, achter | 2020: 40; 2024: 36 | 2022: ≤32; 2028: ≤30 | lager | niet-op-koers
knik in het pad, helft  | 2020: 40; 2024: 35 | 2022: ≤32; 2028: ≤30 | lager | let-op
knik in het pad, op     | 2020: 40; 2024: 31,3 | 2022: ≤32; 2028: ≤30 | lager | op-koers
derde kwartaal ook      | 2023: 0; 2024-K3: 7,5 | 2024: ≥10 | hoger; elke 3 | op-koers
doel van het beginjaar  | 2020: 40; 2024: 36 | 2020: 20; 2028: ≤32 | lager | op-koers
eerst mag het slechter  | 2020: 32; 2024: 34 | 2022: ≤36; 2028: ≤31 | lager | op-koers
eerst even wachten      | 2020: 40; 2024: 40 | 2023: 40; 2025: ≤38 | lager  | niet-op-koers
kwartaal is tussenstand | 2023: 0; 2024-K2: 5 | 2024: ≥10 | hoger; elke 3   | op-koers
kwartaal, achter        | 2023: 0; 2024-K2: 2 | 2024: ≥10 | hoger; elke 3   | niet-op-koers
peildatum is eindstand  | 2022: 0; 1-10-2024: 9 | 2024: ≥10 | hoger         | let-op
"""

NO_COMPARISON = """
een waarde, niet gehaald | 2024: 36 | 2028: <33 | lager                       | onbekend geen-vergelijking
een waarde, wel gehaald  | 2024: 32 | 2028: <33 | lager                       | op-koers
alleen de nulmeting      | 2024: 36 | 2028: <33 | lager; start 2024: 36       | onbekend alleen-nulmeting
nulmeting is nieuwer     | 2023: 36 | 2028: <33 | lager; start 2024: 36       | onbekend alleen-nulmeting
nulmeting zonder jaar    | 2024: 36 | 2028: <33 | lager; start : 38           | onbekend geen-vergelijking
geen streefwaarde        | 2020: 40; 2024: 36 | | lager                       | onbekend geen-streefwaarde
kengetal zonder doel     | 2020: 40; 2024: 36 | | lager; soort kengetal       | onbekend geen-streefwaarde
bewust geen              | 2020: 40; 2024: 36 | 2025: geen | lager            | onbekend geen-streefwaarde
bewust geen meer         | 2020: 40; 2024: 36 | 2022: <50; 2025: geen | lager | onbekend geen-streefwaarde
streefwaarde is tekst    | 2020: 40; 2024: 36 | 2025: 'stabiel | lager        | onbekend geen-streefwaarde
tekst en daarna getal    | 2020: 40; 2024: 36 | 2025: 'stabiel; 2028: ≤32 | lager | op-koers
hier sturen we niet op   | 2020: 40; 2024: 36 | 2028: <50 | geen              | onbekend niet-op-gestuurd
band zonder iets         | 2020: 40; 2024: 36 | | band                        | onbekend geen-streefwaarde
"""

MISSING = """
geen meting              | | 2028: <33 | lager                                    | onbekend geen-meting
alleen een nulmeting     | | 2028: <33 | lager; start 2020: 30                    | onbekend geen-meting
alleen andere reeks      | Nederland 2024: 30; wijk Noord 2024: 20 | 2028: <33 | lager | onbekend geen-meting
periode loopt nog        | 2025: 30 | 2028: <33 | lager                           | onbekend geen-meting
kwartaal loopt nog       | 2025-K1: 30 | 2028: <33 | lager                        | onbekend geen-meting
kwartaal is net voorbij  | 2025-K1: 30 | 2028: <33 | lager; op 2025-03-31         | op-koers
nog niet bekend          | 2023: 30; 2024: nnb | 2028: <33 | lager                | op-koers
alleen nog niet bekend   | 2024: nnb | 2028: <33 | lager                          | onbekend geen-meting
niet gemeten | 2023: 30; 2024: niet gemeten | 2028: <33 | lager | onbekend niet-gemeten
niet van toepassing      | 2023: 30; 2024: nvt | 2028: <33 | lager                | onbekend niet-gemeten
nooit gemeten            | 2023: x; 2024: x | 2028: <33 | lager                   | onbekend niet-gemeten
gat, daarna gemeten      | 2021: 40; 2022: x; 2023: x; 2024: 30 | 2028: <33 | lager | op-koers
overgeslagen jaren       | 2018: 40; 2024: 30 | 2028: <33 | lager                 | op-koers
tekst is nieuwer         | 2023: 30; 2024: 3e positie | 2028: <33 | lager         | onbekend alleen-tekst
tekst is ouder           | 2023: 3e positie; 2024: 30 | 2028: <33 | lager         | op-koers
tekst en dan niets       | 2022: 30; 2023: 3e positie; 2024: x | 2028: <33 | lager | onbekend niet-gemeten
voorlopig gehaald        | 2020: 40; 2024: 30* | 2028: <33 | lager                | op-koers
voorlopig, achter        | 2020: 40; 2024: 39* | 2028: <33 | lager                | niet-op-koers
"""

FREQUENCY = """
best, te oud            | 2013: 36; 2021: 36 | 2025: <33 | lager; elke 48; op 2026-11-22 | onbekend verouderd
laatste dag op tijd     | 2023: 30 | 2028: <33 | lager; op 2025-06-30          | op-koers
een dag te laat         | 2023: 30 | 2028: <33 | lager; op 2025-07-01          | onbekend verouderd
te oud, ook als slecht  | 2020: 40; 2022: 45 | 2028: <33 | lager               | onbekend verouderd
te oud, zonder doel     | 2022: 45 | | lager                                   | onbekend verouderd
te oud in de band       | 2021: 12 | | band; van 10; tot 15                    | onbekend verouderd
tweejaarlijks, op tijd  | 2022: 30 | 2028: <33 | lager; elke 24; op 2025-06-30 | op-koers
tweejaarlijks, te laat  | 2022: 30 | 2028: <33 | lager; elke 24; op 2025-07-01 | onbekend verouderd
tussenjaar niet gemeten | 2022: 30; 2023: - | 2028: <33 | lager; elke 24       | op-koers
meetjaar niet gemeten   | 2022: 30; 2024: - | 2028: <33 | lager; elke 24       | onbekend niet-gemeten
vierjaarlijks, op tijd  | 2021: 30 | 2028: <33 | lager; elke 48                | op-koers
kwartaal, op tijd       | 2024-K2: 30 | 2028: <33 | lager; elke 3              | op-koers
kwartaal, te laat       | 2024-K2: 30 | 2028: <33 | lager; elke 3; op 2025-04-01 | onbekend verouderd
kwartaal uit zichzelf   | 2024-K2: 30 | 2028: <33 | lager; op 2025-04-01       | onbekend verouderd
jaar is minstens jaar   | 2023: 30 | 2028: <33 | lager; elke 3                 | op-koers
peildatum, op tijd      | 1-9-2023: 30 | 2028: <33 | lager; op 2025-03-01      | op-koers
peildatum, te laat      | 1-9-2023: 30 | 2028: <33 | lager; op 2025-03-02      | onbekend verouderd
"""

BAND = """
binnen                 | 2024: 12 | | band; van 10; tot 15                      | op-koers
op de rand             | 2024: 15 | | band; van 10; tot 15                      | op-koers
buiten, dichterbij     | 2023: 19; 2024: 17 | | band; van 10; tot 15            | let-op
buiten, andere kant    | 2023: 19; 2024: 8 | | band; van 10; tot 15             | let-op
buiten, even ver       | 2023: 17; 2024: 8 | | band; van 10; tot 15             | niet-op-koers
buiten, verder weg     | 2023: 16; 2024: 17 | | band; van 10; tot 15            | niet-op-koers
buiten, voor het eerst | 2024: 17 | | band; van 10; tot 15                      | niet-op-koers
buiten, na nulmeting   | 2024: 17 | | band; van 10; tot 15; start 2020: 25      | let-op
alleen ondergrens      | 2024: 99 | | band; van 10                              | op-koers
alleen bovengrens      | 2023: 12; 2024: 16 | | band; tot 15                    | niet-op-koers
doel telt dan niet     | 2024: 12 | 2024: ≥50 | band; van 10; tot 15            | op-koers
"""

REFERENCE = """
beter dan Nederland     | 2024: 6,4; Nederland 2024: 6,1 | 2025: > Nederland | hoger | op-koers
gelijk aan Nederland    | 2020: 6; 2024: 6,1; Nederland 2024: 6,1 | 2024: > Nederland | | let-op
onder Nederland, op weg | 2020: 6; 2024: 6,2; Nederland 2024: 6,3 | 2028: > Nederland | | op-koers
zelfde jaar telt        | 2023: 6,4; Nederland 2023: 6,1; Nederland 2024: 7 | 2025: > Nederland | | op-koers
anders laatste ervoor   | 2024: 6,4; Nederland 2021: 6,5; Nederland 2023: 6 | 2025: > Nederland | | op-koers
Nederland net bekend    | 2024: 6,4; Nederland 2024: 6,1 | 2025: > Nederland | op 2024-12-31 | op-koers
kwartaal telt | 2024-K2: 6,4; Nederland 2024-K2: 6; Nederland 2024-K4: 7 | 2025: > Nederland || op-koers
Nederland ontbreekt     | 2024: 6,4 | 2025: > Nederland |       | onbekend streefwaarde-onleesbaar
Nederland nog niet | 2024: 6,4; Nederland 2024: nnb | 2025: > Nederland | | onbekend streefwaarde-onleesbaar
buren      | 2024: 5; vergelijkbare gemeenten 2024: 6 | 2025: ≤ vergelijkbare gemeenten | | op-koers
geen buren | 2024: 5; Nederland 2024: 6 | 2025: ≤ vergelijkbare gemeenten | | onbekend streefwaarde-onleesbaar
boven waarde 2018       | 2018: 6,4; 2020: 6,2; 2024: 6,5 | 2025: > waarde 2018 | | op-koers
onder waarde 2018       | 2018: 6,4; 2020: 6,2; 2024: 6,2 | 2025: > waarde 2018 | | niet-op-koers
terug op waarde 2018    | 2018: 6,4; 2020: 6,2; 2024: 6,4 | 2025: > waarde 2018 | | let-op
waarde is nulmeting     | 2024: 6,5 | 2025: > waarde 2018 | start 2018: 6,4  | op-koers
waarde ontbreekt | 2024: 6,5 | 2025: > waarde 2018 | | onbekend streefwaarde-onleesbaar
nulmeting van ander jr | 2024: 6,5 | 2025: > waarde 2018 | start 2019: 6,4 | onbekend streefwaarde-onleesbaar
laatste kwartaal ervan  | 2018-K2: 5; 2018-K4: 7; 2024: 6 | 2025: ≤ waarde 2018 | | op-koers
zelfde als 2022         | 2022: 6,5; 2024: 6,5 | 2025: zelfde als 2022 | hoger | op-koers
dan de nulmeting        | 2024: 38 | 2025: < nulmeting | start 2020: 40       | op-koers
nulmeting ontbreekt | 2024: 38 | 2025: < nulmeting | | onbekend streefwaarde-onleesbaar
nulmeting zonder jaar   | 2024: 38 | 2025: < nulmeting | start : 40           | op-koers
"""


def rows(*tables):
    split = (
        [cell.strip() for cell in line.split("|")] for table in tables for line in table.strip().splitlines()
    )
    return [pytest.param(*cells, id=name) for name, *cells in split]


@pytest.mark.parametrize(
    ("measurements", "targets", "settings", "outcome"),
    rows(LOWER, HIGHER, OPERATOR, YEAR_OF_TARGET, NO_COMPARISON, MISSING, FREQUENCY, BAND, REFERENCE),
)
def test_state_follows_the_rule(measurements, targets, settings, outcome):
    result = assess(sheet_of(measurements, targets, settings), today_of(settings))

    assert f"{result.state} {result.reason}".strip() == outcome
