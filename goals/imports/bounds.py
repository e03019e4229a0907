"""How much of each thing one file may hold; more than a municipality has, less than would hurt."""

from collections import Counter

from goals.imports.problems import ImportErrors, Problem
from indicators.typed import dotted

MOST = {
    "indicatoren": 2_000,
    "metingen": 20_000,
    "streefwaarden": 20_000,
    "bedragen": 20_000,
    "oordelen": 20_000,
    "verhalen": 20_000,
    "leervragen": 20_000,
    "gegevens": 20_000,
}


class Tally:
    """Counts what is read of each thing."""

    def __init__(self):
        self.counts = Counter()

    def add(self, what, line):
        """One more. Raises ImportErrors when that is too many for one file."""
        self.counts[what] += 1
        if self.counts[what] > MOST[what]:
            sentence = (
                f"Er staan meer dan {dotted(MOST[what])} {what} in dit bestand. Splits het in kleinere bomen."
            )
            raise ImportErrors([Problem(line, sentence)])
