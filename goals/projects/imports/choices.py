"""Pure: what a person chose about rows that are read, and how a form and the shelf hold it."""

import json
from dataclasses import asdict, dataclass, field
from typing import NamedTuple

from goals.enums import Domain
from goals.projects.imports.columns import find_columns
from goals.projects.imports.fields import FIELD, TERM_KINDS

CELL, COLUMN, WORD = "cel-", "kolom-", "woord-"  # how names of fields in the form start
ADD = "nieuw"  # chosen for a word that must come in the list


class WordKey(NamedTuple):
    """A word of a file that no list has; `name` folded."""

    kind: str
    name: str

    @property
    def field(self):
        """The name of its field in the form."""
        return f"{WORD}{self.kind}-{self.name}"


@dataclass(frozen=True)
class Draft:
    """Rows below their headings, [(row number, texts)], with the field that we think each column holds.

    `name` is that of the file, '' for what was pasted.
    """

    rows: list
    headings: list
    columns: list
    domain: str = ""
    name: str = ""
    notes: list = field(default_factory=list)

    def as_bytes(self):
        """What `draft_of` reads back."""
        return json.dumps(asdict(self)).encode()


@dataclass(frozen=True)
class Choices:
    """What a person chose; without them it is what the Draft says.

    `columns` is {column: key}, `cells` {(row number, key): text typed instead}, `words` {WordKey: id
    of a Term, ADD, or '' to leave it out}. `rows` are the numbers of the rows to take, None for all
    but the doubles; `doubles` those that were shown as double.
    """

    domain: str | None = None
    columns: dict = field(default_factory=dict)
    cells: dict = field(default_factory=dict)
    words: dict = field(default_factory=dict)
    rows: frozenset | None = None
    doubles: frozenset = frozenset()


def make_draft(table, known, domain="", name=""):
    """The Draft of a tables.Table; `known` is a Known."""
    columns, below = find_columns(table.rows, known)
    return Draft(below, list(columns.headings), list(columns.keys), domain, name, list(table.notes))


def draft_of(content):
    """The Draft in what `Draft.as_bytes` wrote."""
    data = json.loads(content)
    return Draft(**data | {"rows": [(number, texts) for number, texts in data["rows"]]})


def choices_of(asked):
    """The Choices in the fields of a form, a QueryDict; what makes no sense is not there."""
    pairs = list(asked.items())
    return Choices(
        domain=asked.get("domein", "") if asked.get("domein", "") in Domain.values else "",
        columns={
            int(name.removeprefix(COLUMN)): key
            for name, key in pairs
            if name.startswith(COLUMN) and _is_number(name.removeprefix(COLUMN)) and key in {"", *FIELD}
        },
        cells=dict(_cells(pairs)),
        words=dict(_words(pairs)),
        rows=_numbers(asked.getlist("rij")),
        doubles=_numbers(asked.getlist("dubbel")),
    )


def _cells(pairs):
    for name, text in pairs:
        number, _, key = name.removeprefix(CELL).partition("-")
        if name.startswith(CELL) and _is_number(number) and key in FIELD:
            yield (int(number), key), text


def _words(pairs):
    for name, chosen in pairs:
        kind, _, word = name.removeprefix(WORD).partition("-")
        if name.startswith(WORD) and kind in TERM_KINDS:
            yield WordKey(kind, word), chosen


def _numbers(texts):
    return frozenset(int(text) for text in texts if _is_number(text))


def _is_number(text):
    return text.isascii() and text.isdecimal() and len(text) < 10
