"""Each outcome says why, with the numbers: measurements | targets | settings, and the sentence."""

import re

import pytest

from indicators.sheet import SheetTarget
from indicators.trends import assess
from tests.indicators.trends.sheets import TODAY, sheet_of, today_of

SENTENCES = """
2013: 36; 2017: 33; 2021: 36 | 2025: <33 | lager; elke 48; start 2013: 36
  36% in 2021, en 34% was nodig om in 2025 onder de 33% te komen; in 2013 was het 36%.
2013: 36; 2017: 33; 2021: 36 | 2025: <33 | lager; elke 48; start 2013: 36; op 2026-11-22
  36% in 2021 is te oud: de meting over 2025 had er uiterlijk 30 juni 2026 moeten zijn.
2020: 40; 2024: 36 | 2028: 32 | lager
  36% in 2024, en 36% was genoeg om in 2028 op hooguit 32% te komen.
2020: 6; 2024: 6,4* | 2028: 6,8 | hoger; eenheid rapportcijfer; decimalen 1
  6,4 rapportcijfer in 2024 (voorlopig), en 6,4 was genoeg om in 2028 op minstens 6,8 te komen.
2020: 1000; 2024: 1400 | 2028: >2250 | hoger; eenheid euro
  € 1.400 in 2024, en € 1.625 was nodig om in 2028 boven de € 2.250 te komen; beter dan de €
  1.000 in 2020, maar niet genoeg.
2020: 40; 2024: 38 | 2028: =32 |
  38% in 2024, en 36% was nodig om in 2028 op 32% te komen; beter dan de 40% in 2020, maar niet genoeg.
2020: 40; 2024: 31 | 2028: =32 |
  31% in 2024, en dat is voorbij de streefwaarde voor 2028 (precies 32%).
2020: 40; 2024: 37 | 2028: <33 | lager
  37% in 2024, en 36,5% was nodig om in 2028 onder de 33% te komen; beter dan de 40% in 2020,
  maar niet genoeg.
2020: 40; 2024: 30 | 2024: <33 | lager
  30% in 2024: de streefwaarde voor 2024 (lager dan 33%) is gehaald.
2020: 40; 2024: 30 | 2028: <33 | lager
  30% in 2024: de streefwaarde voor 2028 (lager dan 33%) is al gehaald.
2020: 40; 2024: 30 | 2022: <33 | lager
  30% in 2024: de streefwaarde voor 2022 (lager dan 33%) is nog steeds gehaald.
2020: 40; 2024: 34 | 2024: <33 | lager
  34% in 2024: de streefwaarde voor 2024 (lager dan 33%) is niet gehaald; beter dan de 40% in
  2020, maar niet genoeg.
2020: 40; 2024: 39 | 2024: <33 | lager
  39% in 2024: de streefwaarde voor 2024 (lager dan 33%) is niet gehaald; in 2020 was het 40%.
2024: 39 | 2024: <33 | lager
  39% in 2024: de streefwaarde voor 2024 (lager dan 33%) is niet gehaald.
2020: 40; 2024: 33 | 2024: <33 | lager
  33% in 2024, precies op de grens: de streefwaarde voor 2024 is lager dan 33%.
2020: 30; 2024: 34 | 2028: <33 | lager
  34% in 2024, terwijl het in 2020 met 30% goed was: de streefwaarde voor 2028 is lager dan 33%.
2024: 6,4; Nederland 2024: 6,1 | 2025: > Nederland | hoger; eenheid punten
  6,4 punten in 2024: de streefwaarde voor 2025 (hoger dan 6,1, landelijk gemiddelde) is al gehaald.
2024: 12 | | band; van 10; tot 15
  12% in 2024, en dat is tussen 10% en 15%.
2024: 12 | | band; van 10
  12% in 2024, en dat is minstens 10%.
2024: 12 | | band; tot 15
  12% in 2024, en dat is hooguit 15%.
2023: 19; 2024: 17 | | band; van 10; tot 15
  17% in 2024, en dat is hoger dan de bovengrens (15%), maar wel dichterbij dan in 2023 (19%).
1-9-2024: 11; 31-12-2024: 8 | | band; van 10; tot 15
  8% op 31 december 2024, en dat is lager dan de ondergrens (10%), en niet dichterbij dan op 1
  september 2024 (11%).
2024-H2: 8 | | band; van 10
  8% in het 2e halfjaar van 2024, en dat is lager dan de ondergrens (10%).
| 2025: <33 | lager
  Er is nog geen meting.
| 2025: <33 | lager; start 2020: 40
  Er is nog geen meting na de nulmeting (40% in 2020).
2024: 3e positie | 2025: <33 | lager
  De nieuwste meting, in 2024, is een tekst: ‘3e positie’.
2024-K4: niet gemeten, want te duur. | 2025: <33 | lager
  In het 4e kwartaal van 2024 niet gemeten: te duur.
2023: 30; 2024: nvt | 2025: <33 | lager
  In 2024 niet van toepassing.
2024: 30 | 2025: <33 | geen
  30% in 2024; dit cijfer volgen we alleen, we sturen er niet op.
1-9-2023: 30 | 2025: <33 | lager; op 2025-04-01
  30% op 1 september 2023 is te oud: de volgende had er uiterlijk 1 maart 2025 moeten zijn.
2024: 30 | | lager
  30% in 2024, maar er is geen streefwaarde.
2024: 30 | | band
  30% in 2024, maar de grenzen zijn niet ingevuld en er is geen streefwaarde.
2024: 30 | 2025: geen | lager
  30% in 2024; voor 2025 is er bewust geen streefwaarde.
2024: 30 | 2025: 'stabiel | lager
  30% in 2024, maar de streefwaarde voor 2025 is een tekst: ‘stabiel’.
2024: 30 | 2025: < Nederland | lager
  30% in 2024, maar de streefwaarde voor 2025 is ‘< landelijk gemiddelde’ en het cijfer van
  Nederland ontbreekt.
2024: 30 | 2025: < nulmeting | lager
  30% in 2024, maar de streefwaarde voor 2025 is ‘< nulmeting’ en de nulmeting ontbreekt.
2024: 30 | 2025: < waarde 2018 | lager
  30% in 2024, maar de streefwaarde voor 2025 is ‘< waarde 2018’ en de waarde van 2018 ontbreekt.
2024: 30 | 2025: 25 |
  30% in 2024, maar bij de streefwaarde 25% is niet bekend of hoger of lager beter is.
2024: 30 | 2025: 25 | lager
  30% in 2024, maar er is geen nulmeting of eerdere meting om mee te vergelijken.
2024: 30 | 2025: 25 | lager; start : 40
  30% in 2024, maar de nulmeting heeft geen jaar en er is geen eerdere meting om mee te vergelijken.
2024: 30 | 2025: 25 | lager; start 2024: 30
  Na de nulmeting (30% in 2024) is nog niet gemeten.
"""


def outcomes():
    """(what is given, sentence); a sentence is indented and may take two lines."""
    blocks = re.split(r"\n(?! )", SENTENCES.strip("\n"))
    return [
        (given, " ".join(sentence.split())) for given, sentence in (each.split("\n", 1) for each in blocks)
    ]


def test_why_names_a_reference_that_means_nothing_to_us():
    sheet = sheet_of("2024: 30")
    sheet.targets = [SheetTarget(2025, "<", reference="buurgemeente")]

    assert assess(sheet, TODAY).why == (
        "30% in 2024, maar de streefwaarde voor 2025 is ‘< buurgemeente’ en dat kunnen we niet berekenen."
    )


@pytest.mark.parametrize(("given", "sentence"), outcomes())
def test_why_says_the_numbers(given, sentence):
    measurements, targets, settings = given.split("|")

    assert assess(sheet_of(measurements, targets, settings), today_of(settings)).why == sentence
