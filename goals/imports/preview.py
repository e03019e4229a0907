"""What a person sees of a ParsedTree before it is imported: how many goals, and the first ones."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from goals.enums import Level
from indicators.typed import dotted

FIRST_GOALS = 100
HANGING = {
    "budget_lines": ("bedrag", "bedragen"),
    "progress_reports": ("oordeel", "oordelen"),
    "stories": ("verhaal", "verhalen"),
    "learning_questions": ("leervraag", "leervragen"),
    "evidence": ("gegeven bij de opgave", "gegevens bij de opgave"),
}


@dataclass
class PreviewGoal:
    """A goal as the preview shows it, with those below it that fit.

    `domain` is '' where it is that of the goal above.
    """

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
    """`goals` are the first ones, nested; `total` counts all, `hidden` those that are not shown.

    `figures` says how much else there is, such as ‘12 indicatoren’.
    """

    total: int
    hidden: int
    levels: list
    figures: list
    goals: list


def preview(parsed, first=FIRST_GOALS):
    """The Preview of a ParsedTree with its first goals in tree order."""
    counts = Counter(draft.level for draft in parsed.walk())
    shown = {id(draft) for draft in islice(parsed.walk(), first)}
    return Preview(
        total=counts.total(),
        hidden=counts.total() - len(shown),
        levels=[LevelCount(level, parsed.name_of(level), counts[level]) for level in Level if counts[level]],
        figures=figures(parsed),
        goals=_goals(parsed, parsed.drafts, shown, inherited=parsed.domain),
    )


def figures(parsed):
    """How much hangs at the goals of a ParsedTree, such as ‘12 indicatoren’; no zeros."""
    sheets, drafts = parsed.sheets, [*parsed.walk()]
    counts = [
        (len(sheets), "indicator", "indicatoren"),
        (sum(len(sheet.measurements) for sheet in sheets), "meting", "metingen"),
        (sum(len(sheet.targets) for sheet in sheets), "streefwaarde", "streefwaarden"),
    ]
    counts += [
        (sum(len(getattr(draft, name)) for draft in drafts), *words) for name, words in HANGING.items()
    ]
    return [
        f"{dotted(count)} {singular if count == 1 else plural}" for count, singular, plural in counts if count
    ]


def _goals(parsed, drafts, shown, *, inherited, prefix=""):
    return [
        PreviewGoal(
            number=f"{prefix}{place}",
            level=draft.level,
            level_name=parsed.name_of(draft.level),
            title=draft.title,
            domain=draft.domain if draft.domain != inherited else "",
            children=_goals(
                parsed,
                draft.children,
                shown,
                inherited=draft.domain or inherited,
                prefix=f"{prefix}{place}.",
            ),
        )
        for place, draft in enumerate(drafts, start=1)
        if id(draft) in shown
    ]
