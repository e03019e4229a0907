"""Pure: how many projects of each domain serve the goals of an outline, and where domains touch.

Counted over the branch of a goal, each project once (raakvlakken/overview.py). A page over several
trees reads a Landscape instead (landscapes.py).
"""

from dataclasses import dataclass

from goals.enums import RaakvlakStatus
from goals.raakvlakken.overview import BOTH, Served, count_projects, reach

SHOWN = (RaakvlakStatus.BEVESTIGD, RaakvlakStatus.GESIGNALEERD)


@dataclass(frozen=True, slots=True)
class Overlap:
    """`served` in the branch of a goal; `touch` is 'bevestigd', 'gesignaleerd' or ''.

    A goal that projects of both domains serve is an explicit raakvlak (design 6).
    """

    served: Served
    touch: str


def overlaps_of(outline):
    """{goal id: Overlap} of all goals of an outline."""
    projects = outline.projects
    bit = {pk: 1 << place for place, pk in enumerate(projects)}
    own = {goal.id: _bits(goal, bit) for goal in outline}
    upwards = [goal.id for goal in reversed(outline.by_id.values())]
    above = {goal.id: [goal.parent.id] for goal in outline if goal.parent}
    served = count_projects(reach(upwards, own, above), projects.values())
    touches = _touches(outline)
    return {pk: _overlap(served[pk], touches[pk]) for pk in outline.by_id}


def is_across(goal, project):
    """Whether a project of one domain serves a goal of the other: an explicit raakvlak."""
    return bool(goal.effective_domain) and project.domain != goal.effective_domain


def _bits(goal, bit):
    bits = 0
    for project in goal.serving:
        bits |= bit[project.id]
    return bits


def _touches(outline):
    """{goal id: statuses of SHOWN in its branch}."""
    found = {}
    for goal in reversed(outline.by_id.values()):
        mine = found.setdefault(goal.id, set())
        mine.update(row.status for row in goal.raakvlakken if row.status in SHOWN)
        if any(is_across(goal, project) for project in goal.serving):
            mine.add(RaakvlakStatus.BEVESTIGD)
        if goal.parent:
            found.setdefault(goal.parent.id, set()).update(mine)
    return found


def _overlap(served, statuses):
    if served.by == BOTH:
        return Overlap(served, RaakvlakStatus.BEVESTIGD.value)
    return Overlap(served, next((status.value for status in SHOWN if status in statuses), ""))
