"""A goal's link to a second parent, in its own or another tree of the organisation."""

import pghistory
from django.db import models

from goals.enums import Weight
from goals.limits import LONGEST_EXPLANATION
from goals.querysets import OfGoalQuerySet


@pghistory.track()
class Contribution(models.Model):
    """`goal` also contributes to `target`, a goal of a higher level.

    Since every link, to a parent or to a second parent, goes to a higher level, circles cannot
    exist (ADR 9).
    """

    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="contributions")
    target = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="contributors")
    weight = models.CharField("gewicht", max_length=20, choices=Weight, default=Weight.ONDERSTEUNEND)
    explanation = models.TextField("hoe draagt dit bij?", blank=True, max_length=LONGEST_EXPLANATION)

    objects = OfGoalQuerySet.as_manager()

    class Meta:
        verbose_name = "bijdrage"
        verbose_name_plural = "bijdragen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "target"],
                name="contribution_once",
                violation_error_message="Dit doel draagt daar al aan bij.",
            ),
            models.CheckConstraint(
                condition=~models.Q(goal=models.F("target")), name="contribution_not_to_itself"
            ),
            models.CheckConstraint(
                condition=models.Q(weight__in=Weight.values), name="contribution_weight_known"
            ),
        ]

    def __str__(self):
        return f"{self.goal} draagt bij aan {self.target}"
