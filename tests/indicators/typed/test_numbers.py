"""Numbers right and wrong, alone and as a value or target, and as people read them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.typed import TypedValue, read_number, read_target, read_value, shown_number, write_value
from tests.indicators.typed.samples import HOW_NUMBER, refused, target, value


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


@given(st.decimals(-(10**14) + 1, 10**14 - 1, places=6))
def test_a_number_is_read_back_however_it_is_shown(number):
    assert read_number(write_value(TypedValue(number=number))) == number
    assert read_number(shown_number(number)) == number
    assert read_number(shown_number(number, unit="euro")) == number
    assert read_number(shown_number(number, 6, "%")) == number


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
