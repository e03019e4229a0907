"""Where a series of an indicator comes from at CBS StatLine."""

import pghistory
from django.db import models

from indicators.enums import OWN
from indicators.limits import LONGEST_SERIES, LONGEST_SOURCE, LONGEST_WORDS
from indicators.querysets import OfIndicatorQuerySet


@pghistory.track(exclude=["fetched_at"])
class CbsLink(models.Model):
    """Table, measure and region that fill one series, so that a command can refresh it.

    `others` holds the chosen code of each further dimension of the table, {name: code}.
    """

    indicator = models.ForeignKey("indicators.Indicator", on_delete=models.CASCADE, related_name="cbs_links")
    series = models.CharField("reeks", max_length=LONGEST_SERIES, default=OWN)
    table = models.CharField("tabel", max_length=20)
    table_title = models.CharField("naam van de tabel", max_length=LONGEST_SOURCE, blank=True)
    measure = models.CharField("onderwerp", max_length=30)
    measure_title = models.CharField("naam van het onderwerp", max_length=LONGEST_WORDS, blank=True)
    region = models.CharField("regio", max_length=20, blank=True)
    others = models.JSONField("andere keuzes", default=dict, blank=True)
    fetched_at = models.DateTimeField("opgehaald op", null=True, editable=False)

    objects = OfIndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = "koppeling met CBS"
        verbose_name_plural = "koppelingen met CBS"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "series"],
                name="cbs_link_once_per_series",
                violation_error_message="Deze reeks haalt u al op bij het CBS.",
            ),
        ]

    def __str__(self):
        return f"{self.indicator}: CBS {self.table} {self.measure} {self.region}"
