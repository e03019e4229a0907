"""An indicator: what is measured."""

import uuid

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from indicators.enums import Audience, Direction, Kind
from indicators.limits import (
    DECIMALS,
    DIGITS,
    LONGEST_FREQUENCY,
    LONGEST_NAME,
    LONGEST_NUMBER,
    LONGEST_REMARK,
    LONGEST_SOURCE,
    LONGEST_UNIT,
    LONGEST_WORDS,
)
from indicators.querysets import IndicatorQuerySet
from organisations.limits import LONGEST_TEXT, YEAR

MONTHS = [
    MinValueValidator(1, "Vul minstens 1 maand in."),
    MaxValueValidator(LONGEST_FREQUENCY, f"Vul hooguit {LONGEST_FREQUENCY} maanden in."),
]


def value_field(label):
    """A number as indicators have them, or nothing."""
    return models.DecimalField(label, max_digits=DIGITS, decimal_places=DECIMALS, null=True, blank=True)


@pghistory.track()
class Indicator(models.Model):
    """What an organisation measures; it may hang at any number of goals.

    Only indicators/services.py writes. `owner` is who answers for it, `keeper` the person who is
    asked for its measurements. `catalogue_number` is that of the BBV indicator it was made of
    (indicators/catalogue.py).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="indicators"
    )
    number = models.CharField("nummer", max_length=LONGEST_NUMBER, blank=True)
    name = models.CharField("naam", max_length=LONGEST_NAME)
    definition = models.TextField("definitie", blank=True, max_length=LONGEST_TEXT)
    unit = models.CharField("eenheid", max_length=LONGEST_UNIT, blank=True)
    decimals = models.PositiveSmallIntegerField(
        "decimalen",
        null=True,
        blank=True,
        validators=[MaxValueValidator(DECIMALS, f"Kies hooguit {DECIMALS} decimalen.")],
    )
    source = models.CharField("bron", max_length=LONGEST_SOURCE, blank=True)
    owner = models.CharField("eigenaar", max_length=LONGEST_NAME, blank=True)
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="invuller",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="kept_indicators",
    )
    kind = models.CharField("soort", max_length=20, choices=Kind, default=Kind.EFFECT)
    audience = models.CharField("bedoeld voor", max_length=20, choices=Audience, default=Audience.GEMEENTE)
    direction = models.CharField("gewenste richting", max_length=20, choices=Direction, blank=True)
    band_low = value_field("ondergrens")
    band_high = value_field("bovengrens")
    frequency = models.PositiveSmallIntegerField(
        "meetfrequentie in maanden", null=True, blank=True, validators=MONTHS
    )
    baseline_year = models.PositiveSmallIntegerField(
        "jaar van de nulmeting", null=True, blank=True, validators=YEAR
    )
    baseline_number = value_field("nulmeting")
    baseline_text = models.CharField("nulmeting in woorden", max_length=LONGEST_WORDS, blank=True)
    made_with = models.CharField("gekozen samen met", max_length=LONGEST_WORDS, blank=True)
    remark = models.CharField("opmerking", max_length=LONGEST_REMARK, blank=True)
    catalogue_number = models.PositiveSmallIntegerField("BBV-nummer", null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, editable=False)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = "indicator"
        verbose_name_plural = "indicatoren"
        ordering = ["number", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "catalogue_number"],
                condition=models.Q(removed_at__isnull=True),
                name="indicator_once_from_catalogue",
                violation_error_message="Deze BBV-indicator hebt u al.",
            ),
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="indicator_has_name",
                violation_error_message="Vul een naam in.",
            ),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="indicator_kind_known"),
            models.CheckConstraint(
                condition=models.Q(audience__in=Audience.values), name="indicator_audience_known"
            ),
            models.CheckConstraint(
                condition=models.Q(direction__in=["", *Direction.values]), name="indicator_direction_known"
            ),
            models.CheckConstraint(
                condition=models.Q(band_low__isnull=True)
                | models.Q(band_high__isnull=True)
                | models.Q(band_high__gte=models.F("band_low")),
                name="indicator_band_in_order",
                violation_error_message="De bovengrens ligt onder de ondergrens.",
            ),
            models.CheckConstraint(
                condition=models.Q(baseline_number__isnull=True) | models.Q(baseline_text=""),
                name="indicator_one_baseline",
                violation_error_message="Een nulmeting is een getal of woorden, niet allebei.",
            ),
        ]

    def __str__(self):
        return self.name
