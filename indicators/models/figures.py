"""The figures of an organisation as a whole: their lock and their revision."""

from django.db import models


class Figures(models.Model):
    """One row for each organisation; `revision` goes up with every change of what it measures.

    Trees share indicators, so a tree's page is out of date when either its own revision or this
    one is higher (ADR 15).
    """

    organisation = models.OneToOneField(
        "organisations.Organisation", on_delete=models.CASCADE, primary_key=True, related_name="figures"
    )
    revision = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = "cijfers"
        verbose_name_plural = "cijfers"

    def __str__(self):
        return f"cijfers van {self.organisation}, stand {self.revision}"
