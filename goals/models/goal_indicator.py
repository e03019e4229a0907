"""An indicator at a goal."""

import pghistory
from django.db import models

from goals.querysets import OfGoalQuerySet


@pghistory.track()
class GoalIndicator(models.Model):
    """The link that hangs an indicator at a goal; an indicator may hang at any number of goals."""

    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="goal_indicators")
    indicator = models.ForeignKey(
        "indicators.Indicator", on_delete=models.CASCADE, related_name="goal_indicators"
    )

    objects = OfGoalQuerySet.as_manager()

    class Meta:
        verbose_name = "indicator bij een doel"
        verbose_name_plural = "indicatoren bij doelen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "indicator"],
                name="goal_indicator_once",
                violation_error_message="Deze indicator hangt al aan dit doel.",
            ),
        ]

    def __str__(self):
        return str(self.indicator)
