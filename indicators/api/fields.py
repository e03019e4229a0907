"""Fields that the serializers of indicators, measurements and targets share.

Belongs here: how a single value is written in JSON. What it may say is read in indicators/typed/.
"""

import re
from functools import partial

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from rest_framework import serializers

from indicators.periods import read_period
from indicators.typed import plain_number, read_number, read_words

AS_PROGRAMS = re.compile(r"-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?", re.IGNORECASE | re.ASCII)
HOW_NUMBER = "Stuur een getal (8.3) of een tekst met een getal (‘8.3’ of ‘8,3’)."
NOTE = "Een getal, of een tekst met een getal. Een punt alleen is altijd die van de decimalen: 1.250 is 1,25."
HOW_PERIOD = "Stuur een periode als tekst, zoals ‘2026’, ‘2026-H1’, ‘2026-K3’ of ‘2026-12-31’."
WHICH_PERIODS = "Een jaar (2026), halfjaar (2026-H1), kwartaal (2026-K3) of dag (2026-12-31)."


class NumberField(serializers.Field):
    """A number of an indicator, exact: written as text, read from a number or a text.

    A single point is that of decimals, as programs write it: 1.250 is one and a quarter. With a comma
    it is read as people type it in Dutch: 1.250,5.
    """

    default_error_messages = {"invalid": HOW_NUMBER}

    def to_internal_value(self, data):
        """The Decimal that it says. Raises ValidationError with a Dutch sentence."""
        if isinstance(data, bool) or not isinstance(data, int | float | str):
            self.fail("invalid")
        text = str(data).strip()
        as_typed = text.replace(".", ",") if AS_PROGRAMS.fullmatch(text) else text
        return _read(partial(read_number, how=HOW_NUMBER), as_typed)

    def to_representation(self, value):
        """33 and not 33.000000."""
        return plain_number(value)


class PeriodField(serializers.Field):
    """A year, half-year, quarter or day, by its code."""

    default_error_messages = {"invalid": HOW_PERIOD}

    def to_internal_value(self, data):
        """The Period. Raises ValidationError with a Dutch sentence."""
        if isinstance(data, bool) or not isinstance(data, int | str):
            self.fail("invalid")
        return _read(read_period, str(data))

    def to_representation(self, value):
        """Such as 2026-K3."""
        return value.code


class LineField(serializers.CharField):
    """Words on one line, without signs that nobody sees."""

    def to_internal_value(self, data):
        """The words. Raises ValidationError with a Dutch sentence."""
        words = _read(read_words, super().to_internal_value(data))
        if not (words or self.allow_blank):
            self.fail("blank")
        return words


def _read(read, text):
    try:
        return read(text)
    except ValueError as error:
        raise serializers.ValidationError(str(error)) from None


class NumberDescription(OpenApiSerializerFieldExtension):
    """How a number looks in openapi.json."""

    target_class = NumberField

    def map_serializer_field(self, _auto_schema, direction):
        """A text in answers, a text or a number in questions."""
        text = {"type": "string", "example": "8.3"}
        if direction == "response":
            return text | {"pattern": r"^-?\d+(\.\d+)?$"}
        text |= {"nullable": True} if self.target.allow_null else {}
        return {"oneOf": [text, {"type": "number"}], "description": NOTE}


class PeriodDescription(OpenApiSerializerFieldExtension):
    """How a period looks in openapi.json."""

    target_class = PeriodField

    def map_serializer_field(self, _auto_schema, _direction):
        """A text."""
        return {"type": "string", "example": "2026-K3", "description": WHICH_PERIODS}
