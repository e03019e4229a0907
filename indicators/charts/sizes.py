"""How large a drawing is. Pixels, because a chart has drawings for each use instead of text that scales."""

from enum import Enum


class Size(Enum):
    """Width and height of a drawing in pixels; text in it is 13 px."""

    WIDE = (640, 260)  # a page on a desk
    PANE = (340, 160)  # beside the tree, and on a phone
    SMALL = (96, 28)  # in a list: no axes, no words

    @property
    def width(self):
        return self.value[0]

    @property
    def height(self):
        return self.value[1]
