"""What lights up when a reader chooses a goal: its way to the top and every contribution."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class GoalPath:
    """The way from the top of the tree to `goal`.

    `steps` runs from the top to the goal itself. `links` are (goal, OutlineContribution) pairs:
    every contribution of a step, and of the goals those lead to. `also` holds the ids of the
    goals of this tree that are served through them, with the goals above those.
    `contributors` are the goals that contribute to the chosen one.
    """

    goal: object
    steps: list
    links: list = field(default_factory=list)
    also: set = field(default_factory=set)
    contributors: list = field(default_factory=list)

    @property
    def step_ids(self):
        return {goal.id for goal in self.steps}


def path_of(outline, goal):
    """The GoalPath of a goal of this outline."""
    path = GoalPath(goal, [*goal.ancestors, goal], contributors=goal.contributors)
    waiting, seen = list(reversed(path.steps)), set()
    while waiting:
        current = waiting.pop(0)
        if current.id in seen:
            continue
        seen.add(current.id)
        for link in current.contributions:
            path.links.append((current, link))
            if target := outline.by_id.get(link.target_id):
                waiting += [target, *target.ancestors]
    path.also = seen - path.step_ids
    return path
