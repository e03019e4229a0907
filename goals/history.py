"""The history of a goal: fetches its events and brings the words for our fields.

How sentences are made is in the history app; who may see them is decided by who may fetch the
goal.
"""

from operator import attrgetter

from django.contrib.auth import get_user_model
from django.db.models import F, Q, Window
from django.db.models.functions import Lag
from django.utils import timezone

from goals.enums import Domain, Level, ReferenceKind, ResponsibilityRole, Weight
from goals.models import Contribution, Goal, GoalTree, Reference, Responsibility
from history.sentences import CHANGED, Event, Field, Kind, entries, quoted

GOAL_FIELDS = {
    "title": Field("titel", quoted),
    "level": Field("niveau"),
    "domain": Field("domein", lambda domain: Domain(domain).label),
    "start_date": Field("begindatum"),
    "end_date": Field("streefdatum"),
    "description": Field("de toelichting", long=True),
    "why": Field("‘Waarom doen we dit?’", long=True),
}
RESPONSIBILITY_FIELDS = {
    "role": Field("rol", lambda role: ResponsibilityRole(role).label),
    "name": Field("naam van de verantwoordelijke", quoted),
}
REFERENCE_FIELDS = {
    "kind": Field("soort", lambda kind: ReferenceKind(kind).label),
    "title": Field("naam van de wet of beleidsnota", quoted),
    "url": Field("webadres"),
}
CONTRIBUTION_FIELDS = {
    "weight": Field("gewicht van de bijdrage", lambda weight: Weight(weight).label),
    "explanation": Field("de uitleg bij de bijdrage", long=True),
}
MODELS = {
    "goal": Goal,
    "responsibility": Responsibility,
    "reference": Reference,
    "contribution": Contribution,
}
VALUES = {
    "goal": [*GOAL_FIELDS, "goal_tree_id", "parent_id", "moved_at", "removal_id"],
    "responsibility": ["goal_id", *RESPONSIBILITY_FIELDS],
    "reference": ["goal_id", *REFERENCE_FIELDS],
    "contribution": ["goal_id", "target_id", *CONTRIBUTION_FIELDS],
}
POINTERS = {Goal: ("parent_id", "goal_id", "target_id"), GoalTree: ("goal_tree_id",)}


def ordinary_name(level):
    """What a level is called in a tree without own names."""
    return Level(level).label


class GoalHistory:
    """All events of one goal, newest first; fit for a Paginator. Slices are lists of Entries.

    `name_of` says what the tree calls a level.
    """

    def __init__(self, goal_id, name_of=ordinary_name):
        self.goal_id = goal_id
        self.name_of = name_of

    def count(self):
        """How many events there are."""
        return sum(_rows(kind, self.goal_id).count() for kind in MODELS)

    __len__ = count

    def __getitem__(self, part):
        # In one transaction all events are equally new; what hangs at a goal came after the goal.
        kinds = reversed(MODELS)
        events = [event for kind in kinds for event in _newest(kind, self.goal_id, part.stop)]
        events.sort(key=attrgetter("at"), reverse=True)
        return _told(self.goal_id, events[part], self.name_of)


def recent_history(goal_id, name_of=ordinary_name, count=5):
    """The newest Entries of a goal, in a fixed number of queries."""
    return GoalHistory(goal_id, name_of)[:count]


def last_change(goal_id, name):
    """The Entry of the last time that a field of a goal got another value, or None."""
    events = _newest("goal", goal_id, None)
    changes = [
        event for event in events if event.label == CHANGED and event.before[name] != event.values[name]
    ]
    return _told(goal_id, changes[:1], ordinary_name)[0] if changes else None


def _rows(kind, goal_id):
    """The events of a kind that are about one goal."""
    rows = MODELS[kind].pgh_event_model.objects
    if kind == "goal":
        return rows.filter(pgh_obj_id=goal_id)
    if kind == "contribution":
        return rows.filter(Q(goal_id=goal_id) | Q(target_id=goal_id))
    return rows.filter(goal_id=goal_id)


def _newest(kind, goal_id, limit):
    """The newest events of a kind, each with the values of the one before it."""
    fields = VALUES[kind]
    before = {
        f"before_{name}": Window(Lag(name), partition_by=F("pgh_obj_id"), order_by=F("pgh_id").asc())
        for name in fields
    }
    rows = _rows(kind, goal_id).annotate(metadata=F("pgh_context__metadata"), **before)
    return [_event(kind, fields, row) for row in rows.order_by("-pgh_id").values()[:limit]]


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


