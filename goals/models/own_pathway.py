"""A werkingspad that an organisation added or changed."""

import pghistory
from django.db import models

from goals.enums import Strength
from goals.limits import LONGEST_EXPLANATION, LONGEST_TITLE, LONGEST_URL
from goals.querysets import OfOrganisationQuerySet
from organisations.limits import LONGEST_TEXT


def words_field(label):
    """Words, one a line, in the notation of raakvlakken/pathways.py."""
    return models.TextField(label, blank=True, max_length=LONGEST_TEXT)


@pghistory.track()
class OwnPathway(models.Model):
    """An organisation's own werkingspad; one with the key of a shipped pathway takes its place.

    One that is not `is_on` finds nothing, so a shipped pathway can be switched off.
    """

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="own_pathways"
    )
    key = models.SlugField("sleutel", max_length=80)
    name = models.CharField("naam", max_length=LONGEST_TITLE)
    mechanism = models.TextField("hoe werkt het?", max_length=LONGEST_EXPLANATION)
    short = models.CharField("in het kort", max_length=LONGEST_TITLE, blank=True)
    strength = models.CharField(
        "sterkte van het bewijs", max_length=20, choices=Strength, default=Strength.REDELIJK
    )
    source_name = models.CharField("bron", max_length=LONGEST_TITLE, blank=True)
    source_url = models.URLField("webadres van de bron", max_length=LONGEST_URL, blank=True)
    physical_words = words_field("woorden aan de fysieke kant")
    social_words = words_field("woorden aan de sociale kant")
    physical_excluded = words_field("niet bij deze fysieke woorden")
    social_excluded = words_field("niet bij deze sociale woorden")
    is_on = models.BooleanField("doet mee", default=True)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = OfOrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = "werkingspad"
        verbose_name_plural = "werkingspaden"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "key"],
                condition=models.Q(removed_at__isnull=True),
                name="own_pathway_once",
                violation_error_message="Er is al een werkingspad met deze sleutel.",
            ),
            models.CheckConstraint(
                condition=models.Q(strength__in=Strength.values), name="own_pathway_strength_known"
            ),
        ]

    def __str__(self):
        return self.name
