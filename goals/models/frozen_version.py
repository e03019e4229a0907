"""An immutable copy of a whole tree, and where its goals stand in it."""

import uuid

import pgtrigger
from django.conf import settings
from django.core.validators import MinLengthValidator
from django.db import models

from goals.enums import PlanningDocument
from goals.limits import LONGEST_TITLE
from goals.querysets import FrozenVersionQuerySet
from organisations.limits import YEAR

REFUSED = "a frozen version never changes"


def immutable():
    """The triggers that keep rows as they were inserted, whoever asks, in SQL too."""
    refuse = f"RAISE EXCEPTION '{REFUSED}' USING ERRCODE = 'integrity_constraint_violation';"
    return [
        pgtrigger.Trigger(
            name="no_change",
            operation=pgtrigger.Update | pgtrigger.Delete,
            when=pgtrigger.Before,
            func=refuse,
        ),
        pgtrigger.Trigger(
            name="no_truncate",
            operation=pgtrigger.Truncate,
            level=pgtrigger.Statement,
            when=pgtrigger.Before,
            func=refuse,
        ),
    ]


class Sha256(models.Func):
    """The SHA-256 of bytes, in hexadecimal signs."""

    template = "encode(sha256(%(expressions)s), 'hex')"
    output_field = models.CharField()


class FrozenVersion(models.Model):
    """A vastgestelde versie. The database refuses every change (ADR 24).

    `content` is the JSON of the outline (goals/outline_json.py), `content_gzip` and `content_br` the
    same compressed, `sha256` its hash. `number` counts from 1 within the tree. `supersedes` is the
    version that this one comes in place of. Whether others may see it stands in Publication. Only
    goals/versions/ writes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    goal_tree = models.ForeignKey("goals.GoalTree", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("nummer")
    title = models.CharField("titel", max_length=LONGEST_TITLE)
    document = models.CharField("document", max_length=30, choices=PlanningDocument)
    year = models.PositiveSmallIntegerField("jaar", validators=YEAR)
    adopted_on = models.DateField("vastgesteld op")
    supersedes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    schema = models.PositiveSmallIntegerField("schema")
    revision = models.PositiveBigIntegerField("revisie van de boom")
    goal_count = models.PositiveIntegerField("aantal doelen")
    content = models.BinaryField()
    content_gzip = models.BinaryField()
    content_br = models.BinaryField()
    sha256 = models.CharField("SHA-256", max_length=64, validators=[MinLengthValidator(64)])
    frozen_at = models.DateTimeField("bevroren op")
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = FrozenVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "vastgestelde versie"
        verbose_name_plural = "vastgestelde versies"
        ordering = ["goal_tree", "-number"]
        triggers = immutable()
        constraints = [
            models.UniqueConstraint(fields=["goal_tree", "number"], name="frozen_version_number_once"),
            models.CheckConstraint(
                condition=models.Q(document__in=PlanningDocument.values), name="frozen_version_document_known"
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="frozen_version_has_title"),
            models.CheckConstraint(
                condition=models.Q(sha256=Sha256("content")), name="frozen_version_hash_right"
            ),
        ]

    def __str__(self):
        return f"{self.title} (versie {self.number})"


class FrozenGoal(models.Model):
    """Where a goal stands in a frozen version, to follow it through the years without reading JSON.

    `lineage` is what a goal keeps when next year's tree starts from a version (ADR 24).
    """

    version = models.ForeignKey(FrozenVersion, on_delete=models.PROTECT, related_name="frozen_goals")
    goal_id = models.UUIDField()
    lineage = models.UUIDField(db_index=True)
    number = models.CharField(max_length=100)
    level = models.CharField(max_length=30)
    title = models.CharField(max_length=LONGEST_TITLE)

    class Meta:
        verbose_name = "doel in een versie"
        verbose_name_plural = "doelen in versies"
        ordering = ["version", "pk"]
        triggers = immutable()

    def __str__(self):
        return f"{self.number} {self.title}"
