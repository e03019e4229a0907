"""Form fields that read what people type for indicators: numbers, values, targets, periods.

Belongs here: single fields. What a text means is decided in typed/ and periods.py; whole forms
are in forms.py.
"""

from django import forms
from django.core.exceptions import ValidationError

from indicators.limits import LONGEST_FREQUENCY, LONGEST_TYPED
from indicators.periods import FREQUENCIES, frequency_name, read_period
from indicators.typed import read_number, read_target, read_value, shown_number, write_target, write_value
from organisations.form_fields import TOO_LONG, WRONG_CHOICE, whole_number

OTHER = "anders"


class TypedField(forms.CharField):
    """A text that `read` turns into a value, and `write` back; ValueErrors are shown."""

    read = write = None

    def to_python(self, value):
        text = super().to_python(value)
        if text in self.empty_values:
            return None
        if len(text) > LONGEST_TYPED:
            raise ValidationError(TOO_LONG, params={"limit_value": LONGEST_TYPED, "show_value": len(text)})
        try:
            return type(self).read(text)
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else type(self).write(value)

    def run_validators(self, value):
        """Whatever could be read is right."""


class NumberField(TypedField):
    """A number in Dutch notation, as Decimal."""

    read = staticmethod(read_number)
    write = staticmethod(shown_number)


class ValueField(TypedField):
    """A measurement, as TypedValue."""

    read = staticmethod(read_value)
    write = staticmethod(write_value)


class BaselineField(ValueField):
    """Where an indicator started: a number or words, as TypedValue."""

    def to_python(self, value):
        typed = super().to_python(value)
        if typed and (typed.missing or typed.is_provisional):
            raise ValidationError("Vul een getal in, zoals 12,5. Weet u het nog niet? Laat het dan leeg.")
        return typed


class TargetField(TypedField):
    """A target, as TypedTarget."""

    read = staticmethod(read_target)
    write = staticmethod(write_target)


class PeriodField(TypedField):
    """A year, half-year, quarter or day, as Period."""

    read = staticmethod(read_period)
    write = staticmethod(str)


class WholeNumberField(forms.ChoiceField):
    """One of a list of whole numbers, as int; None when nothing is chosen."""

    def __init__(self, **kwargs):
        super().__init__(required=False, error_messages={"invalid_choice": WRONG_CHOICE}, **kwargs)

    def to_python(self, value):
        text = super().to_python(value)
        number = whole_number(text)
        return text or None if number is None else number

    def valid_value(self, value):
        return super().valid_value(str(value))


def frequency_choices(*others):
    """The usual frequencies, those of `others` that are months, and another number."""
    known = {number for number in others if number and 1 <= number <= LONGEST_FREQUENCY} | {*FREQUENCIES}
    months = [(str(number), frequency_name(number)) for number in sorted(known)]
    return [("", "nog niet bekend"), *months, (OTHER, "anders…")]
