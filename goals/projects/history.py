"""The history of a project: fetches its events and brings the words for its fields.

How sentences are made is in the history app; who may see them is decided by who may fetch the
project. The words of a story are never quoted (models/story.py).
"""

from django.utils import timezone
from django.utils.text import Truncator

from goals.enums import Domain, Phase, Precision
from goals.history_words import PLAIN_KINDS
from goals.models import Goal, Milestone, Project, ProjectContribution, ProjectStory, ProjectTerm
from goals.money import spoken_euros
from goals.projects.milestones import When, write_when
from history.reading import Timeline, names_by_id, newest_change, newest_events
from history.sentences import Field, Kind, entries, quoted
from organisations.enums import TermKind
from organisations.models import Term

PROJECT_FIELDS = {
    "name": Field("naam", quoted),
    "domain": Field("domein", lambda domain: Domain(domain).label),
    "phase": Field("fase", lambda phase: quoted(Phase(phase).label)),
    "start_date": Field("begindatum"),
    "end_date": Field("einddatum"),
    "budget": Field("budget", spoken_euros),
    "leader": Field("projectleider", quoted),
    "description": Field("de omschrijving", long=True),
    "people": Field("‘Wie werken eraan mee?’", long=True),
    "partners": Field("de partners", long=True),
    "objective": Field("de doelstelling", long=True),
    "sub_objective": Field("de subdoelstelling", long=True),
    "ambition": Field("de ambitie", long=True),
    "learning_questions": Field("de leervragen", long=True),
    "approach": Field("de aanpak", long=True),
    "resident_involvement": Field("de betrokkenheid van de inwoner", long=True),
    "intended_results": Field("de resultaatdoelstellingen", long=True),
    "challenges": Field("de uitdagingen", long=True),
}
MODELS = {
    "project": Project,
    "term": ProjectTerm,
    "contribution": ProjectContribution,
    "milestone": Milestone,
    "story": ProjectStory,
}
KINDS = {model: kind for kind, model in MODELS.items()}
VALUES = {
    "project": [*PROJECT_FIELDS, "removed_at"],
    "term": ["term_id"],
    "contribution": ["goal_id", "explanation"],
    "milestone": ["title", "due_on", "precision", "done_on"],
    "story": [*PLAIN_KINDS["story"].fields],
}


class ProjectHistory(Timeline):
    """The Timeline of one project."""

    models, fields = MODELS, VALUES

    def __init__(self, project_id):
        self.project_id = project_id

    def rows(self, kind):
        """The events of a kind that are about this project."""
        rows = MODELS[kind].pgh_event_model.objects
        if kind == "project":
            return rows.filter(pgh_obj_id=self.project_id)
        return rows.filter(project_id=self.project_id)

    def told(self, events):
        """Events as Entries; three queries for the names of people, goals and words."""
        people = names_by_id({event.user_id for event in events})
        titles = dict(Goal.objects.filter(pk__in=_ids(events, "goal_id")).values_list("pk", "title"))
        terms = Term.objects.in_bulk(_ids(events, "term_id") | _ids_before(events, "term_id"))
        return entries(events, _kinds(titles, terms), people, timezone.localtime())


def recent_history(project_id, count=5):
    """The newest Entries of a project, in a fixed number of queries."""
    return ProjectHistory(project_id)[:count]


def last_change(thing, name):
    """The Entry of the last time that a field of a project, or of something of it, changed; or None.

    The words of a project have the name of their TermKind.
    """
    kind = KINDS[type(thing)]
    history = ProjectHistory(thing.pk if kind == "project" else thing.project_id)
    if name in TermKind.values:
        rows = history.rows("term").filter(term__kind=name)
        newest = newest_events("term", rows, VALUES["term"], limit=1)
    else:
        rows = history.rows(kind).filter(pgh_obj_id=thing.pk)
        newest = [newest_change(kind, rows, VALUES[kind], [name])]
    return next(iter(history.told([event for event in newest if event])), None)


def _ids(events, name):
    return {event.values.get(name) for event in events} - {None}


def _ids_before(events, name):
    return {event.before.get(name) for event in events} - {None}


def _kinds(titles, terms):
    """The words of every kind, given {goal id: title} and {term id: Term}."""

    def goal(values):
        return quoted(titles.get(values["goal_id"], "een doel dat er niet meer is"))

    def word(values):
        term = terms.get(values["term_id"])
        return f"{term.get_kind_display()} {quoted(term)}" if term else "een woord dat er niet meer is"

    def merged(before, after):
        return [f"Verving {word(before)} door {word(after)}"]

    return {
        "project": Kind(
            lambda _: "Maakte dit project",
            lambda _: "Verwijderde dit project voorgoed",
            PROJECT_FIELDS,
            _binned,
        ),
        "term": Kind(
            lambda values: f"Voegde {word(values)} toe",
            lambda values: f"Haalde {word(values)} weg",
            {},
            merged,
        ),
        "contribution": Kind(
            lambda values: f"Liet dit project bijdragen aan {goal(values)}",
            lambda values: f"Haalde de bijdrage aan {goal(values)} weg",
            {"explanation": Field("de uitleg bij een bijdrage", long=True)},
        ),
        "milestone": Kind(
            lambda values: f"Voegde de mijlpaal {_milestone(values)} toe{_due(values)}",
            lambda values: f"Haalde de mijlpaal {_milestone(values)} weg",
            {"title": Field("mijlpaal", quoted)},
            _moved,
        ),
        "story": PLAIN_KINDS["story"],
    }


def _binned(before, after):
    if bool(before["removed_at"]) == bool(after["removed_at"]):
        return []
    return ["Gooide dit project weg" if after["removed_at"] else "Zette dit project terug"]


def _milestone(values):
    return quoted(Truncator(values["title"]).words(20, truncate="…"))


def _when(values):
    """In words, '' when it has no date."""
    if not values["due_on"]:
        return ""
    return write_when(When(values["due_on"], Precision(values["precision"])))


def _due(values):
    when = _when(values)
    return f" ({when})" if when else ""


def _moved(before, after):
    """Sentences of a milestone that gets another date, or is reached."""
    what, texts = _milestone(after), []
    old, new = _when(before), _when(after)
    if old != new:
        texts.append(
            f"Zette de mijlpaal {what} op {new}" if new else f"Haalde de datum van de mijlpaal {what} weg"
        )
    if bool(before["done_on"]) != bool(after["done_on"]):
        texts.append(
            f"Zette de mijlpaal {what} op gehaald" if after["done_on"] else f"Zette de mijlpaal {what} open"
        )
    elif before["done_on"] != after["done_on"]:
        texts.append(f"Wijzigde de dag waarop de mijlpaal {what} gehaald is")
    return texts
