"""A project: what is being done, of exactly one domain."""

import uuid

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from goals.enums import Domain, Phase
from goals.limits import LONGEST_NAME, LONGEST_TITLE, MOST_MONEY
from goals.querysets import ProjectQuerySet
from organisations.limits import LONGEST_TEXT

MONEY = [
    MinValueValidator(0, "Vul een bedrag in van 0 of meer."),
    MaxValueValidator(MOST_MONEY, "Dit bedrag is te groot. Vul het in euro’s in."),
]


def long_text(label):
    """A text of several lines that may stay empty."""
    return models.TextField(label, blank=True, max_length=LONGEST_TEXT)


@pghistory.track(exclude=["created_at"])
class Project(models.Model):
    """A project with its routekaart (seed 004); of one organisation, contributing to any goals.

    Only goals/projects/ writes. `people` and `partners` hold one a line, so do the lists of the
    routekaart. `objective` and `sub_objective` are what people wrote in step 2 of the
    stappenplan. The milestones have a table of their own, the tags are ProjectTerms.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="projects"
    )
    name = models.CharField("naam", max_length=LONGEST_TITLE)
    domain = models.CharField("domein", max_length=20, choices=Domain)
    description = long_text("omschrijving")
    phase = models.CharField("fase", max_length=20, choices=Phase, default=Phase.IDEE)
    start_date = models.DateField("begindatum", null=True, blank=True)
    end_date = models.DateField("einddatum", null=True, blank=True)
    budget = models.DecimalField(
        "budget in euro’s", max_digits=13, decimal_places=2, null=True, blank=True, validators=MONEY
    )
    leader = models.CharField("projectleider", max_length=LONGEST_NAME, blank=True)
    people = long_text("wie werken eraan mee?")
    partners = long_text("partners")
    objective = long_text("doelstelling")
    sub_objective = long_text("subdoelstelling")
    ambition = long_text("ambitie")
    learning_questions = long_text("leervragen")
    approach = long_text("aanpak")
    resident_involvement = long_text("betrokkenheid van de inwoner")
    intended_results = long_text("resultaatdoelstellingen")
    challenges = long_text("uitdagingen")
    created_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, editable=False)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    terms = models.ManyToManyField("organisations.Term", through="goals.ProjectTerm", related_name="projects")
    goals = models.ManyToManyField("goals.Goal", through="goals.ProjectContribution", related_name="projects")

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = "project"
        verbose_name_plural = "projecten"
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="project_has_name",
                violation_error_message="Vul een naam in.",
            ),
            models.CheckConstraint(
                condition=models.Q(domain__in=Domain.values),
                name="project_domain_known",
                violation_error_message="Kies het domein: sociaal of fysiek.",
            ),
            models.CheckConstraint(condition=models.Q(phase__in=Phase.values), name="project_phase_known"),
            models.CheckConstraint(
                condition=models.Q(start_date__isnull=True)
                | models.Q(end_date__isnull=True)
                | models.Q(end_date__gte=models.F("start_date")),
                name="project_ends_after_start",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ]

    def __str__(self):
        return self.name
