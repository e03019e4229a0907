"""Vastgestelde versies for tests, made through the project's own writer."""

from datetime import date

from goals.checks import check_tree
from goals.models import CheckExemption
from goals.outline import read_outline
from goals.versions.freezing import blocking, freeze
from goals.versions.reading import versions_of

FIELDS = {"title": "Begroting 2027", "document": "begroting", "year": 2027, "adopted_on": date(2026, 11, 10)}


def make_version(goal_tree, user=None, **fields):
    """Freeze a tree, what blocks that first exempted; the version as pages fetch it, without documents."""
    for finding in blocking(check_tree(read_outline(goal_tree))):
        root = goal_tree.goals.get(parent=None)
        goal_id = finding.goal.id if finding.goal else root.pk
        CheckExemption.objects.create(goal_id=goal_id, check_key=finding.check.key, reason="Zo")
    version = freeze(user=user, goal_tree=goal_tree, **FIELDS | fields)
    return type(version).objects.select_related("goal_tree__organisation").get(pk=version.pk)


def numbers(user, goal_tree):
    """The numbers of the versions that somebody sees, the newest first."""
    return [version.number for version in versions_of(user, goal_tree)]
