"""Goals that do not exist yet, as plain data, with all that hangs at them and below them.

Storing them is in draft_rows.py; where they go is decided in branches.py.
"""

from dataclasses import dataclass, field
from uuid import UUID

from goals import levels

FIELDS = ("level", "title", "description", "why", "domain", "result_type", "start_date", "end_date")


@dataclass
class GoalDraft:
    """A goal that does not exist yet, with what hangs at it and below it.

    `responsibilities` are (role, name), `references` (kind, title, url). `indicators` are Sheets to
    make anew (one Sheet may hang at several goals), or ids of Indicators that exist. The lists after it
    hold rows of accounts.py, under the names that OutlineGoal has for them; `terms` are words that exist.
    `lineage` is set when it goes on from a goal of a frozen version (ADR 24).
    """

    title: str
    level: str
    description: str = ""
    why: str = ""
    domain: str = ""
    result_type: str = ""
    start_date: object = None
    end_date: object = None
    responsibilities: list = field(default_factory=list)
    references: list = field(default_factory=list)
    indicators: list = field(default_factory=list)
    budget_lines: list = field(default_factory=list)
    progress_reports: list = field(default_factory=list)
    stories: list = field(default_factory=list)
    learning_questions: list = field(default_factory=list)
    evidence: list = field(default_factory=list)
    terms: list = field(default_factory=list)
    children: list = field(default_factory=list)
    lineage: UUID | None = None


def draft_of(goal):
    """A draft of a copy of an OutlineGoal and all below it.

    The copy hangs at the same indicators. Judgements, stories and projects stay with the old goal.
    """
    return GoalDraft(
        **{name: getattr(goal, name) for name in FIELDS},
        responsibilities=[row[1:] for row in goal.responsibilities],
        references=[row[1:] for row in goal.references],
        indicators=[sheet.id for sheet in goal.indicators],
        budget_lines=goal.budget_lines,
        learning_questions=goal.learning_questions,
        evidence=goal.evidence,
        terms=goal.terms,
        children=[draft_of(child) for child in goal.children],
    )


def deepen(draft):
    """Let the drafts below go deeper where they must, as a move would (levels.fit_branch)."""
    for child in draft.children:
        child.level = levels.deepest_fit(child.level, draft.level)
        deepen(child)
