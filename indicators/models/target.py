"""What an indicator should be at the end of a year."""

import pghistory
from django.db import models

from indicators.enums import Operator
from indicators.limits import DECIMALS, DIGITS, LONGEST_REMARK, LONGEST_WORDS
from indicators.querysets import OfIndicatorQuerySet
from indicators.typed import TypedTarget
from organisations.limits import YEAR


@pghistory.track()
class Target(models.Model):
    """A streefwaarde: a number or a reference to compare with, words, or on purpose none."""

    indicator = models.ForeignKey("indicators.Indicator", on_delete=models.CASCADE, related_name="targets")
    year = models.PositiveSmallIntegerField("jaar", validators=YEAR)
    operator = models.CharField("vergelijking", max_length=1, choices=Operator, blank=True)
    number = models.DecimalField("waarde", max_digits=DIGITS, decimal_places=DECIMALS, null=True, blank=True)
    reference = models.CharField("verwijzing", max_length=LONGEST_WORDS, blank=True)
    text = models.CharField("in woorden", max_length=LONGEST_WORDS, blank=True)
    is_none = models.BooleanField("bewust geen streefwaarde", default=False)
    remark = models.CharField("opmerking", max_length=LONGEST_REMARK, blank=True)

    objects = OfIndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = "streefwaarde"
        verbose_name_plural = "streefwaarden"
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year"],
                name="target_once_per_year",
                violation_error_message="Voor dit jaar is al een streefwaarde ingevuld.",
            ),
            models.CheckConstraint(
                condition=models.Q(number__isnull=False, reference="", text="", is_none=False)
                | models.Q(~models.Q(reference=""), number__isnull=True, text="", is_none=False)
                | models.Q(~models.Q(text=""), number__isnull=True, reference="", is_none=False, operator="")
                | models.Q(number__isnull=True, reference="", text="", is_none=True, operator=""),
                name="target_says_one_thing",
            ),
            models.CheckConstraint(
                condition=models.Q(operator__in=["", *Operator.values]), name="target_operator_known"
            ),
        ]

    def __str__(self):
        return f"{self.indicator} {self.year}"

    @property
    def said(self):
        """What it should be, as TypedTarget."""
        return TypedTarget(*(getattr(self, name) for name in TypedTarget._fields))
