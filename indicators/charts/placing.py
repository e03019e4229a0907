"""Pure: a place for each label of a drawing where it hides least.

Labels are placed one after the other, the most important first. Each has a few places round its
spot; the cheapest one wins. Pixels, y downwards.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from indicators.charts.scales import text_width

NEAR = 4  # pixels that a line keeps from a text
MARK = 7  # pixels round the middle of a mark
SAMPLE = 5  # pixels between the spots where a line is felt
ON_TEXT, ON_MARK = 40, 12  # what it costs to hide a square pixel of a text or of a mark
CHEAP = 100  # a label that costs no more still reads well


class Box(NamedTuple):
    """A rectangle, by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other):
        """How many square pixels two boxes have in common."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0

    def holds(self, x, y):
        return self.left - NEAR < x < self.right + NEAR and self.top - NEAR < y < self.bottom + NEAR


class Place(NamedTuple):
    """A box for a text; the text keeps to its `align` side, since its width is only about known."""

    box: Box
    align: str = "center"


@dataclass(frozen=True, slots=True)
class Label:
    """A text that wants to be near a spot.

    `sides` are where it may stand there, best first; `elsewhere` holds more ((x, y), sides). One that is
    not `is_needed` is left out where it would hide something.
    """

    text: str
    spot: tuple
    style: str
    size: int = 13
    sides: str = "above below right left"
    away: int = 9
    elsewhere: tuple = ()
    is_needed: bool = True

    @property
    def places(self):
        spots = [(self.spot, self.sides), *self.elsewhere]
        return [_place(self, spot, side) for spot, sides in spots for side in sides.split()]


class Placed(NamedTuple):
    """A text where it came: `x` of the side it is aligned to, `y` of its middle."""

    text: str
    style: str
    x: float
    y: float
    align: str
    box: Box


def place(labels, points, lines, canvas):
    """A Placed for each Label, in that order, less those that are not needed and would hide something.

    `points` are (x, y) of marks that should stay in sight, `lines` pairs of what hiding a spot of a line
    costs and the points that it joins, `canvas` the Box in which all must stay.
    """
    marks = [Box(x - MARK, y - MARK, x + MARK, y + MARK) for x, y in points]
    ink = [(cost, *spot) for cost, line in lines for spot in _spots(line)]
    placed = []
    for label in labels:
        taken = [each.box for each in placed]
        places = [_inside(each, canvas) for each in label.places]
        costs = [_cost(each.box, taken, marks, ink) for each in places]
        if label.is_needed or min(costs) <= CHEAP:
            placed.append(_placed(label, places[costs.index(min(costs))]))
    return placed


def _placed(label, chosen):
    box, align = chosen
    x = {"left": box.left, "right": box.right, "center": (box.left + box.right) / 2}[align]
    return Placed(label.text, label.style, x, (box.top + box.bottom) / 2, align, box)


def _cost(box, taken, marks, ink):
    return (
        sum(ON_TEXT * box.shared(other) for other in taken)
        + sum(ON_MARK * box.shared(mark) for mark in marks)
        + sum(cost for cost, x, y in ink if box.holds(x, y))
    )


def _place(label, spot, side):
    """The Place of a label at one side of a spot; sides are words joined by a dash."""
    width, height = text_width(label.text, label.size), label.size * 1.15
    x, y = spot
    align = "center"
    if "right" in side:
        align, x = "left", x + width / 2 + (label.away if side == "right" else 0)
    elif "left" in side:
        align, x = "right", x - width / 2 - (label.away if side == "left" else 0)
    y += _up_or_down(side) * (height / 2 + label.away)
    return Place(Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2), align)


def _up_or_down(side):
    return -1 if side.startswith("above") else 1 if side.startswith("below") else 0


def _inside(wanted, canvas):
    """The same place, moved into the canvas; there it keeps to the edge."""
    box, align = wanted
    dx = max(canvas.left - box.left, 0) or min(canvas.right - box.right, 0)
    dy = max(canvas.top - box.top, 0) or min(canvas.bottom - box.bottom, 0)
    align = "left" if dx > 0 else "right" if dx < 0 else align
    return Place(Box(box.left + dx, box.top + dy, box.right + dx, box.bottom + dy), align)


def _spots(line):
    """Points along a line, SAMPLE pixels apart."""
    for (x, y), (to_x, to_y) in pairwise(line):
        steps = max(1, round(max(abs(to_x - x), abs(to_y - y)) / SAMPLE))
        for step in range(steps + 1):
            yield x + (to_x - x) * step / steps, y + (to_y - y) * step / steps


def spread(heights, gap):
    """The heights in the same order, moved as little as needed to be `gap` apart."""
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    clusters = []
    for turn in order:
        clusters.append([turn])
        while len(clusters) > 1 and _touch(*clusters[-2:], heights, gap):
            clusters[-2:] = [clusters[-2] + clusters[-1]]
    moved = list(heights)
    for cluster in clusters:
        for turn, which in enumerate(cluster):
            moved[which] = _top(cluster, heights, gap) + turn * gap
    return moved


def _top(cluster, heights, gap):
    """The height of the first of a cluster that stands round the middle of its heights."""
    return sum(heights[which] for which in cluster) / len(cluster) - (len(cluster) - 1) * gap / 2


def _touch(upper, lower, heights, gap):
    return _top(upper, heights, gap) + len(upper) * gap > _top(lower, heights, gap)
