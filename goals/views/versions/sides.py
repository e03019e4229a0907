"""What can be compared: versions of a tree, of the trees before and after it, and a tree as it is now.

Only what the reader may see. What differs is found in goals/versions/comparing/.
"""

from dataclasses import dataclass

from django.db.models import Q

from goals.enums import PlanningDocument
from goals.models import FrozenVersion, GoalTree
from goals.outline import read_outline
from goals.versions.reading import outline_of
from goals.views.places import TreePlaces
from goals.views.versions.address import public_versions
from goals.views.versions.places import VersionPlaces
from history.dates import spoken_date

NOW = "nu"


@dataclass(frozen=True)
class Choice:
    """One side to choose: a version, or with `version` None its tree as it is now.

    `value` is how an address says it: a number or 'nu', with the id of the tree before it when that
    is another tree. `prefix` is that of VersionPlaces.
    """

    value: str
    goal_tree: GoalTree
    version: FrozenVersion | None = None
    prefix: str = "version"

    @property
    def places(self):
        """The VersionPlaces of a version, else the TreePlaces of its tree."""
        return VersionPlaces(self.version, self.prefix) if self.version else TreePlaces(self.goal_tree)

    @property
    def name(self):
        """'Versie 2: Begroting 2027' or 'De boom zoals hij nu is'."""
        if not self.version:
            return "De boom zoals hij nu is"
        return f"Versie {self.version.number}: {self.version.title}"

    @property
    def about(self):
        """The day of a version, and its document unless its title says that; '' for now."""
        if not self.version:
            return ""
        document = f"{PlanningDocument(self.version.document).label} {self.version.year}"
        day = f"vastgesteld op {spoken_date(self.version.adopted_on)}"
        return day if document in self.version.title else f"{document}, {day}"

    @property
    def age(self):
        """To sort by, the oldest first; what is now comes last."""
        return (0, self.version.frozen_at) if self.version else (1,)

    @property
    def url(self):
        """The page of the version, or of the tree."""
        return self.places.outline

    def goal_url(self, goal_id):
        """Where a goal of this side is read."""
        return self.places.goal(goal_id)

    def outline(self):
        """Its Outline. Raises UnknownSchemaError for a version that this program cannot read."""
        return outline_of(self.version) if self.version else read_outline(self.goal_tree)


def choices_for(user, goal_tree):
    """{value: Choice} of what this user may compare versions of a tree with; the tree itself first.

    In two queries. Of the tree that it started from only versions: what is there now came later.
    """
    others = _neighbours(user, goal_tree)
    trees = {each.pk: each for each in (goal_tree, *others)}
    versions = FrozenVersion.objects.visible_to(user).filter(goal_tree__in=trees).in_order()
    by_tree = {pk: [] for pk in trees}
    for version in versions:
        version.goal_tree = trees[version.goal_tree_id]
        by_tree[version.goal_tree_id].append(version)
    found = []
    for each in trees.values():
        found += _of_tree(each, by_tree[each.pk], goal_tree)
    return {choice.value: choice for choice in found}


def public_choices(goal_tree):
    """{value: Choice} of what everybody may compare of a tree: its public versions, in one query."""
    versions = list(public_versions().filter(goal_tree=goal_tree).in_order())
    for version in versions:
        version.goal_tree = goal_tree
    return {
        str(version.number): Choice(str(version.number), goal_tree, version, "public") for version in versions
    }


def _neighbours(user, goal_tree):
    """The living trees that started from this one, and the one that it started from."""
    wanted = Q(started_from__goal_tree=goal_tree)
    if goal_tree.started_from_id:
        wanted |= Q(versions=goal_tree.started_from_id)
    trees = GoalTree.objects.visible_to(user).alive().filter(wanted).exclude(pk=goal_tree.pk)
    return trees.select_related("organisation").order_by("title", "pk").distinct()


def _of_tree(goal_tree, versions, here):
    prefix = "" if goal_tree == here else f"{goal_tree.pk}/"
    is_before = here.started_from_id in {version.pk for version in versions}
    now = [] if is_before and prefix else [Choice(prefix + NOW, goal_tree)]
    return [*now, *(Choice(f"{prefix}{version.number}", goal_tree, version) for version in versions)]
