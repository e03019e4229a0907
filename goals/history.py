"""The history of a goal: fetches its events and tells them as sentences.

The words for our fields are in history_words.py; how sentences are made is in the history app; who
may see them is decided by who may fetch the goal.
"""

from django.db.models import Q
from django.utils import timezone

from goals.enums import Level
from goals.history_words import AMOUNTS, CONTRIBUTION_FIELDS, GOAL_FIELDS, PLAIN_KINDS, PROJECT_FIELDS
from goals.models import (
    BudgetLine,
    CheckExemption,
    Contribution,
    Evidence,
    Goal,
    GoalIndicator,
    GoalTerm,
    GoalTree,
    LearningQuestion,
    ProgressReport,
    Project,
    ProjectContribution,
    Reference,
    Responsibility,
    Story,
)
from history.reading import Timeline, names_by_id, newest_change, newest_events
from history.sentences import CHANGED, Field, Kind, entries, quoted
from indicators.models import Indicator
from organisations.enums import TermKind
from organisations.models import Term

MODELS = {
    "goal": Goal,
    "responsibility": Responsibility,
    "reference": Reference,
    "contribution": Contribution,
    "indicator": GoalIndicator,
    "project": ProjectContribution,
    "term": GoalTerm,
    "money": BudgetLine,
    "progress": ProgressReport,
    "story": Story,
    "question": LearningQuestion,
    "evidence": Evidence,
    "exemption": CheckExemption,
}
KINDS = {model: kind for kind, model in MODELS.items()}
VALUES = {name: ["goal_id", *kind.fields] for name, kind in PLAIN_KINDS.items()} | {
    "goal": [*GOAL_FIELDS, "goal_tree_id", "parent_id", "moved_at", "removal_id"],
    "contribution": ["goal_id", "target_id", *CONTRIBUTION_FIELDS],
    "indicator": ["goal_id", "indicator_id"],
    "project": ["goal_id", "project_id", *PROJECT_FIELDS],
    "term": ["goal_id", "term_id"],
    "money": ["goal_id", *PLAIN_KINDS["money"].fields, *AMOUNTS],
}
NAMED = {  # whose names a sentence may need: which field names things, and which fields point at them
    Goal: ("title", ("parent_id", "goal_id", "target_id")),
    GoalTree: ("title", ("goal_tree_id",)),
    Indicator: ("name", ("indicator_id",)),
    Project: ("name", ("project_id",)),
    Term: ("name", ("term_id",)),
}


def ordinary_name(level):
    """What a level is called in a tree without own names."""
    return Level(level).label


class GoalHistory(Timeline):
    """The Timeline of one goal; `name_of` says what the tree calls a level."""

    models, fields = MODELS, VALUES

    def __init__(self, goal_id, name_of=ordinary_name):
        self.goal_id = goal_id
        self.name_of = name_of

    def rows(self, kind):
        """The events of a kind that are about this goal."""
        rows = MODELS[kind].pgh_event_model.objects
        if kind == "goal":
            return rows.filter(pgh_obj_id=self.goal_id)
        if kind == "contribution":
            return rows.filter(Q(goal_id=self.goal_id) | Q(target_id=self.goal_id))
        return rows.filter(goal_id=self.goal_id)

    def told(self, events):
        """Events as Entries; six queries for the names of people and of what the events speak of."""
        people = names_by_id({event.user_id for event in events})
        words = _Words(self.goal_id, self.name_of, {model: _names(model, events) for model in NAMED})
        return entries(events, words.kinds(), people, timezone.localtime())


def recent_history(goal_id, name_of=ordinary_name, count=5):
    """The newest Entries of a goal, in a fixed number of queries."""
    return GoalHistory(goal_id, name_of)[:count]


def last_change(thing, name):
    """The Entry of the last time that a field of a goal, or of something at it, changed; or None.

    The words of a goal have the name of their TermKind.
    """
    kind = KINDS[type(thing)]
    history = GoalHistory(thing.pk if kind == "goal" else thing.goal_id)
    if name in TermKind.values:
        rows = history.rows("term").filter(term__kind=name)
        newest = newest_events("term", rows, VALUES["term"], limit=1)
    else:
        rows = history.rows(kind).filter(pgh_obj_id=thing.pk)
        newest = [newest_change(kind, rows, VALUES[kind], [name])]
    return next(iter(history.told([event for event in newest if event])), None)


def _names(model, events):
    """What all things of a model that the events speak of are called, by id."""
    called, pointers = NAMED[model]
    ids = {pk for event in events for name in pointers for pk in _pointed_at(event, name)}
    return dict(model.objects.filter(pk__in=ids - {None}).values_list("pk", called))


def _pointed_at(event, name):
    """The ids in a field that the sentence about an event needs the name of."""
    ids = {event.values.get(name), event.before.get(name)}
    is_same = event.label != CHANGED or len(ids) == 1
    return set() if event.kind == "goal" and is_same else ids


class _Words:
    """How events about one goal read, given what the tree calls levels and the names of other things."""

    def __init__(self, goal_id, name_of, names):
        self.goal_id = goal_id
        self.name_of = name_of
        self.goal_titles = names[Goal]
        self.tree_titles = names[GoalTree]
        self.indicator_names = names[Indicator]
        self.project_names = names[Project]
        self.words = names[Term]

    def kinds(self):
        return PLAIN_KINDS | {
            "goal": Kind(
                lambda _: "Maakte dit doel",
                lambda _: "Verwijderde dit doel voorgoed",
                GOAL_FIELDS | {"level": Field("niveau", self.name_of)},
                self.structure,
            ),
            "contribution": Kind(self.linked, self.unlinked, CONTRIBUTION_FIELDS),
            "indicator": Kind(self.measured, self.unmeasured, {}),
            "project": Kind(self.served, self.unserved, PROJECT_FIELDS),
            "term": Kind(self.tagged, self.untagged, {}, self.merged),
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

    def measured(self, values):
        return f"Hing {self.indicator(values)} aan dit doel"

    def unmeasured(self, values):
        return f"Haalde {self.indicator(values)} weg bij dit doel"

    def indicator(self, values):
        name = self.indicator_names.get(values["indicator_id"])
        return f"de indicator {quoted(name)}" if name else "een indicator die er niet meer is"

    def served(self, values):
        return f"Liet {self.project(values)} bijdragen aan dit doel"

    def unserved(self, values):
        return f"Haalde de bijdrage van {self.project(values)} weg"

    def project(self, values):
        name = self.project_names.get(values["project_id"])
        return f"het project {quoted(name)}" if name else "een project dat er niet meer is"

    def tagged(self, values):
        return f"Voegde {self.word(values)} toe"

    def untagged(self, values):
        return f"Haalde {self.word(values)} weg"

    def merged(self, before, after):
        """The sentence of a word that was merged, or came back."""
        return [f"Verving {self.word(before)} door {self.word(after)}"]

    def word(self, values):
        name = self.words.get(values["term_id"])
        return f"het woord {quoted(name)}" if name else "een woord dat er niet meer is"
