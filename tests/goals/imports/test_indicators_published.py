"""Indicators as municipalities published them: what is a number, what stays text, what is derived."""

import json
from decimal import Decimal

import pytest

from goals.imports.bounds import MOST
from goals.imports.parse import parse
from goals.imports.problems import ImportErrors
from indicators.sheet import NO_BASELINE, Baseline

RELATION = {
    "name": "Oordeel over de samenwerking",
    "unit": "rapportcijfer",
    "source": "Waar staat je gemeente",
    "values": {"2016": 6.1, "2017": "-", "2018": 6.15, "2020": "6,2"},
    "targets": {"2018": "> landelijk gemiddelde", "2021": "> 2018"},
    "kind": "effect",
    "freq": "twee-jaarlijks onderzoek",
    "note": "streefwaarde is relatief",
}


def tree_of(*indicators):
    node = {"level": "prestatie", "title": "Goal", "indicators": [*indicators]}
    return parse(json.dumps({"title": "t", "nodes": [node]}).encode())


def sheet_of(indicator):
    (sheet,) = tree_of({"name": "i"} | indicator).sheets
    return sheet


def told(indicator):
    """How each value and target was read that is no plain number."""
    readings = tree_of({"name": "i"} | indicator).readings
    return [(reading.what, reading.when, reading.written, reading.how) for reading in readings]


def refused(*indicators):
    with pytest.raises(ImportErrors) as caught:
        tree_of(*indicators)
    return [problem.sentence for problem in caught.value.problems]


def test_an_indicator_comes_with_all_it_has():
    sheet = sheet_of(RELATION)
    assert (sheet.name, sheet.unit, sheet.source) == (
        "Oordeel over de samenwerking",
        "rapportcijfer",
        "Waar staat je gemeente",
    )
    assert (sheet.kind, sheet.frequency, sheet.remark) == ("effect", 24, "streefwaarde is relatief")
    assert [(str(row.period), row.number, row.missing, row.origin) for row in sheet.measurements] == [
        ("2016", Decimal("6.1"), "", "bestand"),
        ("2017", None, "niet_gemeten", "bestand"),
        ("2018", Decimal("6.15"), "", "bestand"),
        ("2020", Decimal("6.2"), "", "bestand"),
    ]
    assert [(row.year, row.operator, row.reference) for row in sheet.targets] == [
        (2018, ">", "landelijk gemiddelde"),
        (2021, ">", "waarde 2018"),
    ]
    assert (sheet.direction, sheet.baseline) == ("hoger", Baseline(2016, Decimal("6.1")))


def test_what_is_no_plain_number_is_told():
    assert told(RELATION) == [
        ("meting", "2017", "-", "ontbrekend: niet gemeten"),
        ("streefwaarde", "2018", "> landelijk gemiddelde", "hoger dan het landelijk gemiddelde"),
        ("streefwaarde", "2021", "> 2018", "hoger dan de waarde van 2018"),
    ]


@pytest.mark.parametrize(
    ("value", "number", "text", "missing", "reason"),
    [
        (36, 36, "", "", ""),
        (1684.9, Decimal("1684.9"), "", "", ""),
        (4.125, Decimal("4.125"), "", "", ""),
        (-0.5, Decimal("-0.5"), "", "", ""),
        ("1.250", 1250, "", "", ""),
        ("33%", 33, "", "", ""),
        ("n.v.t.", None, "", "nvt", ""),
        ("X", None, "", "niet_gemeten", ""),
        ("-", None, "", "niet_gemeten", ""),
        ("Nog niet bekend", None, "", "nnb", ""),
        ("niet gemeten, want te duur", None, "", "niet_gemeten", "te duur"),
        ("3e positie", None, "3e positie", "", ""),
        ("ongeveer de helft", None, "ongeveer de helft", "", ""),
        ("<5", None, "<5", "", ""),
    ],
)
def test_a_value(value, number, text, missing, reason):
    (row,) = sheet_of({"values": {"2024": value}}).measurements
    assert (row.number, row.text, row.missing, row.reason) == (number, text, missing, reason)
    assert len(told({"values": {"2024": value}})) == (number is None)


@pytest.mark.parametrize(
    ("target", "operator", "number", "text", "direction"),
    [
        (14, "", 14, "", ""),
        ("<33", "<", 33, "", "lager"),
        ("≤ 33", "≤", 33, "", "lager"),
        (">= 7,6", "≥", Decimal("7.6"), "", "hoger"),
        ("> 0", ">", 0, "", "hoger"),
        ("= 100", "=", 100, "", ""),
        ("beter dan nu", "", None, "beter dan nu", ""),
    ],
)
def test_a_target(target, operator, number, text, direction):
    sheet = sheet_of({"targets": {"2027": target}})
    (row,) = sheet.targets
    assert (row.operator, row.number, row.text, sheet.direction) == (operator, number, text, direction)


def test_targets_that_contradict_each_other_give_no_direction():
    assert sheet_of({"targets": {"2026": "<5", "2027": ">4"}}).direction == ""


def test_a_plain_target_beside_one_with_a_direction_does_not_contradict_it():
    assert sheet_of({"targets": {"2026": 5, "2027": "<4"}}).direction == "lager"


def test_no_target_on_purpose():
    sheet = sheet_of({"values": {"2024": 3}, "targets": {"2027": "geen"}})
    assert (sheet.targets[0].is_none, sheet.direction, sheet.baseline) == (True, "", NO_BASELINE)


