"""Pure: rows of text as projects, with what is wrong with them in plain Dutch.

For who pastes projects elsewhere: `read_pasted` makes a Reading of a text, `Reading.right` are the
rows that can be written, and apply.apply_rows writes them.
"""

from collections import Counter
from dataclasses import dataclass, field
from difflib import get_close_matches

from goals.projects.imports.cells import is_backwards, read_cell, read_period
from goals.projects.imports.choices import ADD, Choices, WordKey, make_draft
from goals.projects.imports.fields import (
    DOMAIN,
    END,
    NAME,
    PERIOD,
    PHASE,
    START,
    TERM_KINDS,
    is_passed_over,
    same,
)
from goals.projects.imports.tables import read_text
from indicators.imports.problems import shown
from organisations.limits import LONGEST_TERM

ALIKE = 0.85  # from here a word is taken for another spelling of one in the list
MOST_COMPARED = 50  # words that are not in a list, of which another spelling is looked for
MOST_WORDS = 50  # in one cell
LONGEST_LIST = MOST_WORDS * LONGEST_TERM  # characters of a cell with words
NO_DOMAIN = "Kies het domein van dit project, of bovenaan een domein voor alle rijen."
BACKWARDS = "De einddatum ligt voor de begindatum."


@dataclass
class ReadRow:
    """A row as a project. `number` is that of the row, `texts` {field: text} what stood in it.

    `values` is {field of Project: value}, and under "milestones" [(title, due_on, precision,
    done_on)]; `terms` are ids of Terms, `new_words` WordKeys with the spelling that was used.
    `problems` is {field: Dutch sentence}. `double` says which other project has this name.
    """

    number: int
    texts: dict
    values: dict = field(default_factory=dict)
    terms: list = field(default_factory=list)
    new_words: dict = field(default_factory=dict)
    problems: dict = field(default_factory=dict)
    double: str = ""
    is_taken: bool = True

    @property
    def name(self):
        return self.values.get(NAME, "") or self.texts.get(NAME, "")

    @property
    def is_right(self):
        """Whether it can be written."""
        return self.is_taken and not self.problems

    @property
    def sentences(self):
        """Its problems with their place: "Rij 4: fase ‘bezig’ kennen we niet. …"."""
        return [f"Rij {self.number}: {text[0].lower()}{text[1:]}" for text in self.problems.values()]


@dataclass(frozen=True)
class UnknownWord:
    """A word that no list has. `count` rows have it; `choice` as in Choices.words."""

    key: WordKey
    name: str
    count: int
    choice: str


@dataclass
class Reading:
    """What rows say: ReadRows, UnknownWords, and headings that mean nothing to us."""

    rows: list = field(default_factory=list)
    unknown: list = field(default_factory=list)
    passed_over: list = field(default_factory=list)

    @property
    def right(self):
        """The rows that can be written."""
        return [row for row in self.rows if row.is_right]

    @property
    def wrong(self):
        """The rows that somebody wants, but that are not right yet."""
        return [row for row in self.rows if row.is_taken and row.problems]

    @property
    def left(self):
        """The rows that nobody wants."""
        return [row for row in self.rows if not row.is_taken]

    @property
    def problems(self):
        """All that is wrong with the rows that somebody wants, as sentences with their place."""
        return [sentence for row in self.wrong for sentence in row.sentences]


def read_pasted(text, known, *, domain=""):
    """The Reading of rows that were copied from a spreadsheet, with or without headings.

    `known` is what known.known_to gives; `domain` is that of rows that name none. A name alone on
    each line will do. Raises UnreadableFile with a Dutch sentence when there is nothing to read.
    """
    return read_draft(make_draft(read_text(text), known, domain), known)


def read_draft(draft, known, choices=None):
    """The Reading of a Draft as somebody with these Choices wants it."""
    choices = choices or Choices()
    columns = [choices.columns.get(at, key) for at, key in enumerate(draft.columns)]
    domain = draft.domain if choices.domain is None else choices.domain
    rows = [ReadRow(number, _texts(number, texts, columns, choices)) for number, texts in draft.rows]
    unknown = _unknown(rows, known, choices)
    chosen = {word.key: word.choice for word in unknown}
    for row in rows:
        _read(row, domain)
        _tag(row, known, chosen)
    _find_doubles(rows, known)
    for row in rows:
        row.is_taken = not row.double if choices.rows is None else row.number in choices.rows
    return Reading(rows, unknown, _passed_over(draft, columns))


def new_doubles(reading, choices):
    """The numbers of rows to write that became double since they were shown."""
    return {row.number for row in reading.right if row.double} - choices.doubles


def _texts(number, texts, columns, choices):
    """{field: text} of a row; columns with one field are put together, what was typed goes first."""
    found = {}
    for at, key in enumerate(columns):
        if key and at < len(texts) and texts[at]:
            found[key] = f"{found[key]}\n{texts[at]}" if key in found else texts[at]
    typed = {key: text.strip() for (row, key), text in choices.cells.items() if row == number}
    return found | {key: text.replace("\r\n", "\n") for key, text in typed.items()}


