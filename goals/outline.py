"""A whole tree as plain dataclasses, in a fixed number of queries; to and from JSON in outline_json.py.

Everything that shows or works on a whole tree reads an outline, never the ORM (design 3). What
shows only some goals of it (searching, folding) belongs in listing.py.
"""

import gc
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import wraps
from typing import NamedTuple
from uuid import UUID

from goals.account_rows import account_rows
from goals.enums import Level
from goals.models import Contribution, Goal, GoalIndicator
from goals.project_rows import project_links, raakvlak_rows
from indicators.sheets import SHEET_FIELDS, add_values, sheet_of

SCHEMA = 1  # of the JSON; the same shape for ever
TREE_KEYS = {
    "title": "titel",
    "description": "omschrijving",
    "period": "periode",
    "level_names": "niveaunamen",
    "revision": "revisie",
}
GOAL_KEYS = {
    "level": "niveau",
    "title": "titel",
    "description": "toelichting",
    "why": "waarom",
    "start_date": "begindatum",
    "end_date": "streefdatum",
}
CONTRIBUTION_KEYS = {
    "target_id": "doel",
    "target_title": "titel",
    "target_level": "niveau",
    "tree_id": "boom",
    "tree_title": "boomtitel",
    "weight": "gewicht",
    "explanation": "toelichting",
}
TEXTS = ("level", "title", "description", "why", "domain", "result_type")
LINK_FIELDS = (
    "pk",
    "target_id",
    "weight",
    "explanation",
    "target__title",
    "target__level",
    "target__goal_tree_id",
    "target__goal_tree__title",
)


def uncollected(function):
    """Let a function that makes many lasting objects run without the garbage collector.

    It would look through all of them again and again: at 12 600 goals two thirds of the time.
    """

    @wraps(function)
    def run(*args, **kwargs):
        was_on = gc.isenabled()
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            if was_on:
                gc.enable()

    return run


@dataclass(slots=True)
class OutlineContribution:
    """A link to a second parent; `number` and title are those of the target."""

    id: int
    target_id: UUID
    weight: str
    explanation: str
    target_title: str
    target_level: str
    tree_id: UUID
    tree_title: str
    number: str = ""


