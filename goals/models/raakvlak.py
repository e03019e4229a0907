"""A raakvlak: a place where a social and a physical element touch."""

import uuid

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce

from goals.enums import RaakvlakOrigin, RaakvlakStatus, Rejection, Strength
from goals.limits import LONGEST_NAME
from goals.models.raakvlak_domains import SIDES_IN_THEIR_DOMAIN
from goals.querysets import RaakvlakQuerySet
from organisations.limits import LONGEST_TEXT

SIDE_COLUMNS = ["social_goal_id", "social_project_id", "physical_goal_id", "physical_project_id"]


def _side(model, name):
    return models.ForeignKey(
        model, on_delete=models.CASCADE, null=True, blank=True, related_name=f"{name}_raakvlakken"
    )


def _person(name):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name=name
    )


def _one_of(goal, project):
    one = models.Q(**{f"{goal}__isnull": False, f"{project}__isnull": True})
    return one | models.Q(**{f"{goal}__isnull": True, f"{project}__isnull": False})


@pghistory.track(exclude=["score", "reasons", "strength"])
class Raakvlak(models.Model):
    """A social and a physical side, each a goal or a project, and what people think of the two.

    Only goals/assessment/ writes. `reasons` are those of matching.Reason as JSON, with `score`
    (0–1) and `strength`; what an adviser recorded by hand has none. `judged_on` are the fingerprints
    of both sides when somebody judged: a rejected one comes back only when they changed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="raakvlakken"
    )
    social_goal = _side("goals.Goal", "social")
    social_project = _side("goals.Project", "social")
    physical_goal = _side("goals.Goal", "physical")
    physical_project = _side("goals.Project", "physical")
    status = models.CharField(
        "oordeel", max_length=20, choices=RaakvlakStatus, default=RaakvlakStatus.GESIGNALEERD
    )
    origin = models.CharField(
        "gevonden door", max_length=20, choices=RaakvlakOrigin, default=RaakvlakOrigin.SIGNAAL
    )
    score = models.FloatField(null=True)
    strength = models.CharField("sterkte", max_length=20, choices=Strength, blank=True)
    reasons = models.JSONField(default=list, blank=True)
    explanation = models.TextField("hoe raken ze elkaar?", blank=True, max_length=LONGEST_TEXT)
    agreements = models.TextField("afspraken", blank=True, max_length=LONGEST_TEXT)
    agreed_social = models.CharField("akkoord namens sociaal", max_length=LONGEST_NAME, blank=True)
    agreed_physical = models.CharField("akkoord namens fysiek", max_length=LONGEST_NAME, blank=True)
    rejection = models.CharField("waarom niet?", max_length=20, choices=Rejection, blank=True)
    rejection_note = models.TextField("toelichting", blank=True, max_length=LONGEST_TEXT)
    judged_by = _person("judged_raakvlakken")
    judged_at = models.DateTimeField(null=True)
    judged_on = models.CharField(max_length=140, blank=True)
    signalled_at = models.DateTimeField(auto_now_add=True)
    created_by = _person("recorded_raakvlakken")

    objects = RaakvlakQuerySet.as_manager()

    class Meta:
        verbose_name = "raakvlak"
        verbose_name_plural = "raakvlakken"
        ordering = ["-score", "pk"]
        triggers = [
            pgtrigger.Trigger(
                name="sides_in_their_domain",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf(*SIDE_COLUMNS),
                func=SIDES_IN_THEIR_DOMAIN,
            )
        ]
        constraints = [
            models.UniqueConstraint(
                Coalesce("social_goal", "social_project"),
                Coalesce("physical_goal", "physical_project"),
                name="raakvlak_once",
                violation_error_message="Dit raakvlak is al vastgelegd.",
            ),
            models.CheckConstraint(
                condition=_one_of("social_goal", "social_project"),
                name="raakvlak_one_social_side",
                violation_error_message="Kies aan de sociale kant één doel of project.",
            ),
            models.CheckConstraint(
                condition=_one_of("physical_goal", "physical_project"),
                name="raakvlak_one_physical_side",
                violation_error_message="Kies aan de fysieke kant één doel of project.",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=RaakvlakStatus.values), name="raakvlak_status_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(status=RaakvlakStatus.BEVESTIGD) | ~models.Q(explanation=""),
                name="raakvlak_confirmed_has_explanation",
                violation_error_message="Schrijf op hoe deze twee elkaar raken.",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=RaakvlakStatus.AFGEWEZEN)
                | models.Q(rejection__in=Rejection.values),
                name="raakvlak_rejected_has_reason",
                violation_error_message="Kies waarom dit geen raakvlak is.",
            ),
        ]

    def __str__(self):
        return f"{self.social} en {self.physical}"

    @property
    def social(self):
        """The Goal or Project of the social side."""
        return self.social_goal or self.social_project

    @property
    def physical(self):
        """The Goal or Project of the physical side."""
        return self.physical_goal or self.physical_project
