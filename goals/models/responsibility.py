"""Who answers for a goal."""

import pghistory
from django.db import models

from goals.enums import ResponsibilityRole
from goals.limits import LONGEST_NAME
from goals.querysets import OfGoalQuerySet


@pghistory.track()
class Responsibility(models.Model):
    """A person, team or committee that answers for a goal, in one role."""

    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="responsibilities")
    role = models.CharField("rol", max_length=30, choices=ResponsibilityRole)
    name = models.CharField("naam", max_length=LONGEST_NAME)

    objects = OfGoalQuerySet.as_manager()

    class Meta:
        verbose_name = "verantwoordelijke"
        verbose_name_plural = "verantwoordelijken"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "role", "name"],
                name="responsibility_once",
                violation_error_message="Deze naam staat al in deze rol bij dit doel.",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=ResponsibilityRole.values),
                name="responsibility_role_known",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()} {self.name}"
