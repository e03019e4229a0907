"""Indicators of our own export: what a right one gives, and what is wrong with another."""

import json
from datetime import date
from decimal import Decimal

import pytest

from goals.imports.parse import parse
from goals.imports.problems import ImportErrors
from indicators.periods import HOW, Period
from indicators.sheet import Baseline, Sheet, SheetMeasurement, SheetTarget, to_json

SHEET = Sheet(
    id="5c2e7a5e-1111-4a6f-8d52-0a0a0a0a0a0a",
    name="Wachttijd",
    number="I.1",
    definition="Van melding tot gesprek.",
    unit="weken",
    decimals=1,
    source="eigen telling",
    owner="team Jeugd",
    kind="prestatie",
    audience="aanbieder",
    direction="band",
    band_low=Decimal("1.5"),
    band_high=Decimal(4),
    frequency=6,
    baseline=Baseline(2023, Decimal("5.25")),
    made_with="ouders",
    remark="Voorlopige telling.",
    catalogue_number=20,
    measurements=[
        SheetMeasurement(Period(date(2024, 1, 1), "halfjaar"), number=Decimal("4.5"), is_provisional=True),
        SheetMeasurement(Period(date(2024, 7, 1), "halfjaar"), missing="niet_gemeten", reason="verhuizing"),
        SheetMeasurement(
            Period(date(2024, 12, 31), "datum"), series="wijk Oost", text="3e positie", origin="cbs"
        ),
    ],
    targets=[
        SheetTarget(2026, "≤", Decimal(4)),
        SheetTarget(2027, "<", reference="waarde 2024", remark="zo"),
        SheetTarget(2028, text="beter"),
        SheetTarget(2029, is_none=True),
    ],
)
EXPORTED = to_json(SHEET)


def tree_of(*goals):
    """The tree of goals with these lists of indicators."""
    rows = [
        {"niveau": "prestatie", "titel": f"p{place}", "indicatoren": goal} for place, goal in enumerate(goals)
    ]
    return parse(json.dumps({"titel": "t", "doelen": rows}).encode())


def refused(*goals):
    with pytest.raises(ImportErrors) as caught:
        tree_of(*goals)
    return [problem.sentence for problem in caught.value.problems]


def test_an_exported_indicator_comes_back():
    (sheet,) = tree_of([EXPORTED]).sheets
    assert to_json(sheet) == EXPORTED | {"id": str(sheet.id)}
    assert str(sheet.id) != EXPORTED["id"]


def test_one_indicator_at_several_goals_is_one_sheet():
    tree = tree_of([EXPORTED], [EXPORTED], [{"id": EXPORTED["id"]}])
    first, second, third = (draft.indicators[0] for draft in tree.walk())
    assert first is second is third
    assert tree.sheets == [first]


UNMEASURED = "ontbrekend: niet gemeten, want verhuizing"


def test_what_is_no_number_is_told_once():
    tree = tree_of([EXPORTED], [EXPORTED])
    assert [str(reading) for reading in tree.readings] == [
        f"‘Wachttijd’, meting 2e halfjaar 2024: ‘niet gemeten: verhuizing’ is gelezen als {UNMEASURED}.",
        "‘Wachttijd’, meting 31-12-2024 (wijk Oost): ‘3e positie’ is gelezen als tekst.",
        "‘Wachttijd’, streefwaarde 2027: ‘< waarde 2024’ is gelezen als lager dan de waarde van 2024.",
        "‘Wachttijd’, streefwaarde 2028: ‘beter’ is gelezen als tekst.",
        "‘Wachttijd’, streefwaarde 2029: ‘geen’ is gelezen als bewust geen streefwaarde.",
    ]


def test_an_indicator_written_by_hand_needs_only_a_name():
    rows = [{"periode": 2024, "waarde": 3}, {"periode": "2024", "reeks": "Nederland", "waarde": "4.5"}]
    (sheet,) = tree_of(
        [{"naam": "aantal", "metingen": rows, "streefwaarden": [{"jaar": "2027", "waarde": 5}]}]
    ).sheets
    assert (sheet.kind, sheet.audience, sheet.direction, sheet.frequency) == ("effect", "gemeente", "", None)
    assert [(row.series, row.number, row.origin) for row in sheet.measurements] == [
        ("gemeente", 3, "bestand"),
        ("Nederland", Decimal("4.5"), "bestand"),
    ]
    assert sheet.targets == [SheetTarget(2027, number=Decimal(5))]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"naam": ""}, "‘naam’ ontbreekt of is leeg."),
        ({"soort": "x"}, "‘soort’ is ‘x’. Kies effect, prestatie, kengetal of bbv."),
        ({"richting": "omlaag"}, "‘richting’ is ‘omlaag’. Kies hoger, lager, band of geen."),
        ({"decimalen": 7}, "‘decimalen’ is ‘7’. Vul een getal in van 0 tot en met 6."),
        (
            {"meetfrequentie": True},
            "‘meetfrequentie’ is waar of onwaar. Vul een getal in van 1 tot en met 120.",
        ),
        ({"ondergrens": "12,5"}, "‘ondergrens’ is ‘12,5’. Schrijf een getal als 12.5."),
        (
            {"ondergrens": 10**14},
            "‘ondergrens’ is ‘100000000000000’. Er passen 14 cijfers voor en 6 cijfers achter de punt.",
        ),
        (
            {"ondergrens": "0.1234567"},
            "‘ondergrens’ is ‘0.1234567’. Er passen 14 cijfers voor en 6 cijfers achter de punt.",
        ),
        ({"ondergrens": 4, "bovengrens": 3}, "De bovengrens ligt onder de ondergrens."),
        ({"bbvNummer": 40}, "Er is geen BBV-indicator 40. De nummers lopen van 1 tot en met 39."),
        ({"nulmeting": {"waarde": 3, "tekst": "x"}}, "Een nulmeting is een getal of tekst, niet allebei."),
        (
            {"nulmeting": {"jaar": 1989, "waarde": 3}},
            "‘jaar’ is ‘1989’. Vul een getal in van 1990 tot en met 2100.",
        ),
        ({"opmerking": "a" * 501}, "‘opmerking’ is 501 tekens lang. Hooguit 500 kan."),
        ({"metingen": {}}, "‘metingen’ moet een lijst zijn, niet een object."),
    ],
)
def test_an_indicator_that_is_wrong(fields, sentence):
    assert refused([{"naam": "i"} | fields]) == [sentence]


