"""Who may see a frozen version besides the advisers."""

import pghistory
from django.conf import settings
from django.db import models

from goals.enums import Audience


@pghistory.track()
class Publication(models.Model):
    """A frozen version that others may see; without this row only advisers see it.

    A table of its own, because the version itself never changes.
    """

    version = models.OneToOneField(
        "goals.FrozenVersion", on_delete=models.PROTECT, primary_key=True, related_name="publication"
    )
    audience = models.CharField("voor wie", max_length=20, choices=Audience)
    published_at = models.DateTimeField(auto_now=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "publicatie"
        verbose_name_plural = "publicaties"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(audience__in=Audience.values), name="publication_audience_known"
            ),
        ]

    def __str__(self):
        return f"{self.version} voor {self.get_audience_display()}"
