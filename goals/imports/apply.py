"""Write a ParsedTree as a new GoalTree: all or nothing, in one transaction."""

from django.db import transaction

from goals.branches import insert_drafts
from goals.models import Contribution
from goals.tree import create_tree, writing


def import_tree(*, user, organisation, parsed, title=""):
    """Make a new tree of a ParsedTree, with its own title unless another is given.

    Returns the GoalTree. Raises PermissionDenied, or ValidationError for a title that does not fit.
    """
    with transaction.atomic():
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
        with writing(user=user, goal_tree=goal_tree):
            Contribution.objects.bulk_create(
                Contribution(
                    goal=goals[link.goal],
                    target=goals[link.target],
                    weight=link.weight,
                    explanation=link.explanation,
                )
                for link in parsed.links
            )
    return goal_tree
