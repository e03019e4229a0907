"""Which goals are served by both domains, by one or by none, counted without counting twice.

A project serves the goals it is linked to and every goal above those. Projects are bits of one
number, so a project that reaches a goal along several ways counts once.
"""

from collections import Counter
from dataclasses import dataclass

from goals.enums import Domain

BOTH, NONE = "beide", "geen"
ONE = "een"  # either of the two domains


@dataclass(frozen=True, slots=True)
class Served:
    """How many different projects of each domain serve a goal or what is below it."""

    social: int = 0
    physical: int = 0

    @property
    def by(self):
        """`beide`, `sociaal`, `fysiek` or `geen`."""
        if self.social and self.physical:
            return BOTH
        if self.social or self.physical:
            return Domain.SOCIAAL.value if self.social else Domain.FYSIEK.value
        return NONE

    def is_by(self, asked):
        """Whether it is what was asked for; `een` is either domain alone."""
        return asked == self.by or (asked == ONE and self.by in Domain.values)


@dataclass(frozen=True, slots=True)
class Overview:
    """The numbers of a page: of goals, of pairs, and of signals found since a moment."""

    goals: int
    both: int
    social: int
    physical: int
    none: int
    confirmed: int
    signals: int
    fresh: int

    @property
    def one(self):
        """Goals that only one of the domains serves."""
        return self.social + self.physical


def reach(deepest_first, own, above):
    """{goal id: bits of all that is at the goal or comes up to it}; goals with nothing are left out.

    `own` holds the bits of what hangs at a goal itself; `above` is {goal id: ids of the goals that
    its bits go up to}. In `deepest_first` each goal stands before the goals above it.
    """
    reached = dict(own)
    for goal_id in deepest_first:
        if bits := reached.get(goal_id):
            for target_id in above.get(goal_id, ()):
                reached[target_id] = reached.get(target_id, 0) | bits
    return reached


def count_projects(reached, projects):
    """{goal id: Served} of reached bits; bit i is that of the i-th project, an object with a domain."""
    social = physical = 0
    for position, project in enumerate(projects):
        if project.domain == Domain.SOCIAAL:
            social |= 1 << position
        else:
            physical |= 1 << position
    return {
        goal_id: Served((bits & social).bit_count(), (bits & physical).bit_count())
        for goal_id, bits in reached.items()
    }


def serving(selection):
    """{goal id: Served} for every goal that a project of the selection serves, also outside its scope."""
    landscape = selection.landscape
    projects = [landscape.projects[project_id] for project_id in sorted(selection.project_ids)]
    bit = {project.id: 1 << position for position, project in enumerate(projects)}
    own = {}
    for link in landscape.links:
        own[link.goal_id] = own.get(link.goal_id, 0) | bit.get(link.source_id, 0)
    above = _above(landscape, contributions=selection.scope.contributions)
    return count_projects(reach(landscape.deepest_first(), own, above), projects)


def _above(landscape, *, contributions):
    above = {goal.id: [goal.parent_id] for goal in landscape.goals.values() if goal.parent_id}
    for link in landscape.contributions if contributions else ():
        above.setdefault(link.source_id, []).append(link.goal_id)
    return above


def served_goals(selection):
    """(goal, Served) of each goal in scope, in tree order."""
    served = serving(selection)
    return [(goal, served.get(goal.id, Served())) for goal in selection.goals]


def overview_of(selection, since):
    """The Overview of a selection; signals found at or after `since`, a datetime, are fresh."""
    by = Counter(served.by for _, served in served_goals(selection))
    signals = [pair for pair in selection.pairs if not pair.is_confirmed]
    return Overview(
        goals=len(selection.goals),
        both=by[BOTH],
        social=by[Domain.SOCIAAL.value],
        physical=by[Domain.FYSIEK.value],
        none=by[NONE],
        confirmed=len(selection.pairs) - len(signals),
        signals=len(signals),
        fresh=sum(pair.created_at >= since for pair in signals),
    )
