"""The pathways made ready to find: which words betray which side of which pathway.

Belongs here: from pathways to an index, and from a text to what was found in it. No scores of
pairs; that is `matching`.
"""

import hashlib
import json
from collections import defaultdict
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from goals.raakvlakken.notation import parse_terms
from goals.raakvlakken.pathways import Group, shipped_groups, shipped_pathways, to_json
from goals.raakvlakken.words import fold, read_words

REMEMBERED_SIDES = 20_000
# How much a place in which words stand counts, from the design: a title says most.
PLACE_WEIGHTS = {"title": 1.0, "description": 0.65, "terms": 0.6, "context": 0.35}
PLACES = tuple(PLACE_WEIGHTS)
MOST_WORDS_NAMED = 3
SMALL = -1  # the number of a word that may stand inside a phrase: "toevoegen van woningen"
SMALL_WORDS = frozenset(
    ["de", "het", "een", "van", "in", "op", "aan", "te", "voor", "met", "hun", "haar", "onze", "ons", "meer"]
)
MUST_OPEN = 3  # a first part of at most so many letters: "won" stands in "bewonersgroep" too


class Hit(NamedTuple):
    """What was found of one side of a pathway: where, and the words as they were written."""

    place: str
    words: tuple[str, ...]

    @property
    def weight(self):
        """0..1, from the place."""
        return PLACE_WEIGHTS[self.place]


class _Finder:
    """Finds which atoms one word answers to, for a fixed set of atoms."""

    def __init__(self, atoms):
        self.by_kind = defaultdict(dict)
        self.compounds = defaultdict(list)
        self.joined = defaultdict(list)
        for number, atom in enumerate(atoms):
            if atom.kind == "compound":
                self.compounds[atom.last].append((atom.first, number))
                self.joined[fold(atom.first + atom.last)].append(number)
            else:
                self.by_kind[atom.kind][atom.first] = number
        self.of_word = lru_cache(maxsize=50_000)(self._of_word)

    def _of_word(self, word):
        """The numbers of the atoms a word answers to."""
        found = set()
        exact = self.by_kind["word"].get(word.stem)
        if exact is not None:
            found.add(exact)
        found.update(self._at_the_start(word.folded), self._at_the_end(word.stem))
        found.update(self._inside(word.folded))
        return frozenset(found)

    def _at_the_start(self, folded):
        prefixes = self.by_kind["prefix"]
        starts = (folded[:end] for end in range(2, len(folded) + 1))
        return {prefixes[start] for start in starts if start in prefixes}

    def _at_the_end(self, stem):
        suffixes = self.by_kind["suffix"]
        for start in range(len(stem) - 1):
            ending = stem[start:]
            if ending in suffixes:
                yield suffixes[ending]
            for first, number in self.compounds.get(ending, ()):
                if _opens(first, stem[:start]):
                    yield number

    def _inside(self, folded):
        insides = self.by_kind["inside"]
        size = len(folded)
        for start in range(size - 2):
            for end in range(start + 3, size + 1):
                part = folded[start:end]
                if part in insides:
                    yield insides[part]
                if part in self.joined:
                    yield from self.joined[part]


class Knowledge:
    """Pathways compiled for finding; made by `compile_knowledge`, safe to share and to cache.

    `version` changes with every change that can change a signal.
    """

    def __init__(self, pathways, groups):
        self.pathways = {pathway.key: pathway for pathway in pathways}
        self.groups = dict(groups)
        self.version = _version(self.pathways.values(), self.groups.values())
        lists = _word_lists(self.pathways.values(), self.groups)
        self._index(lists)
        self.physical_of = self._pathways_by_list("physical")
        self.social_of = self._pathways_by_list("social")
        self.read_text = lru_cache(maxsize=REMEMBERED_SIDES)(self._read_text)
        self.read_texts = lru_cache(maxsize=REMEMBERED_SIDES)(self._read_texts)
        self.hits = lru_cache(maxsize=REMEMBERED_SIDES)(self._hits)

    def _index(self, lists):
        parsed = {
            name: (parse_terms(terms), parse_terms(excluded)) for name, (terms, excluded) in lists.items()
        }
        atoms = {
            atom: None
            for both in parsed.values()
            for terms in both
            for term in terms
            for phrase in term.phrases
            for atom in phrase
        }
        self._numbers = {atom: number for number, atom in enumerate(atoms)}
        self._finder = _Finder(atoms)
        self._excluded = {name: self._numbered(excluded) for name, (_, excluded) in parsed.items()}
        self._terms_at = defaultdict(set)
        for name, (terms, _) in parsed.items():
            for term in self._numbered(terms):
                self._terms_at[term[0][0]].add((name, term))

    def _numbered(self, terms):
        return [
            tuple(tuple(self._numbers[atom] for atom in phrase) for phrase in term.phrases) for term in terms
        ]

    def _pathways_by_list(self, side):
        found = defaultdict(list)
        for pathway in self.pathways.values():
            for name in _lists_of(pathway, side):
                found[name].append(pathway.key)
        return dict(found)

    def _read_text(self, text):
        """{word list: words found} in one text."""
        words = read_words(text)
        numbers = [self._numbers_at(forms) for forms in words]
        places = defaultdict(list)
        for position, answered in enumerate(numbers):
            for number in answered:
                places[number].append(position)
        found = defaultdict(set)
        for number in places:
            for name, term in self._terms_at.get(number, ()):
                spans = _spans(term, places, numbers)
                found[name].update(spans)
        return self._named(found, words, places, numbers)

    def _numbers_at(self, forms):
        small = {SMALL} if forms[0].written in SMALL_WORDS else ()
        return frozenset().union(small, *map(self._finder.of_word, forms))

    def _named(self, found, words, places, numbers):
        named = {}
        for name, spans in found.items():
            masks = (
                [span for term in self._excluded[name] for span in _spans(term, places, numbers)]
                if spans and self._excluded[name]
                else []
            )
            kept = sorted(span for span in spans if not any(_within(span, mask) for mask in masks))
            if kept:
                named[name] = _as_written(kept, words)
        return named

    def _read_texts(self, texts):
        """{word list: Hit} in the texts of a side, each at its best place."""
        title, description, terms, context = texts
        hits = {}
        fields = ((title,), (description,), terms, context)
        for place, several in zip(PLACES, fields, strict=True):
            for text in several:
                for name, words in self.read_text(text).items() if text else ():
                    hits.setdefault(name, Hit(place, words))
        return hits

    def _hits(self, texts, side):
        """{pathway key: Hit} of one side ("physical" or "social") in the texts of a Side."""
        lists = self.read_texts(texts)
        by_list = self.physical_of if side == "physical" else self.social_of
        best = {}
        for name, hit in lists.items():
            for key in by_list.get(name, ()):
                if f"{key}:{side}:niet" not in lists:
                    best[key] = _better(best.get(key), hit)
        return best


