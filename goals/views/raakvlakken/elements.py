"""Goals and projects of a landscape as pages show them: what they are called and where their page is."""

from dataclasses import dataclass

from django.urls import reverse

from goals.raakvlakken.landscape import LandscapeGoal


@dataclass(frozen=True, slots=True)
class Shown:
    """A side of a pair; `level` is '' for a project, `tree` the title of the tree of a goal."""

    name: str
    domain: str
    url: str
    level: str = ""
    tree: str = ""


def show(landscape, element, slug):
    """The Shown of a LandscapeGoal or LandscapeProject."""
    if isinstance(element, LandscapeGoal):
        url = reverse("goals:goal", args=[slug, element.tree_id, element.id])
        tree = landscape.trees[element.tree_id]
        return Shown(element.name, element.domain, url, element.level, tree)
    return Shown(element.name, element.domain, reverse("goals:project", args=[slug, element.id]))
