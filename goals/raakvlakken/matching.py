"""Finds where social and physical sides may touch, and says why.

Belongs here: from what was found in each side to signals about pairs. Texts are read once a side
(in `knowledge`); pairs are joined over pathways, so no pair costs any text work.
"""

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from goals.raakvlakken.audiences import ages_of, are_apart
from goals.raakvlakken.knowledge import (
    PLACE_WEIGHTS,
    Knowledge,
    compile_knowledge,
    shipped_knowledge,
)
from goals.raakvlakken.pathways import NAMED_ITSELF
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
WORTH_NAMING = 0.5  # a reason with a smaller part of the points of the best is not named
ANCESTORS = "context"
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
    others = _Others(list(physical_sides), knowledge)
    signals = [signal for social in social_sides for signal in _signals_of(social, others, knowledge)]
    signals.sort(key=lambda signal: -signal.score)
    return signals


def score_of(social, physical, knowledge=None):
    """The score of one pair of Sides, 0..1, also below THRESHOLD."""
    knowledge = knowledge or shipped_knowledge()
    others = _Others([physical], knowledge)
    return next((score for _, score, _ in _scores_of(social, others, knowledge)), 0.0)


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
        for name in () if pathway.theme == NAMED_ITSELF else pathway.social.groups:
            weights[name] = max(weights[name], points)
    themes = [Theme(key, knowledge.groups[key].name, weight) for key, weight in weights.items()]
    return tuple(sorted(themes, key=lambda theme: (-theme.weight, theme.key)))


class _Others:
    """The physical sides, by the pathways they hit and by what they may share."""

    def __init__(self, sides, knowledge):
        self.sides = sides
        self.ages = [ages_of(side.title, side.terms) for side in sides]
        self.hits = [knowledge.hits(side.texts, "physical") for side in sides]
        self.weights = [{key: hit.weight for key, hit in hits.items()} for hits in self.hits]
        self.by_pathway = defaultdict(list)
        self.by_shared = defaultdict(list)
        for index, hits in enumerate(self.hits):
            for key, hit in hits.items():
                row = (index, PLACE_WEIGHTS[hit.place], hit.place == ANCESTORS)
                self.by_pathway[key].append(row)
            for pair in sides[index].shared:
                self.by_shared[pair].append(index)

    def shared_with(self, social):
        """{index: (kind, id) pairs} of the sides that share something with a social side."""
        shared = defaultdict(list)
        for pair in sorted(social.shared, key=str):
            for index in self.by_shared.get(pair, ()):
                shared[index].append(pair)
        return shared


class _Tally:
    """Per physical side the points of the best two pathways, and if any rests on own words."""

    def __init__(self, size):
        self.best = [0.0] * size
        self.second = [0.0] * size
        self.own_words = bytearray(size)

    def add(self, points, rows, by_ancestors):
        """Count one pathway of the social side for all physical sides that hit it too."""
        best, second, own_words = self.best, self.second, self.own_words
        for index, weight, ancestors in rows:
            earned = points * weight
            if earned > best[index]:
                second[index] = best[index]
                best[index] = earned
            elif earned > second[index]:
                second[index] = earned
            if not (ancestors or by_ancestors):
                own_words[index] = 1


def _scores_of(social, others, knowledge):
    """(index, score, shared) of every physical side that has anything with a social side."""
    tally = _Tally(len(others.sides))
    for key, hit in knowledge.hits(social.texts, "social").items():
        if key in others.by_pathway:
            tally.add(_points(knowledge.pathways[key], hit), others.by_pathway[key], hit.place == ANCESTORS)
    shared, ages = others.shared_with(social), ages_of(social.title, social.terms)
    for index, best in enumerate(tally.best):
        if best or index in shared:
            pairs = shared.get(index, ())
            if ages and are_apart(ages, others.ages[index]) and not _share_people(pairs):
                continue
            yield index, _score(best, tally.second[index], tally.own_words[index], pairs), pairs


def _share_people(pairs):
    return any(kind == "doelgroep" for kind, _ in pairs)


def _score(best, second, own_words, shared):
    """0..1: the best pathway, a part of the second, and something for what is shared."""
    bonus = sum(SHARED_POINTS[kind] for kind in {kind for kind, _ in shared}) if shared else 0.0
    if not best:
        return min(bonus, MOST_BY_SHARING_ALONE)
    score = best + (1 - best) * SECOND_PATHWAY * second + min(bonus / 2, MOST_ON_TOP)
    return round(min(score, 1.0 if own_words else MOST_BY_ANCESTORS), 3)


def _signals_of(social, others, knowledge):
    hits = knowledge.hits(social.texts, "social")
    points = {key: _points(knowledge.pathways[key], hit) for key, hit in hits.items()}
    for index, score, shared in _scores_of(social, others, knowledge):
        if score >= THRESHOLD:
            physical_hits = others.hits[index]
            named = _worth_naming(points, others.weights[index])
            reasons = [
                _pathway_reason(knowledge, key, hits[key].words, physical_hits[key].words) for key in named
            ]
            reasons += [_shared_reason(*pair) for pair in shared]
            key = others.sides[index].key
            yield Signal(social.key, key, score, strength_of(score), tuple(reasons))


def _worth_naming(points, weights):
    """The pathways of both sides to name as reasons, strongest first; not those that hardly weigh."""
    earned = [(-points[key] * weights[key], key) for key in points.keys() & weights.keys()]
    earned.sort()
    least = earned[0][0] * WORTH_NAMING if earned else 0
    return [key for worth, key in earned[:MOST_REASONS] if worth <= least]


def _points(pathway, hit):
    return EVIDENCE_POINTS[pathway.evidence] * PLACE_WEIGHTS[hit.place]


@lru_cache(maxsize=50_000)
def _pathway_reason(knowledge, key, social_words, physical_words):
    pathway = knowledge.pathways[key]
    physical, social = _quoted(physical_words), _quoted(social_words)
    sentence = f"{physical} en {social}: {pathway.mechanism}"
    return Reason("pathway", key, sentence, pathway.short, social_words, physical_words)


@lru_cache(maxsize=10_000)
def _shared_reason(kind, identity):
    reason_kind, sentence = _SHARED[kind]
    return Reason(reason_kind, str(identity), sentence)


def _quoted(words):
    return " en ".join(f"‘{word}’" for word in words[:2])
