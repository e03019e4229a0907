"""Which social and physical elements touch, each pair once. Nothing about where that shows.

What counts as confirmed: a raakvlak that people confirmed, and what somebody linked across the
domains themselves: a project that contributes to a goal of the other domain, or a goal that does.
What counts as a signal: a raakvlak that waits for a judgement, when its pair is not confirmed.
Rejected and parked raakvlakken count as neither.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from goals.enums import Domain

CONFIRMED, SIGNAL = "bevestigd", "gesignaleerd"
STRONGEST = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """A social and a physical element (goal or project) that touch.

    `raakvlak_id` is None for a pair that is only linked; `linked` says whether it is. `strength` is
    1 to 3, that of a link 3. `created_at` is when the raakvlak was found, None without one.
    """

    social_id: UUID
    physical_id: UUID
    status: str
    strength: int
    reason: str
    raakvlak_id: UUID | None = None
    created_at: datetime | None = None
    linked: bool = False

    @property
    def key(self):
        """What tells it from all other pairs."""
        return (self.social_id, self.physical_id)

    @property
    def is_confirmed(self):
        return self.status == CONFIRMED


@dataclass(frozen=True, slots=True)
class Crossing:
    """A link from an element of one domain to a goal of the other."""

    source: object
    goal: object
    explanation: str

    @property
    def key(self):
        """The social and the physical id."""
        ends = (self.source.id, self.goal.id)
        return ends if self.source.domain == Domain.SOCIAAL else ends[::-1]


def crossings(landscape):
    """The links of projects, then those of goals, that go to a goal of the other domain."""
    for link in (*landscape.links, *landscape.contributions):
        source, goal = landscape.element(link.source_id), landscape.goals[link.goal_id]
        if {source.domain, goal.domain} == set(Domain.values):
            yield Crossing(source, goal, link.explanation)


def pairs_of(landscape):
    """Every Pair that is confirmed or a signal: of goals in tree order, then of projects."""
    linked = {}
    for crossing in crossings(landscape):
        linked.setdefault(crossing.key, crossing.explanation)
    found = {key: Pair(*key, CONFIRMED, STRONGEST, linked[key], linked=True) for key in linked}
    for touch in landscape.touches:
        if touch.status in (CONFIRMED, SIGNAL):
            key = (touch.social_id, touch.physical_id)
            found[key] = _of_touch(touch, found.get(key))
    position = {element_id: i for i, element_id in enumerate((*landscape.goals, *landscape.projects))}
    return sorted(found.values(), key=lambda pair: [position[side] for side in pair.key])


def _of_touch(touch, link):
    """The Pair of a stored raakvlak; one that is linked too is confirmed, whatever waits."""
    key = (touch.social_id, touch.physical_id)
    if link is None:
        return Pair(*key, touch.status, touch.strength, touch.reason, touch.id, touch.created_at)
    reason = link.reason or touch.reason
    return Pair(*key, CONFIRMED, STRONGEST, reason, touch.id, touch.created_at, linked=True)
