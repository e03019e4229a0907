"""The words to fetch trees and goals with; each starts from what a user may see."""

from django.db import models
from mptt.managers import TreeManager
from mptt.querysets import TreeQuerySet

from organisations.querysets import of_member


class GoalTreeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Trees of the user's organisations, those in the recycle bin included."""
        return of_member(self, user)

    def alive(self):
        return self.filter(removed_at__isnull=True)

    def removed(self):
        return self.filter(removed_at__isnull=False)

    def with_goal_count(self):
        """Adds goal_count: how many living goals a tree has."""
        alive = models.Q(goals__removal__isnull=True, goals__parent__isnull=False)
        return self.annotate(goal_count=models.Count("goals", filter=alive))


class GoalQuerySet(TreeQuerySet):
    def visible_to(self, user):
        """Living goals of living trees of the user's organisations."""
        trees = of_member(self, user, "goal_tree__organisation__")
        return trees.alive().filter(goal_tree__removed_at__isnull=True)

    def alive(self):
        """Without what lies in the recycle bin and without the hidden roots."""
        return self.filter(removal__isnull=True, parent__isnull=False)

    def in_tree_order(self):
        return self.order_by("mptt_tree", "lft")


class GoalManager(TreeManager.from_queryset(GoalQuerySet)):
    """mptt's manager with our words."""


class OfGoalQuerySet(models.QuerySet):
    """What hangs at a goal: responsibilities, references, contributions."""

    def visible_to(self, user):
        things = of_member(self, user, "goal__goal_tree__organisation__")
        return things.filter(goal__removal__isnull=True, goal__goal_tree__removed_at__isnull=True)


class RemovalQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Entries of the recycle bins of living trees of the user's organisations."""
        return of_member(self, user, "goal_tree__organisation__").filter(goal_tree__removed_at__isnull=True)
