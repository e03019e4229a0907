"""Finds where social and physical sides may touch, and says why.

Belongs here: from what was found in each side to signals about pairs. Texts are read once a side
(in `knowledge`); pairs are joined over pathways, so no pair costs any text work.
"""

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from goals.raakvlakken.knowledge import (
    PLACE_WEIGHTS,
    Knowledge,
    compile_knowledge,
    shipped_knowledge,
)
from goals.raakvlakken.sides import Side, fingerprint
from goals.raakvlakken.signals import THRESHOLD, Reason, Signal, Strength, strength_of

__all__ = [
    "THRESHOLD",
    "Knowledge",
    "Reason",
    "Side",
    "Signal",
    "Strength",
    "Theme",
    "compile_knowledge",
    "fingerprint",
    "match",
    "profile_of",
    "score_of",
    "shipped_knowledge",
    "themes_of",
]

EVIDENCE_POINTS = {"sterk": 0.9, "redelijk": 0.75, "zwak": 0.55}
SECOND_PATHWAY = 0.3  # how much of the remaining room a second pathway may fill
SHARED_POINTS = {"indicator": 0.4, "wijk": 0.2, "doelgroep": 0.2, "thema": 0.15}
MOST_BY_SHARING_ALONE = 0.5
MOST_ON_TOP = 0.2
MOST_BY_ANCESTORS = 0.5  # a signal that rests on titles of ancestors stays weak
MOST_REASONS = 3
_SHARED = {
    "wijk": ("place", "Beide gaan over dezelfde wijk."),
    "doelgroep": ("people", "Beide gaan over dezelfde doelgroep."),
    "thema": ("theme", "Beide horen bij hetzelfde thema."),
    "indicator": ("indicator", "Aan beide hangt dezelfde indicator."),
}


class Theme(NamedTuple):
    """An outcome a side aims at: the key and Dutch name of a social word group, and 0..1."""

    key: str
    name: str
    weight: float


def match(social_sides, physical_sides, knowledge=None):
    """The signals between two lists of Sides, strongest first; only those at THRESHOLD or above.

    `knowledge` is what `compile_knowledge` gave, the shipped knowledge when left out. A side needs
    a key of its own within its list.
    """
    knowledge = knowledge or shipped_knowledge()
    physical_sides = list(physical_sides)
    by_pathway = _by_pathway(physical_sides, knowledge)
    by_shared = _by_shared(physical_sides)
    signals = []
    for social in social_sides:
        found = _points_with(social, by_pathway, knowledge)
        shared = _shared_with(social, by_shared)
        for index in found.keys() | shared.keys():
            score = _score(found.get(index, ()), shared.get(index, ()))
            if score >= THRESHOLD:
                reasons = _reasons(found.get(index, ()), shared.get(index, ()), knowledge)
                key = physical_sides[index].key
                signals.append(Signal(social.key, key, score, strength_of(score), reasons))
    signals.sort(key=lambda signal: -signal.score)
    return signals


def score_of(social, physical, knowledge=None):
    """The score of one pair of Sides, 0..1, also below THRESHOLD."""
    knowledge = knowledge or shipped_knowledge()
    found = _points_with(social, _by_pathway([physical], knowledge), knowledge).get(0, ())
    return _score(found, _shared_with(social, _by_shared([physical])).get(0, ()))


def profile_of(side, domain, knowledge=None):
    """The pathways a side of `domain` (sociaal or fysiek) hits, as JSON values, best first."""
    knowledge = knowledge or shipped_knowledge()
    hits = knowledge.hits(side.texts, "social" if domain == "sociaal" else "physical")
    rows = [
        {
            "key": key,
            "name": knowledge.pathways[key].name,
            "weight": hit.weight,
            "words": list(hit.words),
        }
        for key, hit in hits.items()
    ]
    return sorted(rows, key=lambda row: (-row["weight"], row["key"]))


def themes_of(side, knowledge=None):
    """The outcomes a side of either domain aims at, as Themes, strongest first.

    What stands in its own words counts fully; what it reaches by a pathway counts by its evidence.
    """
    knowledge = knowledge or shipped_knowledge()
    weights = defaultdict(float)
    for name, hit in knowledge.read_texts(side.texts).items():
        if name in knowledge.groups and knowledge.groups[name].domain == "sociaal":
            weights[name] = max(weights[name], hit.weight)
    for key, hit in knowledge.hits(side.texts, "physical").items():
        pathway = knowledge.pathways[key]
        points = hit.weight * EVIDENCE_POINTS[pathway.evidence]
        for name in pathway.social.groups:
            weights[name] = max(weights[name], points)
    themes = [Theme(key, knowledge.groups[key].name, weight) for key, weight in weights.items()]
    return tuple(sorted(themes, key=lambda theme: (-theme.weight, theme.key)))


class _Found(NamedTuple):
    points: float
    key: str
    social: object
    physical: object

    @property
    def rests_on_ancestors(self):
        return "context" in (self.social.place, self.physical.place)


def _by_pathway(physical_sides, knowledge):
    by_pathway = defaultdict(list)
    for index, side in enumerate(physical_sides):
        for key, hit in knowledge.hits(side.texts, "physical").items():
            by_pathway[key].append((index, hit))
    return by_pathway


def _points_with(social, by_pathway, knowledge):
    found = defaultdict(list)
    for key, hit in knowledge.hits(social.texts, "social").items():
        points = EVIDENCE_POINTS[knowledge.pathways[key].evidence] * hit.weight
        for index, other in by_pathway.get(key, ()):
            found[index].append(_Found(points * PLACE_WEIGHTS[other.place], key, hit, other))
    return found


def _by_shared(physical_sides):
    by_shared = defaultdict(list)
    for index, side in enumerate(physical_sides):
        for pair in side.shared:
            by_shared[pair].append(index)
    return by_shared


def _shared_with(social, by_shared):
    shared = defaultdict(list)
    for pair in sorted(social.shared, key=str):
        for index in by_shared.get(pair, ()):
            shared[index].append(pair)
    return shared


def _score(found, shared):
    """0..1: the best pathway, a part of the second, and something for what is shared."""
    bonus = sum(SHARED_POINTS[kind] for kind in {kind for kind, _ in shared})
    if not found:
        return min(bonus, MOST_BY_SHARING_ALONE)
    points = sorted((item.points for item in found), reverse=True)
    score = points[0]
    if len(points) > 1:
        score += (1 - score) * SECOND_PATHWAY * points[1]
    score += min(bonus / 2, MOST_ON_TOP)
    if all(item.rests_on_ancestors for item in found):
        score = min(score, MOST_BY_ANCESTORS)
    return round(min(score, 1.0), 3)


def _reasons(found, shared, knowledge):
    best = sorted(found, key=lambda item: (-item.points, item.key))[:MOST_REASONS]
    reasons = [
        _pathway_reason(knowledge.pathways[item.key], item.social.words, item.physical.words) for item in best
    ]
    return (*reasons, *(_shared_reason(kind, identity) for kind, identity in shared))


@lru_cache(maxsize=50_000)
def _pathway_reason(pathway, social_words, physical_words):
    physical, social = _quoted(physical_words), _quoted(social_words)
    sentence = f"{physical} en {social}: {pathway.mechanism}"
    return Reason("pathway", pathway.key, sentence, pathway.short, social_words, physical_words)


def _shared_reason(kind, identity):
    reason_kind, sentence = _SHARED[kind]
    return Reason(reason_kind, str(identity), sentence)


def _quoted(words):
    return " en ".join(f"‘{word}’" for word in words[:2])