ONE_VALUE = "Een meting heeft een ‘waarde’, een ‘tekst’ of een ‘ontbreekt’, precies één daarvan."
ONE_TARGET = (
    "Een streefwaarde heeft een ‘waarde’, een ‘verwijzing’, een ‘tekst’ of ‘geenStreefwaarde’, "
    "precies één daarvan."
)


@pytest.mark.parametrize(
    ("row", "sentences"),
    [
        ({}, ["‘periode’ ontbreekt of is leeg.", ONE_VALUE]),
        ({"periode": "2024"}, [ONE_VALUE]),
        ({"periode": "2024", "waarde": 0, "tekst": "x"}, [ONE_VALUE]),
        (
            {"periode": "ooit", "waarde": 0},
            [f"‘ooit’ is geen periode. {HOW}"],
        ),
        (
            {"periode": "2024", "ontbreekt": "weg"},
            ["‘ontbreekt’ is ‘weg’. Kies nnb, niet_gemeten of nvt.", ONE_VALUE],
        ),
        ({"periode": "2024", "waarde": 1, "reden": "x"}, ["Een ‘reden’ hoort bij ‘ontbreekt’."]),
        (
            {"periode": "2024", "waarde": "veel"},
            ["‘waarde’ is ‘veel’. Schrijf een getal als 12.5.", ONE_VALUE],
        ),
        (
            {"periode": "2024", "waarde": 1, "voorlopig": 1},
            ["‘voorlopig’ moet waar of onwaar zijn, niet een getal."],
        ),
        (
            {"periode": "2024", "waarde": 1, "reeks": "wijk\u202eNoord"},
            ["In ‘reeks’ staat een onzichtbaar stuurteken. Typ de naam opnieuw."],
        ),
        (
            {"periode": "2024", "waarde": 1, "reeks": "r" * 101},
            ["‘reeks’ is 101 tekens lang. Hooguit 100 kan."],
        ),
    ],
)
def test_a_measurement_that_is_wrong(row, sentences):
    assert refused([{"naam": "i", "metingen": [row]}]) == sentences


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"waarde": 3}, "‘jaar’ ontbreekt."),
        ({"jaar": 2024}, ONE_TARGET),
        ({"jaar": 2024, "waarde": 3, "geenStreefwaarde": True}, ONE_TARGET),
        ({"jaar": 2024, "waarde": 3, "vergelijking": "=<"}, "‘vergelijking’ is ‘=<’. Kies <, ≤, =, ≥ of >."),
        (
            {"jaar": 2024, "tekst": "x", "vergelijking": "<"},
            "Een ‘vergelijking’ hoort bij een ‘waarde’ of een ‘verwijzing’.",
        ),
    ],
)
def test_a_target_that_is_wrong(row, sentence):
    assert refused([{"naam": "i", "streefwaarden": [row]}]) == [sentence]


def test_a_series_has_a_name_on_one_line():
    rows = [{"periode": "2024", "waarde": 1, "reeks": "wijk\n Noord"}]
    (sheet,) = tree_of([{"naam": "aantal", "metingen": rows}]).sheets
    assert [row.series for row in sheet.measurements] == ["wijk Noord"]


def test_the_same_moment_twice():
    values, targets = [{"periode": "2024", "waarde": 1}], [{"jaar": 2024, "waarde": 1}]
    assert refused([{"naam": "i", "metingen": values * 2, "streefwaarden": targets * 2}]) == [
        "In ‘metingen’ staat hetzelfde moment twee keer.",
        "In ‘streefwaarden’ staat hetzelfde moment twee keer.",
    ]


def test_one_id_with_two_contents():
    sentence = "Deze indicator staat ook op regel 1, met andere gegevens."
    assert refused([EXPORTED], [EXPORTED | {"naam": "Anders"}]) == [sentence]


def test_the_same_indicator_twice_at_one_goal():
    assert refused([EXPORTED, EXPORTED]) == ["In ‘indicatoren’ staat iets twee keer."]


def test_one_bbv_number_at_two_indicators():
    sentence = "Dit BBV-nummer staat al bij een andere indicator in dit bestand."
    assert refused([{"naam": "a", "bbvNummer": 20}, {"naam": "b", "bbvNummer": 20}]) == [sentence]


def test_problems_have_the_line_of_the_field():
    text = '{"titel": "t", "doelen": [{"niveau": "prestatie", "titel": "p", "indicatoren": [{"naam": "i",\n'
    with pytest.raises(ImportErrors) as caught:
        parse((text + '"metingen": [\n{"periode": "2024",\n"waarde": []}]}]}]}').encode())
    assert [problem.line for problem in caught.value.problems] == [3, 4]
