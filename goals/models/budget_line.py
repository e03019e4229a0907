"""Money at a goal, for one year and one taakveld."""

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from goals.limits import MOST_MONEY
from goals.querysets import OfGoalQuerySet
from organisations.limits import LONGEST_LINE, YEAR

EUROS = [
    MinValueValidator(0, "Vul een bedrag in van 0 of hoger. Lasten en baten staan elk in een eigen vak."),
    MaxValueValidator(MOST_MONEY, "Dit bedrag is te groot. Vul het in euro's in, niet in centen."),
]


def euros(label):
    """An amount in euros, with cents."""
    return models.DecimalField(label, max_digits=14, decimal_places=2, default=0, validators=EUROS)


@pghistory.track()
class BudgetLine(models.Model):
    """Lasten and baten apart, in euros (BBV). `taakveld` is text: 0.10 is not 0.1."""

    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="budget_lines")
    year = models.PositiveSmallIntegerField("jaar", validators=YEAR)
    taakveld = models.CharField("taakveld", max_length=10, blank=True)
    description = models.CharField("omschrijving", max_length=LONGEST_LINE, blank=True)
    costs = euros("lasten")
    revenues = euros("baten")

    objects = OfGoalQuerySet.as_manager()

    class Meta:
        verbose_name = "middelen"
        verbose_name_plural = "middelen"
        ordering = ["taakveld", "description", "year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "year", "taakveld", "description"],
                name="budget_line_once",
                violation_error_message=(
                    "Voor dit jaar en taakveld is al een bedrag ingevuld. Wijzig dat, of geef dit een eigen "
                    "omschrijving."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(costs__gte=0, revenues__gte=0), name="budget_line_not_negative"
            ),
        ]

    def __str__(self):
        return f"{self.year} {self.taakveld}"
