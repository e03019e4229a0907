"""One measurement or target at a time: adding and changing it while others may do so too.

Many at once are written by values.py, which this uses; what people typed is read in forms.py.
"""

from dataclasses import replace
from typing import NamedTuple

from django.core.exceptions import ValidationError

from history.conflicts import StaleFields, to_write
from indicators.enums import OWN
from indicators.history import last_change
from indicators.lock import locking
from indicators.models import Indicator, Measurement, Target
from indicators.periods import Period
from indicators.values import SAYS, TARGET_SAYS, TargetChange, ValueChange, Written, write_values

NOTHING = {"value": None, "remark": ""}


class MeasurementPlace(NamedTuple):
    """Where a measurement stands: of which indicator, about which period, in which series."""

    indicator: Indicator
    period: Period
    series: str = OWN

    taken = "period", "Over deze periode is er al een meting in deze reeks. Wijzig die."

    def row(self):
        """The Measurement that stands here, or None."""
        start, kind = self.period
        rows = Measurement.objects.filter(indicator=self.indicator.pk, series=self.series)
        return rows.filter(period_start=start, period_kind=kind).first()

    def changes(self, value, remark, row, *, is_revised):
        """How this place gets a value; one that stays keeps its origin."""
        kept = {} if is_revised else {"origin": row.origin, "origin_detail": row.origin_detail}
        return {"values": [ValueChange(self.indicator.pk, self.period, value, self.series, remark, **kept)]}


class TargetPlace(NamedTuple):
    """Where a target stands: of which indicator, for which year."""

    indicator: Indicator
    year: int

    taken = "year", "Voor dit jaar is er al een streefwaarde. Wijzig die."

    def row(self):
        """The Target that stands here, or None."""
        return Target.objects.filter(indicator=self.indicator.pk, year=self.year).first()

    def changes(self, value, remark, _row, *, is_revised):  # noqa: ARG002 - targets have no origin
        """How this place gets a target."""
        return {"targets": [TargetChange(self.indicator.pk, self.year, value, remark)]}


def held_at(place):
    """What stands at a place: {"value", "remark"}; None when there is nothing."""
    return _held(place.row())


def add_at(*, user, place, value, remark=""):
    """Write a value where there is none yet; returns Written.

    Raises ValidationError at the field that says where, when there is one already.
    """
    organisation = place.indicator.organisation
    with locking(user=user, organisation=organisation):
        if place.row():
            field, sentence = place.taken
            raise ValidationError({field: sentence})
        changes = place.changes(value, remark, None, is_revised=True)
        return write_values(user=user, organisation=organisation, **changes)


def revise_at(*, user, place, changes, seen, reason=""):
    """Write what this user changed of {"value", "remark"}; a value None takes the row away.

    `changes` and `seen` are new and as the form was filled with. Returns Written. Raises
    StaleFields, having written nothing, when somebody else changed one of them too.
    """
    organisation = place.indicator.organisation
    with locking(user=user, organisation=organisation):
        row = place.row()
        held = _held(row) or NOTHING
        writable, stale = to_write(held, seen, changes)
        if stale:
            raise StaleFields([replace(field, entry=_entry(row, field.name)) for field in stale])
        if not writable:
            return Written()
        wanted = held | writable
        change = place.changes(wanted["value"], wanted["remark"], row, is_revised="value" in writable)
        return write_values(user=user, organisation=organisation, reason=reason, **change)


def _entry(row, name):
    """Who changed it last, and when; None for who took it away."""
    if row is None:
        return None
    says = SAYS if isinstance(row, Measurement) else TARGET_SAYS
    return last_change(row, says if name == "value" else [name])


def _held(row):
    return {"value": row.said, "remark": row.remark} if row else None
