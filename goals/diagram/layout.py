"""Where everything in the drawing of a tree stands. Which goals show is decided in folding.py.

Every branch has a band of its own, as high as its box or its children's bands, so boxes never
meet and a line to a child that skips a level runs free. Sizes in px; fonts as in schema.css.
"""

from itertools import pairwise

from goals.diagram import contributions
from goals.diagram.folding import nodes_of
from goals.diagram.shapes import MARK_ROOM, Box, Column, Diagram, Line, Page, Pill, Stub, merge, rounded
from goals.enums import LEVELS
from goals.lettering import measure, wrap

WIDTH, MARGIN, GAP = 1230, 24, 74
WIDEST_BOX = 344
PADDING, HEAD_LINE, LINE, FONT = 12, 34, 20, 15
SMALL_LINE, SMALL_FONT, STUB_HEAD = 18, 14, 10
CHIP_ROOM = 30  # for the mark in a chip and the space round its word
BETWEEN, BETWEEN_BRANCHES = 12, 40
SNAP = 12  # a parent moves this far to be level with a child
ELBOW = 28  # from the right side of a box to where its lines turn
PILL_HEIGHT, PILL_ROOM, CLOSE_WIDTH = 28, 32, 26
SHEET = 1200  # height of what prints on one sheet of A3 at a readable size


