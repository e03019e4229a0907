"""Goals that are new, gone or elsewhere in the tree."""

from goals.versions.comparing.difference import Aspect, ChangeKind, Difference, Field
from goals.versions.comparing.matching import Matching, Pair
from goals.versions.comparing.order import moved_among

PLACE = Field("plaats", "plaats")
ORDER = Field("volgorde", "volgorde")
AT_TOP = "bovenaan"
COUNTED = (
    ("indicators", "1 indicator", "{} indicatoren"),
    ("budget_lines", "middelen", "middelen"),
    ("projects", "1 project", "{} projecten"),
)


def differences_of_structure(matching: Matching):
    """New, gone, moved to another parent, or to another place among the siblings that stayed."""
    for goal in matching.added:
        yield Difference(
            Aspect.GOAL, ChangeKind.NEW, (matching.at(None, goal),), new=goal.title, extra=_with_it(goal)
        )
    for goal in matching.removed:
        yield Difference(
            Aspect.GOAL, ChangeKind.GONE, (matching.at(goal, None),), old=goal.title, extra=_with_it(goal)
        )
    yield from _moved(matching)


def _with_it(goal):
    """What hangs at a goal, which comes and goes with it: '2 indicatoren en 1 project'."""
    counts = [(len(getattr(goal, name)), one, many) for name, one, many in COUNTED]
    parts = [one if count == 1 else many.format(count) for count, one, many in counts if count]
    *most, last = parts or [""]
    return f"{', '.join(most)} en {last}" if most else last


def _moved(matching):
    stayed = {}
    for pair in matching.pairs:
        old_parent, new_parent = (goal.parent and goal.parent.id for goal in pair)
        if matching.of_old(old_parent) == new_parent:
            stayed.setdefault(new_parent, []).append(pair)
        else:
            yield _difference(matching, pair, PLACE, _parent_of)
    for siblings in stayed.values():
        yield from _reordered(matching, siblings)


def _reordered(matching, siblings):
    """`siblings` are Pairs under one parent, in their new order."""
    places = [int(pair.old.number.rpartition(".")[2]) for pair in siblings]
    for index in moved_among(places):
        pair = siblings[index]
        yield _difference(matching, pair, ORDER, lambda goal: goal.number, _parent_of(pair.new))


def _difference(matching, pair: Pair, field, place_of, extra=""):
    at, (old, new) = matching.at(*pair), map(place_of, pair)
    return Difference(
        Aspect.GOAL, ChangeKind.MOVED, (at,), pair.new.title, field=field, old=old, new=new, extra=extra
    )


def _parent_of(goal):
    """The title of the goal that it stands under."""
    return goal.parent.title if goal.parent else AT_TOP
