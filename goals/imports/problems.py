"""What can be wrong with a file, as Dutch sentences with the line they are about.

Belongs here: collecting and carrying problems. Not here: finding them.
"""

import re
from typing import NamedTuple

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
LONGEST_SHOWN = 60  # characters of somebody's text inside our sentence


class Problem(NamedTuple):
    """One thing that is wrong; `line` counts from 1."""

    line: int
    sentence: str

    def __str__(self):
        return f"Regel {self.line}: {self.sentence}"


class ImportErrors(Exception):  # noqa: N818 - it carries all errors of a file at once
    """A file that cannot be imported; `problems` holds every reason, in the order of the file."""

    def __init__(self, problems):
        self.problems = sorted(problems, key=lambda problem: problem.line)
        super().__init__("\n".join(map(str, self.problems)))


def shown(text):
    """Somebody's text, safe and short enough to quote in a sentence."""
    text = UNPRINTABLE.sub("\ufffd", text)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
