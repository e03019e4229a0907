"""Whether a side is about the young or the old, so that what is for one is no signal for the other.

Belongs here: the words that betray an age. What is said of nobody's age is for everyone.
"""

import re
from functools import lru_cache

YOUNG, OLD = "young", "old"
_WORDS = {
    YOUNG: re.compile(
        r"\b(kind|kinderen|jeugd\w*|jongeren?|jongeren\w*|peuters?|kleuters?|baby\W?s?|tieners?"
        r"|scholier(en)?|leerling(en)?)\b",
        re.IGNORECASE,
    ),
    OLD: re.compile(
        r"\b(ouderen\w*|senioren\w*|senior|bejaard\w*|dement\w*|[5-9]\d\W?plus\w*|\w+tigplus\w*)\b",
        re.IGNORECASE,
    ),
}
_ALL_AGES = re.compile(r"\bjong en oud\b|\boud en jong\b|\bgeneraties\b|\balle leeftijden\b", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def ages_of(title, terms):
    """The ages a side names in its title, or else in the words that hang at it; empty for everyone."""
    return _ages_in(title) or _ages_in(" ".join(terms))


def are_apart(ages, others):
    """Whether one side is only about the young and the other only about the old."""
    return bool(ages and others) and ages.isdisjoint(others)


def _ages_in(text):
    if _ALL_AGES.search(text):
        return frozenset(_WORDS)
    return frozenset(age for age, words in _WORDS.items() if words.search(text))
