"""Indicators with their values for tests, made through the project's own writers as the operator."""

import pytest
from django.core.exceptions import ValidationError

from indicators.models import Figures
from indicators.periods import read_period
from indicators.services import create_indicator
from indicators.typed import read_target, read_value
from indicators.values import TargetChange, ValueChange, write_values


def make_indicator(organisation, name="Jongeren met stress", values=None, targets=None, **fields):
    """An Indicator; `values` and `targets` are what one types, {period or year: text}."""
    indicator = create_indicator(user=None, organisation=organisation, name=name, **fields)
    for period, text in (values or {}).items():
        fill(indicator, period, text)
    for number, text in (targets or {}).items():
        aim(indicator, number, text)
    return indicator


def fill(indicator, period, text, **fields):
    """Write one measurement as typed; '' takes it away. Returns Written."""
    change = ValueChange(indicator.pk, read_period(str(period)), read_value(text), **fields)
    return write_values(user=None, organisation=indicator.organisation, values=[change])


def aim(indicator, number, text, **fields):
    """Write one target as typed; '' takes it away. Returns Written."""
    change = TargetChange(indicator.pk, number, read_target(text, keep_text=True), **fields)
    return write_values(user=None, organisation=indicator.organisation, targets=[change])


def revision(organisation):
    """The revision of the figures of an organisation; 0 before anything was written."""
    return Figures.objects.filter(organisation=organisation).values_list("revision", flat=True).first() or 0


def refused(call, **kwargs):
    """The sentence with which a ValidationError refuses the call."""
    with pytest.raises(ValidationError) as caught:
        call(**kwargs)
    return " ".join(caught.value.messages)
