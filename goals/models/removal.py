"""One entry of a tree's recycle bin: a branch that somebody threw away."""

from django.conf import settings
from django.db import models

from goals.querysets import RemovalQuerySet


class Removal(models.Model):
    """The branch under `goal` keeps its place in the tree; its goals point here until restored."""

    goal_tree = models.ForeignKey("goals.GoalTree", on_delete=models.CASCADE, related_name="removals")
    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = RemovalQuerySet.as_manager()

    class Meta:
        verbose_name = "weggegooide tak"
        verbose_name_plural = "weggegooide takken"
        ordering = ["-at", "-pk"]

    def __str__(self):
        return self.goal.title
