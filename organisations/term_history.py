"""The history of a list of the vocabulary: fetches its events and brings the words for them.

How sentences are made is in the history app; the changes themselves are in vocabulary.py.
"""

from django.utils import timezone

from history.reading import Timeline, names_by_id, newest_change
from history.sentences import Kind, entries
from organisations.models import Term

FIELDS = ["name", "domain", "removed_at"]
SHOWN = 20  # events


class ListHistory(Timeline):
    """The Timeline of one list (TermKind) of an organisation."""

    models, fields = {"term": Term}, {"term": FIELDS}

    def __init__(self, organisation, kind):
        self.organisation, self.kind = organisation, kind

    def rows(self, kind):  # noqa: ARG002 - there is one kind of event
        """The events of the words of this list."""
        return Term.pgh_event_model.objects.filter(organisation=self.organisation, kind=self.kind)

    def told(self, events):
        """Events as Entries; one query for the names of people."""
        return _told(events)


def recent_history(organisation, kind):
    """The newest Entries of a list, in a fixed number of queries."""
    return ListHistory(organisation, kind)[:SHOWN]


def last_change(term, names):
    """The Entry of the last time that one of these fields of a word changed; or None."""
    rows = Term.pgh_event_model.objects.filter(pgh_obj_id=term.pk)
    change = newest_change("term", rows, FIELDS, names)
    return _told([change])[0] if change else None


def _told(events):
    people = names_by_id({event.user_id for event in events})
    return entries(events, {"term": WORDS}, people, timezone.localtime())


def _changed(before, after):
    name = after["name"]
    texts = []
    if before["name"] != name:
        texts.append(f"Veranderde ‘{before['name']}’ in ‘{name}’")
    if before["domain"] != after["domain"]:
        texts.append(f"Gaf ‘{name}’ het domein {after['domain'] or 'sociaal en fysiek'}")
    if bool(before["removed_at"]) != bool(after["removed_at"]):
        texts.append(
            f"Haalde ‘{name}’ uit de lijst" if after["removed_at"] else f"Zette ‘{name}’ terug in de lijst"
        )
    return texts


WORDS = Kind(
    lambda values: f"Voegde ‘{values['name']}’ toe",
    lambda values: f"Verwijderde ‘{values['name']}’ voorgoed",
    {},
    _changed,
)