def _read(row, domain):
    """Fill the values and problems of a row, its words apart."""
    texts = {NAME: "", PHASE: "", **row.texts}
    if not texts.get(DOMAIN):
        texts[DOMAIN] = domain
    for key, text in texts.items():
        if key in TERM_KINDS or key == PERIOD:
            continue
        try:
            row.values[key] = read_cell(key, text)
        except ValueError as error:
            row.problems[key] = NO_DOMAIN if key == DOMAIN and not text else str(error)
    _read_period(row)


def _read_period(row):
    """The days of a column with periods, where no column of its own has them."""
    text = row.texts.get(PERIOD, "")
    try:
        start, end = read_period(text)
    except ValueError as error:
        row.problems[PERIOD] = str(error)
        start = end = None
    row.values.setdefault(START, start)
    row.values.setdefault(END, end)
    if not row.problems.keys() & {START, END, PERIOD} and is_backwards(row.values[START], row.values[END]):
        row.problems[PERIOD if text and END not in row.texts else END] = BACKWARDS


def _unknown(rows, known, choices):
    """The UnknownWords of all rows, as often as they occur, in the order of their lists."""
    counts, spelled = Counter(), {}
    for row in rows:
        keys = dict(_words_without(row, known))
        counts.update(keys.keys())
        spelled = keys | spelled
    keys = sorted(spelled, key=lambda key: (TERM_KINDS.index(key.kind), key.name))
    alike = {key: _alike(key, known) for key in keys[:MOST_COMPARED]}
    allowed = {kind: _allowed(kind, known) for kind in TERM_KINDS}
    return [
        UnknownWord(key, spelled[key], counts[key], _chosen(key, allowed[key.kind], choices, alike.get(key)))
        for key in keys
    ]


def _words_without(row, known):
    """(WordKey, its spelling) of the words of a row that no list has."""
    for kind in TERM_KINDS:
        text, words = row.texts.get(kind, ""), known.terms.get(kind, {})
        names = split_words(text, words)
        if not _too_much(text, names):
            yield from ((WordKey(kind.value, same(name)), name) for name in names if same(name) not in words)


def _alike(key, known):
    """The id of the word in the list that seems meant, None without."""
    words = known.terms.get(key.kind, {})
    found = get_close_matches(key.name, words, n=1, cutoff=ALIKE)
    return words[found[0]] if found else None


def _allowed(kind, known):
    """What somebody may choose for a word of a list, in order of what we take when nobody chose."""
    first = [ADD] if known.may_add else []
    return dict.fromkeys([*first, "", *map(str, known.terms.get(kind, {}).values())])


def _chosen(key, allowed, choices, alike):
    """What happens to a word: what somebody chose, else what seems meant."""
    chosen = choices.words.get(key)
    if chosen in allowed:
        return chosen
    return str(alike) if alike else next(iter(allowed))


def split_words(text, words):
    """The words in a cell; `words` are the folded ones of the list, which may hold a comma themselves."""
    found = {}
    for part in text[:LONGEST_LIST].replace("|", ";").replace("\n", ";").split(";"):
        pieces = [part] if same(part) in words else part.split(",")
        found |= {" ".join(piece.split()): None for piece in pieces if same(piece)}
    return list(found)


def _tag(row, known, chosen):
    for kind in TERM_KINDS:
        words = known.terms.get(kind, {})
        names = split_words(row.texts.get(kind, ""), words)
        if problem := _too_much(row.texts.get(kind, ""), names):
            row.problems[kind] = problem
            continue
        for name in names:
            key = WordKey(kind.value, same(name))
            choice = str(words.get(key.name) or chosen[key])
            if choice == ADD:
                row.new_words[key] = name
            elif choice and int(choice) not in row.terms:
                row.terms.append(int(choice))


def _too_much(text, names):
    """What is wrong with the words of a cell; '' when nothing is."""
    if len(text) > LONGEST_LIST or len(names) > MOST_WORDS:
        return f"Dit zijn meer dan {MOST_WORDS} woorden. Staat hier wel een lijst met woorden?"
    long = next((name for name in names if len(name) > LONGEST_TERM), "")
    return f"‘{shown(long)}’ is te lang: hooguit {LONGEST_TERM} tekens per woord." if long else ""


def _find_doubles(rows, known):
    first = {}
    for row in rows:
        name = same(row.name)
        if not name:
            continue
        earlier = first.setdefault(name, row)
        if name in known.names:
            row.double = f"Er is al een project ‘{shown(known.names[name])}’."
        elif earlier is not row:
            row.double = f"Rij {earlier.number} heet ook zo."


def _passed_over(draft, columns):
    from_headings = zip(draft.headings, columns, strict=False)
    return [shown(heading) for heading, key in from_headings if not key and not is_passed_over(heading)]
