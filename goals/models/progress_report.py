"""What people think of a goal, for one planning and control document."""

import pghistory
from django.conf import settings
from django.db import models

from goals.enums import Judgement, PlanningDocument
from goals.querysets import OfGoalQuerySet
from organisations.limits import LONGEST_TEXT, YEAR


@pghistory.track()
class ProgressReport(models.Model):
    """Voortgang: the human judgement, beside and independent of the status of the indicators."""

    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="progress_reports")
    document = models.CharField("document", max_length=20, choices=PlanningDocument)
    year = models.PositiveSmallIntegerField("jaar", validators=YEAR)
    judgement = models.CharField("oordeel", max_length=20, choices=Judgement)
    done = models.TextField("wat is er gedaan?", blank=True, max_length=LONGEST_TEXT)
    risks = models.TextField("welke risico's zijn er?", blank=True, max_length=LONGEST_TEXT)
    next_steps = models.TextField("wat doen we nu?", blank=True, max_length=LONGEST_TEXT)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    written_at = models.DateTimeField(auto_now=True)

    objects = OfGoalQuerySet.as_manager()

    class Meta:
        verbose_name = "voortgang"
        verbose_name_plural = "voortgang"
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "document", "year"],
                name="progress_report_once_per_document",
                violation_error_message="Voor dit document en jaar is al een oordeel geschreven. Wijzig dat.",
            ),
            models.CheckConstraint(
                condition=models.Q(document__in=PlanningDocument.values),
                name="progress_report_document_known",
            ),
            models.CheckConstraint(
                condition=models.Q(judgement__in=Judgement.values), name="progress_report_judgement_known"
            ),
        ]

    def __str__(self):
        return f"{self.get_document_display()} {self.year}: {self.get_judgement_display()}"
