"""Pure: what the title of a goal gives away: several targets in one, or only more or less of something.

No parser of Dutch: rules on words (words.py) that would rather miss a case than raise a false alarm.
How they do on real titles is in tests/goals/checks/test_titles.py.

Targets in a title. It is cut into parts at 'en', commas, semicolons, colons and ends of sentences;
what stands between brackets does not count. A part is a target when it has a verb with something
beside it ('voelen zich veilig'), begins with more or less of something ('minder stress'), or names
a change of something ('verbetering van de luchtkwaliteit'). So a list is one target: 'terugdringen
van roken, drinken en drugs', 'schoon, heel en veilig'. Verbs after 'te' or in a clause ('om', 'die',
'waardoor') do not count, nor do activities (eten, slapen) when the title says what is done with
them ('stimuleren van sporten, gezond eten en goed slapen').

An ER-doel asks for more, less, better or 'to improve', and has no number: nobody can say when it is
reached. What comes after 'voor', 'om', 'gericht op' is what it is for, and does not count.
"""

import re
from functools import lru_cache
from itertools import pairwise

from goals.checks.words import (
    ACTIONS,
    ACTIVITIES,
    CHANGES,
    COMPARATIVES,
    DIRECTIONS,
    EMPTY,
    NO_COMPARISON,
    NUMBERS,
    PREPOSITIONS,
    PURPOSE,
    SUBORDINATE,
)

TITLES_KEPT = 50_000  # titles seldom change: a page need not read them again
BRACKETS = re.compile(r"\([^)]*\)")
PARTS = re.compile(r"[,;:/]|[.!?](?:\s|$)|\s[–—-]\s|\s(?:en|én|&|maar)\s")
WORDS = re.compile(r"[\w’'-]+")
DIGIT = re.compile(r"\d")
ASKS = re.compile(rf"\b(?:{'|'.join(sorted(COMPARATIVES | DIRECTIONS))})\b")
NO_COMPARISONS = re.compile("|".join(NO_COMPARISON))


@lru_cache(TITLES_KEPT)
def targets_in(title):
    """How many targets a title holds by the rule of this file; 0 when it is only a subject."""
    title = BRACKETS.sub(" ", title.lower())
    parts = [_told(part) for part in PARTS.split(title)]
    with_activities = not any(_is_governed(part) for part in parts)
    return sum(_is_target(part, with_activities) for part in parts)


@lru_cache(TITLES_KEPT)
def is_er_goal(title):
    """Whether a title asks for more or less of something without saying how much."""
    title = title.lower()
    if not ASKS.search(title) or DIGIT.search(title):
        return False
    words = WORDS.findall(NO_COMPARISONS.sub(" ", title))
    asking = _until(words, PURPOSE)
    return not NUMBERS.intersection(words) and not (COMPARATIVES | DIRECTIONS).isdisjoint(asking)


def _told(part):
    """The words of a part that say something, up to its first clause."""
    return [word for word in _until(WORDS.findall(part), SUBORDINATE) if word not in EMPTY]


def _is_governed(words):
    """Whether a part says what is done with what follows: 'stimuleren van sporten'."""
    return any(word in ACTIONS and after == "van" for word, after in pairwise(words))


def _is_target(words, with_activities):
    if len(words) < 2:
        return False
    if words[0] in COMPARATIVES or (words[0] in CHANGES and words[1] == "van"):
        return True
    return _does(words) or (with_activities and _is_active(words))


def _does(words):
    return any(word in ACTIONS and last != "te" for last, word in pairwise(["", *words]))


def _is_active(words):
    """Whether a part has an activity that is a verb in it: 'kinderen eten gezond'."""
    is_noun = words[0] in ACTIVITIES and words[1] in PREPOSITIONS
    return not is_noun and any(word in ACTIVITIES and last != "te" for last, word in pairwise(["", *words]))


def _until(words, stops):
    """The words before the first that starts a clause; a title that begins with one is kept whole."""
    for place, word in enumerate(words):
        if word in stops and place:
            return words[:place]
    return words
