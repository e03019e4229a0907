"""The only writer of measurements and targets: any number of them at once, all or nothing.

What people typed is read in typed/; who offers cells, rows of a file or answers of CBS brings
ValueChanges and TargetChanges here, and gets back what would undo them.
"""

import hashlib
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError

from indicators.enums import OWN, Origin
from indicators.lock import writing
from indicators.models import Indicator, Measurement, Target
from indicators.periods import Period
from indicators.typed import TypedTarget, TypedValue

SAYS = TypedValue._fields
ORIGIN = ("origin", "origin_detail")
MEASUREMENT_FIELDS = (*SAYS, "remark", *ORIGIN)
TARGET_SAYS = TypedTarget._fields
TARGET_FIELDS = (*TARGET_SAYS, "remark")


class ValueChange(NamedTuple):
    """What a measurement becomes; `value` None takes it away, `remark` None leaves the remark."""

    indicator_id: UUID
    period: Period
    value: TypedValue | None
    series: str = OWN
    remark: str | None = None
    origin: str = Origin.HAND
    origin_detail: str = ""

    @property
    def key(self):
        return self.indicator_id, self.series, self.period

    @property
    def said(self):
        """The fields of what is said; None to take the row away."""
        return self.value and self.value._asdict()

    @property
    def told(self):
        """The fields that only come along with something new that is said."""
        return {"origin": self.origin, "origin_detail": self.origin_detail}

    def new(self):
        start, kind = self.period
        return Measurement(
            indicator_id=self.indicator_id, series=self.series, period_start=start, period_kind=kind
        )

    def back(self, row):
        """The change that takes this one back, given the row before it (None: there was none)."""
        if row is None:
            return self._replace(value=None, remark=None)
        details = {name: getattr(row, name) for name in ("remark", *ORIGIN)}
        return self._replace(value=row.said, **details)


class TargetChange(NamedTuple):
    """What a target becomes; `target` None takes it away, `remark` None leaves the remark."""

    indicator_id: UUID
    year: int
    target: TypedTarget | None
    remark: str | None = None

    @property
    def key(self):
        return self.indicator_id, self.year

    @property
    def said(self):
        return self.target and self.target._asdict()

    @property
    def told(self):
        return {}

    def new(self):
        return Target(indicator_id=self.indicator_id, year=self.year)

    def back(self, row):
        if row is None:
            return self._replace(target=None, remark=None)
        return self._replace(target=row.said, remark=row.remark)


@dataclass
class Written:
    """What was written, as the changes that would take it back.

    `held` is what held_by said right after, under the same lock: who undoes later can tell that
    nobody wrote in between.
    """

    values: list = field(default_factory=list)
    targets: list = field(default_factory=list)
    held: str = ""

    def __len__(self):
        return len(self.values) + len(self.targets)


def write_values(*, user, organisation, values=(), targets=(), reason=""):
    """Write ValueChanges and TargetChanges in a fixed number of statements; returns Written.

    Of several changes of one cell the last counts. What says the same is not written, so that it
    keeps its origin. Raises ValidationError for what does not fit, and for an indicator that is not
    (or no longer) of this organisation; PermissionDenied.
    """
    with writing(user=user, organisation=organisation, reason=reason):
        _check_alive(organisation, [*values, *targets])
        written = Written(_write(values, _measurements), _write(targets, _targets))
        written.held = held_by(written)
        return written


def held_by(written):
    """What the cells of a Written hold now, in short; '' for no cells."""
    if not len(written):
        return ""
    held = [*_held(written.values, _measurements), *_held(written.targets, _targets)]
    return hashlib.sha256(repr(held).encode()).hexdigest()[:16]


def _held(changes, stored):
    """The texts of the fields of each cell, None for an empty one."""
    if not changes:
        return []
    rows, fields = stored({change.indicator_id for change in changes})
    cells = [rows.get(change.key) for change in changes]
    return [row and [str(getattr(row, name)) for name in fields] for row in cells]


def _check_alive(organisation, changes):
    wanted = {change.indicator_id for change in changes}
    alive = Indicator.objects.alive().filter(organisation=organisation, pk__in=wanted)
    if alive.count() < len(wanted):
        raise ValidationError("Iemand anders gooide deze indicator weg. Zet hem eerst terug.")


def _measurements(ids):
    """The rows that there are, {key of a ValueChange: row}, and the fields to write of them."""
    rows = Measurement.objects.filter(indicator__in=ids)
    return {(row.indicator_id, row.series, row.period): row for row in rows}, MEASUREMENT_FIELDS


def _targets(ids):
    rows = Target.objects.filter(indicator__in=ids)
    return {(row.indicator_id, row.year): row for row in rows}, TARGET_FIELDS


def _write(changes, stored):
    """Write the changes of one kind, of which `stored` gives the rows; returns what takes them back."""
    if not changes:
        return []
    last = {change.key: change for change in changes}
    rows, fields = stored({change.indicator_id for change in last.values()})
    kept, gone, back = [], [], []
    for key, change in last.items():
        row = rows.get(key)
        undoing = change.back(row)
        if change.said is None and row:
            gone.append(row)
        elif change.said and (row := _changed(row or change.new(), change)):
            kept.append(row)
        else:
            continue
        back.append(undoing)
    _store(kept, gone, fields)
    return back


def _changed(row, change):
    """The row as a change wants it; None when it says so already."""
    said = change.said if change.remark is None else change.said | {"remark": change.remark}
    if row.pk and all(getattr(row, name) == value for name, value in said.items()):
        return None
    for name, value in (said | change.told).items():
        setattr(row, name, value)
    row.clean_fields(exclude=["indicator"])
    return row


def _store(kept, gone, fields):
    """One statement for the new rows, one for the changed ones and one for those that go."""
    added, changed = [row for row in kept if not row.pk], [row for row in kept if row.pk]
    for model in {type(row) for row in (*kept, *gone)}:
        model.objects.bulk_create(added)
        model.objects.bulk_create(changed, update_conflicts=True, unique_fields=["id"], update_fields=fields)
        model.objects.filter(pk__in=[row.pk for row in gone]).delete()
