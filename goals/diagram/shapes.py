"""The parts of a drawing, in px. Plain data and the one way to draw a line; no placing."""

from dataclasses import dataclass, field

RADIUS = 10
MARK_SIZE = 16  # of the state of indicators
MARK_ROOM = 22
LABELS = {"also": "draagt ook bij aan", "contributor": "draagt ook bij"}


@dataclass(slots=True)
class Column:
    """A level that occurs in the tree; `lines` is its name, cut to the width of a column."""

    level: str
    lines: list
    x: int

    @property
    def text_x(self):
        """Where the name begins, right of the mark of the level."""
        return self.x + MARK_ROOM


@dataclass(slots=True)
class Stub:
    """A goal of another tree that a goal of this one contributes to."""

    link: object
    tree_lines: list
    title_lines: list
    x: int
    y: int
    width: int
    height: int


@dataclass(slots=True)
class Pill:
    """A button behind a box or under its children.

    `kind` is `open` (shows `count` goals below it), `close`, or `rest` (`count` brothers that
    do not fit and are in the list view).
    """

    kind: str
    goal: object
    count: int
    x: int
    y: int
    width: int


@dataclass(slots=True)
class Box:
    """A goal in its place; `level` is the name of its level, `lines` its title cut to the width.

    `state` is '', `path`, `chosen`, `also`, `above` or `contributor`. `chip_x` and `chip_width`
    are for the domain, from the left side of the box.
    """

    goal: object
    level: str
    column: int
    lines: list
    x: int
    y: int
    width: int
    height: int
    chip_x: int = 0
    chip_width: int = 0
    state: str = ""
    stubs: list = field(default_factory=list)

    @property
    def label(self):
        """What it says on the edge of the box about a contribution of the path."""
        return LABELS.get(self.state, "")

    @property
    def mark_x(self):
        """Where the mark of its indicators stands, from its left side."""
        return self.width - MARK_SIZE - 12

    @property
    def right(self):
        return self.x + self.width

    @property
    def bottom(self):
        return self.y + self.height

    @property
    def middle(self):
        return self.y + self.height // 2


@dataclass(slots=True)
class Line:
    """An SVG path. `kind` is '', `path` or `above` for parents, `also` or `quiet` for contributions."""

    kind: str
    d: str
    head: str = ""


@dataclass(slots=True)
class Page:
    """A part of the drawing, from `y` on, that prints on one sheet, below the headings."""

    y: int
    height: int


@dataclass(slots=True)
class Diagram:
    """A drawing of `width` by `height`; the column headings take the first `head`."""

    columns: list
    width: int
    head: int
    height: int
    boxes: list = field(default_factory=list)
    pills: list = field(default_factory=list)
    lines: list = field(default_factory=list)
    separators: list = field(default_factory=list)
    pages: list = field(default_factory=list)

    @property
    def sheet_height(self):
        """The same for all sheets, so that all print at one scale."""
        return self.head + max(page.height for page in self.pages)

    @property
    def has_links(self):
        """Whether a contribution is drawn."""
        return any(line.kind in ("also", "quiet") for line in self.lines)


def rounded(points):
    """SVG path data along points that differ in x or y in turn, with rounded elbows."""
    points = [point for i, point in enumerate(points) if i == 0 or point != points[i - 1]]
    parts = [_move("M", points[0])]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(RADIUS, _length(before, corner) // 2, _length(corner, after) // 2)
        parts.append(_move("L", _towards(corner, before, radius)))
        parts.append(_move("Q", corner) + _move(" ", _towards(corner, after, radius)))
    return "".join([*parts, _move("L", points[-1])])


def merge(ranges):
    """Ranges (from, to) in order, those that overlap as one."""
    merged = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _move(letter, point):
    return f"{letter}{point[0]} {point[1]}"


def _length(one, other):
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(start, end, distance):
    """The point at a distance from start on the way to end, both on one row or column."""
    step_x = (end[0] > start[0]) - (end[0] < start[0])
    step_y = (end[1] > start[1]) - (end[1] < start[1])
    return start[0] + step_x * distance, start[1] + step_y * distance
