"""A goal: any node of a tree, of any level."""

import uuid

import pghistory
from django.db import models
from mptt.models import MPTTModel, TreeForeignKey

from goals.enums import Domain, Level, ResultType
from goals.limits import LONGEST_TITLE
from goals.querysets import GoalManager
from organisations.limits import LONGEST_TEXT

TRACKED = [
    "goal_tree",
    "parent",
    "level",
    "title",
    "description",
    "why",
    "domain",
    "result_type",
    "start_date",
    "end_date",
    "moved_at",
    "removal",
]


@pghistory.track(fields=TRACKED, model_name="GoalEvent")
class Goal(MPTTModel):
    """A node of the tree. Only goals/tree.py writes structure and level.

    One hidden root without level or title stands for each tree, so that every structural write
    stays inside one mptt tree (ADR 3). `lft` orders the goals of a tree; among them lie those in
    the recycle bin (`removal` is set), in the place they return to. `lineage` is the id that a goal
    keeps through the years: that of the goal in the version that its tree was started from, None
    for a goal that started here and goes by its own id (ADR 24).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    goal_tree = models.ForeignKey("goals.GoalTree", on_delete=models.CASCADE, related_name="goals")
    parent = TreeForeignKey(
        "self", on_delete=models.CASCADE, null=True, related_name="children", editable=False
    )
    level = models.CharField("niveau", max_length=30, choices=Level)
    title = models.CharField("titel", max_length=LONGEST_TITLE)
    description = models.TextField("toelichting", blank=True, max_length=LONGEST_TEXT)
    why = models.TextField("waarom doen we dit?", blank=True, max_length=LONGEST_TEXT)
    domain = models.CharField("domein", max_length=20, choices=Domain, blank=True)
    result_type = models.CharField("soort resultaat", max_length=30, choices=ResultType, blank=True)
    start_date = models.DateField("begindatum", null=True, blank=True)
    end_date = models.DateField("streefdatum", null=True, blank=True)
    lineage = models.UUIDField(null=True, editable=False, db_index=True)
    moved_at = models.DateTimeField(null=True, editable=False)
    removal = models.ForeignKey(
        "goals.Removal",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="removed_goals",
    )
    mptt_tree = models.PositiveIntegerField(editable=False)
    lft = models.PositiveIntegerField(editable=False)
    rght = models.PositiveIntegerField(editable=False)
    depth = models.PositiveIntegerField(editable=False)

    objects = GoalManager()

    class MPTTMeta:
        tree_id_attr = "mptt_tree"
        level_attr = "depth"

    class Meta:
        verbose_name = "doel"
        verbose_name_plural = "doelen"
        indexes = [models.Index(fields=["mptt_tree", "lft"], name="goal_in_tree_order")]
        constraints = [
            models.UniqueConstraint(
                fields=["goal_tree"],
                condition=models.Q(parent__isnull=True),
                name="goal_one_root_per_tree",
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True, level="")
                | models.Q(parent__isnull=False, level__in=Level.values),
                name="goal_level_known",
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(title=""),
                name="goal_has_title",
                violation_error_message="Vul een titel in.",
            ),
            models.CheckConstraint(
                condition=models.Q(domain__in=["", *Domain.values]), name="goal_domain_known"
            ),
            models.CheckConstraint(
                condition=models.Q(result_type__in=["", *ResultType.values]), name="goal_result_type_known"
            ),
            models.CheckConstraint(
                condition=models.Q(start_date__isnull=True)
                | models.Q(end_date__isnull=True)
                | models.Q(end_date__gte=models.F("start_date")),
                name="goal_ends_after_start",
                violation_error_message="De streefdatum ligt voor de begindatum.",
            ),
        ]

    def __str__(self):
        return self.title
