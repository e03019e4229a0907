"""The only writer of measurements and targets: any number of them at once, all or nothing.

What people typed is read in typed.py; who offers cells, rows of a file or answers of CBS brings
ValueChanges and TargetChanges here, and gets back what would undo them.
"""

from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError

from indicators.enums import OWN, Origin
from indicators.lock import writing
from indicators.models import Indicator, Measurement, Target
from indicators.periods import Period
from indicators.typed import TypedTarget, TypedValue

SAYS = ("number", "text", "missing", "reason", "is_provisional")
ORIGIN = ("origin", "origin_detail")
MEASUREMENT_FIELDS = (*SAYS, "remark", *ORIGIN)
TARGET_SAYS = ("operator", "number", "reference", "text", "is_none")
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


class TargetChange(NamedTuple):
    """What a target becomes; `target` None takes it away, `remark` None leaves the remark."""

    indicator_id: UUID
    year: int
    target: TypedTarget | None
    remark: str | None = None

    @property
    def key(self):
        return self.indicator_id, self.year


@dataclass
class Written:
    """What was written, as the changes that would take it back."""

    values: list = field(default_factory=list)
    targets: list = field(default_factory=list)

    def __len__(self):
        return len(self.values) + len(self.targets)


def write_values(*, user, organisation, values=(), targets=(), reason=""):
    """Write ValueChanges and TargetChanges in a fixed number of statements; returns Written.

    Of several changes of one cell the last counts. What says the same is not written, so that it
    keeps its origin. Raises
    ValidationError for an indicator that is not (or no longer) of this organisation.
    """
    with writing(user=user, organisation=organisation, reason=reason):
        _check_alive(organisation, [*values, *targets])
        return Written(_write(_Measurements, values), _write(_Targets, targets))


def _check_alive(organisation, changes):
    wanted = {change.indicator_id for change in changes}
    alive = Indicator.objects.alive().filter(organisation=organisation, pk__in=wanted)
    if alive.count() < len(wanted):
        raise ValidationError("Iemand anders gooide deze indicator weg. Zet hem eerst terug.")


class _Measurements:
    """How changes become measurements, and back."""

    model = Measurement
    fields = MEASUREMENT_FIELDS

    @staticmethod
    def key(row):
        return row.indicator_id, row.series, row.period

    @staticmethod
    def new(change):
        start, kind = change.period
        return Measurement(
            indicator_id=change.indicator_id,
            series=change.series,
            period_start=start,
            period_kind=kind,
        )

    @staticmethod
    def wanted(change):
        """The fields as the change wants them; None to take the row away."""
        if change.value is None:
            return None
        said = change.value._asdict()
        return said | {"origin": change.origin, "origin_detail": change.origin_detail}

    @staticmethod
    def back(change, row):
        """The change that takes `change` back, given the row before it (None: there was none)."""
        if row is None:
            return change._replace(value=None, remark=None)
        value = TypedValue(*(getattr(row, name) for name in SAYS))
        details = {name: getattr(row, name) for name in ("remark", *ORIGIN)}
        return change._replace(value=value, **details)


class _Targets:
    """How changes become targets, and back."""

    model = Target
    fields = TARGET_FIELDS

    @staticmethod
    def key(row):
        return row.indicator_id, row.year

    @staticmethod
    def new(change):
        return Target(indicator_id=change.indicator_id, year=change.year)

    @staticmethod
    def wanted(change):
        return None if change.target is None else change.target._asdict()

    @staticmethod
    def back(change, row):
        if row is None:
            return change._replace(target=None, remark=None)
        target = TypedTarget(*(getattr(row, name) for name in TARGET_SAYS))
        return change._replace(target=target, remark=row.remark)


def _write(kind, changes):
    """Write the changes of one kind; returns those that take them back."""
    last = {change.key: change for change in changes}
    ids = {change.indicator_id for change in last.values()}
    rows = {kind.key(row): row for row in kind.model.objects.filter(indicator__in=ids)} if ids else {}
    added, changed, gone, back = [], [], [], []
    for key, change in last.items():
        row = rows.get(key)
        undoing = kind.back(change, row)
        if outcome := _apply(kind, change, row):
            {"added": added, "changed": changed, "gone": gone}[outcome[0]].append(outcome[1])
            back.append(undoing)
    kind.model.objects.bulk_create(added)
    if changed:
        kind.model.objects.bulk_update(changed, kind.fields, batch_size=1_000)
    kind.model.objects.filter(pk__in=[row.pk for row in gone]).delete()
    return back


def _apply(kind, change, row):
    """("added" | "changed" | "gone", row) for what must be stored, None for nothing."""
    wanted = kind.wanted(change)
    if wanted is None:
        return row and ("gone", row)
    if change.remark is not None:
        wanted["remark"] = change.remark
    label = "changed" if row else "added"
    row = row or kind.new(change)
    said = {name: value for name, value in wanted.items() if name not in ORIGIN}
    if label == "changed" and all(getattr(row, name) == value for name, value in said.items()):
        return None
    for name, value in wanted.items():
        setattr(row, name, value)
    row.clean_fields(exclude=["indicator"])
    return label, row
