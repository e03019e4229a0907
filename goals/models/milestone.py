"""A milestone of a project."""

import pghistory
from django.db import models

from goals.enums import Precision
from goals.limits import LONGEST_TITLE
from goals.querysets import OfProjectQuerySet


@pghistory.track()
class Milestone(models.Model):
    """A mijlpaal: due on a day, or in the month, quarter or year that `due_on` is the first day of.

    `done_on` is when it was reached, None while it was not.
    """

    project = models.ForeignKey("goals.Project", on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField("mijlpaal", max_length=LONGEST_TITLE)
    due_on = models.DateField("wanneer", null=True, blank=True)
    precision = models.CharField("hoe precies", max_length=20, choices=Precision, default=Precision.DAG)
    done_on = models.DateField("gehaald op", null=True, blank=True)

    objects = OfProjectQuerySet.as_manager()

    class Meta:
        verbose_name = "mijlpaal"
        verbose_name_plural = "mijlpalen"
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="milestone_has_title",
                violation_error_message="Schrijf op wat de mijlpaal is.",
            ),
            models.CheckConstraint(
                condition=models.Q(precision__in=Precision.values), name="milestone_precision_known"
            ),
        ]

    def __str__(self):
        return self.title
