"""Text measured and cut into lines without a browser. Nothing about boxes or lines.

Readers have different system fonts, so widths are those of bold Arial and a little more: text
may end early in its box, but does not leave it.
"""

WIDTHS = {  # in em
    "ijl.,:;'’|! ": 0.30,
    "tfrI-‑()[]/‘“”": 0.40,
    "acekLsvxyzFJ?*0123456789": 0.58,
    "mM%@—…": 0.92,
    "wOQGW": 0.82,
}
EM = {character: width for characters, width in WIDTHS.items() for character in characters}
LETTER, CAPITAL, WIDEST = 0.63, 0.74, 1.1
FIRST_WIDE = 0x1100  # from here on scripts and signs that may be wider than high


def measure(text, size):
    """An upper bound of the width of a text in px, at a font size in px."""
    return sum(map(_em, text)) * size


def _em(character):
    if ord(character) >= FIRST_WIDE:
        return EM.get(character, WIDEST)
    return EM.get(character, CAPITAL if character.isupper() else LETTER)


def wrap(text, *, width, size):
    """A text as lines of at most `width` px, not counting the space at the end of a line.

    Joined, the lines are the text again: a word that is longer than a line is broken without a
    hyphen, so that what is read aloud or copied is the word.
    """
    lines = []
    for word in text.split():
        first, *rest = _pieces(word, width, size)
        if lines and measure(f"{lines[-1]} {first}", size) <= width:
            lines[-1] += f" {first}"
        else:
            lines[-1:] = [f"{lines[-1]} ", first] if lines else [first]
        lines += rest
    return lines


def _pieces(word, width, size):
    """The word itself, or parts of it that each fit on a line."""
    while measure(word, size) > width and len(word) > 1:
        end = 1
        while measure(word[: end + 1], size) <= width:
            end += 1
        yield word[:end]
        word = word[end:]
    yield word
