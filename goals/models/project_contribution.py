"""A project's link to a goal that it contributes to."""

import pghistory
from django.db import models

from goals.limits import LONGEST_EXPLANATION
from goals.querysets import ProjectContributionQuerySet


@pghistory.track()
class ProjectContribution(models.Model):
    """`project` contributes to `goal`, and how. One of the other domain is an explicit raakvlak."""

    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="project_contributions")
    project = models.ForeignKey("goals.Project", on_delete=models.CASCADE, related_name="contributions")
    explanation = models.TextField("hoe draagt dit bij?", blank=True, max_length=LONGEST_EXPLANATION)

    objects = ProjectContributionQuerySet.as_manager()

    class Meta:
        verbose_name = "project bij een doel"
        verbose_name_plural = "projecten bij doelen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "project"],
                name="project_contribution_once",
                violation_error_message="Dit project hangt al aan dit doel.",
            ),
        ]

    def __str__(self):
        return f"{self.project} draagt bij aan {self.goal}"
