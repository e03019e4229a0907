"""What a difference is: plain data. How differences are found, read and sent belongs in the other files."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from django.db import models

from goals.versions.comparing.wording import words_between


class Aspect(models.TextChoices):
    """What a difference is about (`onderdeel` in JSON)."""

    TREE = "boom", "de boom"
    GOAL = "doel", "doel"
    PERSON = "verantwoordelijke", "verantwoordelijke"
    REFERENCE = "verwijzing", "verwijzing"
    CONTRIBUTION = "bijdrage", "bijdrage"
    TERM = "woord", "woord"
    EVIDENCE = "gegeven", "gegeven bij de opgave"
    INDICATOR = "indicator", "indicator"
    BASELINE = "nulmeting", "nulmeting"
    TARGET = "streefwaarde", "streefwaarde"
    MEASUREMENT = "meting", "meting"
    MONEY = "middelen", "middelen"
    PROJECT = "project", "project"
    RAAKVLAK = "raakvlak", "raakvlak"
    PROGRESS = "oordeel", "oordeel"
    STORY = "verhaal", "verhaal"
    QUESTION = "leervraag", "leervraag"


class ChangeKind(models.TextChoices):
    """What happened to it (`soort` in JSON). Of a rewording it is told which words differ."""

    NEW = "nieuw", "nieuw"
    GONE = "weg", "weg"
    MOVED = "verplaatst", "verplaatst"
    REWORDED = "anders_verwoord", "anders verwoord"
    CHANGED = "gewijzigd", "gewijzigd"

    @classmethod
    def of(cls, old, new):
        """What happened to something that was `old` and is `new`, of which one may be nothing."""
        if not old:
            return cls.NEW
        return cls.CHANGED if new else cls.GONE


class Field(NamedTuple):
    """A field: its key in JSON, what it is called in a sentence, and how its value reads.

    Names and titles stand between quotes in a sentence; of long texts only the words that differ
    are shown.
    """

    key: str
    label: str
    show: Callable = str
    is_quoted: bool = False
    is_long: bool = False


class GoalAt(NamedTuple):
    """A goal that a difference is about: where it stood and where it stands, None where it is not.

    The rest is as it is on the new side, of a goal that is gone as it was.
    """

    id: UUID
    lineage: UUID
    title: str
    level: str
    level_name: str
    old_number: str | None
    new_number: str | None

    @property
    def number(self):
        """The number to find it by: the new one, of a goal that is gone the old one."""
        return self.new_number or self.old_number


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs. `old` and `new` are texts as people read them, '' for nothing.

    `goals` are all goals that it is at, in the order of the tree; none for the tree itself. `name` is
    what the thing is called, `when` its year, period or document. `field` is None when the whole thing
    is new or gone. `old_number` and `new_number` are set when the values are numbers: as measured, or
    in euros. `extra` says more: what came along with a goal, how somebody answers, under which goal the
    order differs. `thing_id` is the id of an indicator or project.
    """

    aspect: Aspect
    kind: ChangeKind
    goals: tuple = ()
    name: str = ""
    field: Field | None = None
    when: str = ""
    old: str = ""
    new: str = ""
    old_number: Decimal | None = None
    new_number: Decimal | None = None
    extra: str = ""
    thing_id: UUID | None = None

    @property
    def goal(self):
        """The first GoalAt; None for the tree itself."""
        return self.goals[0] if self.goals else None

    @property
    def amount(self):
        """How much more the number became; None when either side is no number."""
        if self.old_number is None or self.new_number is None:
            return None
        return self.new_number - self.old_number

    @property
    def words(self):
        """The Words of a long text, in order; empty for what is no long text."""
        is_text = self.field.is_long if self.field else self.aspect == Aspect.STORY
        return words_between(self.old, self.new) if is_text else ()


class Side(NamedTuple):
    """One of the two trees that were compared; `version` is a VersionHead, None for now."""

    tree_id: UUID
    tree_title: str
    revision: int
    goal_count: int
    version: tuple | None


class YearTotal(NamedTuple):
    """Lasten and baten of the whole tree in a year, in euros, on both sides."""

    year: int
    old_costs: Decimal
    new_costs: Decimal
    old_revenues: Decimal
    new_revenues: Decimal


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs, in the order of the tree; `totals` are those of years with other sums."""

    old: Side
    new: Side
    items: tuple = ()
    totals: tuple = ()

    def __bool__(self):
        return bool(self.items)

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)
