"""Which part of a landscape a page is about: one tree, one level, words, confirmed or signals.

Belongs here: what a filter means, once, so that every number and picture of a page counts the
same. What is counted of it is in overview.py, matrix.py, network.py and wijken.py.
"""

from dataclasses import dataclass
from uuid import UUID

from goals.raakvlakken.pairs import pairs_of


@dataclass(frozen=True, slots=True)
class Scope:
    """What somebody filtered on; the empty Scope is all of the municipality.

    `tree_id` and `level` say which goals count. With `term_ids` only projects with all of these
    words serve, and only pairs of which one side has all of them count. `status` keeps only
    confirmed pairs or only signals. `contributions` counts a project also for the goals that
    a goal it serves contributes to, in any tree.
    """

    tree_id: UUID | None = None
    level: str = ""
    term_ids: frozenset = frozenset()
    status: str = ""
    contributions: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """A landscape seen through a Scope.

    `rows` says for each pair (by key) under which social goals it stands: its social side, or the
    social goals that its social project serves, or (None,) when that serves none. With a level,
    the goals of that level above them.
    """

    landscape: object
    scope: Scope
    goals: list
    project_ids: frozenset
    pairs: list
    rows: dict


def select(landscape, scope):
    """The Selection of a landscape that a Scope describes."""
    stands_under = _home_goals(landscape)
    rows = {}
    for pair in pairs_of(landscape):
        if _counts(landscape, pair, scope) and (found := _rows(landscape, pair, scope, stands_under)):
            rows[pair] = found
    return Selection(
        landscape,
        scope,
        [goal for goal in landscape.goals.values() if _is_counted(goal, scope)],
        frozenset(each for each in landscape.projects if landscape.has_terms(each, scope.term_ids)),
        list(rows),
        {pair.key: found for pair, found in rows.items()},
    )


def _is_counted(goal, scope):
    return scope.tree_id in (None, goal.tree_id) and scope.level in ("", goal.level)


def _home_goals(landscape):
    """{project id: the goals of its own domain that it serves}, in the order they were linked."""
    homes = {}
    for link in landscape.links:
        if landscape.projects[link.source_id].domain == landscape.goals[link.goal_id].domain:
            homes.setdefault(link.source_id, []).append(link.goal_id)
    return homes


def _counts(landscape, pair, scope):
    """Whether the words and the status of a pair are what was asked for."""
    if scope.status not in ("", pair.status):
        return False
    return any(landscape.has_terms(side, scope.term_ids) for side in pair.key)


def _rows(landscape, pair, scope, homes):
    """The goals a pair stands under; nothing when it is not in the tree or the level."""
    social, physical = (_goals_of(landscape, side, homes) for side in pair.key)
    rows = [goal_id for goal_id in social if _in_tree(landscape, goal_id, scope)]
    if scope.tree_id and not rows:
        rows = social
        if not any(_in_tree(landscape, goal_id, scope) for goal_id in physical):
            return ()
    if not scope.level:
        return tuple(rows) or (None,)
    raised = (landscape.at_level(goal_id, scope.level) for goal_id in rows)
    return tuple(dict.fromkeys(goal.id for goal in raised if goal))


def _goals_of(landscape, side, homes):
    return [side] if side in landscape.goals else homes.get(side, [])


def _in_tree(landscape, goal_id, scope):
    return scope.tree_id in (None, landscape.goals[goal_id].tree_id)
