"""The history of a raakvlak: fetches its events and tells them as Dutch sentences.

What the program did by itself is told as such, whoever opened the page that made it look.
"""

from dataclasses import replace

from django.utils import timezone

from goals.enums import RaakvlakOrigin, RaakvlakStatus, Rejection
from goals.models import Raakvlak
from history.reading import Timeline, names_by_id, newest_change
from history.sentences import ADDED, Field, Kind, entries, quoted

PROGRAM = "het programma"
KIND = "raakvlak"
FIELDS = {
    "explanation": Field("de uitleg", long=True),
    "agreements": Field("de afspraken", long=True),
    "agreed_social": Field("akkoord namens sociaal", quoted),
    "agreed_physical": Field("akkoord namens fysiek", quoted),
}
VALUES = ["status", "origin", "rejection", "rejection_note", "judged_at", *FIELDS]
STATUS_SENTENCES = {
    RaakvlakStatus.BEVESTIGD: "Bevestigde dit raakvlak",
    RaakvlakStatus.GEPARKEERD: "Bewaarde dit signaal voor later",
    RaakvlakStatus.GESIGNALEERD: "Maakte hier weer een signaal van",
}
CAME_BACK = "Vond dit opnieuw, want het doel of project is gewijzigd"


class RaakvlakHistory(Timeline):
    """The Timeline of one raakvlak."""

    models, fields = {KIND: Raakvlak}, {KIND: VALUES}

    def __init__(self, raakvlak_id):
        self.raakvlak_id = raakvlak_id

    def rows(self, kind):  # noqa: ARG002 - there is one kind
        """All events of this raakvlak."""
        return Raakvlak.pgh_event_model.objects.filter(pgh_obj_id=self.raakvlak_id)

    def told(self, events):
        """Events as Entries, in one query."""
        people = names_by_id({event.user_id for event in events})
        return [entry for event in events for entry in _told(event, people)]


def last_change(raakvlak, name):
    """The Entry of the last time that a field of a raakvlak changed; or None."""
    history = RaakvlakHistory(raakvlak.pk)
    change = newest_change(KIND, history.rows(KIND), VALUES, [name])
    return history.told([change])[0] if change else None


def _told(event, people):
    told = entries([event], KINDS, people, timezone.localtime())
    return [replace(entry, who=PROGRAM) for entry in told] if _is_by_program(event) else told


def _is_by_program(event):
    if event.label == ADDED:
        return event.values["origin"] == RaakvlakOrigin.SIGNAAL
    return _came_back(event.before, event.values)


def _came_back(before, after):
    """Only the program changes the status without judging."""
    return before["status"] != after["status"] and before["judged_at"] == after["judged_at"]


def _added(values):
    if values["origin"] == RaakvlakOrigin.SIGNAAL:
        return "Signaleerde dit raakvlak"
    return "Legde dit raakvlak vast"


def _judged(before, after):
    """The sentence of a change of status, with the reason of a rejection."""
    if (before["status"], before["rejection"]) == (after["status"], after["rejection"]):
        return []
    if _came_back(before, after):
        return [CAME_BACK]
    if after["status"] == RaakvlakStatus.AFGEWEZEN:
        return [f"Wees dit raakvlak af: {rejection_text(after['rejection'], after['rejection_note'])}"]
    return [STATUS_SENTENCES[after["status"]]]


def rejection_text(rejection, note):
    """Why something was rejected, in a few words: 'andere plek' or what somebody wrote."""
    if rejection == Rejection.ANDERS:
        return note or "anders"
    label = Rejection(rejection).label
    return f"{label} ({note})" if note else label


KINDS = {KIND: Kind(_added, lambda _: "Haalde dit raakvlak weg", FIELDS, _judged)}