def _told(goal_id, events, name_of):
    """Events as Entries; three queries for the names of people, goals and trees."""
    users = {event.user_id for event in events if event.user_id is not None}
    people = {user.pk: str(user) for user in get_user_model().objects.filter(pk__in=users)}
    words = _Words(goal_id, name_of, _titles(Goal, events), _titles(GoalTree, events))
    return entries(events, words.kinds(), people, timezone.localtime())


def _titles(model, events):
    """The titles of all goals or trees that the events speak of, by id."""
    ids = {pk for event in events for name in POINTERS[model] for pk in _pointed_at(event, name)}
    return dict(model.objects.filter(pk__in=ids - {None}).values_list("pk", "title"))


def _pointed_at(event, name):
    """The ids in a field that the sentence about an event needs the title of."""
    ids = {event.values.get(name), event.before.get(name)}
    is_same = event.label != CHANGED or len(ids) == 1
    return set() if event.kind == "goal" and is_same else ids


def _hanging(phrase, fields):
    """The words of what hangs at a goal and is added and taken away as a whole."""
    return Kind(
        lambda values: "Voegde {} toe als {}".format(*phrase(values)),
        lambda values: "Haalde {} weg als {}".format(*phrase(values)),
        fields,
    )


def _responsibility(values):
    return values["name"], ResponsibilityRole(values["role"]).label


def _reference(values):
    return values["title"], ReferenceKind(values["kind"]).label


class _Words:
    """How events about one goal read, given what the tree calls levels and the titles of other goals."""

    def __init__(self, goal_id, name_of, goal_titles, tree_titles):
        self.goal_id = goal_id
        self.name_of = name_of
        self.goal_titles = goal_titles
        self.tree_titles = tree_titles

    def kinds(self):
        return {
            "goal": Kind(
                lambda _: "Maakte dit doel",
                lambda _: "Verwijderde dit doel voorgoed",
                GOAL_FIELDS | {"level": Field("niveau", self.name_of)},
                self.structure,
            ),
            "responsibility": _hanging(_responsibility, RESPONSIBILITY_FIELDS),
            "reference": _hanging(_reference, REFERENCE_FIELDS),
            "contribution": Kind(self.linked, self.unlinked, CONTRIBUTION_FIELDS),
        }

    def structure(self, before, after):
        """Sentences about the recycle bin and about the place of the goal."""
        texts = []
        if before["removal_id"] != after["removal_id"]:
            texts.append("Gooide dit doel weg" if after["removal_id"] else "Zette dit doel terug")
        if text := self.move(before, after):
            texts.append(text)
        return texts

    def move(self, before, after):
        """The sentence of a move; goals below a goal that moves to another tree go along."""
        old, new = self.place(before["parent_id"]), self.place(after["parent_id"])
        if before["goal_tree_id"] != after["goal_tree_id"]:
            tree = self.tree_titles.get(after["goal_tree_id"], "een boom die er niet meer is")
            return f"Verplaatste dit doel naar de boom {quoted(tree)}"
        if old != new:
            return f"Verplaatste dit doel van {old} naar {new}"
        if before["moved_at"] != after["moved_at"]:
            return "Verschoof dit doel tussen zijn buren"
        return ""

    def place(self, parent_id):
        """Under which goal; the hidden root of a tree has no title."""
        title = self.goal_titles.get(parent_id, "een doel dat er niet meer is")
        return f"onder {quoted(title)}" if title else "bovenaan de boom"

    def linked(self, values):
        if values["goal_id"] == self.goal_id:
            return f"Liet dit doel ook bijdragen aan {self.other(values['target_id'])}"
        return f"Liet {self.other(values['goal_id'])} ook bijdragen aan dit doel"

    def unlinked(self, values):
        if values["goal_id"] == self.goal_id:
            return f"Haalde de bijdrage aan {self.other(values['target_id'])} weg"
        return f"Haalde de bijdrage van {self.other(values['goal_id'])} weg"

    def other(self, goal_id):
        return quoted(self.goal_titles.get(goal_id, "een doel dat er niet meer is"))
