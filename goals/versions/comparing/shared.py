"""What several goals may share: an indicator or a project, told once with all goals that it is at."""

from collections.abc import Callable
from dataclasses import dataclass, field

from goals.versions.comparing.difference import Aspect, ChangeKind, Difference
from goals.versions.comparing.matching import Matching


@dataclass(slots=True)
class Shared:
    """A thing with an id of its own on both sides, and the goals it was at and is at.

    `old` or `new` is None where the tree does not have it.
    """

    old: object = None
    new: object = None
    old_goals: list = field(default_factory=list)
    new_goals: list = field(default_factory=list)


def shared_things(matching: Matching, things_at: Callable) -> dict:
    """{id: Shared} of everything that `things_at` gives for a goal, the new tree first."""
    found = {}
    for goal in matching.new:
        for thing in things_at(goal):
            shared = found.setdefault(thing.id, Shared())
            shared.new = shared.new or thing
            shared.new_goals.append(goal)
    for goal in matching.old:
        for thing in things_at(goal):
            shared = found.setdefault(thing.id, Shared())
            shared.old = shared.old or thing
            shared.old_goals.append(goal)
    return found


class Placing:
    """Tells at which goals things came and went; goals that came or went themselves bring their own."""

    def __init__(self, matching: Matching):
        self.matching = matching
        self.partners = {pair.new.id: pair for pair in matching.pairs}

    def differences(self, aspect: Aspect, shared: Shared):
        """At most two: the goals that have it now, and those that no longer do."""
        was_at = {self.matching.of_old(goal.id) for goal in shared.old_goals}
        is_at = {goal.id for goal in shared.new_goals}
        if was_at == is_at:
            return
        if goals := self._goals(goal.id for goal in shared.new_goals if goal.id not in was_at):
            yield _placed(aspect, ChangeKind.NEW, goals, shared)
        if goals := self._goals(
            self.matching.of_old(goal.id)
            for goal in shared.old_goals
            if self.matching.of_old(goal.id) not in is_at
        ):
            yield _placed(aspect, ChangeKind.GONE, goals, shared)

    def goals_of(self, shared: Shared):
        """All goals that it is at now, as GoalAts."""
        old = {self.matching.of_old(goal.id): goal for goal in shared.old_goals}
        return tuple(self.at(goal, old.get(goal.id)) for goal in shared.new_goals)

    def at(self, goal, old=None):
        """The GoalAt of a goal of the new tree."""
        pair = self.partners.get(goal.id)
        return self.matching.at(pair.old if pair else old, goal)

    def _goals(self, ids):
        return tuple(self.matching.at(*self.partners[pk]) for pk in ids if pk in self.partners)


def _placed(aspect, kind, goals, shared):
    name = (shared.new or shared.old).name
    old, new = (name, "") if kind == ChangeKind.GONE else ("", name)
    pk = (shared.new or shared.old).id
    return Difference(aspect, kind, goals, name, old=old, new=new, thing_id=pk)
