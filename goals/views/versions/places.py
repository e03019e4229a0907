"""Where readers of a version go: its three views, and its goals and charts, all within the version.

The same for a tree that is worked on is in goals/views/places.py.
"""

from dataclasses import dataclass

from django.urls import reverse

from goals.models import FrozenVersion


@dataclass(frozen=True)
class VersionPlaces:
    """The places of a FrozenVersion; `prefix` is 'public' on pages for everybody, else 'version'."""

    version: FrozenVersion
    prefix: str

    @property
    def outline(self):
        return self._of("public_version" if self.is_public else "version")

    @property
    def schema(self):
        return self._of(f"{self.prefix}_schema")

    @property
    def three_ws(self):
        return self._of(f"{self.prefix}_three_ws")

    @property
    def is_public(self):
        return self.prefix == "public"

    @property
    def rule(self):
        """Where it says how states are found; '' for who does not log in."""
        slug = self.version.goal_tree.organisation.slug
        return "" if self.is_public else reverse("indicators:rule", args=[slug])

    def goal(self, goal_id):
        """A goal as it was."""
        return f"{self.outline}?doel={goal_id}#doel"

    def indicator(self, goal_id, indicator_id):
        """An indicator as it was, at a goal."""
        return f"{self.outline}?doel={goal_id}#indicator-{indicator_id}"

    def chart(self, indicator_id, size, mark):
        """The drawing of an indicator as it was; `mark` is its fingerprint."""
        return f"{self._of(f'{self.prefix}_chart', indicator_id, size)}?v={mark}"

    def compare(self, other=""):
        """What differs from a Choice of which `other` is the value, '' for the version before."""
        url = self._of(f"{self.prefix}_compare")
        return f"{url}?met={other}" if other else url

    def elsewhere(self, link):  # noqa: ARG002 - what is there now is not what was there then
        """A goal in another tree is no place in this version."""
        return ""

    def _of(self, name, *more):
        goal_tree = self.version.goal_tree
        args = [goal_tree.organisation.slug, goal_tree.pk, self.version.number, *more]
        return reverse(f"goals:{name}", args=args)
