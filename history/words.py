"""Differences between two texts, word by word. Pure; how they are shown is for templates."""

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import NamedTuple

TOO_MUCH = 500_000  # pairs of equal words; above it, comparing takes a second


class Part(NamedTuple):
    """A piece of text that both sides share, or that only this side has."""

    text: str
    differs: bool


def word_difference(old, new):
    """The two texts cut into Parts: (parts of old, parts of new). Joined they are the texts.

    Texts of very many equal words come back with everything between their common start and
    common end marked, since comparing them word by word would take too long.
    """
    old_words, new_words = _words(old), _words(new)
    start = _common(old_words, new_words)
    end = _common(old_words[start:][::-1], new_words[start:][::-1])
    old_middle, new_middle = (words[start : len(words) - end] for words in (old_words, new_words))
    old_parts = [Part("".join(old_words[:start]), differs=False)]
    new_parts = list(old_parts)
    for tag, i1, i2, j1, j2 in _opcodes(old_middle, new_middle):
        old_parts.append(Part("".join(old_middle[i1:i2]), tag != "equal"))
        new_parts.append(Part("".join(new_middle[j1:j2]), tag != "equal"))
    ending = Part("".join(old_words[len(old_words) - end :]), differs=False)
    return _filled([*old_parts, ending]), _filled([*new_parts, ending])


def _words(text):
    """A text in words, each with the white space before it; at the end there may be only space."""
    return re.findall(r"\s*\S+|\s+", text)


def _common(first, second):
    """How many words both lists start with."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


def _opcodes(old, new):
    counts = Counter(new)
    if sum(counts[word] for word in old) > TOO_MUCH:
        return [("replace", 0, len(old), 0, len(new))]
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _filled(parts):
    """Without empty parts; the space before words that differ is not part of the difference."""
    split = [piece for part in parts for piece in _split(part)]
    return [part for part in split if part.text]


def _split(part):
    words = part.text.lstrip()
    if not (part.differs and words):
        return [part]
    return [Part(part.text.removesuffix(words), differs=False), Part(words, differs=True)]
