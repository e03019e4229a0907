"""What hangs at a goal, as plain data: who answers for it, its grounds, its words, and its account.

Pure, to and from JSON with Dutch keys. Reading it from the database is in account_rows.py; indicators
have their own Sheet (indicators/sheet.py), projects theirs (project_sheet.py).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from goals.enums import PlanningDocument

# The planning and control cycle of most municipalities.
LAST_MONTH_OF_JAARSTUKKEN, LAST_MONTH_OF_KADERNOTA, LAST_MONTH_OF_TUSSENRAPPORTAGE = 3, 5, 8


class ResponsibilityRow(NamedTuple):
    """Who answers for a goal, and how."""

    id: int
    role: str
    name: str


class ReferenceRow(NamedTuple):
    """A law or policy note that a goal rests on."""

    id: int
    kind: str
    title: str
    url: str


class TermRow(NamedTuple):
    """A word of the vocabulary at a goal; `term_id` is 0 in an outline that came from JSON."""

    id: int
    kind: str
    name: str
    domain: str
    term_id: int = 0


class ExemptionRow(NamedTuple):
    """Why something that a quality check names may stay; `indicator_id` for a check of an indicator."""

    id: int
    check_key: str
    indicator_id: UUID | None
    reason: str
    made_by: str
    made_at: datetime | None


class BudgetLineRow(NamedTuple):
    """A budget line: lasten and baten of one year, in euros."""

    id: int
    year: int
    taakveld: str
    description: str
    costs: Decimal
    revenues: Decimal


class ProgressReportRow(NamedTuple):
    """The judgement on a goal for one planning and control document."""

    id: int
    document: str
    year: int
    judgement: str
    done: str
    risks: str
    next_steps: str
    written_by: str
    written_at: datetime | None

    @property
    def order(self):
        """The newest document first."""
        return -self.year, -PlanningDocument(self.document).rank


class StoryRow(NamedTuple):
    """A story. Without permission only advisers may see it."""

    id: int
    voice: str
    text: str
    told_on: date | None
    place: str
    is_anonymous: bool
    name: str
    has_permission: bool


class LearningQuestionRow(NamedTuple):
    """A leervraag and what was learned."""

    id: int
    question: str
    learned: str


class EvidenceRow(NamedTuple):
    """A gegeven bij de opgave."""

    id: int
    statement: str
    figure: str
    source: str
    neighbourhood: str
    target_group: str


def current_document(today):
    """(PlanningDocument, year) that people write in this season; the year that it is about.

    Jaarstukken look back at last year, kadernota and begroting ahead at the next one.
    """
    if today.month <= LAST_MONTH_OF_JAARSTUKKEN:
        return PlanningDocument.JAARSTUKKEN, today.year - 1
    if today.month <= LAST_MONTH_OF_KADERNOTA:
        return PlanningDocument.KADERNOTA, today.year + 1
    if today.month <= LAST_MONTH_OF_TUSSENRAPPORTAGE:
        return PlanningDocument.TUSSENRAPPORTAGE, today.year
    return PlanningDocument.BEGROTING, today.year + 1


@dataclass(frozen=True, eq=False)
class AccountKind:
    """One kind of what hangs at a goal: where it hangs, its row, its keys in JSON, what is no text.

    `name` is the list in JSON, `attribute` that of OutlineGoal, `keys` {field: Dutch key};
    `unexported` fields are read from the database and never leave it.
    """

    name: str
    attribute: str
    row: type
    keys: dict
    read: dict = field(default_factory=dict)
    order: Callable = lambda row: row.id
    is_public: Callable = lambda row: True  # noqa: ARG005 - the others are all public
    unexported: tuple = ()

    def row_of(self, pk, values):
        """The row of plain values by field, as JSON of the database or of a file gives them."""
        read = {name: self._read(name, value) for name, value in values.items()}
        return self.row(id=pk, **read)

    def _read(self, name, value):
        reader = self.read.get(name)
        return reader(value) if reader and value is not None else value

    def to_json(self, rows):
        """The rows that may leave the site."""
        return [self._row_to_json(row) for row in rows if self.is_public(row)]

    def from_json(self, rows):
        return [self.row_of(0, {name: row[key] for name, key in self.keys.items()}) for row in rows]

    def _row_to_json(self, row):
        return {key: plain(getattr(row, name)) for name, key in self.keys.items()}


def plain(value):
    """A value as JSON has it: amounts in euros, days, moments and ids are texts."""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


PEOPLE = AccountKind(
    "verantwoordelijken", "responsibilities", ResponsibilityRow, {"role": "rol", "name": "naam"}
)
GROUNDS = AccountKind(
    "verwijzingen", "references", ReferenceRow, {"kind": "soort", "title": "naam", "url": "webadres"}
)
TERMS = AccountKind(
    "woorden",
    "terms",
    TermRow,
    {"kind": "lijst", "name": "woord", "domain": "domein"},
    order=lambda row: (row.kind, row.name.lower()),
    unexported=("term_id",),
)
EXEMPTIONS = AccountKind(
    "magBlijven",
    "exemptions",
    ExemptionRow,
    {
        "check_key": "aandachtspunt",
        "indicator_id": "indicator",
        "reason": "reden",
        "made_by": "geschrevenDoor",
        "made_at": "geschrevenOp",
    },
    read={"indicator_id": UUID, "made_at": datetime.fromisoformat},
)
MONEY = AccountKind(
    "middelen",
    "budget_lines",
    BudgetLineRow,
    {
        "year": "jaar",
        "taakveld": "taakveld",
        "description": "omschrijving",
        "costs": "lasten",
        "revenues": "baten",
    },
    read={"costs": Decimal, "revenues": Decimal},
    order=lambda row: (row.taakveld, row.description, row.year),
)
PROGRESS = AccountKind(
    "voortgang",
    "progress_reports",
    ProgressReportRow,
    {
        "document": "document",
        "year": "jaar",
        "judgement": "oordeel",
        "done": "watIsGedaan",
        "risks": "risicos",
        "next_steps": "watDoenWeNu",
        "written_by": "geschrevenDoor",
        "written_at": "geschrevenOp",
    },
    read={"written_at": datetime.fromisoformat},
    order=lambda row: row.order,
)
STORIES = AccountKind(
    "verhalen",
    "stories",
    StoryRow,
    {
        "voice": "verteller",
        "text": "verhaal",
        "told_on": "verteldOp",
        "place": "plaats",
        "is_anonymous": "anoniem",
        "name": "naam",
        "has_permission": "toestemming",
    },
    read={"told_on": date.fromisoformat},
    order=lambda row: (-(row.told_on or date.min).toordinal(), row.id),
    is_public=lambda row: row.has_permission,
)
QUESTIONS = AccountKind(
    "leervragen", "learning_questions", LearningQuestionRow, {"question": "vraag", "learned": "geleerd"}
)
EVIDENCE = AccountKind(
    "gegevens",
    "evidence",
    EvidenceRow,
    {
        "statement": "watWeWeten",
        "figure": "cijfer",
        "source": "bron",
        "neighbourhood": "wijk",
        "target_group": "doelgroep",
    },
)
ACCOUNT_KINDS = (MONEY, PROGRESS, STORIES, QUESTIONS, EVIDENCE)
HANGING_KINDS = (PEOPLE, GROUNDS, *ACCOUNT_KINDS, TERMS, EXEMPTIONS)
