"""Reading the events that the triggers of the database recorded, as history.sentences.Events.

Knows no other app: callers bring the rows of an event model and say which of its fields they tell.
"""

from django.contrib.auth import get_user_model
from django.db.models import F, Window
from django.db.models.functions import Lag

from history.sentences import Event


def newest_events(kind, rows, fields, limit=None):
    """The newest Events of a queryset of event rows, each with the values of the one before it."""
    before = {
        f"before_{name}": Window(Lag(name), partition_by=F("pgh_obj_id"), order_by=F("pgh_id").asc())
        for name in fields
    }
    told = rows.annotate(metadata=F("pgh_context__metadata"), **before)
    return [_event(kind, fields, row) for row in told.order_by("-pgh_id").values()[:limit]]


def _event(kind, fields, row):
    metadata = row["metadata"] or {}
    return Event(
        kind=kind,
        label=row["pgh_label"],
        at=row["pgh_created_at"],
        values={name: row[name] for name in fields},
        before={name: row[f"before_{name}"] for name in fields},
        context_id=row["pgh_context_id"],
        user_id=metadata.get("user"),
        reason=metadata.get("reason") or "",
    )


def names_by_id(ids):
    """The names of people, {user id: name}, in one query; who has no account any more has none."""
    people = get_user_model().objects.filter(pk__in=ids - {None})
    return {person.pk: str(person) for person in people}
