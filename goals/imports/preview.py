"""What a person sees of a ParsedTree before it is imported: how many goals, and the first ones."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from goals.enums import Level
from goals.imports.parsed import walk

FIRST_GOALS = 100


@dataclass
class PreviewGoal:
    """A goal as the preview shows it, with those below it that fit."""

    number: str
    level: str
    level_name: str
    title: str
    domain: str
    children: list = field(default_factory=list)


@dataclass
class LevelCount:
    """How many goals of one level there are."""

    level: str
    name: str
    count: int


@dataclass
class Preview:
    """`goals` are the first ones, nested; `total` counts all, `hidden` those that are not shown."""

    total: int
    hidden: int
    levels: list
    goals: list


def preview(parsed, first=FIRST_GOALS):
    """The Preview of a ParsedTree with its first goals in tree order."""
    counts = Counter(draft.level for draft in parsed.walk())
    shown = {id(draft) for draft in islice(parsed.walk(), first)}
    names = {level: parsed.level_names.get(level, level.label) for level in Level}
    return Preview(
        total=counts.total(),
        hidden=counts.total() - len(shown),
        levels=[LevelCount(level, names[level], counts[level]) for level in Level if counts[level]],
        goals=_goals(parsed.drafts, shown, names),
    )


def _goals(drafts, shown, names, prefix=""):
    return [
        PreviewGoal(
            number=f"{prefix}{place}",
            level=draft.level,
            level_name=names[Level(draft.level)],
            title=draft.title,
            domain=draft.domain,
            children=_goals(draft.children, shown, names, f"{prefix}{place}."),
        )
        for place, draft in enumerate(drafts, start=1)
        if id(draft) in shown
    ]


def titles(drafts):
    """The titles in tree order."""
    return [draft.title for draft in walk(drafts)]
