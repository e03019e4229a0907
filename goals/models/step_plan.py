"""The stappenplan: eight guided steps over the real data (seed 000, design 8)."""

import uuid

import pghistory
from django.conf import settings
from django.db import models

from goals.enums import DoesContribute, Domain
from goals.limits import LONGEST_TITLE
from goals.querysets import OfOrganisationQuerySet, OfStepPlanQuerySet
from organisations.limits import LONGEST_TEXT

LAST_STEP = 8


@pghistory.track(exclude=["changed_at", "changed_by", "worked_on"])
class StepPlan(models.Model):
    """One walk along the eight steps, for one policy area; what it makes is ordinary data.

    `step` is the furthest step that was opened, 1–8; `worked_on` the one that `changed_by` changed
    something in last. Everybody who may edit may go on with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="step_plans"
    )
    title = models.CharField("waar gaat het over?", max_length=LONGEST_TITLE)
    domain = models.CharField("domein", max_length=20, choices=Domain)
    policy_field = models.ForeignKey(
        "organisations.Term", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    goal_tree = models.ForeignKey(
        "goals.GoalTree", on_delete=models.SET_NULL, null=True, blank=True, related_name="step_plans"
    )
    step = models.PositiveSmallIntegerField(default=1)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    worked_on = models.PositiveSmallIntegerField(default=1, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)
    effects = models.ManyToManyField("goals.Goal", through="goals.StepPlanEffect", related_name="+")

    objects = OfOrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = "stappenplan"
        verbose_name_plural = "stappenplannen"
        ordering = ["-changed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="step_plan_has_title",
                violation_error_message="Schrijf op waar dit stappenplan over gaat.",
            ),
            models.CheckConstraint(
                condition=models.Q(step__gte=1, step__lte=LAST_STEP), name="step_plan_step_known"
            ),
        ]

    def __str__(self):
        return self.title


@pghistory.track()
class StepPlanEffect(models.Model):
    """A maatschappelijk effect that was chosen in step 3."""

    step_plan = models.ForeignKey(StepPlan, on_delete=models.CASCADE, related_name="plan_effects")
    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="+")

    objects = OfStepPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "effect van een stappenplan"
        verbose_name_plural = "effecten van stappenplannen"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["step_plan", "goal"], name="step_plan_effect_once")]

    def __str__(self):
        return str(self.goal)


@pghistory.track()
class ProjectCluster(models.Model):
    """Projects that share an overarching goal (step 4); `goal` is the doelstelling made of it (step 5).

    The answers of step 6 (seed 003): `contributes` with `contributes_note` and `in_four_years`.
    """

    step_plan = models.ForeignKey(StepPlan, on_delete=models.CASCADE, related_name="clusters")
    name = models.CharField("naam van het cluster", max_length=LONGEST_TITLE)
    position = models.PositiveSmallIntegerField(default=0)
    goal = models.ForeignKey(
        "goals.Goal", on_delete=models.SET_NULL, null=True, blank=True, related_name="clusters"
    )
    contributes = models.CharField("draagt dit bij?", max_length=10, choices=DoesContribute, blank=True)
    contributes_note = models.TextField("waarom?", blank=True, max_length=LONGEST_TEXT)
    in_four_years = models.TextField("over 4 jaar willen we dat …", blank=True, max_length=LONGEST_TEXT)

    objects = OfStepPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "cluster"
        verbose_name_plural = "clusters"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="cluster_has_name",
                violation_error_message="Geef het cluster een naam.",
            ),
        ]

    def __str__(self):
        return self.name


@pghistory.track()
class StepPlanProject(models.Model):
    """A project of a stappenplan; without `cluster` it still has to be put in one.

    `goal` is where steps 5 and 7 hang it: the subdoelstelling made of it, or its cluster's goal.
    """

    step_plan = models.ForeignKey(StepPlan, on_delete=models.CASCADE, related_name="plan_projects")
    project = models.ForeignKey("goals.Project", on_delete=models.CASCADE, related_name="plan_projects")
    cluster = models.ForeignKey(
        ProjectCluster, on_delete=models.SET_NULL, null=True, blank=True, related_name="plan_projects"
    )
    goal = models.ForeignKey("goals.Goal", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = OfStepPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "project in een stappenplan"
        verbose_name_plural = "projecten in stappenplannen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["step_plan", "project"],
                name="step_plan_project_once",
                violation_error_message="Dit project staat al in dit stappenplan.",
            ),
        ]

    def __str__(self):
        return str(self.project)
