"""Which branches of a tree a person has open or shut."""

from django.conf import settings
from django.db import models


class Unfolding(models.Model):
    """Remembers, for one person and one goal, a choice that differs from the page's own."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unfoldings")
    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="+")
    is_open = models.BooleanField()

    class Meta:
        verbose_name = "uitgeklapte tak"
        verbose_name_plural = "uitgeklapte takken"
        constraints = [
            models.UniqueConstraint(fields=["user", "goal"], name="unfolding_once"),
        ]

    def __str__(self):
        return f"{self.goal}: {'open' if self.is_open else 'dicht'}"
