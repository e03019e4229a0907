"""A word of the vocabulary of an organisation."""

import pghistory
from django.db import models
from django.db.models.functions import Lower

from organisations.enums import Domain, TermKind
from organisations.limits import LONGEST_TERM
from organisations.querysets import TermQuerySet


@pghistory.track()
class Term(models.Model):
    """A beleidsveld, thema, doelgroep, wijk or wet that projects and goals are tagged with.

    `domain` says to which half a beleidsveld belongs, '' for both; other kinds have none. A term
    that was removed or merged into another keeps its row, so that it can come back.
    """

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="terms"
    )
    kind = models.CharField("lijst", max_length=20, choices=TermKind)
    name = models.CharField("naam", max_length=LONGEST_TERM)
    domain = models.CharField("domein", max_length=20, choices=Domain, blank=True)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = "woord"
        verbose_name_plural = "woorden"
        ordering = ["kind", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                "organisation",
                "kind",
                Lower("name"),
                condition=models.Q(removed_at__isnull=True),
                name="term_once",
                violation_error_message="Dit woord staat al in de lijst.",
            ),
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="term_has_name",
                violation_error_message="Vul een woord in.",
            ),
            models.CheckConstraint(condition=models.Q(kind__in=TermKind.values), name="term_kind_known"),
            models.CheckConstraint(
                condition=models.Q(domain="") | models.Q(kind=TermKind.BELEIDSVELD, domain__in=Domain.values),
                name="term_domain_known",
                violation_error_message="Alleen een beleidsveld heeft een domein.",
            ),
        ]

    def __str__(self):
        return self.name
