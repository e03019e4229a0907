"""Step 4: which projects that are left over may go together, for they aim at the same outcome.

What a project aims at is found by the werkingspaden (raakvlakken/). Pure, given the knowledge.
"""

from collections import Counter, defaultdict
from typing import NamedTuple

from goals.raakvlakken.matching import themes_of
from goals.raakvlakken.sides import Side

CLEAR = 0.7  # of 1: below it an outcome says too little about a project
FEW = 4  # projects; a group of more should not hold most of what is left, for then it says too little
MOST = 100  # projects to look at
ALL = {2: "allebei", 3: "alle drie", 4: "alle vier", 5: "alle vijf"}


class Proposal(NamedTuple):
    """A group of loose projects: `key` and Dutch `name` of the outcome that all of them aim at."""

    key: str
    name: str
    projects: list

    @property
    def all_of_them(self):
        """'allebei', 'alle drie', 'alle 12'."""
        return ALL.get(len(self.projects), f"alle {len(self.projects)}")


def propose(projects, passed=(), knowledge=None):
    """The Proposal that most of the loose ones of these PlanProjects fit in, at least two; None without.

    An outcome that most of many projects aim at is passed over, and of two that as many aim at the
    one that fewest other projects aim at is taken: those tell projects apart. `passed` are keys of
    outcomes that the person said 'not now' to.
    """
    groups, weights, names, elsewhere = defaultdict(list), Counter(), {}, Counter()
    for each in projects[:MOST]:
        themes = [theme for theme in themes_of(_side(each), knowledge) if theme.weight >= CLEAR]
        if each.cluster_id is not None:
            elsewhere.update(theme.key for theme in themes)
            continue
        for theme in themes:
            groups[theme.key].append(each)
            weights[theme.key] += theme.weight
            names[theme.key] = theme.name
    worth = {key: (len(groups[key]), weights[key] / (1 + elsewhere[key]), key) for key in groups}
    fitting = [key for key in groups if key not in passed and 1 < len(groups[key]) <= _most(groups)]
    best = max(fitting, key=worth.get, default=None)
    return best and Proposal(best, names[best], groups[best])


def _most(groups):
    """How many projects a group may hold."""
    return max(FEW, len({each.pk for members in groups.values() for each in members}) // 2)


def _side(each):
    project = each.project
    text = "\n".join(filter(None, (project.objective, project.sub_objective, project.description)))
    return Side(each.pk, project.name, text)
