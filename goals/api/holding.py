"""Fetching trees and goals for the API, and changes that are meant for one state of a tree (If-Match).

Belongs here: what every resource of a tree shares. The locks themselves are in goals/lock.py; the state
of everything that the JSON of a whole tree tells is in goals/tree_document/.
"""

from contextlib import contextmanager

from django.db import transaction
from django.shortcuts import get_object_or_404

from goals.models import Goal, GoalTree
from organisations.api.conditional import asks_to_match, check_match


def trees_of(user):
    """The living trees that a caller may see, with their organisation."""
    return GoalTree.objects.visible_to(user).alive().select_related("organisation")


def fetch_tree(user, pk):
    """A living tree, or 404."""
    return get_object_or_404(trees_of(user), pk=pk)


def fetch_goal(user, pk):
    """A living goal with its tree and organisation, or 404."""
    goals = Goal.objects.visible_to(user).select_related("goal_tree__organisation", "parent")
    return get_object_or_404(goals, pk=pk)


def state_of(goal_tree):
    """The state of a GoalTree and what hangs at its goals, as it was read: the ETag of all of that."""
    return str(goal_tree.revision)


def state_now(goal_tree_id):
    """The state of a tree as it is now, to tell after a change."""
    return state_of(GoalTree.objects.only("revision").get(pk=goal_tree_id))


@contextmanager
def holding(request, goal_tree, other=None):
    """One transaction for a change of a tree; with If-Match the tree must still be in that state.

    A change of two trees names the other too: then both are locked in one order, as lock.writing_both
    does. Raises NoLongerSo (412).
    """
    with transaction.atomic():
        if asks_to_match(request):
            trees = GoalTree.objects.filter(pk__in={goal_tree.pk, (other or goal_tree).pk})
            locked = {tree.pk: tree for tree in trees.order_by("pk").select_for_update()}
            check_match(request, state_of(locked[goal_tree.pk]), _of_tree)
        yield


def _of_tree(state):
    """The part of a state that is of the tree: what tells more than the tree adds a dash and the rest.

    Only the tree counts for a change: that figures or words changed meanwhile is no reason to refuse.
    """
    return state.partition("-")[0]
