"""A chart in sentences."""

from dataclasses import replace

import pytest

from indicators.charts import summary
from indicators.trends import assess
from tests.indicators.charts.sheets import TODAY, best, measured, sheet_of, target, values


def said(sheet, today=TODAY):
    return summary(sheet, assess(sheet, today))


def test_summary_states_value_trend_baseline_target_state_and_country():
    assert said(replace(best(), name="Jongeren met stress"), TODAY.replace(year=2024)) == (
        "Jongeren met stress: 36% in 2021. Dat is slechter dan 33% in 2017. Nulmeting: 36% in 2013. "
        "Streefwaarde: lager dan 33% in 2025. Status: niet op koers. Nederland: 24% in 2021."
    )


@pytest.mark.parametrize(
    ("sheet", "sentences"),
    [
        (sheet_of(), "Stress: nog geen meting. Er is geen streefwaarde. Status: onbekend."),
        (
            sheet_of(measured(2025, 7.6), unit="", decimals=1),
            "Stress: 7,6 in 2025. Er is geen streefwaarde. Status: onbekend.",
        ),
        (
            sheet_of(measured(2025, None, text="3e positie"), target(2026, text="2e positie")),
            (
                "Stress: 3e positie in 2025. Streefwaarde: 2e positie in 2026. Status: onbekend. "
                "De nieuwste meting, in 2025, is een tekst: ‘3e positie’."
            ),
        ),
        (
            sheet_of(*values(y2024=25), measured(2025, 26, is_provisional=True), target(2026, is_none=True)),
            (
                "Stress: 26% (voorlopig) in 2025. Dat is hoger dan 25% in 2024. "
                "Voor 2026 is er geen streefwaarde. Status: onbekend."
            ),
        ),
        (
            sheet_of(*values(y2025=25), target(2026, 30), baseline=(2024, 20)),
            (
                "Stress: 25% in 2025. Dat is beter dan 20% in 2024. Nulmeting: 20% in 2024. "
                "Streefwaarde: 30% in 2026. Status: op koers."
            ),
        ),
        (
            sheet_of(
                *values(y2025=25),
                *values("Nederland", y2025=24),
                target(2026, operator=">", reference="landelijk gemiddelde"),
            ),
            (
                "Stress: 25% in 2025. Streefwaarde: hoger dan landelijk gemiddelde (24%) in 2026. "
                "Status: op koers. Nederland: 24% in 2025."
            ),
        ),
        (
            sheet_of(*values(y2025=12), direction="band", band=(10, 20)),
            "Stress: 12% in 2025. Gewenst: tussen 10% en 20%. Status: op koers.",
        ),
        (
            sheet_of(measured("2026-K1", 7), measured("2026-K2", 7), target(2026, 8, "≤"), unit="weken"),
            (
                "Stress: 7 weken in het 2e kwartaal 2026. Dat is gelijk aan 7 weken in het 1e kwartaal 2026. "
                "Streefwaarde: hooguit 8 weken in 2026. Status: op koers."
            ),
        ),
        (
            sheet_of(measured("01-02-2026", 9), target(2026, 9, "="), unit="aantal"),
            "Stress: 9 op 01-02-2026. Streefwaarde: 9 in 2026. Status: op koers.",
        ),
    ],
)
def test_summary_of(sheet, sentences):
    assert said(sheet) == sentences


@pytest.mark.parametrize(
    ("band", "sentence"),
    [((10, None), "Gewenst: minstens 10%."), ((None, 20), "Gewenst: hooguit 20%.")],
)
def test_summary_of_a_band_with_one_edge(band, sentence):
    sheet = sheet_of(*values(y2025=12), direction="band", band=band)
    assert said(sheet) == f"Stress: 12% in 2025. {sentence} Status: op koers."
