"""Dutch text as words that can be compared: folded letters, stems, and parts of compounds.

Belongs here: what Dutch spelling does to a word. Which words mean something is in the pathways.
The stems take off inflection only (plural, diminutive, adjective). The Dutch stemmer of Snowball
goes further and makes one word of "gezond" and "zon"; that gives signals about nothing.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

LONGEST_WORD = 60  # letters; what is longer is an address or nonsense, and slow to take apart
ELLIPSIS_REACH = 4  # words between "sport-" and the word that completes it: "sport-, spel- en ..."
SHORTEST_SOFTENED = 3  # letters from which "huiz" is read as "huis"; "ov" is no "of"
SHORTEST_STEM = 2  # "ommetje" is no "om"
IRREGULAR = {"steden": "stad", "kinderen": "kind", "kinders": "kind", "musea": "museum"}
# People of age are no parents: "ouderen" and "ouders" would both become "ouder".
KEPT = {"ouderen": "ouderen", "oudere": "ouderen"}
# What a Dutch compound in policy texts often ends with: "sport- en speelplekken" is "sportplekken".
HEADS = (
    *("plekken", "plek", "plaatsen", "plaats", "voorzieningen", "voorziening", "toestellen"),
    *("routes", "route", "paden", "pad", "verbindingen", "verbinding", "tuinen", "tuin", "velden"),
    *("pleinen", "plein", "ruimten", "ruimtes", "ruimte", "woningen", "woning", "groepen", "groep"),
    *("accommodaties", "accommodatie", "locaties", "locatie", "gebouwen", "gebouw", "huizen"),
    *("verkeer", "lasten", "armoede", "gebruik", "misbruik", "overlast", "zorg", "hulp", "beleid"),
    *("ontwikkeling", "achterstanden", "achterstand", "problemen", "problematiek", "daken", "bouw"),
    *("opvang", "onderwijs", "kosten", "gebieden", "gebied", "parken", "park", "banen", "baan"),
)
_OPENING = re.compile(r"\((\w+)\)(?=\w)")
_CLOSING = re.compile(r"(?<=\w)\((\w+)\)")
_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?(?:-[^\W_]+)*-?")
_REPEATED = re.compile(r"([a-z])\1+")
_DIMINUTIVE = re.compile(r"(?:(?<=[a-z]{3})etj|(?<=[nrlwaeiou])tj|(?<=m)pj|(?<=[a-z]{2})j)es?$")
_PLURAL_EN = re.compile("[aeiouy].*[^aeiou]en$")  # "groen" and "steen" end so by themselves
_PLURAL_S = re.compile(r"(?<=[a-z]{2}(?:el|em|en|er|ar|or|um|ie|om))s$|(?<=[a-z]{3}[a-z]e)s$")


class Word(NamedTuple):
    """One word of a text: as written, folded, and its stem."""

    written: str
    folded: str
    stem: str


def plain(text):
    """The text in lower case and without diacritics."""
    text = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in text if not unicodedata.combining(letter)).replace("’", "'")


def _unbracketed(text):
    """The text in lower case, with the brackets of "(speel)plek" and "plek(ken)" undone."""
    text = unicodedata.normalize("NFC", text).lower().replace("’", "'")
    return _CLOSING.sub(r"\1", _OPENING.sub(r"\1", text))


@lru_cache(maxsize=50_000)
def fold(word):
    """The word with every doubled letter written once: "bomen", "boom" and "bommen" come close."""
    return _REPEATED.sub(r"\1", word)


@lru_cache(maxsize=50_000)
def stem(word):
    """The word without plural, diminutive and the adjective's e, folded.

    >>> stem("babbelbankjes"), stem("huizen"), stem("groene"), stem("bomen") == stem("boom")
    ('babelbank', 'huis', 'groen', True)
    """
    if word in KEPT:
        return KEPT[word]
    word = IRREGULAR.get(word, word).replace("'s", "")
    word = re.sub("heden$", "heid", word)
    folded = fold(_without_ending(word))
    if len(folded) < SHORTEST_SOFTENED:
        return folded
    return folded[:-1] + {"z": "s", "v": "f"}.get(folded[-1], folded[-1])


def _without_ending(word):
    shorter = _DIMINUTIVE.sub("", word)
    if shorter != word and len(fold(shorter)) > SHORTEST_STEM:
        return shorter
    word = _PLURAL_S.sub("", word)
    if _PLURAL_EN.search(word):
        return word[:-2]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def as_word(written):
    """One written word, ready to compare."""
    bare = plain(written)
    return Word(written, fold(bare), stem(bare))


@lru_cache(maxsize=50_000)
def read_words(text):
    """The words of a text by position; a position has every form its word can be read in.

    "school-thuisroute" stands at two positions, the second also as "schoolthuisroute";
    "sport- en speelplekken" has "sportplekken" at the first.
    """
    chunks = [chunk for chunk in _WORD.findall(_unbracketed(text)) if len(chunk) <= LONGEST_WORD]
    positions = []
    for index, chunk in enumerate(chunks):
        positions.extend(_of_chunk(chunk, chunks[index + 1 : index + 1 + ELLIPSIS_REACH]))
    return tuple(positions)


def _of_chunk(chunk, following):
    if chunk.endswith("-"):
        yield tuple(as_word(form) for form in _completed(chunk[:-1], following))
        return
    parts = chunk.split("-")
    for index, part in enumerate(parts):
        forms = (part,) if index == 0 else (part, "".join(parts[: index + 1]))
        yield tuple(as_word(form) for form in forms)


def _completed(opening, following):
    opening = opening.replace("-", "")
    whole = next((chunk for chunk in following[1:] if not chunk.endswith("-")), "")
    for chunk in following:
        if not chunk.endswith("-") and chunk not in ("en", "of", "als", "en/of"):
            whole = chunk
            break
    return [opening, *(opening + head for head in HEADS if whole.endswith(head) and whole != head)]
