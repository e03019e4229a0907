"""Where everything in the picture of social and physical elements and the lines between them stands.

Pure: sizes in px, fonts as in raakvlakken.css. Social elements stand left, in the order they came
in; physical ones right, in an order with few crossing lines. Which pairs there are is in pairs.py.
"""

from dataclasses import dataclass, field

from goals.lettering import wrap
from goals.raakvlakken.landscape import LandscapeGoal

WIDTH, MARGIN = 1180, 2
BOX_WIDTH = 424
PADDING, MARK_ROOM = 16, 20
FONT, LINE = 15, 20
LOWEST, BETWEEN = 46, 18
CURVE = 0.5  # of the room between the columns: where a line bends
SWEEPS = 8


@dataclass(slots=True)
class NetworkBox:
    """A goal or project; `lines` is its name, cut to the width. `is_on` when it is lit up."""

    element: object
    lines: list
    x: int
    y: int = 0
    height: int = LOWEST
    is_on: bool = False
    is_chosen: bool = False

    @property
    def middle(self):
        return self.y + self.height // 2

    @property
    def first_baseline(self):
        """Where its first line of text stands, so that all lines are in the middle, from its top."""
        return self.height // 2 - (len(self.lines) - 1) * LINE // 2 + 5

    @property
    def text_x(self):
        """Where its text begins: right of the mark of a level, which a project has not."""
        return PADDING + (MARK_ROOM if isinstance(self.element, LandscapeGoal) else 0)

    @property
    def mark_y(self):
        """The top of the mark of a level, which is 12 high."""
        return self.height // 2 - 6


@dataclass(slots=True)
class NetworkLine:
    """A pair, as an SVG path. `is_on` when it is lit up."""

    pair: object
    social: NetworkBox
    physical: NetworkBox
    d: str = ""
    is_on: bool = False


@dataclass(slots=True)
class Network:
    """The picture; `left_out` pairs are not in it. `chosen` is the name of what is lit up, or ''."""

    left: list
    right: list
    lines: list
    height: int
    left_out: int = 0
    chosen: str = ""
    width: int = WIDTH
    box_width: int = BOX_WIDTH
    lit: list = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody lights up: an element, a pair (both ids), or nothing."""

    element_id: object = None
    other_id: object = None

    def takes(self, pair):
        """Whether it lights up this pair."""
        if self.other_id:
            return pair.key == (self.element_id, self.other_id)
        return self.element_id in pair.key


def draw_network(landscape, pairs, *, most, choice=None):
    """The Network of at most `most` pairs: what is chosen first, then confirmed, then the strongest."""
    choice = choice or Choice()
    drawn = _most_important(pairs, most, choice)
    boxes = {}
    for side, x in ((0, MARGIN), (1, WIDTH - MARGIN - BOX_WIDTH)):
        for pair in drawn:
            boxes.setdefault(pair.key[side], _box(landscape.element(pair.key[side]), x))
    lines = [NetworkLine(pair, boxes[pair.social_id], boxes[pair.physical_id]) for pair in drawn]
    left = list({id(line.social): line.social for line in lines}.values())
    right = _ordered(left, lines)
    network = Network(left, right, lines, _place(left, right), len(pairs) - len(drawn))
    _connect(network)
    _light(network, choice)
    return network


def _most_important(pairs, most, choice):
    """At most `most` pairs, still in their own order."""
    ranked = sorted(pairs, key=lambda pair: (not choice.takes(pair), not pair.is_confirmed, -pair.strength))
    kept = {pair.key for pair in ranked[:most]}
    return [pair for pair in pairs if pair.key in kept]


def _box(element, x):
    lines = wrap(element.name, width=BOX_WIDTH - 2 * PADDING - MARK_ROOM, size=FONT)
    return NetworkBox(element, lines, x, height=max(LOWEST, len(lines) * LINE + 16))


def _ordered(left, lines):
    """The right column: by the mean place of what each box is tied to, then by swapping neighbours."""
    place = {id(box): i for i, box in enumerate(left)}
    tied = {}
    for line in lines:
        tied.setdefault(id(line.physical), (line.physical, []))[1].append(place[id(line.social)])
    order = sorted(tied.values(), key=lambda item: sum(item[1]) / len(item[1]))
    for _ in range(SWEEPS):
        if not _swap_neighbours(order):
            break
    return [box for box, _ in order]


def _swap_neighbours(order):
    """Swap each two neighbours whose lines then cross less often; whether any were swapped."""
    swapped = False
    for i in range(len(order) - 1):
        above, below = order[i][1], order[i + 1][1]
        if _crossed(above, below) > _crossed(below, above):
            order[i], order[i + 1] = order[i + 1], order[i]
            swapped = True
    return swapped


def _crossed(above, below):
    """How many lines of two boxes cross, when one is above the other."""
    return sum(one > other for one in above for other in below)


def _place(left, right):
    """Give all boxes their y, the shorter column spread along the longer; returns the height."""
    needed = max(sum(box.height + BETWEEN for box in column) for column in (left, right))
    for column in (left, right):
        used = sum(box.height for box in column)
        room = (needed - used) / len(column) if column else 0
        y = room / 2
        for box in column:
            box.y = round(y)
            y += box.height + room
    return needed


def _connect(network):
    start, end = MARGIN + BOX_WIDTH, WIDTH - MARGIN - BOX_WIDTH
    bend = start + round((end - start) * CURVE)
    for line in network.lines:
        one, other = line.social.middle, line.physical.middle
        line.d = f"M{start} {one}C{bend} {one} {bend} {other} {end} {other}"


def _light(network, choice):
    """Light up what is chosen, and bring it on top of the other lines."""
    for line in network.lines:
        if choice.takes(line.pair):
            line.is_on = line.social.is_on = line.physical.is_on = True
    for box in (*network.left, *network.right):
        if not choice.other_id and box.element.id == choice.element_id:
            box.is_chosen, network.chosen = True, box.element.name
    network.lit = [line for line in network.lines if line.is_on]
    if choice.other_id and network.lit:
        line = network.lit[0]
        network.chosen = f"{line.social.element.name} – {line.physical.element.name}"
    network.lines.sort(key=lambda line: line.is_on)
