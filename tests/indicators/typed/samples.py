"""What the tests of typed values and targets share: short ways to write them, and odd things to type."""

from decimal import Decimal

import pytest
from hypothesis import strategies as st

from indicators.limits import LONGEST_WORDS
from indicators.typed import TypedTarget, TypedValue

HOW_NUMBER = "Schrijf het als 12,5 of 1.250."
LONG = "a" * LONGEST_WORDS


def value(written=None, **fields):
    return TypedValue(number=written and Decimal(written), **fields)


def target(operator="", written=None, **fields):
    return TypedTarget(operator=operator, number=written and Decimal(written), **fields)


def refused(read, written, **options):
    with pytest.raises(ValueError, match=r"\.$") as error:
        read(written, **options)
    return str(error.value)


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
