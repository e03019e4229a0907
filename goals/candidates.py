"""Which goals a goal may still contribute to, found by words or number.

What makes a contribution right is decided in services.py; this only offers.
"""

from dataclasses import dataclass
from uuid import UUID

from goals import levels
from goals.enums import Level
from goals.models import Contribution, Goal
from organisations.searching import has_words

OFFERED = 100  # so many in a list; more is for searching


@dataclass(frozen=True)
class Candidate:
    """A living goal of the organisation, with its number and level name in its own tree."""

    id: UUID
    number: str
    title: str
    level: str
    level_name: str
    tree_id: UUID
    tree_title: str

    @property
    def label(self):
        return f"{self.number} {self.title} ({self.level_name})"


def candidates(user, goal_tree, goal, words=""):
    """The goals that an OutlineGoal may contribute to and whose number or title has all words.

    Two queries, whatever the number of trees; those of its own tree come first.
    """
    taken = {above.id for above in goal.ancestors} | {goal.id}
    taken |= set(Contribution.objects.filter(goal=goal.id).values_list("target_id", flat=True))
    found = [
        candidate
        for candidate in numbered(Goal.objects.visible_to(user), goal_tree.organisation_id)
        if candidate.id not in taken
        and levels.is_deeper(goal.level, candidate.level)
        and has_words(f"{candidate.number} {candidate.title}", words)
    ]
    return sorted(found, key=lambda candidate: candidate.tree_id != goal_tree.pk)


def as_choices(found):
    """Candidates as choices of a select, grouped by tree."""
    groups = {}
    for candidate in found:
        groups.setdefault(candidate.tree_title, []).append((str(candidate.id), candidate.label))
    return [("", "Kies een doel"), *groups.items()]


def numbered(goals, organisation_id):
    """The goals of an organisation as Candidates, in tree order, in one query.

    `goals` are all living ones of one or more trees, since numbers follow from the place among them.
    """
    goals = goals.filter(goal_tree__organisation=organisation_id)
    goals = goals.order_by("goal_tree__title", "goal_tree_id", "lft")
    of_tree = ("goal_tree_id", "goal_tree__title", "goal_tree__level_names")
    numbers, children = {}, {}
    rows = goals.values_list("id", "parent_id", "title", "level", *of_tree)
    for pk, parent_id, title, level, tree_id, tree_title, names in rows:
        children[parent_id] = children.get(parent_id, 0) + 1
        above = f"{numbers[parent_id]}." if parent_id in numbers else ""
        numbers[pk] = f"{above}{children[parent_id]}"
        level_name = Level(level).named(names)
        yield Candidate(pk, numbers[pk], title, level, level_name, tree_id, tree_title)
