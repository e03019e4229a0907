"""A project as plain data, and how projects and raakvlakken hang at goals; to and from JSON.

Pure. Reading them from the database is in project_rows.py.
"""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from goals.accounts import TERMS, TermRow
from goals.enums import Phase

KEYS = {
    "name": "naam",
    "domain": "domein",
    "description": "omschrijving",
    "phase": "fase",
    "start_date": "begindatum",
    "end_date": "einddatum",
    "budget": "budget",
    "leader": "projectleider",
    "people": "medewerkers",
    "partners": "partners",
    "objective": "doelstelling",
    "sub_objective": "subdoelstelling",
    "ambition": "ambitie",
    "learning_questions": "leervragen",
    "approach": "aanpak",
    "resident_involvement": "betrokkenheidVanDeInwoner",
    "intended_results": "resultaatdoelstellingen",
    "challenges": "uitdagingen",
}
DATES = ("start_date", "end_date")
MILESTONE_KEYS = {"title": "mijlpaal", "due_on": "wanneer", "precision": "precisie", "done_on": "gehaaldOp"}


class MilestoneRow(NamedTuple):
    """A milestone of a project; `due_on` is the first day of what `precision` says."""

    title: str
    due_on: date | None
    precision: str
    done_on: date | None


@dataclass(slots=True, eq=False)
class ProjectSheet:
    """A project with its routekaart, words and milestones; one project may hang at several goals."""

    id: UUID
    name: str
    domain: str
    description: str = ""
    phase: str = ""
    start_date: date | None = None
    end_date: date | None = None
    budget: Decimal | None = None
    leader: str = ""
    people: str = ""
    partners: str = ""
    objective: str = ""
    sub_objective: str = ""
    ambition: str = ""
    learning_questions: str = ""
    approach: str = ""
    resident_involvement: str = ""
    intended_results: str = ""
    challenges: str = ""
    terms: tuple = ()
    milestones: tuple = ()

    @property
    def serves(self):
        """Whether it serves the goals it hangs at."""
        return not self.phase or Phase(self.phase).serves


SHEET_FIELDS = [each.name for each in fields(ProjectSheet) if each.name not in ("terms", "milestones")]


class ProjectLink(NamedTuple):
    """A project at a goal, and how it contributes."""

    id: int
    project: ProjectSheet
    explanation: str = ""


class RaakvlakRow(NamedTuple):
    """A raakvlak of the goal at which it hangs, with the goal or project at its `other` side.

    `other_kind` is 'doel' or 'project', `domain` that of the goal. `short` says how they touch.
    """

    id: UUID
    status: str
    domain: str
    other_kind: str
    other_id: UUID
    other_title: str
    strength: str = ""
    short: str = ""
    explanation: str = ""
    agreements: str = ""
    agreed_social: str = ""
    agreed_physical: str = ""


RAAKVLAK_KEYS = {
    "status": "status",
    "domain": "domein",
    "other_kind": "soort",
    "other_title": "met",
    "explanation": "uitleg",
    "agreements": "afspraken",
    "agreed_social": "akkoordSociaal",
    "agreed_physical": "akkoordFysiek",
}


def milestone_of(values):
    """The MilestoneRow of {field: value} as JSON gives it."""
    read = {name: _day(values[name]) if name.endswith("_on") else values[name] for name in MILESTONE_KEYS}
    return MilestoneRow(**read)


def project_to_json(project):
    """A project with its words and milestones, with Dutch keys."""
    values = {key: getattr(project, name) for name, key in KEYS.items()}
    values |= {KEYS[name]: _iso(getattr(project, name)) for name in DATES}
    return {
        "id": str(project.id),
        **values,
        "budget": None if project.budget is None else f"{project.budget:.2f}",
        "woorden": TERMS.to_json(project.terms),
        "mijlpalen": [
            {key: _iso(getattr(row, name)) for name, key in MILESTONE_KEYS.items()}
            for row in project.milestones
        ],
    }


def project_from_json(data):
    """The ProjectSheet that `project_to_json` made `data` from."""
    values = {name: data[key] for name, key in KEYS.items()}
    values |= {name: _day(values[name]) for name in DATES}
    milestones = ({name: row[key] for name, key in MILESTONE_KEYS.items()} for row in data["mijlpalen"])
    return ProjectSheet(
        UUID(data["id"]),
        **values | {"budget": None if values["budget"] is None else Decimal(values["budget"])},
        terms=tuple(TERMS.from_json(data["woorden"])),
        milestones=tuple(milestone_of(row) for row in milestones),
    )


def link_to_json(link):
    """A project at a goal; the project itself stands once in the tree."""
    return {"project": str(link.project.id), "toelichting": link.explanation}


def raakvlak_to_json(row):
    """A raakvlak at a goal, with Dutch keys."""
    values = {key: getattr(row, name) for name, key in RAAKVLAK_KEYS.items()}
    return {"id": str(row.id), **values, "metId": str(row.other_id)}


def raakvlak_from_json(data):
    """The RaakvlakRow that `raakvlak_to_json` made `data` from."""
    values = {name: data[key] for name, key in RAAKVLAK_KEYS.items()}
    return RaakvlakRow(UUID(data["id"]), **values, other_id=UUID(data["metId"]))


def term_rows(values):
    """The TermRows of a list of [kind, name, domain, term id]."""
    return tuple(sorted((TermRow(0, *row) for row in values), key=TERMS.order))


def _iso(value):
    return value.isoformat() if isinstance(value, date) else value


def _day(text):
    return date.fromisoformat(text) if text else None
