import json
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.enums import Audience, Direction, Kind, Missing, Operator, Origin
from indicators.limits import DECIMALS, DIGITS
from indicators.periods import read_period, year
from indicators.sheet import (
    NO_BASELINE,
    Baseline,
    Sheet,
    SheetMeasurement,
    SheetTarget,
    from_json,
    to_json,
)
from tests.indicators.test_periods import periods

ID = UUID("8c7a4c1e-6a0b-4c57-b1e1-5b1d5c2f9a01")
LARGEST = Decimal(10) ** (DIGITS - DECIMALS) - Decimal(10) ** -DECIMALS
WORDS = st.text(min_size=1, max_size=20)
NUMBERS = st.decimals(-LARGEST, LARGEST, places=DECIMALS, allow_nan=False)
YEARS = st.integers(1990, 2100)
FOUND = st.one_of(
    st.fixed_dictionaries({"number": NUMBERS}),
    st.fixed_dictionaries({"text": WORDS}),
    st.fixed_dictionaries({"missing": st.sampled_from(Missing.values), "reason": st.text(max_size=20)}),
)
WANTED = st.one_of(
    st.fixed_dictionaries({"operator": st.sampled_from(["", *Operator.values]), "number": NUMBERS}),
    st.fixed_dictionaries({"operator": st.sampled_from(Operator.values), "reference": WORDS}),
    st.fixed_dictionaries({"text": WORDS}),
    st.just({"is_none": True}),
)
BASELINES = st.one_of(
    st.just(NO_BASELINE),
    st.tuples(st.none() | YEARS, NUMBERS, st.just("")).map(Baseline._make),
    st.tuples(st.none() | YEARS, st.none(), WORDS).map(Baseline._make),
)


@st.composite
def measurements(draw):
    return SheetMeasurement(
        period=draw(periods()),
        series=draw(WORDS),
        is_provisional=draw(st.booleans()),
        remark=draw(st.text(max_size=20)),
        origin=draw(st.sampled_from(Origin.values)),
        origin_detail=draw(st.text(max_size=20)),
        **draw(FOUND),
    )


@st.composite
def targets(draw):
    return SheetTarget(year=draw(YEARS), remark=draw(st.text(max_size=20)), **draw(WANTED))


@st.composite
def sheets(draw):
    texts = ("number", "definition", "unit", "source", "owner", "made_with", "remark")
    return Sheet(
        id=draw(st.uuids()),
        name=draw(WORDS),
        **{name: draw(st.text(max_size=20)) for name in texts},
        decimals=draw(st.none() | st.integers(0, DECIMALS)),
        kind=draw(st.sampled_from(Kind.values)),
        audience=draw(st.sampled_from(Audience.values)),
        direction=draw(st.sampled_from(["", *Direction.values])),
        band_low=draw(st.none() | NUMBERS),
        band_high=draw(st.none() | NUMBERS),
        frequency=draw(st.none() | st.integers(1, 120)),
        baseline=draw(BASELINES),
        catalogue_number=draw(st.none() | st.integers(1, 39)),
        measurements=draw(st.lists(measurements(), max_size=4)),
        targets=draw(st.lists(targets(), max_size=4)),
    )


@given(sheets())
def test_a_sheet_comes_back_from_json_as_it_was(sheet):
    data = json.loads(json.dumps(to_json(sheet)))
    assert from_json(data) == sheet
    assert to_json(from_json(data)) == data


def test_to_json_of_one_sheet_is_this():
    sheet = Sheet(
        ID,
        "Jongeren met stress",
        number="1.1",
        unit="%",
        decimals=1,
        kind="effect",
        direction="lager",
        band_high=Decimal("40.000000"),
        frequency=48,
        baseline=Baseline(2013, Decimal("36.000000")),
        measurements=[
            SheetMeasurement(year(2021), number=Decimal("36.500000"), is_provisional=True),
            SheetMeasurement(read_period("2022-K3"), missing="niet_gemeten", reason="te duur"),
        ],
        targets=[SheetTarget(2025, operator="<", number=Decimal("33.000000"))],
    )
    assert to_json(sheet) == {
        "id": str(ID),
        "nummer": "1.1",
        "naam": "Jongeren met stress",
        "definitie": "",
        "eenheid": "%",
        "decimalen": 1,
        "bron": "",
        "eigenaar": "",
        "soort": "effect",
        "bedoeldVoor": "gemeente",
        "richting": "lager",
        "ondergrens": None,
        "bovengrens": "40",
        "meetfrequentie": 48,
        "nulmeting": {"jaar": 2013, "waarde": "36", "tekst": ""},
        "gekozenMet": "",
        "opmerking": "",
        "bbvNummer": None,
        "metingen": [
            {
                "periode": "2021",
                "periodesoort": "jaar",
                "begindatum": "2021-01-01",
                "reeks": "gemeente",
                "waarde": "36.5",
                "tekst": "",
                "ontbreekt": "",
                "reden": "",
                "voorlopig": True,
                "opmerking": "",
                "herkomst": "hand",
                "herkomstdetail": "",
            },
            {
                "periode": "2022-K3",
                "periodesoort": "kwartaal",
                "begindatum": "2022-07-01",
                "reeks": "gemeente",
                "waarde": None,
                "tekst": "",
                "ontbreekt": "niet_gemeten",
                "reden": "te duur",
                "voorlopig": False,
                "opmerking": "",
                "herkomst": "hand",
                "herkomstdetail": "",
            },
        ],
        "streefwaarden": [
            {
                "jaar": 2025,
                "vergelijking": "<",
                "waarde": "33",
                "verwijzing": "",
                "tekst": "",
                "geenStreefwaarde": False,
                "opmerking": "",
            }
        ],
    }


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("33.000000", "33"),
        ("0", "0"),
        ("100", "100"),
        ("-0.5", "-0.5"),
        ("1E+3", "1000"),
        ("1E-6", "0.000001"),
    ],
)
def test_numbers_leave_without_trailing_zeros_or_exponent(number, text):
    sheet = Sheet(ID, "Naam", band_low=Decimal(number))
    assert to_json(sheet)["ondergrens"] == text


def test_a_baseline_is_there_with_a_number_or_words():
    assert [bool(each) for each in (Baseline(number=Decimal(0)), Baseline(text="veel"), Baseline(2013))] == [
        True,
        True,
        False,
    ]


def test_a_year_alone_is_no_baseline_in_json():
    assert to_json(Sheet(ID, "Naam", baseline=Baseline(2013)))["nulmeting"] is None


def test_series_are_named_with_the_own_one_first():
    names = ["wijk Noord", "Nederland", "gemeente", "Nederland"]
    sheet = Sheet(ID, "Naam", measurements=[SheetMeasurement(year(2021), series=name) for name in names])
    assert sheet.series_names == ["gemeente", "Nederland", "wijk Noord"]
    assert [len(sheet.series(name)) for name in ("Nederland", "gemeente", "wijk Zuid")] == [2, 1, 0]


def test_another_shape_is_refused():
    data = to_json(Sheet(ID, "Naam"))
    del data["naam"]
    with pytest.raises(KeyError, match="naam"):
        from_json(data)
