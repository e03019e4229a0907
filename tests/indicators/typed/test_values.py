"""Measurements as people type them: read, refused, kept as text, and written back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.limits import LONGEST_WORDS
from indicators.periods import year
from indicators.sheet import SheetMeasurement
from indicators.typed import read_value, write_value
from tests.indicators.typed.samples import HOW_NUMBER, LONG, WRITTEN, read_or_none, refused, value

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


def test_read_value_refuses_a_reason_that_is_too_long():
    written = f"niet gemeten, want {LONG}a"
    assert refused(read_value, written).endswith("is te lang: 251 tekens. Er passen er 250.")
    assert refused(read_value, written, keep_text=True).endswith("Er passen er 250.")


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


@given(WRITTEN, st.booleans())
def test_what_was_read_as_value_is_written_and_read_back(written, keep_text):
    typed = read_or_none(read_value, written, keep_text=keep_text)
    if typed is not None:
        assert read_value(write_value(typed)) == typed
        assert read_value(write_value(typed), keep_text=True) == typed


@given(WRITTEN)
def test_a_value_says_one_thing(written):
    typed = read_or_none(read_value, written, keep_text=True)
    if typed is not None:
        assert [typed.number is not None, bool(typed.text), bool(typed.missing)].count(True) == 1
        assert max(len(typed.text), len(typed.reason)) <= LONGEST_WORDS
        assert typed.missing or not typed.reason
