"""Which goal of one outline is which goal of the other."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from goals.outline import Outline, OutlineGoal
from goals.versions.comparing.difference import GoalAt


class Pair(NamedTuple):
    """One goal in both outlines."""

    old: OutlineGoal
    new: OutlineGoal


@dataclass
class Matching:
    """The goals of two outlines beside each other, in the order of the tree.

    `now` is {old id: new id} of the goals in both: they differ when a tree started from a version.
    """

    old: Outline
    new: Outline
    pairs: list = field(default_factory=list)
    added: list = field(default_factory=list)
    removed: list = field(default_factory=list)
    now: dict = field(default_factory=dict)

    def of_old(self, goal_id):
        """The id by which a goal of the old outline, or one elsewhere, is known in the new one."""
        return self.now.get(goal_id, goal_id)

    def at(self, old, new):
        """The GoalAt of a goal, of which one side may be None."""
        goal, outline = (new, self.new) if new else (old, self.old)
        return GoalAt(
            goal.id,
            goal.lineage,
            goal.title,
            goal.level,
            outline.name_of(goal.level),
            old.number if old else None,
            new.number if new else None,
        )

    def ranks(self):
        """{id: place in the order of the tree}; what is gone stands behind what it stood behind."""
        found = {goal.id: (place, 0) for place, goal in enumerate(self.new)}
        last = -1
        for place, goal in enumerate(self.old):
            if goal.id in self.now:
                last = found[self.now[goal.id]][0]
            else:
                found.setdefault(goal.id, (last, place + 1))
        return found


def match(old: Outline, new: Outline) -> Matching:
    """Match goals by lineage; of several with the same lineage first those with the same id."""
    matching = Matching(old, new)
    olds = _by_lineage(old)
    partners = {}
    for lineage, goals in _by_lineage(new).items():
        partners |= {pair.new.id: pair for pair in _paired(olds.get(lineage, ()), goals)}
    matching.pairs = [partners[goal.id] for goal in new if goal.id in partners]
    matching.now = {pair.old.id: pair.new.id for pair in matching.pairs}
    matching.added = [goal for goal in new if goal.id not in partners]
    matching.removed = [goal for goal in old if goal.id not in matching.now]
    return matching


def _by_lineage(outline):
    found = defaultdict(list)
    for goal in outline:
        found[goal.lineage or goal.id].append(goal)
    return found


def _paired(olds, news):
    if len(olds) == len(news) == 1:
        return [Pair(olds[0], news[0])]
    by_id = {goal.id: goal for goal in olds}
    same = [Pair(by_id[goal.id], goal) for goal in news if goal.id in by_id]
    taken = {pair.new.id for pair in same}
    rest = ([goal for goal in goals if goal.id not in taken] for goals in (olds, news))
    return [*same, *map(Pair, *rest)]
