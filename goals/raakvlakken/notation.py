"""How a word list is typed: one term a line, in a notation of four signs.

`speeltuin` is that word in all its forms; `speel*` what begins so; `*bank` what ends so;
`*speel*` what has it inside; `school|plein` the compound, also with something before or between;
`zelfstandig wonen` those words in this order; `bank + park` both, anywhere in one text.
Belongs here: reading and judging one term. Finding terms in a text is `knowledge`.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from goals.raakvlakken.words import fold, plain, stem

SHORTEST_PART = 3
_SIGNS = re.compile(r"[^a-z0-9'*|\- ]")


class Atom(NamedTuple):
    """One word to find: `kind` is word, prefix, suffix, inside or compound."""

    kind: str
    first: str
    last: str = ""


class Term(NamedTuple):
    """A typed term: phrases that must all be found; a phrase is atoms in this order."""

    written: str
    phrases: tuple[tuple[Atom, ...], ...]


class TermError(ValueError):
    """A term that cannot be used, with a Dutch sentence that says what to do."""


@lru_cache(maxsize=20_000)
def parse_term(line):
    """The term on one typed line. Raises TermError with a Dutch sentence."""
    written = " ".join(line.split())
    if not written:
        raise TermError("Typ een woord op deze regel.")
    phrases = tuple(_parse_phrase(part, written) for part in plain(written).split("+"))
    return Term(written, phrases)


def parse_terms(lines):
    """The terms of several lines; empty lines are skipped. Raises TermError."""
    return tuple(parse_term(line) for line in lines if line.strip())


def faults_of(lines):
    """Dutch sentences about the lines that cannot be used, for a form; empty when all are right."""
    faults = []
    for number, line in enumerate(lines, start=1):
        try:
            if line.strip():
                parse_term(line)
        except TermError as error:
            faults.append(f"Regel {number}: {error}")
    return faults


def _parse_phrase(text, written):
    if not text.strip():
        raise TermError(f"In ‘{written}’ staat een + zonder woord aan beide kanten.")
    wrong = _SIGNS.search(text)
    if wrong:
        raise TermError(
            f"In ‘{written}’ staat het teken {wrong[0]}. U kunt letters en cijfers gebruiken, "
            "en de tekens * | + en -."
        )
    words = text.replace("-", " ").split() if "|" not in text else text.replace("-", "").split()
    return tuple(_parse_atom(word, written) for word in words)


def _parse_atom(word, written):
    if "|" in word:
        return _parse_compound(word, written)
    bare = word.strip("*")
    if "*" in bare:
        raise TermError(f"In ‘{written}’ staat een * midden in een woord. Zet * aan begin of eind.")
    if word != bare and len(bare) < SHORTEST_PART:
        raise TermError(f"In ‘{written}’ staan bij * te weinig letters. Typ er minstens drie.")
    return _starred(word, bare)


def _starred(word, bare):
    if word.startswith("*"):
        return Atom("inside", fold(bare)) if word.endswith("*") else Atom("suffix", stem(bare))
    return Atom("prefix", fold(bare)) if word.endswith("*") else Atom("word", stem(bare))


def _parse_compound(word, written):
    parts = word.split("|")
    if len(parts) != 2 or "*" in word or min(map(len, parts)) < 2:
        raise TermError(
            f"In ‘{written}’ klopt het teken | niet. Typ twee woorddelen met één | ertussen, "
            "bijvoorbeeld school|plein."
        )
    return Atom("compound", fold(parts[0]), stem(parts[1]))
