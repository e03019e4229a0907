"""Write a ParsedTree as a new GoalTree: all or nothing, in one transaction."""

from collections import Counter

from django.db import transaction

from goals.branches import insert_drafts
from goals.draft_rows import find_writers
from goals.lock import writing
from goals.models import Contribution
from goals.tree import create_tree
from history.recording import made_by
from indicators.insertion import already_there

REASON = "Geïmporteerd uit een bestand"
MINE = (
    "De BBV-indicator ‘{}’ hebt u al. De boom krijgt die van u. Metingen en streefwaarden uit het bestand "
    "gaan daarvan niet mee."
)
NO_WRITER = "Bij {} schreef ‘{}’. Die naam hoort niet bij één lid van uw organisatie en gaat niet mee."


def import_tree(*, user, organisation, parsed, title="", reason=REASON):
    """Make a new tree of a ParsedTree, with its own title unless another is given.

    `reason` is what the history of its goals tells. Returns the GoalTree. Raises
    PermissionDenied, or ValidationError for a title that does not fit.
    """
    with transaction.atomic(), made_by(user, reason):
        goal_tree = create_tree(
            user=user,
            organisation=organisation,
            title=title or parsed.title,
            description=parsed.description,
            domain=parsed.domain,
            start_year=parsed.start_year,
            end_year=parsed.end_year,
            level_names=parsed.level_names,
        )
        goals = insert_drafts(user=user, goal_tree=goal_tree, drafts=parsed.drafts)
        _link(user, goal_tree, goals, parsed.links)
    return goal_tree


def notes_for(organisation, parsed):
    """Sentences about what goes differently because of what this organisation has already."""
    mine = already_there(organisation, parsed.sheets)
    yield from (MINE.format(indicator.name) for indicator in mine.values())
    reports = Counter(row.written_by for draft in parsed.walk() for row in draft.progress_reports)
    known = find_writers(organisation.pk, {*reports} - {""})
    for name, count in reports.items():
        if name and name not in known:
            yield NO_WRITER.format("1 oordeel" if count == 1 else f"{count} oordelen", name)


def _link(user, goal_tree, goals, links):
    """Make the contributions inside a new tree; `goals` are all of it, in tree order."""
    with writing(user=user, goal_tree=goal_tree):
        Contribution.objects.bulk_create(
            Contribution(
                goal=goals[link.goal],
                target=goals[link.target],
                weight=link.weight,
                explanation=link.explanation,
            )
            for link in links
        )
