"""A plain Python model of goal trees: what tree.py must do, without a database or lft and rght.

Belongs here: nodes with lists of children, and the rules of tree.py said a second time, as simply
as can be. Levels are 0 (maatschappelijk effect) to 3 (prestatie), -1 for the root.
"""

from dataclasses import dataclass, field

LETTERS = "MDSP"


class RefusedError(Exception):
    """The change is not allowed; tree.py raises ValidationError."""


@dataclass(eq=False)
class Node:
    """A goal; `bin` is the number of the removal it lies in the recycle bin with."""

    title: str
    level: int
    parent: "Node | None" = None
    children: list = field(default_factory=list)
    bin: int | None = None

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def root(self):
        return self.parent.root() if self.parent else self

    def branch(self):
        """The node and what lives, or lies in the bin, together with it."""
        return [node for node in self.walk() if node.bin == self.bin]

    def living_siblings(self):
        return [node for node in self.parent.children if node.bin is None]


@dataclass(frozen=True)
class Place:
    """Where a node stood, with the levels that its move changed."""

    node: Node
    root: Node
    parent: Node
    after: Node | None
    levels: dict


class Model:
    def __init__(self, trees):
        self.roots = [Node(f"root {number}", -1) for number in range(trees)]
        self.contributions = []
        self.removals = []

    def nodes(self, *, living=False):
        found = [node for root in self.roots for node in root.walk() if node is not root]
        return [node for node in found if node.bin is None or not living]

    def draw(self, root):
        return "\n".join(line for child in root.children for line in _lines(child, 0))

    def grow(self, root, drawing):
        path = [root]
        for line in drawing.splitlines():
            letter, title = line.split()
            del path[(len(line) - len(line.lstrip())) // 2 + 1 :]
            path.append(self.add(title, path[-1], "onder", LETTERS.index(letter)))

    def add(self, title, target, position, level):
        parent = self._parent_at(target, position)
        if level is None:
            level = self._usual_level(target, parent, position)
        if level <= parent.level:
            raise RefusedError
        node = Node(title, level, parent)
        self._insert(node, target, position)
        return node

    def move(self, node, target, position, level=None):
        self._must_live(node, target)
        if target in node.walk():
            raise RefusedError
        parent = self._parent_at(target, position)
        wanted = node.level if level is None else level
        return self._relocate(node, target, position, self._fit(node, max(wanted, parent.level + 1), {}))

    def put_back(self, place):
        node, parent = place.node, place.parent
        self._must_live(node, parent)
        if parent.root() is not place.root or parent in node.walk():
            raise RefusedError
        old = {other: place.levels.get(other, other.level) for other in node.branch()}
        levels = self._fit(node, max(old[node], parent.level + 1), old)
        if place.after and place.after.parent is parent:
            return self._relocate(node, place.after, "na", levels)
        return self._relocate(node, parent, "onder" if place.after else "eerst-onder", levels)

    def indent(self, node):
        return self.move(node, self._neighbour(node, -1), "onder")

    def outdent(self, node):
        self._must_live(node)
        if node.parent.parent is None:
            raise RefusedError
        return self.move(node, node.parent, "na", node.parent.level)

    def raise_(self, node):
        return self.move(node, self._neighbour(node, -1), "voor")

    def lower(self, node):
        return self.move(node, self._neighbour(node, 1), "na")

    def remove(self, node):
        self._must_live(node)
        self.removals.append(node)
        for other in node.branch():
            other.bin = len(self.removals)

    def restore(self, number):
        node = self.removals[number - 1]
        if node.bin != number or node.parent.bin is not None:
            raise RefusedError
        self._set_levels(self._fit(node, max(node.level, node.parent.level + 1), {}))
        for other in node.branch():
            other.bin = None

    def set_level(self, node, level):
        self._must_live(node)
        if level <= node.parent.level:
            raise RefusedError
        place = self._place(node)
        return self._with_levels(place, self._set_levels(self._fit(node, level, {})))

    def contribute(self, node, target):
        self._must_live(node, target)
        if node.level <= target.level or (node, target) in self.contributions:
            raise RefusedError
        self.contributions.append((node, target))

    def _must_live(self, *nodes):
        if any(node.bin is not None for node in nodes):
            raise RefusedError

    def _parent_at(self, target, position):
        self._must_live(target)
        if position in ("onder", "eerst-onder"):
            return target
        if target.parent is None:
            raise RefusedError
        return target.parent

    def _usual_level(self, target, parent, position):
        living = [node for node in target.children if node.bin is None]
        if position in ("voor", "na"):
            return target.level
        level = living[-1].level if living else parent.level + 1
        if level > 3:
            raise RefusedError
        return level

    def _neighbour(self, node, step):
        self._must_live(node)
        siblings = node.living_siblings()
        at = siblings.index(node) + step
        if not 0 <= at < len(siblings):
            raise RefusedError
        return siblings[at]

    def _fit(self, node, top, old):
        """The levels of a branch with its top at `top`, others at their old level or deeper."""
        levels = {node: top}
        for other in node.branch()[1:]:
            levels[other] = max(old.get(other, other.level), levels[other.parent] + 1)
        if max(levels.values()) > 3:
            raise RefusedError
        return levels

    def _set_levels(self, levels):
        """Write levels; returns those that changed, as they were."""
        changed = {node: node.level for node, level in levels.items() if node.level != level}
        for node, target in self.contributions:
            touched = node in changed or target in changed
            if touched and levels.get(node, node.level) <= levels.get(target, target.level):
                raise RefusedError
        for node in changed:
            node.level = levels[node]
        return changed

    def _place(self, node):
        siblings = node.parent.children
        at = siblings.index(node)
        return Place(node, node.root(), node.parent, siblings[at - 1] if at else None, {})

    def _with_levels(self, place, levels):
        return Place(place.node, place.root, place.parent, place.after, levels)

    def _relocate(self, node, target, position, levels):
        place = self._place(node)
        old_levels = self._set_levels(levels)
        node.parent.children.remove(node)
        self._insert(node, target, position)
        return self._with_levels(place, old_levels)

    def _insert(self, node, target, position):
        node.parent = self._parent_at_any(target, position)
        siblings = node.parent.children
        at = {"onder": len(siblings), "eerst-onder": 0}.get(position)
        if at is None:
            at = siblings.index(target) + (position == "na")
        siblings.insert(at, node)

    def _parent_at_any(self, target, position):
        return target if position in ("onder", "eerst-onder") else target.parent


def _lines(node, indent):
    yield f"{'  ' * indent}{LETTERS[node.level]} {node.title}{' x' if node.bin else ''}"
    for child in node.children:
        yield from _lines(child, indent + 1)
