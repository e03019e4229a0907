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


def propose(loose, passed=(), knowledge=None):
    """The Proposal that most of the `loose` PlanProjects fit in, at least two; None without.

    An outcome that most of many projects aim at is passed over: it does not tell them apart.

    `passed` are keys of outcomes that the person said 'not now' to.
    """
    groups, weights = defaultdict(list), defaultdict(float)
    names = {}
    for each in loose[:MOST]:
        for theme in themes_of(_side(each), knowledge):
            if theme.weight >= CLEAR and theme.key not in passed:
                groups[theme.key].append(each)
                weights[theme.key] += theme.weight
                names[theme.key] = theme.name
    most = max(FEW, len(loose) // 2)
    fitting = [key for key, members in groups.items() if 1 < len(members) <= most]
    if not fitting:
        return None
    best = max(fitting, key=lambda key: (len(groups[key]), weights[key], key))
    return Proposal(best, names[best], groups[best])


def _side(each):
    project = each.project
    text = "\n".join(filter(None, (project.objective, project.sub_objective, project.description)))
    return Side(each.pk, project.name, text)
