"""The history of the keys of an organisation: fetches its events and brings the words for them.

How sentences are made is in the history app; the changes themselves are in api_keys.py.
"""

from django.utils import timezone

from history.reading import names_by_id, newest_events
from history.sentences import Field, Kind, entries, quoted
from organisations.enums import KeyRight
from organisations.models import ApiKey

SHOWN = 20  # events
FIELDS = ["name", "contact", "right", "tree_ids", "expires_on", "revoked_at"]


def recent_history(organisation):
    """The newest Entries of the keys of an organisation, in two queries."""
    rows = ApiKey.pgh_event_model.objects.filter(organisation=organisation)
    events = newest_events("key", rows, FIELDS, SHOWN)
    people = names_by_id({event.user_id for event in events})
    return entries(events, {"key": WORDS}, people, timezone.localtime())


def _name_of(values):
    return f"sleutel {quoted(values['name'])}"


def _changed(before, after):
    """What happened to which key, a sentence for each field."""
    texts = []
    if before["name"] != after["name"]:
        texts.append(f"Noemde {_name_of(before)} voortaan {quoted(after['name'])}")
    if sorted(before["tree_ids"]) != sorted(after["tree_ids"]):
        texts.append(f"Liet {_name_of(after)} gelden voor {_reach(after['tree_ids'])}")
    texts += [
        f"{field.change(before[name], after[name]).text} bij {_name_of(after)}"
        for name, field in CHANGES.items()
        if before[name] != after[name]
    ]
    if after["revoked_at"] and not before["revoked_at"]:
        texts.append(f"Trok {_name_of(after)} in")
    return texts


def _reach(tree_ids):
    """How many trees a key is for."""
    if not tree_ids:
        return "alle doelenbomen"
    return "1 doelenboom" if len(tree_ids) == 1 else f"{len(tree_ids)} doelenbomen"


CHANGES = {
    "contact": Field("de contactpersoon"),
    "right": Field("het recht", lambda value: KeyRight(value).label),
    "expires_on": Field("de laatste dag"),
}
WORDS = Kind(
    lambda values: (
        f"Maakte {_name_of(values)}: {KeyRight(values['right']).label}, {_reach(values['tree_ids'])}"
    ),
    lambda values: f"Verwijderde {_name_of(values)}",
    {},
    _changed,
)