@dataclass(slots=True)
class OutlineGoal:
    """A living goal. `domain` is its own ('' when inherited), `effective_domain` what counts.

    `lineage` is the id that it keeps through the years (ADR 24).
    `indicators` are Sheets, which goals may share; the lists after it hold rows of accounts.py, up to
    `projects` and `raakvlakken`, which hold those of project_sheet.py.
    """

    id: UUID
    parent: "OutlineGoal | None" = field(repr=False, compare=False)
    level: str
    title: str
    description: str
    why: str
    domain: str
    result_type: str
    start_date: date | None
    end_date: date | None
    number: str
    depth: int
    effective_domain: str
    children: list = field(default_factory=list)
    responsibilities: list = field(default_factory=list)
    references: list = field(default_factory=list)
    contributions: list = field(default_factory=list)
    indicators: list = field(default_factory=list)
    budget_lines: list = field(default_factory=list)
    progress_reports: list = field(default_factory=list)
    stories: list = field(default_factory=list)
    learning_questions: list = field(default_factory=list)
    evidence: list = field(default_factory=list)
    terms: list = field(default_factory=list)
    exemptions: list = field(default_factory=list)
    projects: list = field(default_factory=list)
    raakvlakken: list = field(default_factory=list)
    contributors: list = field(default_factory=list, repr=False, compare=False)
    lineage: UUID | None = None

    @property
    def ancestors(self):
        """The goals above it, from the top."""
        return [*self.parent.ancestors, self.parent] if self.parent else []

    @property
    def shown_domain(self):
        """Its own domain when that says something new: '' when the goal above has the same."""
        return "" if self.parent and self.parent.effective_domain == self.domain else self.domain

    @property
    def answered_by(self):
        """The nearest goal, itself or above it, that says who answers; None when none does."""
        if self.responsibilities or not self.parent:
            return self if self.responsibilities else None
        return self.parent.answered_by

    @property
    def serving(self):
        """The projects at it that serve it."""
        return [link.project for link in self.projects if link.project.serves]

    def walk(self):
        """The goal and everything below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


class VersionHead(NamedTuple):
    """What a frozen version says of itself; `supersedes` is a number, None for no other version."""

    number: int
    title: str
    document: str
    year: int
    adopted_on: date
    supersedes: int | None
    organisation: str
    frozen_at: datetime


@dataclass(slots=True)
class Outline:
    """A tree with its living goals; `goals` are those at the top, `by_id` all of them in order.

    `exemptions` are those of the tree as a whole, which hang at its hidden root. `version` is set
    when it is a frozen version, None for a living tree.
    """

    id: UUID
    title: str
    description: str
    domain: str
    period: str
    level_names: dict
    revision: int
    goals: list = field(default_factory=list)
    by_id: dict = field(default_factory=dict)
    exemptions: list = field(default_factory=list)
    version: VersionHead | None = None

    @property
    def projects(self):
        """The projects at its goals, {id: ProjectSheet}, by name."""
        found = {link.project.id: link.project for goal in self for link in goal.projects}
        return dict(sorted(found.items(), key=lambda pair: (pair[1].name.lower(), str(pair[0]))))

    def __iter__(self):
        """All goals in tree order."""
        return iter(self.by_id.values())

    def __len__(self):
        return len(self.by_id)

    def name_of(self, level):
        """What this municipality calls a level."""
        return Level(level).named(self.level_names)


@uncollected
def read_outline(goal_tree):
    """Read a GoalTree with everything that hangs at its living goals, in 8 queries.

    Goals of which an ancestor lies in the recycle bin lie there too, so every parent is present.
    """
    outline = Outline(
        goal_tree.pk,
        goal_tree.title,
        goal_tree.description,
        goal_tree.domain,
        goal_tree.period,
        goal_tree.level_names,
        goal_tree.revision,
    )
    rows = Goal.objects.filter(goal_tree=goal_tree, removal=None).in_tree_order()
    (root_id, *_), *rows = rows.values_list("pk", "parent_id", "lineage", *TEXTS, "start_date", "end_date")
    for pk, parent_id, lineage, *texts in rows:
        append(outline, pk, parent_id, texts).lineage = lineage or pk
    _link(outline)
    _measure(outline)
    _account(outline, root_id)
    _hang(outline, "projects", project_links(outline.id))
    _hang(outline, "raakvlakken", raakvlak_rows(goal_tree))
    return outline


def head_of(tree):
    """What JSON says of an Outline, or of a GoalTree, before its goals."""
    own = {key: getattr(tree, name) for name, key in TREE_KEYS.items()}
    return {"schema": SCHEMA, "id": str(tree.id), **own, "domein": tree.domain or None}


def append(outline, pk, parent_id, texts):
    """Add the next goal in tree order, with its number and domain derived from its parent."""
    level, title, description, why, domain, result_type, start_date, end_date = texts
    parent = outline.by_id.get(parent_id)
    brothers = parent.children if parent else outline.goals
    prefix = f"{parent.number}." if parent else ""
    inherited = parent.effective_domain if parent else outline.domain
    goal = OutlineGoal(
        id=pk,
        parent=parent,
        level=level,
        title=title,
        description=description,
        why=why,
        domain=domain,
        result_type=result_type,
        start_date=start_date,
        end_date=end_date,
        number=f"{prefix}{len(brothers) + 1}",
        depth=parent.depth + 1 if parent else 0,
        effective_domain=domain or inherited,
    )
    brothers.append(goal)
    outline.by_id[pk] = goal
    return goal


def _hang(outline, attribute, rows):
    for goal_id, row in rows:
        if goal := outline.by_id.get(goal_id):
            getattr(goal, attribute).append(row)


def _link(outline):
    """Hang contributions of which both ends are alive at their goals and their targets."""
    rows = Contribution.objects.filter(goal__goal_tree=outline.id).order_by("pk")
    # What lies in a bin is left out here: PostgreSQL, told there, starts its joins from that side.
    bins = ("target__removal", "target__goal_tree__removed_at")
    for goal_id, removal, removed_at, *values in rows.values_list("goal_id", *bins, *LINK_FIELDS):
        goal = outline.by_id.get(goal_id)
        if goal and not removal and not removed_at:
            goal.contributions.append(OutlineContribution(*values))
    number_links(outline)


def _measure(outline):
    """Hang indicators that are not thrown away at their goals, each with its values."""
    links = GoalIndicator.objects.filter(goal__goal_tree=outline.id, indicator__removed_at=None)
    fields = [f"indicator__{name}" for name in SHEET_FIELDS]
    sheets = {}
    for goal_id, *row in links.order_by("pk").values_list("goal_id", *fields):
        if goal := outline.by_id.get(goal_id):
            if row[0] not in sheets:
                sheets[row[0]] = sheet_of(row)
            goal.indicators.append(sheets[row[0]])
    add_values(sheets)


def _account(outline, root_id):
    """Hang all kinds of accounts.py at their goals; of the hidden root there are only exemptions."""
    for kind, goal_id, row in account_rows(outline.id):
        if goal := outline.by_id.get(goal_id):
            getattr(goal, kind.attribute).append(row)
        elif goal_id == root_id:
            outline.exemptions.append(row)


def number_links(outline):
    """Let contributions that stay in this tree know their target's number, and targets who comes."""
    for goal in outline:
        for link in goal.contributions:
            if target := outline.by_id.get(link.target_id):
                link.number = target.number
                target.contributors.append(goal)
