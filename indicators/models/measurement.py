"""One value of an indicator, for one period and one series."""

import pghistory
from django.db import models

from indicators.enums import OWN, Missing, Origin, PeriodKind
from indicators.limits import DECIMALS, DIGITS, LONGEST_REMARK, LONGEST_SERIES, LONGEST_WORDS
from indicators.periods import Period
from indicators.querysets import OfIndicatorQuerySet
from indicators.typed import TypedValue


@pghistory.track()
class Measurement(models.Model):
    """What was measured: a number, words, or that and why there is nothing.

    A revised value overwrites this row; the history keeps the earlier one.
    """

    indicator = models.ForeignKey(
        "indicators.Indicator", on_delete=models.CASCADE, related_name="measurements"
    )
    series = models.CharField("reeks", max_length=LONGEST_SERIES, default=OWN)
    period_kind = models.CharField(
        "soort periode", max_length=20, choices=PeriodKind, default=PeriodKind.JAAR
    )
    period_start = models.DateField("eerste dag van de periode")
    number = models.DecimalField("waarde", max_digits=DIGITS, decimal_places=DECIMALS, null=True, blank=True)
    text = models.CharField("waarde in woorden", max_length=LONGEST_WORDS, blank=True)
    missing = models.CharField("ontbreekt", max_length=20, choices=Missing, blank=True)
    reason = models.CharField("waarom niet gemeten", max_length=LONGEST_WORDS, blank=True)
    is_provisional = models.BooleanField("voorlopig", default=False)
    remark = models.CharField("opmerking", max_length=LONGEST_REMARK, blank=True)
    origin = models.CharField("herkomst", max_length=20, choices=Origin, default=Origin.HAND)
    origin_detail = models.CharField("precieze herkomst", max_length=LONGEST_REMARK, blank=True)

    objects = OfIndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = "meting"
        verbose_name_plural = "metingen"
        ordering = ["period_start", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "series", "period_kind", "period_start"],
                name="measurement_once_per_period",
                violation_error_message="Voor deze periode is al een meting ingevuld.",
            ),
            models.CheckConstraint(
                condition=models.Q(number__isnull=False, text="", missing="")
                | models.Q(~models.Q(text=""), number__isnull=True, missing="")
                | models.Q(~models.Q(missing=""), number__isnull=True, text=""),
                name="measurement_says_one_thing",
            ),
            models.CheckConstraint(
                condition=models.Q(reason="") | models.Q(missing__in=Missing.values),
                name="measurement_reason_only_when_missing",
            ),
            models.CheckConstraint(
                condition=models.Q(period_kind__in=PeriodKind.values), name="measurement_period_known"
            ),
            models.CheckConstraint(
                condition=models.Q(missing__in=["", *Missing.values]), name="measurement_missing_known"
            ),
            models.CheckConstraint(condition=~models.Q(series=""), name="measurement_has_series"),
        ]

    def __str__(self):
        return f"{self.indicator} {self.period}"

    @property
    def period(self):
        return Period(self.period_start, self.period_kind)

    @property
    def said(self):
        """What was found, as TypedValue."""
        return TypedValue(*(getattr(self, name) for name in TypedValue._fields))
