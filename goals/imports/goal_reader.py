"""Read the goals of a file, whatever its fields are called: level, title, domain, children.

What else hangs at a goal differs per shape, and belongs in shape_published.py (the budget pages of
municipalities) and shape_export.py (our own export).
"""

from collections.abc import Callable
from dataclasses import dataclass

from goals import levels
from goals.branches import MOST_GOALS
from goals.drafts import GoalDraft
from goals.enums import Domain, Level
from goals.imports.problems import ImportErrors, Problem, shown
from goals.limits import LONGEST_TITLE
from indicators.typed import dotted


@dataclass(frozen=True)
class Shape:
    """What a kind of file calls its fields; `fill` reads the others into the draft."""

    level: str
    title: str
    domain: str
    children: str
    fill: Callable


class GoalReader:
    """Reads goals in tree order; `count` is how many there are so far."""

    def __init__(self, shape):
        self.shape = shape
        self.count = 0

    def read(self, fields, key, above=""):
        """The drafts of the goals in a list, which stands below a goal of level `above`."""
        return [self._goal(goal, above) for goal in fields.objects(key)]

    def _goal(self, fields, above):
        self._count_one(fields.table.line)
        draft = GoalDraft(
            title=fields.title(self.shape.title, LONGEST_TITLE),
            level=fields.choice(self.shape.level, Level, required=True),
            domain=fields.choice(self.shape.domain, Domain),
        )
        self._check_deeper(fields, draft, above)
        self.shape.fill(fields, draft)
        draft.children = self.read(fields, self.shape.children, draft.level or above)
        return draft

    def _count_one(self, line):
        self.count += 1
        if self.count > MOST_GOALS:
            sentence = (
                f"Er staan meer dan {dotted(MOST_GOALS)} doelen in dit bestand. Splits het in kleinere bomen."
            )
            raise ImportErrors([Problem(line, sentence)])

    def _check_deeper(self, fields, draft, above):
        if draft.level and above and not levels.is_deeper(draft.level, above):
            fields.wrong(
                self.shape.level,
                f"‘{shown(draft.title)}’ is een {Level(draft.level).label} en staat onder een "
                f"{Level(above).label}. Een doel moet van een dieper niveau zijn dan het doel erboven.",
            )
