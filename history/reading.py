"""Reading the events that the triggers of the database recorded, as history.sentences.Events.

Knows no other app: callers bring the rows of an event model and say which of its fields they tell.
"""

from abc import ABC, abstractmethod
from operator import attrgetter

from django.contrib.auth import get_user_model
from django.db.models import F, Window
from django.db.models.functions import Lag

from history.sentences import CHANGED, Event


def newest_events(kind, rows, fields, limit=None):
    """The newest Events of a queryset of event rows, each with the values of the one before it."""
    before = {
        f"before_{name}": Window(Lag(name), partition_by=F("pgh_obj_id"), order_by=F("pgh_id").asc())
        for name in fields
    }
    told = rows.annotate(metadata=F("pgh_context__metadata"), **before)
    return [_event(kind, fields, row) for row in told.order_by("-pgh_id").values()[:limit]]


def newest_change(kind, rows, fields, wanted):
    """The newest Event of a queryset of event rows in which one of the `wanted` fields changed; or None."""
    for event in newest_events(kind, rows, fields):
        if event.label == CHANGED and any(event.before[name] != event.values[name] for name in wanted):
            return event
    return None


class Timeline(ABC):
    """All events about one thing, newest first; fit for a Paginator. Slices are lists of Entries.

    A subclass says what belongs to the thing: `models` are tracked models by kind, `fields` the
    fields to read of each kind, `rows` the event rows of a kind and `told` makes Entries of Events.
    """

    models = fields = None

    @abstractmethod
    def rows(self, kind):
        """The event rows of a kind that are about this thing."""

    @abstractmethod
    def told(self, events):
        """The Entries of some Events, newest first."""

    def count(self):
        """How many events there are."""
        return sum(self.rows(kind).count() for kind in self.models)

    __len__ = count

    def __getitem__(self, part):
        # In one transaction all events are equally new; what comes last in `models` was made last.
        kinds = reversed(self.models)
        events = [event for kind in kinds for event in self._newest(kind, part.stop)]
        return self.told(sorted(events, key=attrgetter("at"), reverse=True)[part])

    def _newest(self, kind, limit):
        return newest_events(kind, self.rows(kind), self.fields[kind], limit)


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
