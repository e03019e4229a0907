"""From an address to what it stands for (tree, goal) and back, for all views of trees.

Belongs here: fetching through access, so that what somebody may not see is not found, and the
addresses and crumbs of pages. What a page shows belongs in its own view.
"""

from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goals.models import Goal, GoalTree


def fetch_tree(request, organisatie, boom):
    """The living tree at an address, or 404 for who may not see it.

    Its `figures_revision` and `portfolio_revision` are those of the figures and the projects of its
    organisation (ADR 15, 20), 0 without any.
    """
    trees = GoalTree.objects.visible_to(request.user).alive()
    trees = trees.select_related("organisation", "changed_by")
    trees = trees.annotate(
        figures_revision=Coalesce("organisation__figures__revision", 0),
        portfolio_revision=Coalesce("organisation__portfolio__revision", 0),
    )
    return get_object_or_404(trees, organisation__slug=organisatie, pk=boom)


def fetch_goal(request, goal_tree, doel):
    """A living goal of this tree, or 404."""
    goals = Goal.objects.visible_to(request.user).filter(goal_tree=goal_tree)
    return get_object_or_404(goals.select_related("goal_tree__organisation", "parent"), pk=doel)


def fetch_goal_anywhere(request, organisatie, doel):
    """A living goal of the organisation, or 404: it keeps its address when it moves to another tree."""
    goals = Goal.objects.visible_to(request.user).filter(goal_tree__organisation__slug=organisatie)
    return get_object_or_404(goals.select_related("goal_tree__organisation"), pk=doel)


def tree_url(goal_tree, goal_id=None):
    """The address of a tree, or of one goal of it when `goal_id` is given."""
    args = [goal_tree.organisation.slug, goal_tree.pk]
    return reverse("goals:goal", args=[*args, goal_id]) if goal_id else reverse("goals:tree", args=args)


def crumbs_to(organisatie, *pages):
    """The crumbs of a page: the list of trees, then `pages` as (title, address), '' for where one is."""
    return [("Doelenbomen", reverse("goals:tree_list", args=[organisatie])), *pages]
