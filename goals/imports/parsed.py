"""What a file holds, once it is read without errors: plain data, nothing of the database."""

from dataclasses import dataclass, field
from typing import NamedTuple

from goals.enums import Level


class Link(NamedTuple):
    """A contribution inside the file: places of goal and target in tree order, from 0."""

    goal: int
    target: int
    weight: str
    explanation: str


class LeftOut(NamedTuple):
    """Something that could not be read, and the goal it stands at."""

    goal_title: str
    name: str


@dataclass
class ParsedTree:
    """A tree from a file.

    `readings` tell which values were read as something else than a number, `budgets` what is left
    out, `notes` are sentences about what else is different after the import.
    """

    title: str
    description: str = ""
    domain: str = ""
    start_year: int | None = None
    end_year: int | None = None
    level_names: dict = field(default_factory=dict)
    drafts: list = field(default_factory=list)
    links: list = field(default_factory=list)
    readings: list = field(default_factory=list)
    budgets: list = field(default_factory=list)
    notes: list = field(default_factory=list)

    def walk(self):
        """All drafts in tree order."""
        return walk(self.drafts)

    @property
    def sheets(self):
        """Every indicator once, in tree order."""
        sheets = {sheet.id: sheet for draft in self.walk() for sheet in draft.indicators}
        return [*sheets.values()]

    def name_of(self, level):
        """What this municipality calls a level."""
        return Level(level).named(self.level_names)


def walk(drafts):
    """Drafts and all below them, in tree order."""
    for draft in drafts:
        yield draft
        yield from walk(draft.children)
