"""A whole tree as plain dataclasses, in a fixed number of queries; to and from JSON.

Everything that shows or works on a whole tree reads an outline, never the ORM (design 3). What
shows only some goals of it (searching, folding) belongs in listing.py.
"""

import gc
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from uuid import UUID

from goals.account_rows import account_rows
from goals.accounts import ACCOUNT_KINDS
from goals.enums import Level
from goals.models import Contribution, Goal, GoalIndicator, Reference, Responsibility
from indicators import sheet
from indicators.sheets import SHEET_FIELDS, add_values, sheet_of

SCHEMA = 1
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

    `indicators` are Sheets, which goals may share; the lists after it hold rows of accounts.py.
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
    contributors: list = field(default_factory=list, repr=False, compare=False)

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

    def walk(self):
        """The goal and everything below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True)
class Outline:
    """A tree with its living goals; `goals` are those at the top, `by_id` all of them in order."""

    id: UUID
    title: str
    description: str
    domain: str
    period: str
    level_names: dict
    revision: int
    goals: list = field(default_factory=list)
    by_id: dict = field(default_factory=dict)

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
    rows = Goal.objects.filter(goal_tree=goal_tree).alive().in_tree_order()
    for pk, parent_id, *texts in rows.values_list("pk", "parent_id", *TEXTS, "start_date", "end_date"):
        _append(outline, pk, parent_id, texts)
    _hang(outline, Responsibility, "responsibilities", ("role", "name"))
    _hang(outline, Reference, "references", ("kind", "title", "url"))
    _link(outline)
    _measure(outline)
    _account(outline)
    return outline


def _append(outline, pk, parent_id, texts):
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


def _hang(outline, model, attribute, fields):
    rows = model.objects.filter(goal__goal_tree=outline.id).order_by("pk")
    for goal_id, *values in rows.values_list("goal_id", "pk", *fields):
        if goal := outline.by_id.get(goal_id):
            getattr(goal, attribute).append(tuple(values))


def _link(outline):
    """Hang contributions of which both ends are alive at their goals and their targets."""
    rows = Contribution.objects.filter(goal__goal_tree=outline.id).order_by("pk")
    # What lies in a bin is left out here: PostgreSQL, told there, starts its joins from that side.
    bins = ("target__removal", "target__goal_tree__removed_at")
    for goal_id, removal, removed_at, *values in rows.values_list("goal_id", *bins, *LINK_FIELDS):
        goal = outline.by_id.get(goal_id)
        if goal and not removal and not removed_at:
            goal.contributions.append(OutlineContribution(*values))
    _number_links(outline)


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


def _account(outline):
    """Hang money, judgement, stories, questions and evidence at their goals."""
    for kind, goal_id, row in account_rows(outline.id):
        if goal := outline.by_id.get(goal_id):
            getattr(goal, kind.attribute).append(row)


def _number_links(outline):
    """Let contributions that stay in this tree know their target's number, and targets who comes."""
    for goal in outline:
        for link in goal.contributions:
            if target := outline.by_id.get(link.target_id):
                link.number = target.number
                target.contributors.append(goal)


@uncollected
def to_json(outline):
    """The outline as JSON-ready dict with Dutch keys; the same shape for ever (`schema`)."""
    return {
        "schema": SCHEMA,
        "id": str(outline.id),
        "titel": outline.title,
        "omschrijving": outline.description,
        "domein": outline.domain or None,
        "periode": outline.period,
        "niveaunamen": outline.level_names,
        "revisie": outline.revision,
        "doelen": [_goal_to_json(goal) for goal in outline.goals],
    }


def _goal_to_json(goal):
    return {
        "id": str(goal.id),
        "nummer": goal.number,
        "niveau": goal.level,
        "titel": goal.title,
        "toelichting": goal.description,
        "waarom": goal.why,
        "domein": goal.domain or None,
        "soortResultaat": goal.result_type or None,
        "begindatum": goal.start_date and goal.start_date.isoformat(),
        "streefdatum": goal.end_date and goal.end_date.isoformat(),
        "verantwoordelijken": [{"rol": role, "naam": name} for _, role, name in goal.responsibilities],
        "verwijzingen": [
            {"soort": kind, "naam": title, "webadres": url} for _, kind, title, url in goal.references
        ],
        "draagtBijAan": [_contribution_to_json(link) for link in goal.contributions],
        "indicatoren": [sheet.to_json(each) for each in goal.indicators],
        **{kind.name: kind.to_json(getattr(goal, kind.attribute)) for kind in ACCOUNT_KINDS},
        "kinderen": [_goal_to_json(child) for child in goal.children],
    }


def _contribution_to_json(link):
    return {
        "doel": str(link.target_id),
        "titel": link.target_title,
        "niveau": link.target_level,
        "boom": str(link.tree_id),
        "boomtitel": link.tree_title,
        "gewicht": link.weight,
        "toelichting": link.explanation,
    }


@uncollected
def from_json(data):
    """The Outline that `to_json` made `data` from; what an older file lacks is empty.

    Raises KeyError for another shape, ValueError for another schema.
    """
    if data["schema"] != SCHEMA:
        raise ValueError(f"Onbekend schema {data['schema']}; dit programma leest schema {SCHEMA}.")
    outline = Outline(
        UUID(data["id"]),
        data["titel"],
        data["omschrijving"],
        data["domein"] or "",
        data["periode"],
        data["niveaunamen"],
        data["revisie"],
    )
    for goal in data["doelen"]:
        _goal_from_json(outline, None, goal)
    _number_links(outline)
    return outline


def _goal_from_json(outline, parent_id, data):
    """Append a goal and what is below it."""
    texts = [data[key] or "" for key in ("niveau", "titel", "toelichting", "waarom", "domein")]
    texts.append(data.get("soortResultaat") or "")
    dates = [date.fromisoformat(data[key]) if data[key] else None for key in ("begindatum", "streefdatum")]
    goal = _append(outline, UUID(data["id"]), parent_id, [*texts, *dates])
    goal.responsibilities = [(0, row["rol"], row["naam"]) for row in data["verantwoordelijken"]]
    goal.references = [(0, row["soort"], row["naam"], row["webadres"]) for row in data["verwijzingen"]]
    goal.contributions = [_contribution_from_json(row) for row in data["draagtBijAan"]]
    goal.indicators = [sheet.from_json(row) for row in data.get("indicatoren", ())]
    for kind in ACCOUNT_KINDS:
        setattr(goal, kind.attribute, kind.from_json(data.get(kind.name, ())))
    for child in data["kinderen"]:
        _goal_from_json(outline, goal.id, child)


def _contribution_from_json(row):
    return OutlineContribution(
        0,
        UUID(row["doel"]),
        row["gewicht"],
        row["toelichting"],
        row["titel"],
        row["niveau"],
        UUID(row["boom"]),
        row["boomtitel"],
    )