def test_the_baseline_is_the_first_number_when_there_is_a_target():
    values = {"2015": "X", "2016": 70, "2014": "n.n.b."}
    assert sheet_of({"values": values, "targets": {"2018": 80}}).baseline == Baseline(2016, Decimal(70))
    assert sheet_of({"values": values}).baseline == NO_BASELINE


def test_what_was_added_is_noted():
    tree = tree_of({"name": "a", "values": {"2013": 36}, "targets": {"2025": "<33"}}, {"name": "b"})
    assert tree.notes == [
        "Bij 1 indicator volgt de gewenste richting uit de streefwaarde: < is lager, > is hoger.",
        "Bij 1 indicator met een streefwaarde is de eerste meting ook de nulmeting.",
    ]


def test_empty_values_are_no_measurements():
    sheet = sheet_of({"values": {"2020": None, "2021": "", "2022": " "}, "targets": {"2023": None}})
    assert (sheet.measurements, sheet.targets) == ([], [])


def test_years_and_periods_come_in_order_of_time():
    sheet = sheet_of({"values": {"2022-K1": 2, "2020": 1, "2021-H2": 3}})
    assert [row.period.code for row in sheet.measurements] == ["2020", "2021-H2", "2022-K1"]


def test_what_stands_at_no_year_becomes_a_remark():
    indicator = {"values": {"2018/2019": 12}, "targets": {"ooit": "<5"}, "note": "Let op."}
    assert sheet_of(indicator).remark == "Let op. Meting 2018/2019: 12. Streefwaarde ooit: <5"
    how = "opmerking bij de indicator, want dit is geen jaar of periode"
    assert told(indicator) == [("meting", "2018/2019", "12", how), ("streefwaarde", "ooit", "<5", how)]


def test_what_cannot_be_read_of_an_indicator_becomes_a_remark():
    sheet = sheet_of({"kind": "output", "freq": "soms"})
    assert (sheet.kind, sheet.frequency, sheet.remark) == ("effect", None, "Soort: output. Hoe vaak: soms")


def test_a_remark_that_is_too_long_goes_to_the_definition():
    tree = tree_of({"name": "i", "note": "n" * 501, "definition": "Zo."})
    (sheet,) = tree.sheets
    assert (sheet.remark, sheet.definition) == ("", "Zo.\n\n" + "n" * 501)
    assert tree.notes == ["De opmerking bij ‘i’ is te lang. Die staat nu in de definitie."]


def test_a_number_with_too_many_decimals_is_rounded_and_told():
    indicator = {"values": {"2024": 1 / 3}}
    assert sheet_of(indicator).measurements[0].number == Decimal("0.333333")
    assert told(indicator) == [
        ("meting", "2024", "0.3333333333333333", "een getal met zes cijfers achter de komma")
    ]


def test_a_name_alone_is_an_indicator():
    assert [sheet.name for sheet in tree_of("aantal", {"name": "deel"}).sheets] == ["aantal", "deel"]


@pytest.mark.parametrize(
    ("indicator", "sentence"),
    [
        (3, "In ‘indicators’ hoort hier een object te staan, niet een getal."),
        ({}, "‘name’ ontbreekt of is leeg."),
        ({"name": "a" * 251}, "‘name’ is 251 tekens lang. Hooguit 250 kan."),
        ({"name": "i", "unit": "a" * 121}, "‘unit’ is 121 tekens lang. Hooguit 120 kan."),
        ({"name": "i", "values": []}, "‘values’ moet een object zijn, niet een lijst."),
        (
            {"name": "i", "values": {"2024": True}},
            "In ‘values’ hoort hier een getal of tekst te staan, niet waar of onwaar.",
        ),
        (
            {"name": "i", "values": {"2024": {"waarde": 3}}},
            "In ‘values’ hoort hier een getal of tekst te staan, niet een object.",
        ),
        (
            {"name": "i", "targets": {"2024": 10**14}},
            "In ‘targets’ hoort hier een getal of tekst te staan, niet een te groot getal.",
        ),
        ({"name": "i", "values": {"2024": 1, " 2024": 2}}, "Er staan twee keer een meting voor 2024."),
        (
            {"name": "i", "values": {"2024": "woorden " * 32}},
            "‘woorden woorden woorden woorden woorden…’ is te lang: 255 tekens. Er passen er 250.",
        ),
        ({"name": "i", "note": "a\0b"}, "In ‘note’ staat een teken dat niet bewaard kan worden (U+0000)."),
        (
            {"name": "i", "values": {"ooit": "a\0b"}},
            "In ‘note’ staat een teken dat niet bewaard kan worden (U+0000).",
        ),
    ],
)
def test_an_indicator_that_is_wrong(indicator, sentence):
    assert refused(indicator) == [sentence]


def test_problems_have_the_line_of_the_value():
    text = '{"title": "t", "nodes": [{"level": "prestatie", "title": "p", "indicators": [\n{"values": {'
    with pytest.raises(ImportErrors) as caught:
        parse((text + '\n"2024": []}, "name": "i"}]}]}').encode())
    assert [problem.line for problem in caught.value.problems] == [3]


def test_too_many_indicators():
    sentence = "Er staan meer dan 2.000 indicatoren in dit bestand. Splits het in kleinere bomen."
    assert refused(*["a"] * (MOST["indicatoren"] + 1)) == [sentence]


def test_a_wrong_count_is_noted():
    node = {"level": "prestatie", "title": "p", "indicators": ["a"]}
    tree = parse(json.dumps({"title": "t", "indicator_count": 2, "nodes": [node]}).encode())
    assert tree.notes == ["Volgens het bestand zijn er 2 indicatoren, maar er staan er 1 in."]
