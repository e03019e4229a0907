"""What is known about the problem that an effect answers."""

import pghistory
from django.db import models

from goals.limits import LONGEST_FIGURE, LONGEST_PLACE
from goals.querysets import OfGoalQuerySet
from organisations.limits import LONGEST_LINE


@pghistory.track()
class Evidence(models.Model):
    """A gegeven bij de opgave: what we know, the figure, its source, for whom and where (seed 003)."""

    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="evidence")
    statement = models.CharField("wat weten we?", max_length=LONGEST_LINE)
    figure = models.CharField("cijfer", max_length=LONGEST_FIGURE, blank=True)
    source = models.CharField("bron", max_length=LONGEST_LINE, blank=True)
    neighbourhood = models.CharField("wijk", max_length=LONGEST_PLACE, blank=True)
    target_group = models.CharField("doelgroep", max_length=LONGEST_PLACE, blank=True)

    objects = OfGoalQuerySet.as_manager()

    class Meta:
        verbose_name = "gegeven bij de opgave"
        verbose_name_plural = "gegevens bij de opgave"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(statement=""),
                name="evidence_has_statement",
                violation_error_message="Schrijf op wat u weet.",
            ),
        ]

    def __str__(self):
        return self.statement
