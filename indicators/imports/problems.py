"""What can be wrong with a file of figures, as Dutch sentences with their place. No finding of them."""

from enum import StrEnum
from typing import NamedTuple

from openpyxl.utils import get_column_letter

LONGEST_SHOWN = 60  # characters of somebody's text inside our sentence


class UnreadableFile(Exception):  # noqa: N818 - it is about the file as a whole
    """A file of which nothing can be imported; `str(error)` is a Dutch sentence that says what to do."""


class About(StrEnum):
    """What a problem is about."""

    VALUE = "waarde"
    INDICATOR = "indicator"
    TWICE = "dubbel"


class Problem(NamedTuple):
    """One thing that cannot be imported. `row` counts from 1, `column` too; None is the whole row."""

    row: int
    column: int | None
    heading: str
    sentence: str
    about: str = About.VALUE

    @property
    def place(self):
        """Where it is, as people find it in Excel: Rij 12, kolom D (2021)."""
        if self.column is None:
            return f"Rij {self.row}"
        return f"Rij {self.row}, kolom {get_column_letter(self.column)} ({shown(self.heading)})"

    def __str__(self):
        return f"{self.place}: {self.sentence}"


def shown(text):
    """Somebody's text, safe and short enough to quote in a sentence."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return plain if len(plain) <= LONGEST_SHOWN else f"{plain[:LONGEST_SHOWN]}…"
