"""A law or policy note that a goal rests on."""

import pghistory
from django.db import models

from goals.enums import ReferenceKind
from goals.limits import LONGEST_TITLE, LONGEST_URL
from goals.querysets import OfGoalQuerySet


@pghistory.track()
class Reference(models.Model):
    """A law or policy note, with a web address when there is one."""

    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="references")
    kind = models.CharField("soort", max_length=20, choices=ReferenceKind)
    title = models.CharField("naam", max_length=LONGEST_TITLE)
    url = models.URLField("webadres", max_length=LONGEST_URL, blank=True)

    objects = OfGoalQuerySet.as_manager()

    class Meta:
        verbose_name = "wet of beleidsnota"
        verbose_name_plural = "wetten en beleidsnota's"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "kind", "title"],
                name="reference_once",
                violation_error_message="Deze staat al bij dit doel.",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=ReferenceKind.values), name="reference_kind_known"
            ),
        ]

    def __str__(self):
        return self.title
