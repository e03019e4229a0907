"""What makes a goal accountable, as plain data: money, judgement, stories, questions, evidence.

Pure, to and from JSON with Dutch keys. Reading it from the database is in outline.py; indicators
have their own Sheet (indicators/sheet.py).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from goals.enums import PlanningDocument

# The planning and control cycle of most municipalities.
LAST_MONTH_OF_JAARSTUKKEN, LAST_MONTH_OF_KADERNOTA, LAST_MONTH_OF_TUSSENRAPPORTAGE = 3, 5, 8


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

    `name` is the list in JSON, `attribute` that of OutlineGoal, `keys` {field: Dutch key}.
    """

    name: str
    attribute: str
    row: type
    keys: dict
    read: dict = field(default_factory=dict)
    order: Callable = lambda row: row.id
    is_public: Callable = lambda row: True  # noqa: ARG005 - the others are all public

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
        return {key: _plain(getattr(row, name)) for name, key in self.keys.items()}


def _plain(value):
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value.isoformat() if isinstance(value, date | datetime) else value


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
