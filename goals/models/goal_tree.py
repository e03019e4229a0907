"""One tree of goals of one organisation, for one period."""

import uuid

import pghistory
from django.conf import settings
from django.db import models

from goals.enums import Domain, Level
from goals.limits import LONGEST_TITLE
from goals.querysets import GoalTreeQuerySet
from organisations.limits import YEAR


@pghistory.track(exclude=["started_from", "revision", "changed_at", "changed_by"])
class GoalTree(models.Model):
    """A doelenboom. Every change of it or its goals raises `revision` under a row lock.

    Only goals/tree.py and goals/services.py write. `level_names` holds the municipality's own
    names of levels, {level: name}; a level that is not in it has its ordinary name.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="goal_trees"
    )
    title = models.CharField("titel", max_length=LONGEST_TITLE)
    description = models.TextField("waar gaat deze boom over?", blank=True)
    domain = models.CharField("domein", max_length=20, choices=Domain, blank=True)
    start_year = models.PositiveSmallIntegerField("eerste jaar", null=True, blank=True, validators=YEAR)
    end_year = models.PositiveSmallIntegerField("laatste jaar", null=True, blank=True, validators=YEAR)
    level_names = models.JSONField("eigen namen van niveaus", default=dict, blank=True)
    started_from = models.ForeignKey(
        "goals.FrozenVersion", on_delete=models.PROTECT, null=True, editable=False, related_name="next_trees"
    )
    revision = models.PositiveBigIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(auto_now_add=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, editable=False)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )

    objects = GoalTreeQuerySet.as_manager()

    class Meta:
        verbose_name = "doelenboom"
        verbose_name_plural = "doelenbomen"
        ordering = ["title", "start_year", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(domain__in=["", *Domain.values]), name="goal_tree_domain_known"
            ),
            models.CheckConstraint(
                condition=models.Q(start_year__isnull=True)
                | models.Q(end_year__isnull=True)
                | models.Q(end_year__gte=models.F("start_year")),
                name="goal_tree_ends_after_start",
                violation_error_message="Het laatste jaar ligt voor het eerste jaar.",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def period(self):
        """The years as people write them: 2025–2028, vanaf 2025, tot en met 2028 or nothing."""
        if self.start_year and self.end_year:
            if self.start_year == self.end_year:
                return str(self.start_year)
            return f"{self.start_year}–{self.end_year}"
        if self.start_year:
            return f"vanaf {self.start_year}"
        return f"tot en met {self.end_year}" if self.end_year else ""

    def name_of(self, level):
        """What this municipality calls a level."""
        return Level(level).named(self.level_names)
