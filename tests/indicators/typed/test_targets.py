"""Targets as people type them: read, refused, kept as text, and written back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.sheet import SheetTarget
from indicators.typed import read_target, write_target
from tests.indicators.typed.samples import HOW_NUMBER, LONG, WRITTEN, read_or_none, refused, target

READ_AS_TARGET = [
    *((less, target("<", "33")) for less in ("<33", "< 33", "kleiner dan 33", "Lager dan 33")),
    *((less, target("<", "33")) for less in ("minder dan 33", "onder 33", "<\u00a033%")),
    *((most, target("≤", "33")) for most in ("<=33", "=< 33", "≤33", "hooguit 33", "maximaal 33")),
    *((most, target("≤", "33")) for most in ("ten hoogste 33", "hoogstens 33", "tot en met 33", "max. 33")),
    *((most, target("≤", "33")) for most in ("33 of minder", "33% of lager", "niet meer dan 33", "t/m 33")),
    *((same, target("=", "5")) for same in ("=5", "= 5", "gelijk aan 5", "zelfde als 5", "precies 5")),
    *((least, target("≥", "7.6")) for least in (">=7,6", "≥ 7,6", "=> 7,6", "minstens 7,6", "vanaf 7,6")),
    *((least, target("≥", "7.6")) for least in ("minimaal 7,6", "ten minste 7,6", "tenminste 7,6")),
    *((least, target("≥", "7.6")) for least in ("7,6 of meer", "7,6 of hoger", "niet lager dan 7,6")),
    *((least, target("≥", "7.6")) for least in ("hoger dan of gelijk aan 7,6", "minimaal gelijk aan 7,6")),
    *((more, target(">", "83")) for more in (">83", "> 83", "meer dan 83", "hoger dan 83", "groter dan 83")),
    ("> 0", target(">", "0")),
    ("<-5", target("<", "-5")),
    ("≥ € 1.250", target("≥", "1250")),
    ("gelijk aan 2022", target("=", "2022")),
    ("> 2018", target(">", "2018")),
    *(
        (average, target(reference="landelijk gemiddelde"))
        for average in ("landelijk gemiddelde", "het landelijk gemiddelde", "Landelijke gemiddelde")
    ),
    *(
        (average, target(reference="landelijk gemiddelde"))
        for average in ("Nederland", "Nederlands gemiddelde", "gemiddelde van Nederland")
    ),
    ("> landelijk gemiddelde", target(">", reference="landelijk gemiddelde")),
    ("boven het landelijk gemiddelde", target(">", reference="landelijk gemiddelde")),
    ("onder landelijk gemiddelde", target("<", reference="landelijk gemiddelde")),
    ("op of boven landelijk gemiddelde", target("≥", reference="landelijk gemiddelde")),
    ("landelijk gemiddelde of lager", target("≤", reference="landelijk gemiddelde")),
    ("minimaal gelijk aan landelijk gemiddelde", target("≥", reference="landelijk gemiddelde")),
    ("gemiddelde van vergelijkbare gemeenten", target(reference="vergelijkbare gemeenten")),
    ("≤ vergelijkbare gemeenten", target("≤", reference="vergelijkbare gemeenten")),
    ("nulmeting", target(reference="nulmeting")),
    ("< nulmeting", target("<", reference="nulmeting")),
    ("lager dan de nulmeting", target("<", reference="nulmeting")),
    ("zelfde als de nulmeting", target("=", reference="nulmeting")),
    ("waarde 2022", target(reference="waarde 2022")),
    ("de waarde van 2022", target(reference="waarde 2022")),
    ("niveau 2022", target(reference="waarde 2022")),
    ("> waarde 2018", target(">", reference="waarde 2018")),
    ("hoger dan in 2018", target(">", reference="waarde 2018")),
    ("zelfde als 2022", target("=", reference="waarde 2022")),
    ("Hetzelfde als 2022", target("=", reference="waarde 2022")),
    ("zelfde als in 2022", target("=", reference="waarde 2022")),
    ("gelijk aan waarde 2022", target("=", reference="waarde 2022")),
    *(
        (none, target(is_none=True))
        for none in ("geen", "Geen streefwaarde", "geen doel", "n.v.t.", "nvt", "-")
    ),
    *((later, target(text="nog niet bekend")) for later in ("n.n.b.", "nnb", "Nog niet bekend", "p.m.")),
    ("3e positie", target(text="3e positie")),
    ("'stijgen", target(text="stijgen")),
    ("'33", target(text="33")),
    ("'> 33", target(text="> 33")),
    (f"'{LONG}", target(text=LONG)),
]


@pytest.mark.parametrize(("written", "expected"), READ_AS_TARGET)
def test_read_target(written, expected):
    assert read_target(written) == expected
    assert read_target(written, keep_text=True) == expected


HOW_TARGET = (
    "Schrijf bijvoorbeeld ≥ 7,6 of > landelijk gemiddelde of > waarde 2022. "
    "Of zet er een ' voor: dan blijft het tekst, zoals in Excel."
)
UNREADABLE_TARGETS = [
    *((text, HOW_TARGET) for text in ("stijgen", "hoger", "dalen", "lager dan nu", "x", "> veel", "5 fte")),
    *((text, HOW_TARGET) for text in ("waarde 1850", "> waarde 2200", "geen wachtlijst", "33 voorlopig")),
    *((text, HOW_TARGET) for text in ("minimaal 3e positie", "> 5 of meer", "onder33", "minſtens 5")),
    *((text, HOW_NUMBER) for text in ("<", "> <5", "<12,5,3", ">> 5", "=5+5", "33*")),
]


@pytest.mark.parametrize(("written", "how"), UNREADABLE_TARGETS)
def test_read_target_refuses_what_it_cannot_read(written, how):
    assert refused(read_target, written) == f"‘{written}’ is geen getal. {how}"
    assert read_target(written, keep_text=True) == target(text=written)


@pytest.mark.parametrize(
    ("written", "measured", "expected"),
    [
        ("> 2018", {2018: "6.15"}, target(">", reference="waarde 2018")),
        ("gelijk aan 2018", {2018: "6.15", 2020: "7"}, target("=", reference="waarde 2018")),
        ("2018 of hoger", {2018: "6.15"}, target("≥", reference="waarde 2018")),
        ("> 2018", {2018: "201.7"}, target(">", reference="waarde 2018")),
        ("> 2018", {2018: "201.8"}, target(">", "2018")),
        ("> 2018", {2018: "6.15", 2020: "1900"}, target(">", "2018")),
        ("> 2018", {2019: "6.15"}, target(">", "2018")),
        ("> 2018", {}, target(">", "2018")),
        ("> 2.018", {2018: "6.15"}, target(">", "2018")),
        ("2018", {2018: "6.15"}, target("", "2018")),
        ("zelfde als 2018", {2018: "1900"}, target("=", reference="waarde 2018")),
    ],
)
def test_read_target_knows_a_year_among_the_measured(written, measured, expected):
    measured = {key: Decimal(number) for key, number in measured.items()}
    assert read_target(written, measured=measured) == expected
    assert read_target(write_target(expected), measured=measured) == expected


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (target("", "33"), "33"),
        (target("<", "33"), "< 33"),
        (target("≥", "7.600"), "≥ 7,6"),
        (target("", "1250"), "1250"),
        (target(">", "2018"), "> 2.018"),
        (target("", "2018"), "2018"),
        (target(">", reference="waarde 2018"), "> waarde 2018"),
        (target(reference="nulmeting"), "nulmeting"),
        (target(is_none=True), "geen"),
        (target(text="stijgen"), "'stijgen"),
        (target(text="nog niet bekend"), "nog niet bekend"),
        (SheetTarget(2025, "<", Decimal("33.000000")), "< 33"),
    ],
)
def test_write_target(typed, written):
    assert write_target(typed) == written


@given(WRITTEN, st.booleans(), st.sampled_from([None, {2018: Decimal(6)}]))
def test_what_was_read_as_target_is_written_and_read_back(written, keep_text, measured):
    typed = read_or_none(read_target, written, keep_text=keep_text, measured=measured)
    if typed is not None:
        assert read_target(write_target(typed)) == typed
        assert read_target(write_target(typed), keep_text=True, measured=measured) == typed


@given(WRITTEN)
def test_a_target_says_one_thing(written):
    typed = read_or_none(read_target, written, keep_text=True)
    if typed is not None:
        said = [typed.number is not None, bool(typed.reference), bool(typed.text), typed.is_none]
        assert said.count(True) == 1
        assert not typed.operator or typed.number is not None or typed.reference
