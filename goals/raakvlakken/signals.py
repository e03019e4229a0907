"""What matching gives back: a signal about a pair, its strength and its reasons.

Belongs here: the shapes, their JSON, and the rule from score to strength. No finding.
"""

from dataclasses import asdict, dataclass

from goals.enums import Strength

THRESHOLD = 0.35  # at and above this a pair is a signal
_FROM_REDELIJK = 0.55
_FROM_STERK = 0.8


def strength_of(score):
    """The Strength of a score of 0..1 at or above THRESHOLD; docs/raakvlakken.md explains the rule."""
    if score >= _FROM_STERK:
        return Strength.STERK
    return Strength.REDELIJK if score >= _FROM_REDELIJK else Strength.ZWAK


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a pair is a signal: a pathway, or something both sides share.

    `kind` is pathway, place, people, theme or indicator; `key` the pathway's key or the shared id
    as text; the words are as they stand in the texts.
    """

    kind: str
    key: str
    sentence: str
    short: str = ""
    social_words: tuple[str, ...] = ()
    physical_words: tuple[str, ...] = ()

    def to_json(self):
        """The reason as plain JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, data):
        """The reason in what `to_json` gave."""
        words = {name: tuple(data[name]) for name in ("social_words", "physical_words")}
        return cls(**{**data, **words})


@dataclass(frozen=True, slots=True)
class Signal:
    """A possible raakvlak between a social and a physical side, by their keys; score is 0..1."""

    social: object
    physical: object
    score: float
    strength: Strength
    reasons: tuple[Reason, ...]

    def to_json(self):
        """The signal as plain JSON values; keys stay as the caller gave them."""
        return {
            "social": self.social,
            "physical": self.physical,
            "score": self.score,
            "strength": str(self.strength),
            "reasons": [reason.to_json() for reason in self.reasons],
        }

    @classmethod
    def from_json(cls, data):
        """The signal in what `to_json` gave."""
        reasons = tuple(Reason.from_json(reason) for reason in data["reasons"])
        return cls(**{**data, "strength": Strength(data["strength"]), "reasons": reasons})
