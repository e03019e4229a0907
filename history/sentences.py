"""Events of the database's history as Dutch sentences.

Pure: the caller fetches the events and says how each kind of thing is called. What a field is
called belongs to the app that owns the field, not here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from history.dates import spoken_date, spoken_moment
from history.words import word_difference

ADDED, CHANGED, REMOVED = "insert", "update", "delete"
NOBODY = "opdrachtregel"
GONE = "iemand die geen account meer heeft"


@dataclass(frozen=True)
class Event:
    """One row of history: the thing as it was right after (for a removal: right before)."""

    kind: str
    label: str
    at: datetime
    values: dict
    before: dict = field(default_factory=dict)
    context_id: object = None
    user_id: object = None
    reason: str = ""


@dataclass(frozen=True)
class Change:
    """One sentence; of a long text also the words that differ, as (old parts, new parts)."""

    text: str
    difference: tuple | None = None


@dataclass(frozen=True)
class Entry:
    """What one person did in one go."""

    who: str
    at: datetime
    when: str
    changes: list
    reason: str

    @property
    def text(self):
        """All sentences in a row, the reason at the end."""
        sentences = [f"{change.text}." for change in self.changes]
        return " ".join(filter(None, [*sentences, self.why]))

    @property
    def why(self):
        """The reason as a sentence; '' when none was given."""
        return f"Reden: {self.reason.rstrip('.')}." if self.reason else ""


def shown(value):
    """A value in running text: dates in words, everything else as it is."""
    return spoken_date(value) if hasattr(value, "strftime") else str(value)


def quoted(value):
    """A title or name in running text."""
    return f"‘{value}’"


@dataclass(frozen=True)
class Field:
    """What a field is called, and how its value reads.

    `long` texts are not quoted in full; of what is `secret` not a word is.
    """

    label: str
    show: Callable = shown
    long: bool = False
    secret: bool = False

    def change(self, old, new):
        """The Change from one value to another."""
        if self.long or self.secret:
            verb = "Wijzigde" if old and new else "Vulde" if new else "Maakte"
            ending = "" if old and new else " in" if new else " leeg"
            difference = None if self.secret else word_difference(old or "", new or "")
            return Change(f"{verb} {self.label}{ending}", difference)
        if old in (None, ""):
            return Change(f"Vulde {self.label} in: {self.show(new)}")
        if new in (None, ""):
            return Change(f"Haalde {self.label} weg (was {self.show(old)})")
        return Change(f"Wijzigde {self.label} van {self.show(old)} naar {self.show(new)}")


def _nothing(_before, _after):
    return []


@dataclass(frozen=True)
class Kind:
    """The words of one kind of thing.

    `added` and `removed` make a sentence of its values; `fields` are those that change one by
    one; `together` makes sentences of what only several fields tell, such as a move.
    """

    added: Callable
    removed: Callable
    fields: dict
    together: Callable = _nothing

    def changes(self, event):
        """The Changes that an event made; none when nothing that has a name changed."""
        if event.label == ADDED:
            return [Change(self.added(event.values))]
        if event.label == REMOVED:
            return [Change(self.removed(event.values))]
        texts = [Change(text) for text in self.together(event.before, event.values)]
        return texts + [
            field.change(event.before[name], event.values[name])
            for name, field in self.fields.items()
            if event.before[name] != event.values[name]
        ]


def entries(events, kinds, users, now):
    """Tell events, newest first, as Entries; those of one request or transaction are told in one go.

    `kinds` are the Kinds by name, `users` names by user id; `now` in the reader's zone.
    """
    told = []
    for _, group in groupby(events, key=_one_go):
        together = list(group)
        changes = [change for event in reversed(together) for change in kinds[event.kind].changes(event)]
        if changes:
            told.append(_entry(together[0], changes, users, now))
    return told


def _one_go(event):
    return event.context_id or event.at


def _entry(event, changes, users, now):
    at = event.at.astimezone(now.tzinfo)
    who = NOBODY if event.user_id is None else users.get(event.user_id) or GONE
    return Entry(who, at, spoken_moment(at, now), changes, event.reason)
