"""Which words of a text differ, as one text with marks, for people to read.

Two texts side by side belong in history/words.py.
"""

from collections import Counter
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

SAME, ADDED, REMOVED = "gelijk", "erbij", "weg"
TOO_MUCH = 40_000  # pairs of equal words; above it, comparing takes a tenth of a second
OWN_TEXT = 0.4  # when a smaller share of the words is the same, it is another text
EITHER = {"equal": (SAME,), "replace": (REMOVED, ADDED), "delete": (REMOVED,), "insert": (ADDED,)}


class Word(NamedTuple):
    """Words in a row that both texts have (`gelijk`), only the new one (`erbij`) or the old one (`weg`)."""

    kind: str
    text: str


def words_between(old: str, new: str) -> tuple[Word, ...]:
    """The two texts in one. What has little in common is all taken away and all added: no confetti."""
    before, after = old.split(), new.split()
    if _is_too_much(before, after):
        return _joined([(REMOVED, before), (ADDED, after)])
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < OWN_TEXT:
        return _joined([(REMOVED, before), (ADDED, after)])
    runs = []
    for tag, i1, i2, j1, j2 in _calm(matcher.get_opcodes()):
        taken = {SAME: after[j1:j2], ADDED: after[j1:j2], REMOVED: before[i1:i2]}
        runs += [(kind, taken[kind]) for kind in EITHER[tag]]
    return _joined(runs)


def _is_too_much(before, after):
    counts = Counter(after)
    return sum(counts[word] for word in before) > TOO_MUCH


def _calm(opcodes):
    """One lonely word that is the same between two changes belongs to the change."""
    last = len(opcodes) - 1
    lonely = [
        tag == "equal" and i2 - i1 == 1 and 0 < place < last
        for place, (tag, i1, i2, _, _) in enumerate(opcodes)
    ]
    marked = zip(opcodes, lonely, strict=True)
    for is_same, run in groupby(marked, key=lambda pair: pair[0][0] == "equal" and not pair[1]):
        codes = [opcode for opcode, _ in run]
        first, final = codes[0], codes[-1]
        tag = "equal" if is_same else _tag(first[1], final[2], first[3], final[4])
        yield tag, first[1], final[2], first[3], final[4]


def _tag(i1, i2, j1, j2):
    if i1 == i2:
        return "insert"
    return "replace" if j1 < j2 else "delete"


def _joined(runs):
    return tuple(Word(kind, " ".join(words)) for kind, words in runs if words)
