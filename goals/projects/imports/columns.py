"""Pure: which field each column holds, by its heading, and without headings by what stands in it."""

from dataclasses import dataclass
from functools import partial
from itertools import islice

from goals.projects.imports.fields import (
    BUDGET,
    DOMAIN,
    DOMAIN_OF,
    END,
    FIELD,
    KEY_OF,
    NAME,
    PHASE,
    PHASE_OF,
    START,
    TERM_KINDS,
    field_of,
    is_passed_over,
    same,
    together,
)
from goals.projects.milestones import read_when

FIRST_ROWS = 20  # in which the headings must stand
LONGEST_HEADING = 60  # characters; more is a sentence
SAMPLE = 25  # cells of a column by which its field is guessed
LONGEST_GUESSED = 200  # characters; a longer cell is none of what can be guessed
ENOUGH = 0.6  # of those cells must say the same kind of thing


@dataclass(frozen=True)
class Columns:
    """`keys` is the field of each column, '' for one that is passed over.

    `row` is the number of the row with `headings`; 0 when there is none.
    """

    keys: tuple
    headings: tuple = ()
    row: int = 0


def find_headings(rows):
    """The Columns of the first row, of [(row number, texts)], that has headings; None without."""
    for number, texts in rows[:FIRST_ROWS]:
        keys = _unique([field_of(text) for text in texts])
        if NAME in keys and _are_headings(texts, keys):
            return Columns(tuple(keys), tuple(texts), number)
    return None


def find_columns(rows, known):
    """The Columns of rows, and the rows below their headings; `known` is a Known."""
    found = find_headings(rows)
    width = max(len(texts) for _number, texts in rows)
    if found:
        below = [row for row in rows if row[0] > found.row]
        keys = found.keys + ("",) * (width - len(found.keys))
        return Columns(keys, found.headings, found.row), below
    return Columns(tuple(_guessed(rows, width, known))), rows


def _are_headings(texts, keys):
    """Whether a row names columns: one says just 'project' or the like, or we know half of them."""
    if any(len(text) > LONGEST_HEADING for text in texts):
        return False
    filled = [(text, key) for text, key in zip(texts, keys, strict=True) if text]
    known = [text for text, key in filled if key or is_passed_over(text)]
    return len(known) * 2 >= len(filled) or any(KEY_OF.get(together(text)) == NAME for text in texts)


def _unique(keys):
    """A field that may stand in one column only, such as the name, is that of the first."""
    seen, found = set(), []
    for key in keys:
        is_double = key in seen and not _may_repeat(key)
        found.append("" if is_double else key)
        seen.add(key)
    return found


def _may_repeat(key):
    """Whether texts of more columns may be put together in this field."""
    return key not in {NAME, DOMAIN, PHASE, START, END, BUDGET, "period", "leader"}


def _guessed(rows, width, known):
    """The first column is the name; of the others what most of their cells say."""
    keys = [NAME]
    for column in range(1, width):
        filled = (texts[column] for _number, texts in rows if column < len(texts) and texts[column])
        texts = [text for text in islice(filled, SAMPLE) if len(text) <= LONGEST_GUESSED]
        guess = next((key for key, fits in _tests(known) if key not in keys and _most(texts, fits)), "")
        keys.append(guess or ("" if "description" in keys else "description"))
    return keys


def _tests(known):
    yield DOMAIN, lambda text: together(text) in DOMAIN_OF
    yield PHASE, lambda text: together(text) in PHASE_OF
    yield START, _is_date
    yield END, _is_date
    yield BUDGET, lambda text: text.startswith("€")
    for kind in TERM_KINDS:
        yield kind, partial(_is_word, known.terms.get(kind, {}))


def _is_word(words, text):
    return same(text) in words


def _most(texts, fits):
    return bool(texts) and sum(map(fits, texts)) >= ENOUGH * len(texts)


def _is_date(text):
    try:
        read_when(text)
    except ValueError:
        return False
    return True


def choices():
    """(key, words) of the fields that a column may hold, for who corrects our guess."""
    return [("", "niet overnemen"), *((key, field.heading) for key, field in FIELD.items())]