def _opens(first, opening):
    """Does a compound open with `first`, or have it further on? Short parts must open it."""
    if len(first) <= MUST_OPEN:
        return opening.startswith(first)
    return first in opening


def _better(known, hit):
    if known is None or hit.weight > known.weight:
        return hit
    if hit.weight < known.weight:
        return known
    return Hit(known.place, tuple(dict.fromkeys(known.words + hit.words))[:MOST_WORDS_NAMED])


def _spans(term, places, numbers):
    """Position sets at which a term stands; of a combination everything together."""
    parts = [_phrase_spans(phrase, places, numbers) for phrase in term]
    if not all(parts):
        return []
    if len(parts) == 1:
        return parts[0]
    return [tuple(sorted({position for part in parts for span in part for position in span}))]


def _phrase_spans(phrase, places, numbers):
    """Where a phrase stands; between its words a few SMALL_WORDS may stand."""
    spans = [(start,) for start in places.get(phrase[0], ())]
    for number in phrase[1:]:
        spans = [
            (*span, position)
            for span in spans
            for position in _next_places(span[-1], places.get(number, ()), numbers)
        ]
    return spans


def _next_places(before, positions, numbers):
    """The first of `positions` right after `before`, with nothing or small words between."""
    for position in positions:
        if position > before and all(SMALL in numbers[gap] for gap in range(before + 1, position)):
            return (position,)
    return ()


def _within(span, mask):
    return set(span) <= set(mask)


def _as_written(spans, words):
    """What stands at the spans, whole phrases first; no word is named twice."""
    named, seen = {}, set()
    for span in sorted(spans, key=lambda span: (_gaps(span), -len(span), span)):
        if seen.isdisjoint(span):
            named[_text_of(span, words)] = None
            seen.update(span)
    return tuple(named)[:MOST_WORDS_NAMED]


def _gaps(span):
    return span[-1] - span[0] + 1 - len(span)


def _text_of(span, words):
    """The words at a span, each once, with dots where others stand between."""
    first = {words[position][0].written.lower(): position for position in reversed(span)}
    kept = sorted(first.values())
    parts = [words[kept[0]][0].written]
    for before, position in pairwise(kept):
        parts.append((" " if position == before + 1 else " … ") + words[position][0].written)
    return "".join(parts)


def _lists_of(pathway, side):
    vocabulary = getattr(pathway, side)
    own = (f"{pathway.key}:{side}",) if vocabulary.terms else ()
    return (*vocabulary.groups, *own)


def _word_lists(pathways, groups):
    """{name: (terms, excluded)}: every group, and the own words of every pathway."""
    lists = {key: (group.terms, group.excluded) for key, group in groups.items()}
    for pathway in pathways:
        for side in ("physical", "social"):
            vocabulary = getattr(pathway, side)
            lists[f"{pathway.key}:{side}"] = (vocabulary.terms, ())
            lists[f"{pathway.key}:{side}:niet"] = (vocabulary.excluded, ())
    return {name: both for name, both in lists.items() if both[0]}


def _version(pathways, groups):
    facts = [to_json(pathway) for pathway in pathways]
    facts += [[group.key, group.domain, group.terms, group.excluded] for group in groups]
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:16]


@lru_cache(maxsize=32)
def _compiled(pathways, groups):
    return Knowledge(pathways, {group.key: group for group in groups})


def compile_knowledge(pathways=None, groups=None):
    """The knowledge in pathways (the shipped ones when left out); remembered per set.

    Of two pathways with one key the last counts, so that a municipality can replace one.
    `groups` are Groups; the shipped ones when left out. Raises TermError on a term that is none.
    """
    if pathways is None and groups is None:
        return shipped_knowledge()
    chosen = shipped_pathways() if pathways is None else tuple(pathways)
    known: tuple[Group, ...] = tuple(shipped_groups().values() if groups is None else groups)
    return _compiled(chosen, known)


@cache
def shipped_knowledge():
    """The knowledge that comes along."""
    return _compiled(shipped_pathways(), tuple(shipped_groups().values()))
