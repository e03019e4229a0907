"""In what words a file's values are told that are no plain numbers."""

from uuid import uuid4

import pytest

from goals.imports.readings import Reading, readings_of, summary
from indicators.periods import year
from indicators.sheet import Sheet, SheetMeasurement, SheetTarget


def reading(sort):
    return Reading("Doel", "Indicator", "meting", "2024", "x", sort, "y")


def how_of(**fields):
    sheet = Sheet(uuid4(), "i", targets=[SheetTarget(2027, **fields)])
    return [(each.sort, each.written, each.how) for each in readings_of("Doel", sheet)]


@pytest.mark.parametrize(
    ("fields", "how"),
    [
        ({"number": 3}, []),
        (
            {"operator": "≥", "reference": "nulmeting"},
            [("verwijzing", "≥ nulmeting", "minstens de nulmeting")],
        ),
        ({"reference": "waarde 2022"}, [("verwijzing", "waarde 2022", "de waarde van 2022")]),
        (
            {"operator": "=", "reference": "vergelijkbare gemeenten"},
            [("verwijzing", "= vergelijkbare gemeenten", "gelijk aan vergelijkbare gemeenten")],
        ),
        ({"text": "beter"}, [("tekst", "beter", "tekst")]),
        ({"is_none": True}, [("geen", "geen", "bewust geen streefwaarde")]),
    ],
)
def test_how_a_target_is_read(fields, how):
    assert how_of(**fields) == how


def test_measurements_come_first_and_say_their_series():
    rows = [SheetMeasurement(year(2024), series="Nederland", missing="nnb")]
    sheet = Sheet(uuid4(), "i", measurements=rows, targets=[SheetTarget(2027, text="beter")])
    assert [(each.what, each.when) for each in readings_of("Doel", sheet)] == [
        ("meting", "2024 (Nederland)"),
        ("streefwaarde", "2027"),
    ]


def test_summary_of_nothing_is_empty():
    assert summary([]) == ""


def test_summary_of_one():
    told = "1 meting of streefwaarde is geen gewoon getal: 1 is tekst. U vindt dit terug bij de indicatoren."
    assert summary([reading("tekst")]) == told


def test_summary_counts_each_sort():
    sorts = ["ontbreekt", "tekst", "ontbreekt", "verwijzing"]
    assert summary([reading(sort) for sort in sorts]) == (
        "4 metingen en streefwaarden zijn geen gewoon getal: 1 is tekst, 2 ontbreken en 1 vergelijkt met een "
        "ander cijfer. U vindt dit terug bij de indicatoren."
    )
