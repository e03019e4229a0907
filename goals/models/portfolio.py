"""The projects and raakvlakken of an organisation as a whole: their lock and their revision."""

from django.db import models


class Portfolio(models.Model):
    """One row for each organisation; `revision` goes up with every change of projects or raakvlakken.

    `matched` says up to which revisions signals were looked for (goals/assessment/refresh.py):
    {"portfolio": revision, "knowledge": version, "trees": {id: revision}}. Like the figures of an
    organisation (ADR 15), but locked after a tree and before figures.
    """

    organisation = models.OneToOneField(
        "organisations.Organisation", on_delete=models.CASCADE, primary_key=True, related_name="portfolio"
    )
    revision = models.PositiveBigIntegerField(default=0)
    matched = models.JSONField(default=dict)

    class Meta:
        verbose_name = "projecten"
        verbose_name_plural = "projecten"

    def __str__(self):
        return f"projecten van {self.organisation}, stand {self.revision}"
