"""What people type for measurements and targets: right, wrong, and written back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.limits import LONGEST_WORDS
from indicators.periods import year
from indicators.sheet import SheetMeasurement, SheetTarget
from indicators.typed import (
    TypedTarget,
    TypedValue,
    read_number,
    read_target,
    read_value,
    shown_number,
    write_target,
    write_value,
)

LONG = "a" * LONGEST_WORDS


def number(written):
    return Decimal(written)


def value(written=None, **fields):
    return TypedValue(number=written and Decimal(written), **fields)


def target(operator="", written=None, **fields):
    return TypedTarget(operator=operator, number=written and Decimal(written), **fields)


def refused(read, written, **options):
    with pytest.raises(ValueError, match=r"\.$") as error:
        read(written, **options)
    return str(error.value)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("33", "33"),
        ("0", "0"),
        ("007", "7"),
        ("12,5", "12.5"),
        ("12,50", "12.5"),
        (",5", "0.5"),
        ("0,125", "0.125"),
        ("1,250", "1.25"),
        ("1.250", "1250"),
        ("12.500", "12500"),
        ("1.250,5", "1250.5"),
        ("1.250.000", "1250000"),
        ("1 250", "1250"),
        ("1 250 000,5", "1250000.5"),
        ("1\u00a0250", "1250"),
        ("1\u202f250", "1250"),
        ("1\u2009250", "1250"),
        ("  33 ", "33"),
        ("33\n", "33"),
        ("\ufeff33\u200b", "33"),
        ("12.5", "12.5"),
        ("12.25", "12.25"),
        ("12.3456", "12.3456"),
        ("1684.9", "1684.9"),
        ("1250.125", "1250.125"),
        ("0.125", "0.125"),
        (".5", "0.5"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("–3", "-3"),
        ("- 3", "-3"),
        ("+3", "3"),
        ("-0", "0"),
        ("-1.250,5", "-1250.5"),
        ("55%", "55"),
        ("55 %", "55"),
        ("12,5 procent", "12.5"),
        ("€ 1.250", "1250"),
        ("€1.250,-", "1250"),
        ("€ 1.250,--", "1250"),
        ("€ 5,–", "5"),
        ("€ -1.250", "-1250"),
        ("-€ 1.250", "-1250"),
        ("1.250 euro", "1250"),
        ("EUR 1.250", "1250"),
        ("1E3", "1000"),
        ("1e3", "1000"),
        ("1,2E+05", "120000"),
        ("1.234E+05", "123400"),
        ("-2,5E-3", "-0.0025"),
        ("0E300", "0"),
        ("99999999999999,999999", "99999999999999.999999"),
        ("1,2500000000", "1.25"),
    ],
)
def test_read_number_and_value_and_target(written, expected):
    read = read_number(written)
    assert (read, str(read)) == (Decimal(expected), expected)
    assert read_value(written) == value(expected)
    assert read_target(written) == target("", expected)


HOW_NUMBER = "Schrijf het als 12,5 of 1.250."
DIGITS = "Schrijf het met de cijfers 0 tot en met 9."


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        *(
            (malformed, f"‘{malformed}’ is geen getal. {HOW_NUMBER}")
            for malformed in (
                *("12,5,3", "1.25.0", "12,", "5.", "--5", "-+5", "5-", "1.250 000", "1 25", "12 5"),
                *("0.500.000", "012.500", "1..5", "€", "%", "€ %", ",", ",-", "5-10", "(5)", "1'250"),
            )
        ),
        ("12\n13", f"‘12 13’ is geen getal. {HOW_NUMBER}"),
        ("1\n250", f"‘1 250’ is geen getal. {HOW_NUMBER}"),
        ("٣", f"‘٣’ is geen getal. {DIGITS}"),
        ("1٣", f"‘1٣’ is geen getal. {DIGITS}"),
        ("７", f"‘７’ is geen getal. {DIGITS}"),
        ("7½", f"‘7½’ is geen getal. {DIGITS}"),
        ("5²", f"‘5²’ is geen getal. {DIGITS}"),
        ("1,250.5", "In ‘1,250.5’ staan komma en punt andersom dan in Nederland. Schrijf 1.250,5."),
        ("1,250,000", "In ‘1,250,000’ staan komma en punt andersom dan in Nederland. Schrijf 1.250.000."),
        (
            "100000000000000",
            "‘100000000000000’ is te groot: er passen 14 cijfers voor de komma. Kies een grotere eenheid.",
        ),
        ("1E99", "‘1E99’ is te groot: er passen 14 cijfers voor de komma. Kies een grotere eenheid."),
        (
            "0,3333333",
            "‘0,3333333’ heeft meer dan 6 cijfers achter de komma. Rond het af, bijvoorbeeld op 0,333333.",
        ),
        ("1E-9", "‘1E-9’ heeft meer dan 6 cijfers achter de komma. Rond het af, bijvoorbeeld op 0."),
        *(
            (error, f"‘{error}’ is een foutmelding van Excel. Herstel de formule, of maak de cel leeg.")
            for error in (
                *("#N/B", "#N/A", "#DEEL/0!", "#DIV/0!", "#WAARDE!", "#VALUE!", "#VERW!", "#REF!"),
                *("#NAAM?", "#NAME?", "#GETAL!", "#NUM!", "#LEEG!", "#####", "#SPILL!", "Err:502"),
            )
        ),
        ("33\x00", "In ‘33’ staat een onzichtbaar stuurteken. Typ het opnieuw."),
        ("3\x1b3", "In ‘3 3’ staat een onzichtbaar stuurteken. Typ het opnieuw."),
        ("\ud800", "In ‘’ staat een onzichtbaar stuurteken. Typ het opnieuw."),
        ("9" * 501, f"‘{'9' * 39}…’ is te lang: 501 tekens. Er passen er 250."),
    ],
)
def test_what_is_no_number_is_refused(written, sentence):
    assert refused(read_number, written) == sentence
    assert refused(read_value, written) == sentence
    assert refused(read_target, written) == sentence


@pytest.mark.parametrize("written", ["12x", "1O", "veel", "n.n.b.", "3e positie", "'5", "x"])
def test_read_number_refuses_words(written):
    assert refused(read_number, written) == f"‘{written}’ is geen getal. {HOW_NUMBER}"


def test_read_number_of_nothing_is_refused():
    assert refused(read_number, " \u200b") == f"Vul een getal in. {HOW_NUMBER}"


@pytest.mark.parametrize("written", ["", " ", "\u00a0\n", "\u200b"])
def test_an_empty_cell_says_nothing(written):
    assert read_value(written) is None
    assert read_target(written) is None


READ_AS_VALUE = [
    ("12,5*", value("12.5", is_provisional=True)),
    ("12,5 *", value("12.5", is_provisional=True)),
    ("55% (v)", value("55", is_provisional=True)),
    ("1.250 (V)", value("1250", is_provisional=True)),
    ("33 (voorlopig)", value("33", is_provisional=True)),
    ("33 voorlopig", value("33", is_provisional=True)),
    ("33, Voorlopig", value("33", is_provisional=True)),
    ("3e positie*", value(text="3e positie", is_provisional=True)),
    ("3e positie voorlopig", value(text="3e positie", is_provisional=True)),
    *((nnb, value(missing="nnb")) for nnb in ("n.n.b.", "n.n.b", "N.N.B.", "nnb", "n. n. b.")),
    *((nnb, value(missing="nnb")) for nnb in ("nog niet bekend", "Nog niet bekend.", "nog onbekend")),
    *((nnb, value(missing="nnb")) for nnb in ("onbekend", "p.m.", "pm", "PM", "nog  niet\nbekend")),
    *((nvt, value(missing="nvt")) for nvt in ("n.v.t.", "nvt", "NVT", "n.v.t", "Niet van toepassing")),
    *((sign, value(missing="niet_gemeten")) for sign in ("X", "x", "-", "–", "—", "−", "--", "- *")),
    *((words, value(missing="niet_gemeten")) for words in ("niet gemeten", "Niet gemeten.", "niet gemeten:")),
    ("niet gemeten, want geen geld", value(missing="niet_gemeten", reason="geen geld")),
    ("Niet gemeten want geen geld", value(missing="niet_gemeten", reason="geen geld")),
    ("niet gemeten: Geen geld", value(missing="niet_gemeten", reason="Geen geld")),
    ("niet gemeten omdat er niets was", value(missing="niet_gemeten", reason="er niets was")),
    ("niet gemeten,\nomdat er niets was", value(missing="niet_gemeten", reason="er niets was")),
    ("niet gemeten - corona", value(missing="niet_gemeten", reason="corona")),
    ("niet gemeten vanwege corona", value(missing="niet_gemeten", reason="vanwege corona")),
    ("niet gemeten, want", value(missing="niet_gemeten")),
    ("n.n.b.: volgt in mei", value(missing="nnb", reason="volgt in mei")),
    ("n.v.t., want te klein", value(missing="nvt", reason="te klein")),
    *((rank, value(text=rank)) for rank in ("1e", "3e positie", "2e van 12", "8ste plaats", "2de plek")),
    *((rank, value(text=rank)) for rank in ("3e positie van 25 gemeenten", "2e op de ranglijst")),
    ("'veel", value(text="veel")),
    ("’veel", value(text="veel")),
    ("‘veel", value(text="veel")),
    ("' 12  of\nmeer", value(text="12 of meer")),
    ("'12", value(text="12")),
    ("'n.v.t.", value(text="n.v.t.")),
    ("'veel (v)", value(text="veel", is_provisional=True)),
    ("'*", value(text="*")),
    ("''", value(text="'")),
    (f"'{LONG}", value(text=LONG)),
    (f"niet gemeten, want {LONG}", value(missing="niet_gemeten", reason=LONG)),
]


@pytest.mark.parametrize(("written", "expected"), READ_AS_VALUE)
def test_read_value(written, expected):
    assert read_value(written) == expected
    assert read_value(written, keep_text=True) == expected


HOW_TEXT = "Schrijf alleen het getal, zoals 12,5. Of zet er een ' voor: dan blijft het tekst, zoals in Excel."
HOW_COMPARED = "Vergelijken hoort bij de streefwaarde. Zet er een ' voor om het als tekst te bewaren."
UNREADABLE_VALUES = [
    *((text, HOW_TEXT) for text in ("veel", "12x", "1O", "5 km", "1-feb", "€ 1,5 mln", "1e meting 45")),
    *((text, HOW_TEXT) for text in ("veel voorlopig", "voorlopig", "niet gemeten bij jongeren")),
    *((text, HOW_TEXT) for text in ("geen", "niet exact gemeten (98% tevreden)", "landelijk gemiddelde")),
    *((text, HOW_COMPARED) for text in ("<5", "≥ 7,6", "hooguit 5")),
    *((text, HOW_NUMBER) for text in ("'", "<", "?", "5/10")),
]


@pytest.mark.parametrize(("written", "how"), UNREADABLE_VALUES)
def test_read_value_refuses_what_it_cannot_read(written, how):
    assert refused(read_value, written) == f"‘{written}’ is geen getal. {how}"
    assert read_value(written, keep_text=True) == value(text=written)


def test_read_value_keeps_texts_of_published_trees():
    published = "niet exact gemeten (98% tevreden op vergelijkbare vraag)"
    assert read_value(published, keep_text=True) == value(text=published)
    assert read_value("#N/B", keep_text=True) == value(text="#N/B")
    assert read_value("12\n13", keep_text=True) == value(text="12 13")


@pytest.mark.parametrize("keep_text", [True, False])
@pytest.mark.parametrize("read", [read_value, read_target])
def test_what_is_too_long_or_cannot_be_stored_is_always_refused(read, keep_text):
    too_long = f"‘{'a' * 39}…’ is te lang: 251 tekens. Er passen er 250."
    assert refused(read, f"'{LONG}a", keep_text=keep_text).endswith("Er passen er 250.")
    assert refused(read, "veel\x07", keep_text=keep_text).endswith("stuurteken. Typ het opnieuw.")
    if keep_text:
        assert refused(read, f"{LONG}a", keep_text=True) == too_long


def test_read_value_refuses_a_reason_that_is_too_long():
    written = f"niet gemeten, want {LONG}a"
    assert refused(read_value, written).endswith("is te lang: 251 tekens. Er passen er 250.")
    assert refused(read_value, written, keep_text=True).endswith("Er passen er 250.")


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
        (value("1250"), "1250"),
        (value("-12.500"), "-12,5"),
        (value("1E+3"), "1000"),
        (value("12.5", is_provisional=True), "12,5*"),
        (value(text="veel"), "'veel"),
        (value(text="veel", is_provisional=True), "'veel*"),
        (value(text="3e positie"), "3e positie"),
        (value(text="3e positie", is_provisional=True), "3e positie*"),
        (value(text="12"), "'12"),
        (value(missing="nnb"), "n.n.b."),
        (value(missing="nvt"), "n.v.t."),
        (value(missing="niet_gemeten"), "niet gemeten"),
        (value(missing="niet_gemeten", reason="geen geld"), "niet gemeten: geen geld"),
        (SheetMeasurement(year(2024), number=Decimal("33.000000")), "33"),
        (SheetMeasurement(year(2024), text="veel", remark="kijk"), "'veel"),
    ],
)
def test_write_value(typed, written):
    assert write_value(typed) == written


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


WORDS = """
voorlopig want omdat vanwege wanten niet gemeten n.n.b. n.v.t. nog bekend pm geen doel streefwaarde positie
van of hoger minder dan lager minimaal gelijk aan zelfde als op landelijk gemiddelde nulmeting waarde
vergelijkbare gemeenten Nederland
"""
PIECES = [*"0123.,-−–+*%€'’‘<>=≤≥EeXx:;()/#aſ٣²", "250", "2018", "(v)", "(voorlopig)", *WORDS.split()]
SPACES = ["", " ", "  ", "\n", "\u00a0", "\u200b"]
TYPED = st.lists(st.sampled_from(PIECES) | st.sampled_from(SPACES), max_size=12).map("".join)
SPACED = st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)
WRITTEN = TYPED | SPACED | st.text(max_size=20)


def read_or_none(read, written, **options):
    try:
        return read(written, **options)
    except ValueError:
        return None


@given(WRITTEN, st.booleans())
def test_what_was_read_as_value_is_written_and_read_back(written, keep_text):
    typed = read_or_none(read_value, written, keep_text=keep_text)
    if typed is not None:
        assert read_value(write_value(typed)) == typed
        assert read_value(write_value(typed), keep_text=True) == typed


@given(WRITTEN, st.booleans(), st.sampled_from([None, {2018: Decimal(6)}]))
def test_what_was_read_as_target_is_written_and_read_back(written, keep_text, measured):
    typed = read_or_none(read_target, written, keep_text=keep_text, measured=measured)
    if typed is not None:
        assert read_target(write_target(typed)) == typed
        assert read_target(write_target(typed), keep_text=True, measured=measured) == typed


@given(st.decimals(-(10**14) + 1, 10**14 - 1, places=6))
def test_a_number_is_read_back_however_it_is_shown(number):
    assert read_number(write_value(TypedValue(number=number))) == number
    assert read_number(shown_number(number)) == number
    assert read_number(shown_number(number, unit="euro")) == number
    assert read_number(shown_number(number, 6, "%")) == number


@given(WRITTEN)
def test_a_value_says_one_thing(written):
    typed = read_or_none(read_value, written, keep_text=True)
    if typed is not None:
        assert [typed.number is not None, bool(typed.text), bool(typed.missing)].count(True) == 1
        assert max(len(typed.text), len(typed.reason)) <= LONGEST_WORDS
        assert typed.missing or not typed.reason


@given(WRITTEN)
def test_a_target_says_one_thing(written):
    typed = read_or_none(read_target, written, keep_text=True)
    if typed is not None:
        said = [typed.number is not None, bool(typed.reference), bool(typed.text), typed.is_none]
        assert said.count(True) == 1
        assert not typed.operator or typed.number is not None or typed.reference


@pytest.mark.parametrize(
    ("written", "decimals", "unit", "shown"),
    [
        ("1250", None, "", "1.250"),
        ("12.500000", None, "", "12,5"),
        ("0", None, "", "0"),
        ("100", None, "", "100"),
        ("-1250.5", None, "", "-1.250,5"),
        ("1234567.25", None, "", "1.234.567,25"),
        ("0.33333333", None, "", "0,333333"),
        ("7.65", 1, "", "7,7"),
        ("-7.65", 1, "", "-7,7"),
        ("7", 2, "", "7,00"),
        ("-0.04", 1, "", "0,0"),
        ("2.5", 0, "", "3"),
        ("55", None, "%", "55%"),
        ("55", None, "% kinderen tot 18 jaar", "55%"),
        ("7.6", None, "rapportcijfer", "7,6 rapportcijfer"),
        ("1250", None, "euro", "€ 1.250"),
        ("1250", 2, "Euro", "€ 1.250,00"),
        ("1250", None, "€", "€ 1.250"),
        ("36", None, "aantal", "36"),
        ("12.5", None, "Aantal per 1.000 inwoners", "12,5 per 1.000 inwoners"),
    ],
)
def test_shown_number(written, decimals, unit, shown):
    assert shown_number(Decimal(written), decimals, unit) == shown