def draw(outline, folding, path=None):
    """The Diagram of an outline, folded, with the GoalPath of the chosen goal lit up."""
    nodes, left_out = nodes_of(outline.goals, folding)
    columns, box_width = _columns(outline)
    head = 24 + max(len(column.lines) for column in columns) * LINE + 40
    drawing = _Drawing(outline, columns, box_width, path)
    bottom = head
    for position, node in enumerate(nodes):
        if position and (node.children or nodes[position - 1].children):
            drawing.diagram.separators.append(bottom + BETWEEN_BRANCHES // 2)
            bottom += BETWEEN_BRANCHES
        elif position:
            bottom += BETWEEN
        bottom = drawing.place(node, bottom)
    if left_out:
        drawing.add_rest(None, left_out, MARGIN, bottom + BETWEEN)
        bottom += BETWEEN + PILL_ROOM
    return drawing.finish(head, bottom + MARGIN)


def _columns(outline):
    """One Column per level that occurs, and the width of a box."""
    used = [level for level in LEVELS if any(goal.level == level for goal in outline)]
    room = WIDTH - 2 * MARGIN - GAP * (len(used) - 1)
    box_width = min(room // len(used), WIDEST_BOX)
    columns = []
    for position, level in enumerate(used):
        name = outline.name_of(level)
        lines = wrap(name[:1].upper() + name[1:], width=box_width - 22, size=FONT)
        columns.append(Column(level, lines, MARGIN + position * (box_width + GAP)))
    return columns, box_width


class _Drawing:
    """A Diagram while it is being made."""

    def __init__(self, outline, columns, box_width, path):
        self.outline, self.path, self.box_width = outline, path, box_width
        self.column_of = {column.level: i for i, column in enumerate(columns)}
        self.diagram = Diagram(columns, WIDTH, 0, 0)
        self.boxes, self.heights = {}, {}
        self.joints = []  # between the branches right under a top goal, where a sheet may end

    def place(self, node, top):
        """Put a branch below `top`; returns where it ends."""
        self._make_boxes(node)
        self._settle(node, top)
        self._connect(node)
        return top + self.heights[node.goal.id]

    def finish(self, head, height):
        """The finished Diagram: connecting lines below, contributions on top of them."""
        diagram = self.diagram
        diagram.head, diagram.height = head, height
        diagram.boxes = list(self.boxes.values())
        diagram.lines.sort(key=lambda line: ("", "above", "path").index(line.kind))
        diagram.lines += contributions.lines(self.boxes, self.path, diagram.columns)
        diagram.lines += [line for box in diagram.boxes for line in _to_stubs(box)]
        diagram.pages = _pages(diagram, self.joints)
        return diagram

    def add_rest(self, goal, count, x, y):
        width = round(measure(f"nog {count} doelen in de lijst", SMALL_FONT)) + 24
        middle = y + PILL_HEIGHT // 2
        self.diagram.pills.append(Pill("rest", goal, count, x, middle, width))

    def _make_boxes(self, node):
        """Make the boxes of a branch, parents first, and measure how high each band is."""
        box = self._box(node.goal)
        for child in node.children:
            self._make_boxes(child)
        self.heights[node.goal.id] = max(_own_height(box), self._below(node))

    def _box(self, goal):
        column = self.column_of[goal.level]
        lines = wrap(goal.title, width=self.box_width - 2 * PADDING, size=FONT)
        height = HEAD_LINE + len(lines) * LINE + 8
        x = self.diagram.columns[column].x
        level = self.outline.name_of(goal.level)
        box = Box(goal, level, column, lines, x, 0, self.box_width, height)
        box.chip_x = round(PADDING + MARK_ROOM + measure(goal.number, SMALL_FONT)) + 6
        box.chip_width = round(measure(goal.shown_domain, SMALL_FONT)) + CHIP_ROOM
        box.state = self._state(goal)
        box.stubs = [self._stub(link, x) for link in goal.contributions if not link.number]
        self.boxes[goal.id] = box
        return box

    def _stub(self, link, x):
        width = self.box_width - 2 * PADDING
        tree_lines = wrap(link.tree_title, width=width, size=SMALL_FONT)
        title_lines = wrap(link.target_title, width=width, size=SMALL_FONT)
        height = STUB_HEAD + (len(tree_lines) + len(title_lines)) * SMALL_LINE + 10
        return Stub(link, tree_lines, title_lines, x, 0, self.box_width, height)

    def _state(self, goal):
        if not self.path:
            return ""
        if goal.id == self.path.goal.id:
            return "chosen"
        if goal.id in self.path.step_ids:
            return "path"
        if goal.id in self.path.also:
            targets = {link.target_id for _, link in self.path.links}
            return "also" if goal.id in targets else "above"
        return "contributor" if goal in self.path.contributors else ""

    def _below(self, node):
        """How high the bands of the children are together."""
        rows = [self.heights[child.goal.id] for child in node.children]
        if node.left_out:
            rows.append(PILL_ROOM)
        return sum(rows) + BETWEEN * (len(rows) - 1) if rows else 0

    def _settle(self, node, top):
        """Give every box of a branch its y: a parent stands halfway its children."""
        box, height = self.boxes[node.goal.id], self.heights[node.goal.id]
        y = top + (height - self._below(node)) // 2
        for child in node.children:
            if node.goal.depth == 0:
                self.joints.append(y - BETWEEN // 2)
            self._settle(child, y)
            y += self.heights[child.goal.id] + BETWEEN
        wished = top + (height - _own_height(box)) // 2
        if node.children:
            first, last = (self.boxes[node.children[i].goal.id].middle for i in (0, -1))
            wished = self._snap(node, (first + last) // 2) - box.height // 2
        box.y = max(top, min(wished, top + height - _own_height(box)))
        below = box.bottom
        for stub in box.stubs:
            stub.y = below + BETWEEN
            below = stub.y + stub.height
        if node.left_out:
            self.add_rest(node.goal, node.left_out, self.boxes[node.children[0].goal.id].x, y)

    def _snap(self, node, middle):
        """The middle of a child that is almost level with its parent, else the middle itself."""
        middles = [self.boxes[child.goal.id].middle for child in node.children]
        nearest = min(middles, key=lambda each: abs(each - middle))
        return nearest if abs(nearest - middle) <= SNAP else middle

    def _connect(self, node):
        """Lines from a box to its children, and the button that opens or closes its branch."""
        box = self.boxes[node.goal.id]
        for child in node.children:
            self.diagram.lines.append(self._line(box, self.boxes[child.goal.id]))
            self._connect(child)
        if node.folded:
            words = f"{node.folded} doelen"
            width = round(measure(words, SMALL_FONT)) + 40
            x = box.right + ELBOW - 8
            self.diagram.pills.append(Pill("open", box.goal, node.folded, x, box.middle, width))
            self.diagram.lines.append(Line("", f"M{box.right} {box.middle}H{x}"))
        elif node.opened:
            x = box.right + ELBOW - CLOSE_WIDTH // 2
            self.diagram.pills.append(Pill("close", box.goal, 0, x, box.middle, CLOSE_WIDTH))

    def _line(self, parent, child):
        elbow = parent.right + ELBOW
        start, end = (parent.right, parent.middle), (child.x, child.middle)
        if abs(start[1] - end[1]) <= 1:
            return Line(self._kind(child), rounded([start, (end[0], start[1])]))
        return Line(self._kind(child), rounded([start, (elbow, start[1]), (elbow, end[1]), end]))

    def _kind(self, child):
        if child.state in ("path", "chosen"):
            return "path"
        return "above" if child.state in ("also", "above") else ""


def _to_stubs(box):
    """A short line from a box to each of its stubs, lit up when the box is on the path."""
    kind = "also" if box.state in ("path", "chosen", "also", "above") else "quiet"
    above = box.bottom
    for stub in box.stubs:
        yield Line(kind, f"M{box.x + MARGIN} {above}V{stub.y}")
        above = stub.y + stub.height


def _own_height(box):
    """The height of a box with its stubs."""
    return box.height + sum(stub.height + BETWEEN for stub in box.stubs)


def _pages(diagram, joints):
    """Cut a drawing between its boxes into parts that print on one sheet each."""
    solid = [(box.y, box.bottom) for box in diagram.boxes]
    solid += [(stub.y, stub.y + stub.height) for box in diagram.boxes for stub in box.stubs]
    solid += [(pill.y - 14, pill.y + 14) for pill in diagram.pills]
    filled = merge(solid)
    between_boxes = [(one[1] + two[0]) // 2 for one, two in pairwise(filled)]
    open_joints = [y for y in joints if not any(top < y < bottom for top, bottom in filled)]
    pages, start = [], diagram.head
    while diagram.height - start > SHEET:
        end = _cut([diagram.separators, open_joints], between_boxes, start)
        pages.append(Page(start, end - start))
        start = end
    return [*pages, Page(start, diagram.height - start)]


def _cut(wished, possible, start):
    """Where a sheet ends: the first wish that fills at least half of it, else between boxes."""
    for places in wished:
        if fitting := [y for y in places if start + SHEET // 2 < y <= start + SHEET]:
            return fitting[-1]
    return max((y for y in possible if start < y <= start + SHEET), default=start + SHEET)
