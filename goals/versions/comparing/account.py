"""The account at a goal: what people judge for each document, and stories."""

from goals.enums import Judgement, PlanningDocument, Voice
from goals.history_words import PLAIN_KINDS
from goals.versions.comparing.difference import Aspect, ChangeKind, Difference
from goals.versions.comparing.fields import differing, fields_of, like
from goals.versions.comparing.rows import paired, without_equal
from history.dates import spoken_date

PROGRESS_KEYS = {
    "judgement": "oordeel",
    "done": "watIsGedaan",
    "risks": "risicos",
    "next_steps": "watDoenWeNu",
}
PROGRESS = fields_of(PLAIN_KINDS["progress"].fields, PROGRESS_KEYS)
PROGRESS["judgement"] = PROGRESS["judgement"]._replace(show=lambda value: Judgement(value).label)
TOLD = ("voice", "text", "told_on", "place", "is_anonymous", "name")
SAME_STORY = (("text",), ("voice", "told_on", "place", "name"))


def differences_of_account(matching):
    """Judgements and stories at goals on both sides."""
    for old, new in matching.pairs:
        if old.progress_reports or new.progress_reports:
            yield from _judged(matching, old, new)
        if old.stories or new.stories:
            yield from _told(matching, old, new)


def _judged(matching, old, new):
    before, after = ({(row.year, row.document): row for row in goal.progress_reports} for goal in (old, new))
    for year, document in sorted({*before, *after}):
        when = f"{PlanningDocument(document).label} {year}"
        about = Difference(Aspect.PROGRESS, ChangeKind.CHANGED, (matching.at(old, new),), when=when)
        rows = before.get((year, document)), after.get((year, document))
        if all(rows):
            yield from differing(about, *rows, PROGRESS)
        else:
            yield _whole(about, *rows)


def _whole(about, old, new):
    before, after = (Judgement(row.judgement).label if row else "" for row in (old, new))
    return like(about, kind=ChangeKind.of(old, new), old=before, new=after)


def _told(matching, old, new):
    """Stories that may leave the site; the words of one that is gone are not repeated."""
    before, after = ([row for row in goal.stories if row.has_permission] for goal in (old, new))
    before, after = without_equal(before, after, TOLD)
    goals = (matching.at(old, new),)
    for known_by in SAME_STORY:
        pairs, before, after = paired(before, after, known_by)
        for _, row in pairs:
            yield Difference(Aspect.STORY, ChangeKind.CHANGED, goals, _voice(row), new=row.text)
    for row in before:
        yield Difference(Aspect.STORY, ChangeKind.GONE, goals, _voice(row))
    for row in after:
        yield Difference(Aspect.STORY, ChangeKind.NEW, goals, _voice(row), new=row.text)


def _voice(row):
    """'inwoner, 1 mei 2026'."""
    voice = Voice(row.voice).label
    return f"{voice}, {spoken_date(row.told_on)}" if row.told_on else voice
