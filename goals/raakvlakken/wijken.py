"""Per wijk: who works there and where the domains touch. Nothing about maps.

A goal belongs to the wijken it is tagged with and to those of the projects linked to it. A pair
belongs to the wijken of either side. What has no wijk is counted apart.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from goals.enums import Domain
from goals.raakvlakken.matrix import Count
from organisations.enums import TermKind


@dataclass(slots=True)
class Place:
    """A wijk, or None for what has none, with the ids of what is there, by domain."""

    term: object
    projects: dict = field(default_factory=lambda: defaultdict(set))
    goals: dict = field(default_factory=lambda: defaultdict(set))
    pairs: Count = field(default_factory=Count)

    @property
    def social_projects(self):
        return len(self.projects[Domain.SOCIAAL])

    @property
    def physical_projects(self):
        return len(self.projects[Domain.FYSIEK])

    @property
    def social_goals(self):
        return len(self.goals[Domain.SOCIAAL])

    @property
    def physical_goals(self):
        return len(self.goals[Domain.FYSIEK])

    @property
    def missing(self):
        """The domain without a project where the other has one, or ''."""
        if bool(self.social_projects) == bool(self.physical_projects):
            return ""
        return Domain.SOCIAAL.value if self.physical_projects else Domain.FYSIEK.value


def places_of(selection):
    """A Place for each wijk by name, and one without a wijk when something has none."""
    landscape = selection.landscape
    terms = [term for term in landscape.terms.values() if term.kind == TermKind.WIJK]
    places = {term.id: Place(term) for term in sorted(terms, key=lambda term: term.name.casefold())}
    places[None] = Place(None)
    _add_projects(selection, places)
    _add_goals(selection, places)
    for pair in selection.pairs:
        found = {term_id for side in pair.key for term_id in _wijken(landscape, side)}
        for term_id in found or {None}:
            places[term_id].pairs.add(pair)
    if not _is_used(places[None]):
        del places[None]
    return list(places.values())


def _wijken(landscape, element_id):
    return [term.id for term in landscape.terms_of(element_id, TermKind.WIJK)]


def _add_projects(selection, places):
    for project_id in selection.project_ids:
        domain = selection.landscape.projects[project_id].domain
        for term_id in _wijken(selection.landscape, project_id) or [None]:
            places[term_id].projects[domain].add(project_id)


def _add_goals(selection, places):
    """Put each goal in scope in its wijken; a goal without any counts nowhere."""
    landscape = selection.landscape
    wijken = {goal.id: set(_wijken(landscape, goal.id)) for goal in selection.goals}
    for link in landscape.links:
        if link.goal_id in wijken and link.source_id in selection.project_ids:
            wijken[link.goal_id].update(_wijken(landscape, link.source_id))
    for goal_id, term_ids in wijken.items():
        for term_id in term_ids:
            places[term_id].goals[landscape.goals[goal_id].domain].add(goal_id)


def _is_used(place):
    return bool(place.pairs or place.social_projects or place.physical_projects)
