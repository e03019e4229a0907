"""What one quality check is. Which there are is in catalogue.py; looking at a tree with them in report.py."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from goals.enums import Level


class Fix(StrEnum):
    """Where a finding is put right; which address that is, the views know."""

    GROW_TREE = "boom"
    GROW_GOAL = "eronder"
    EDIT_GOAL = "doel"
    ADD_INDICATOR = "indicator"
    CHOOSE_INDICATORS = "indicatoren"
    ADD_PROJECT = "project"
    EDIT_INDICATOR = "indicator-wijzigen"
    ADD_TARGET = "streefwaarde"
    LIST_INDICATORS = "lijst"


def always(_thing):
    """A check that applies to everything of its kind."""
    return True


@dataclass(frozen=True, eq=False)
class Check:
    """One thing that a good adviser would notice.

    `key` is stored with exemptions and never changes. `predicate` goes on after the name of a goal or
    indicator; it and the other texts may hold the names of levels, {doelstelling}, and {count}.
    `fails` tells whether something is wrong: of an OutlineGoal and the ids of goals that projects
    serve, of a Sheet, or of an Outline. A check is for goals of `levels`, or for things that it `applies` to.
    A tree is not ready to be adopted while a check that `is_blocking` finds something.
    """

    key: str
    title: str
    why: str
    predicate: str
    label: str
    fix: Fix
    fails: Callable
    levels: tuple = tuple(Level)
    applies: Callable = always
    count: Callable | None = None
    is_blocking: bool = False
