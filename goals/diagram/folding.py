"""Which goals of a tree a drawing shows, so that a tree of any size stays readable.

A tree up to BOUND goals shows whole. A larger one shows as many layers as fit, and below them
only what the reader opened or what lies on the chosen path.
"""

from collections import Counter
from dataclasses import dataclass, field

from goals.enums import Level

BOUND = 80  # goals
BROTHERS = 40  # goals under one parent, in a tree larger than BOUND
CONTRIBUTORS = 8  # goals that contribute to the chosen one and are unfolded for it


@dataclass(slots=True)
class Node:
    """A goal that shows. `folded`: goals hidden below it; `left_out`: children beyond BROTHERS."""

    goal: object
    children: list = field(default_factory=list)
    folded: int = 0
    left_out: int = 0
    opened: bool = False


@dataclass(slots=True)
class Fold:
    """What to show: layers up to `depth`, and deeper only what is right under goals in `opened`.

    Of many brothers the first `brothers` show, and always those in `wanted`. `closable` are the
    goals that are open only because the reader opened them.
    """

    kept: set
    depth: int
    brothers: int
    opened: set
    wanted: set
    closable: set


def kept_by(outline, *, domain="", level="", path=None):
    """Ids of the goals that a filter leaves: what fits, the goals above it, and the chosen path.

    `level` leaves that level and the higher ones.
    """
    kept = set()
    for goal in outline:
        fits_domain = domain in ("", goal.effective_domain)
        if fits_domain and (not level or Level(goal.level).rank <= Level(level).rank):
            kept.update(above.id for above in [*goal.ancestors, goal])
    return kept | _ids_of(path)


def fold(outline, *, kept, path=None, opened=()):
    """The Fold of an outline; `opened` are ids of goals of which the reader wants the children."""
    by_reader = [outline.by_id[pk] for pk in opened if pk in outline.by_id]
    wanted = _goals_of(outline, path) if path else []
    of_path = {above.id for goal in wanted for above in goal.ancestors}
    of_path |= {path.goal.id} if path else set()
    above = {above.id for goal in by_reader for above in goal.ancestors}
    in_view = of_path | above | {goal.id for goal in by_reader}
    return Fold(
        kept=kept,
        depth=_layers_that_fit(outline, kept),
        brothers=BROTHERS if len(kept) > BOUND else len(kept),
        opened=in_view,
        wanted=in_view | {goal.id for goal in wanted},
        closable={goal.id for goal in by_reader} - of_path,
    )


def _goals_of(outline, path):
    """The goals that a path needs in view; of many contributors only the first."""
    also = [outline.by_id[pk] for pk in path.also]
    return [*path.steps, *also, *path.contributors[:CONTRIBUTORS]]


def nodes_of(goals, folding):
    """The goals of one parent as (nodes, number of goals left out)."""
    kept = [goal for goal in goals if goal.id in folding.kept]
    first = {goal.id for goal in kept[: folding.brothers]}
    shown = [goal for goal in kept if goal.id in first or goal.id in folding.wanted]
    return [_node(goal, folding) for goal in shown], len(kept) - len(shown)


def _node(goal, folding):
    if goal.depth >= folding.depth and goal.id not in folding.opened:
        below = sum(each.id in folding.kept for each in goal.walk()) - 1
        return Node(goal, folded=below)
    children, left_out = nodes_of(goal.children, folding)
    may_close = goal.depth >= folding.depth and goal.id in folding.closable and bool(children)
    return Node(goal, children, left_out=left_out, opened=may_close)


def _layers_that_fit(outline, kept):
    """The depth at which branches are folded: goals at this depth show, their children do not."""
    sizes = Counter(goal.depth for goal in outline if goal.id in kept)
    total = 0
    for depth in sorted(sizes):
        total += sizes[depth]
        if total > BOUND:
            return max(depth - 1, 0)
    return len(sizes)


def _ids_of(path):
    if path is None:
        return set()
    above = {each.id for goal in path.contributors for each in (goal, *goal.ancestors)}
    return path.step_ids | path.also | above
