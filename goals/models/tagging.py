"""Words of the vocabulary at projects and goals."""

import pghistory
from django.db import models

from goals.querysets import OfGoalQuerySet, OfProjectQuerySet


@pghistory.track()
class ProjectTerm(models.Model):
    """A word that a project is tagged with."""

    project = models.ForeignKey("goals.Project", on_delete=models.CASCADE, related_name="project_terms")
    term = models.ForeignKey("organisations.Term", on_delete=models.CASCADE, related_name="project_terms")

    objects = OfProjectQuerySet.as_manager()

    class Meta:
        verbose_name = "woord bij een project"
        verbose_name_plural = "woorden bij projecten"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["project", "term"], name="project_term_once")]

    def __str__(self):
        return f"{self.project}: {self.term}"


@pghistory.track()
class GoalTerm(models.Model):
    """A word that a goal is tagged with."""

    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="goal_terms")
    term = models.ForeignKey("organisations.Term", on_delete=models.CASCADE, related_name="goal_terms")

    objects = OfGoalQuerySet.as_manager()

    class Meta:
        verbose_name = "woord bij een doel"
        verbose_name_plural = "woorden bij doelen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "term"],
                name="goal_term_once",
                violation_error_message="Dit woord staat al bij dit doel.",
            )
        ]

    def __str__(self):
        return f"{self.goal}: {self.term}"
