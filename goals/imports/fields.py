"""Read the fields of one object of a file, and report everything that is wrong with them.

Belongs here: types, lengths, characters, dates and choices of a single field. What the fields
mean for a goal or a tree belongs in goal_reader.py and in the shapes.
"""

import re
from datetime import date
from decimal import Decimal

from goals.imports.bounds import Tally
from goals.imports.json_lines import Row, Table
from goals.imports.problems import UNPRINTABLE, Problem, shown
from indicators.limits import DECIMALS, DIGITS
from indicators.typed import dotted
from organisations.limits import FIRST_YEAR, LAST_YEAR, LONGEST_TEXT

KINDS = {
    Table: "een object",
    Row: "een lijst",
    str: "tekst",
    bool: "waar of onwaar",
    int: "een getal",
    float: "een kommagetal",
    type(None): "leeg",
}
DECIMAL = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?", re.ASCII)
WHOLE = re.compile(r"[0-9]{1,9}", re.ASCII)


class Report:
    """What reading a file brings to light beside its values.

    `unknown` holds the lines of each field that nobody asked for, `tally` counts what is read.
    """

    def __init__(self):
        self.problems = []
        self.unknown = {}
        self.tally = Tally()

    def wrong(self, line, sentence):
        self.problems.append(Problem(line, sentence))


class Fields:
    """The fields of one object; each is asked for by name once. `close` reports the others."""

    def __init__(self, table, report):
        self.table = table
        self.report = report
        self.asked = set()
        for line, key in table.repeated:
            report.wrong(line, f"‘{shown(key)}’ staat hier twee keer. Laat er één staan.")

    def line(self, key):
        """The line of a field, or of its object when the field is missing."""
        return self.table.lines.get(key, self.table.line)

    def wrong(self, key, sentence):
        self.report.wrong(self.line(key), sentence)

    def take(self, key, kind):
        """The value of a field if it is of a kind; None when it is empty, missing or wrong."""
        self.asked.add(key)
        value = self.table.get(key)
        if value is None or isinstance(value, kind):
            return value
        self.wrong(key, f"‘{key}’ moet {KINDS[kind]} zijn, niet {KINDS[type(value)]}.")
        return None

    def ignore(self, *keys):
        """These fields are known and mean nothing to us."""
        self.asked.update(keys)

    def text(self, key, longest=LONGEST_TEXT):
        """A text of at most so many characters, without white space around it; '' when empty."""
        value = (self.take(key, str) or "").strip()
        self.check_text(self.line(key), key, value, longest)
        return value

    def title(self, key, longest):
        """A text on one line that must be there."""
        return self.required(key, " ".join((self.take(key, str) or "").split()), longest)

    def story(self, key):
        """A text that must be there."""
        return self.required(key, (self.take(key, str) or "").strip(), LONGEST_TEXT)

    def required(self, key, value, longest):
        """Report a text that is missing, besides what `check_text` reports; returns it."""
        self.check_text(self.line(key), key, value, longest)
        if not value and isinstance(self.table.get(key), str | None):
            self.wrong(key, f"‘{key}’ ontbreekt of is leeg.")
        return value

    def check_text(self, line, key, value, longest):
        """Report a text that is too long or holds a character that cannot be kept."""
        if len(value) > longest:
            self.report.wrong(
                line, f"‘{key}’ is {dotted(len(value))} tekens lang. Hooguit {dotted(longest)} kan."
            )
        if found := UNPRINTABLE.search(value):
            code = f"U+{ord(found.group()):04X}"
            self.report.wrong(line, f"In ‘{key}’ staat een teken dat niet bewaard kan worden ({code}).")

    def choice(self, key, choices, *, required=False):
        """One of the values of a TextChoices, or ''."""
        value = self.take(key, str)
        if value in choices.values:
            return value
        if value:
            self.wrong(key, f"‘{key}’ is ‘{shown(value)}’. Kies {either(choices.values)}.")
        elif required and self.table.get(key) in (None, ""):
            self.wrong(key, f"‘{key}’ ontbreekt. Kies {either(choices.values)}.")
        return ""

    def flag(self, key, *, default=False):
        """True or False."""
        value = self.take(key, bool)
        return default if value is None else value

    def whole(self, key, lowest, highest):
        """A whole number between two bounds, also when it is written as text; None when empty."""
        self.asked.add(key)
        value = self.table.get(key)
        if value is None:
            return None
        if isinstance(value, str) and WHOLE.fullmatch(value.strip()):
            value = int(value)
        if type(value) is int and lowest <= value <= highest:
            return value
        self.wrong(key, f"‘{key}’ is {written(value)}. Vul een getal in van {lowest} tot en met {highest}.")
        return None

    def year(self, key):
        """A year that must be there; None when it is wrong."""
        if self.table.get(key) is None:
            self.asked.add(key)
            self.wrong(key, f"‘{key}’ ontbreekt.")
        return self.whole(key, FIRST_YEAR, LAST_YEAR)

    def number(self, key):
        """A Decimal that a column of values can keep, or None when empty. Texts have a point: 12.5."""
        self.asked.add(key)
        value = self.table.get(key)
        if value is None:
            return None
        number = decimal_of(value)
        if number is None:
            self.wrong(key, f"‘{key}’ is {written(value)}. Schrijf een getal als 12.5.")
        elif number != rounded(number):
            self.wrong(
                key,
                f"‘{key}’ is {written(value)}. Er passen {DIGITS - DECIMALS} cijfers voor en "
                f"{DECIMALS} cijfers achter de punt.",
            )
        return number

    def day(self, key):
        """A date, or None."""
        value = self.take(key, str)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self.wrong(key, f"‘{key}’ is ‘{shown(value)}’. Schrijf een datum als 2027-12-31.")
            return None

    def elements(self, key, kind):
        """(line, element) for each element of a list that is of the right kind."""
        row = self.take(key, Row) or Row()
        for line, element in zip(row.lines, row, strict=True):
            if isinstance(element, kind):
                yield line, element
            else:
                sentence = f"In ‘{key}’ hoort hier {KINDS[kind]} te staan, niet {KINDS[type(element)]}."
                self.report.wrong(line, sentence)

    def objects(self, key):
        """The Fields of each object in a list, closed when the caller asks for the next."""
        for _, table in self.elements(key, Table):
            fields = Fields(table, self.report)
            yield fields
            fields.close()

    def close(self):
        """Report the fields nobody asked for."""
        for key, line in self.table.lines.items():
            if key not in self.asked:
                self.report.unknown.setdefault(key, []).append(line)


def decimal_of(value):
    """The Decimal of a number in a file, or of a text such as 12.5; None for anything else."""
    if isinstance(value, str):
        return Decimal(value.strip()) if DECIMAL.fullmatch(value.strip()) else None
    if type(value) not in (int, float):
        return None
    number = Decimal(repr(value)) if abs(value) < 10 ** (2 * DIGITS) else Decimal("Infinity")
    return number if number.is_finite() else None


def rounded(number):
    """The number with the decimals that are kept; None when it is too large to keep."""
    if number and number.adjusted() >= DIGITS - DECIMALS:
        return None
    return round(number, DECIMALS)


def written(value):
    """What stands in a field, for in a sentence."""
    return f"‘{shown(str(value))}’" if type(value) in (str, int, float) else KINDS[type(value)]


def either(words, link="of"):
    """The words as in a sentence: a, b of c."""
    *first, last = words
    return f"{', '.join(first)} {link} {last}" if first else last
