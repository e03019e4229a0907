"""Why something that a quality check names may stay as it is."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce

from goals.limits import LONGEST_EXPLANATION
from goals.querysets import OfGoalQuerySet


@pghistory.track()
class CheckExemption(models.Model):
    """A recorded reason at a goal, for one check of goals/checks/; at the hidden root for the tree.

    `indicator` is set for a check of an indicator at the goal.
    """

    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="check_exemptions")
    indicator = models.ForeignKey(
        "indicators.Indicator", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    check_key = models.SlugField("aandachtspunt", max_length=60)
    reason = models.TextField("waarom mag dit zo blijven?", max_length=LONGEST_EXPLANATION)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = OfGoalQuerySet.as_manager()

    class Meta:
        verbose_name = "aandachtspunt dat mag blijven"
        verbose_name_plural = "aandachtspunten die mogen blijven"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                "goal",
                "check_key",
                Coalesce("indicator", "goal"),
                name="check_exemption_once",
                violation_error_message="Voor dit aandachtspunt is al opgeschreven waarom het mag blijven.",
            ),
            models.CheckConstraint(
                condition=~models.Q(reason=""),
                name="check_exemption_has_reason",
                violation_error_message="Schrijf op waarom dit zo mag blijven.",
            ),
        ]

    def __str__(self):
        return f"{self.check_key} bij {self.goal}"
