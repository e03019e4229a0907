"""Following one goal over the years: where it stands in versions, and in trees that were started from one.

A goal is followed by its lineage (ADR 24), not by its title or number, which change.
"""

from django.db.models import F, Q

from goals.models import FrozenGoal, FrozenVersion, Goal
from goals.querysets import DOCUMENT


def lineage_of(goal):
    """The id that a Goal keeps through the years."""
    return goal.lineage or goal.pk


def standings(user, lineage):
    """The FrozenGoals of one goal in all versions that somebody may see, the newest first."""
    visible = FrozenVersion.objects.visible_to(user)
    rows = FrozenGoal.objects.filter(lineage=lineage, version__in=visible)
    rows = rows.select_related("version__goal_tree__organisation")
    return rows.defer(*(f"version__{name}" for name in DOCUMENT)).order_by("-version__frozen_at")


def living(user, lineage):
    """The living Goals of one lineage that somebody may see: one in each tree that it is worked on in."""
    goals = Goal.objects.visible_to(user).filter(Q(pk=lineage) | Q(lineage=lineage))
    return goals.select_related("goal_tree__organisation").order_by(
        F("goal_tree__start_year").desc(nulls_last=True), "pk"
    )
