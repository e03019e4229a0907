"""How well the matching does on pairs of which someone said whether they touch.

Belongs here: reading such pairs and counting. The matching that is scored is that of the pages.
"""

from typing import NamedTuple

from goals.raakvlakken.matching import match, score_of, shipped_knowledge
from goals.raakvlakken.sides import Side
from goals.raakvlakken.signals import THRESHOLD

LABELS = {"positive": True, "positief": True, "negative": False, "negatief": False}


class PairError(ValueError):
    """Pairs that cannot be scored, with a Dutch sentence that says what is wrong and where."""


class Pair(NamedTuple):
    """A physical and a social title, and whether they are known to touch."""

    physical: str
    social: str
    touch: bool


class Scored(NamedTuple):
    """A pair with what the matching made of it."""

    pair: Pair
    found: bool
    score: float


def read_pairs(data):
    """The pairs in parsed JSON: a list of {"fysiek", "sociaal", "label"}. Raises PairError."""
    if not isinstance(data, list) or not data:
        raise PairError("Het bestand moet een lijst met minstens één paar zijn.")
    return [_read_pair(row, number) for number, row in enumerate(data, start=1)]


def _read_pair(row, number):
    if not isinstance(row, dict):
        raise PairError(f"Paar {number} is geen object met fysiek, sociaal en label.")
    for name in ("fysiek", "sociaal"):
        if not isinstance(row.get(name), str) or not row[name].strip():
            raise PairError(f"Paar {number} heeft geen tekst bij ‘{name}’.")
    label = row.get("label")
    if label not in LABELS:
        raise PairError(f"Paar {number} heeft geen label ‘positive’ of ‘negative’.")
    return Pair(row["fysiek"], row["sociaal"], LABELS[label])


def score_pairs(pairs, knowledge=None):
    """Each pair with its score and whether the pages would show it as a signal."""
    knowledge = knowledge or shipped_knowledge()
    return [_scored(pair, knowledge) for pair in pairs]


def _scored(pair, knowledge):
    social, physical = Side("sociaal", pair.social), Side("fysiek", pair.physical)
    found = bool(match([social], [physical], knowledge))
    return Scored(pair, found, score_of(social, physical, knowledge))


def summary_of(scored):
    """Counts, recall, precision and AUC of scored pairs, with every pair that was misjudged.

    A measure without pairs to compute it from is None.
    """
    right = sum(item.found and item.pair.touch for item in scored)
    touching = sum(item.pair.touch for item in scored)
    signals = sum(item.found for item in scored)
    return {
        "counts": {"positive": touching, "negative": len(scored) - touching, "signals": signals},
        "recall": _share(right, touching),
        "precision": _share(right, signals),
        "auc": area_under_curve(scored),
        "threshold": THRESHOLD,
        "misses": {
            "false_negatives": [_as_json(x) for x in scored if x.pair.touch and not x.found],
            "false_positives": [_as_json(x) for x in scored if x.found and not x.pair.touch],
        },
    }


def area_under_curve(scored):
    """The chance that a touching pair scores above one that does not; a tie counts half."""
    touching = [item.score for item in scored if item.pair.touch]
    others = [item.score for item in scored if not item.pair.touch]
    wins = sum((high > low) + (high == low) / 2 for high in touching for low in others)
    return _share(wins, len(touching) * len(others))


def _share(part, whole):
    return round(part / whole, 4) if whole else None


def _as_json(scored):
    pair = scored.pair
    return {"fysiek": pair.physical, "sociaal": pair.social, "score": scored.score}
