"""Where readers of a tree that is worked on go: its three views, its goals, its indicators.

Templates of the three views take every address from here, so that they show a frozen version too: its
places are in versions/places.py.
"""

from dataclasses import dataclass

from django.urls import reverse

from goals.models import GoalTree
from goals.views.address import tree_url


@dataclass(frozen=True)
class TreePlaces:
    """The places of a GoalTree, with its organisation."""

    goal_tree: GoalTree

    @property
    def outline(self):
        return tree_url(self.goal_tree)

    @property
    def schema(self):
        return self._of("schema")

    @property
    def three_ws(self):
        return self._of("three_ws")

    @property
    def rule(self):
        """Where it says how states are found."""
        return reverse("indicators:rule", args=[self.goal_tree.organisation.slug])

    def goal(self, goal_id):
        """A goal of this tree."""
        return tree_url(self.goal_tree, goal_id)

    def indicator(self, goal_id, indicator_id):  # noqa: ARG002 - a living indicator has a page of its own
        """An indicator of a goal."""
        return reverse("indicators:indicator", args=[self.goal_tree.organisation.slug, indicator_id])

    def elsewhere(self, link):
        """The path of a goal in another tree, to which a goal of this one contributes."""
        slug = self.goal_tree.organisation.slug
        return f"{reverse('goals:schema', args=[slug, link.tree_id])}?doel={link.target_id}"

    def _of(self, name):
        return reverse(f"goals:{name}", args=[self.goal_tree.organisation.slug, self.goal_tree.pk])
