"""A word that was merged into another."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from organisations.querysets import TermMergeQuerySet


class TermMerge(models.Model):
    """`term` was merged `into` another word; the row goes when that is undone.

    `links` is what term_links.py moved, in its own shape, so that undo gives back exactly that.
    """

    term = models.OneToOneField("organisations.Term", on_delete=models.CASCADE, related_name="merge")
    into = models.ForeignKey("organisations.Term", on_delete=models.CASCADE, related_name="merges")
    links = models.JSONField(encoder=DjangoJSONEncoder)

    objects = TermMergeQuerySet.as_manager()

    class Meta:
        verbose_name = "samenvoeging"
        verbose_name_plural = "samenvoegingen"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(term=models.F("into")),
                name="term_merge_of_two",
                violation_error_message="Kies een ander woord om mee samen te voegen.",
            )
        ]

    def __str__(self):
        return f"{self.term} is samengevoegd met {self.into}"
