"""Text measured and cut into lines without a browser. Nothing about boxes or lines.

Readers have different system fonts, so widths are those of a bold, rather wide one: text may
end early in its box, never outside it.
"""

NARROW, MIDDLE, CAPITAL, WIDE, FULL = 0.36, 0.63, 0.76, 0.95, 1.1  # in em
NARROW_CHARACTERS = frozenset("iljItfr.,:;'’‘“”|!()[]/-‑ ")
WIDE_CHARACTERS = frozenset("mwMWGOQ@%&—…")
FIRST_FULL = 0x1100  # from here on scripts and signs as wide as they are high


def measure(text, size):
    """An upper bound of the width of a text in px, at a font size in px."""
    return sum(map(_em, text)) * size


def _em(character):
    if character in NARROW_CHARACTERS:
        return NARROW
    if character in WIDE_CHARACTERS:
        return WIDE
    if ord(character) >= FIRST_FULL:
        return FULL if character.isalnum() or ord(character) > 0x2E80 else MIDDLE
    return CAPITAL if character.isupper() else MIDDLE


def wrap(text, *, width, size):
    """A text as lines of at most `width` px; a word that is longer is broken with a hyphen."""
    lines = []
    for word in text.split():
        for piece in _pieces(word, width, size):
            if lines and measure(f"{lines[-1]} {piece}", size) <= width:
                lines[-1] += f" {piece}"
            else:
                lines.append(piece)
    return lines


def _pieces(word, width, size):
    """The word itself, or parts of it that each fit on a line with a hyphen behind."""
    while measure(word, size) > width and len(word) > 1:
        end = 1
        while measure(word[: end + 1] + "-", size) <= width:
            end += 1
        yield word[:end] + "-"
        word = word[end:]
    yield word
