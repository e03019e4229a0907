"""Write a ParsedTree as a new GoalTree: all or nothing, in one transaction."""

from django.db import transaction

from goals.branches import insert_drafts
from goals.lock import writing
from goals.models import Contribution
from goals.tree import create_tree
from history.recording import made_by

REASON = "Geïmporteerd uit een bestand"


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
