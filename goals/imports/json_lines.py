"""Read JSON and remember on which line everything stands.

The reader of the standard library forgets positions and keeps only the last of two equal keys;
this one keeps both, and stops at a depth instead of at the end of the stack. Belongs here: the
grammar of JSON. Not here: what a doelenboom looks like (goal_reader.py and the shapes).
"""

import json
import re
from json.decoder import scanstring

from goals.imports.problems import ImportErrors, Problem, shown
from indicators.typed import dotted

MOST_VALUES = 500_000  # 20 MB of tiny values would fill the memory; 20 000 goals need half of this
MOST_DIGITS = 1_000  # of a whole number; Python reads longer ones slowly or not at all
DEEPEST = 40  # brackets inside each other; a doelenboom needs about ten
SPACE = re.compile(r"[ \t\r\n]*")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
WORD = re.compile(r"[-+A-Za-z]+")
WORDS = {"true": True, "false": False, "null": None}
NOT_JSON = "Dit is geen geldige JSON (teken {column} van de regel): {what}"
MISTAKES = {
    "Unterminated string": "een tekst is niet afgesloten met een aanhalingsteken.",
    "Invalid control character": "in een tekst staat een regeleinde of ander stuurteken. Schrijf \\n.",
    "Invalid \\": "achter \\ staat een teken dat daar niet kan.",
}


class Table(dict):
    """An object of the file; `line` is where it begins, `lines` where each key stands."""

    __slots__ = ("line", "lines", "repeated")

    def __init__(self, line):
        super().__init__()
        self.line = line
        self.lines = {}
        self.repeated = []


class Row(list):
    """A list of the file; `lines` is where each element begins."""

    __slots__ = ("lines",)

    def __init__(self):
        super().__init__()
        self.lines = []


def read_json(text):
    """The value in `text`: Table, Row, str, int, float, bool or None.

    Raises ImportErrors with the first place where it is no JSON.
    """
    reader = _Reader(text)
    value = reader.value(0)
    if reader.peek():
        reader.fail("na het einde staat nog meer tekst.")
    return value


class _Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0
        self.values = 0
        self.counted = 0
        self.lines = 1

    def line(self):
        """The line where the reader is; it only ever goes forward."""
        self.lines += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        return self.lines

    def peek(self):
        """The next character that is not white space, '' at the end."""
        self.at = SPACE.match(self.text, self.at).end()
        return self.text[self.at : self.at + 1]

    def fail(self, what):
        column = self.at - self.text.rfind("\n", 0, self.at)
        self.stop(NOT_JSON.format(column=column, what=what))

    def stop(self, sentence):
        raise ImportErrors([Problem(self.line(), sentence)])

    def value(self, depth):
        self.values += 1
        if self.values > MOST_VALUES:
            self.stop(
                f"Dit bestand heeft meer dan {dotted(MOST_VALUES)} velden. Splits het in kleinere bomen."
            )
        char = self.peek()
        if char == '"':
            return self._text()
        if char not in ("{", "["):
            return self._number() if char.isdigit() or char == "-" else self._word()
        if depth == DEEPEST:
            self.stop(f"Hier zitten meer dan {DEEPEST} haken in elkaar. Zo diep kan niet.")
        return self._table(depth + 1) if char == "{" else self._row(depth + 1)

    def _table(self, depth):
        table = Table(self.line())
        for _ in self._parts("}"):
            line, key = self.line(), self._key()
            if key in table:
                table.repeated.append((line, key))
            table.lines[key] = line
            table[key] = self.value(depth)
        return table

    def _row(self, depth):
        row = Row()
        for _ in self._parts("]"):
            row.lines.append(self.line())
            row.append(self.value(depth))
        return row

    def _parts(self, end):
        """Stop at the beginning of each part between brackets; the caller reads the part."""
        self.at += 1
        if self.peek() == end:
            self.at += 1
            return
        while True:
            self.peek()
            yield
            char = self.peek()
            if char not in (",", end):
                self.fail(f"hier hoort een komma of {end} te staan.")
            self.at += 1
            if char == end:
                return

    def _key(self):
        if self.peek() != '"':
            self.fail("hier hoort een veldnaam tussen aanhalingstekens te staan.")
        key = self._text()
        if self.peek() != ":":
            self.fail("achter de veldnaam hoort een dubbele punt te staan.")
        self.at += 1
        return key

    def _text(self):
        try:
            text, self.at = scanstring(self.text, self.at + 1, True)
        except json.JSONDecodeError as error:
            self.at = min(error.pos, len(self.text))
            what = next((MISTAKES[start] for start in MISTAKES if error.msg.startswith(start)), "")
            self.fail(what or "deze tekst is niet te lezen.")
        return text

    def _number(self):
        found = NUMBER.match(self.text, self.at)
        if not found:
            self.fail("dit is geen getal.")
        self.at = found.end()
        is_whole = found.group(1) is None and found.group(2) is None and len(found.group()) < MOST_DIGITS
        return int(found.group()) if is_whole else float(found.group())

    def _word(self):
        found = WORD.match(self.text, self.at)
        word = found.group() if found else self.text[self.at : self.at + 1]
        if word not in WORDS:
            self.fail(_not_a_value(word))
        self.at = found.end()
        return WORDS[word]


def _not_a_value(word):
    if word in ("NaN", "Infinity", "-Infinity"):
        return f"{word} is geen getal. Schrijf null als er geen waarde is."
    if not word:
        return "het bestand houdt hier op."
    return f"‘{shown(word)}’ hoort hier niet. Staan alle teksten tussen dubbele aanhalingstekens?"
