"""Undo of what was written in measurements and targets: tokens (history/undo_tokens.py) that take it back.

A token holds the changes that take it back; writing them goes through values.py like any other.
What changes thousands of cells at once, such as an import, is too much for a page and has no undo.
"""

from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError

from history.undo_tokens import read_undo_token, undo_token
from indicators.lock import locking
from indicators.periods import read_period
from indicators.typed import TypedTarget, TypedValue
from indicators.values import TargetChange, ValueChange, Written, held_by, write_values

SALT = "indicators.undo"
CHANGED = "Dit is intussen opnieuw gewijzigd. Daarom zetten we het niet terug."


def of_written(written):
    """The token that takes a values.Written back; '' when nothing was written."""
    if not len(written):
        return ""
    data = {
        "values": [_value_to_json(change) for change in written.values],
        "targets": [_target_to_json(change) for change in written.targets],
        "held": written.held,
    }
    return undo_token(data, SALT)


def take_back(*, user, organisation, token):
    """Write what a token says; returns the values.Written that would take that back.

    Raises ValidationError when the token is too old, when a cell of it was changed again since or
    its indicator thrown away; PermissionDenied.
    """
    data = read_undo_token(token, SALT)
    back = Written(
        [_value_from_json(row) for row in data["values"]],
        [_target_from_json(row) for row in data["targets"]],
    )
    with locking(user=user, organisation=organisation):
        if held_by(back) != data["held"]:
            raise ValidationError(CHANGED)
        return write_values(user=user, organisation=organisation, values=back.values, targets=back.targets)


def _value_to_json(change):
    plain = change._asdict()
    own = {"indicator_id": str(change.indicator_id), "period": change.period.code}
    return plain | own | {"value": _typed_to_json(change.value)}


def _value_from_json(row):
    own = {"indicator_id": UUID(row["indicator_id"]), "period": read_period(row["period"])}
    return ValueChange(**row | own | {"value": _typed_from_json(TypedValue, row["value"])})


def _target_to_json(change):
    own = {"indicator_id": str(change.indicator_id), "target": _typed_to_json(change.target)}
    return change._asdict() | own


def _target_from_json(row):
    own = {"indicator_id": UUID(row["indicator_id"]), "target": _typed_from_json(TypedTarget, row["target"])}
    return TargetChange(**row | own)


def _typed_to_json(typed):
    if typed is None:
        return None
    return typed._asdict() | {"number": None if typed.number is None else str(typed.number)}


def _typed_from_json(kind, data):
    if data is None:
        return None
    return kind(**data | {"number": None if data["number"] is None else Decimal(data["number"])})
