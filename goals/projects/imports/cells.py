"""Pure: what the text of a cell says about a project; a Dutch sentence when it says nothing we know."""

import re
from datetime import date
from decimal import Decimal

from goals.enums import Phase, Precision
from goals.limits import LONGEST_NAME, LONGEST_TITLE, MOST_MONEY
from goals.projects.imports.fields import (
    BUDGET,
    DOMAIN,
    DOMAIN_OF,
    END,
    LEADER,
    MILESTONES,
    NAME,
    PHASE,
    PHASE_OF,
    START,
    together,
)
from goals.projects.milestones import read_when, when_of, write_when
from history.dates import spoken_date
from indicators.imports.problems import shown
from indicators.typed import read_number
from organisations.limits import LONGEST_TEXT

NOT_YET = {"", "nnb", "ntb", "onbekend", "doorlopend", "lopend", "structureel", "nvt", "geen", "pm"}
CENT = Decimal("0.01")
BETWEEN = re.compile(r"\bt/m\b|\btot en met\b|\btot\b|[–—]| - |(?<=\d{4})-(?=\d{4}\b)", re.IGNORECASE)
SINCE = re.compile(r"(?:vanaf|sinds) ", re.IGNORECASE)
UNTIL = re.compile(r"(?:tot en met|t/m|tot) ", re.IGNORECASE)
DONE = re.compile(r"\(gehaald op (?P<day>[^()]*)\)$", re.IGNORECASE)


def read_cell(key, text):
    """The value of a field in a text. Raises ValueError with a Dutch sentence."""
    return READERS.get(key, _long)(_long(text))


def read_period(text):
    """(first day, last day) of a period such as '2027-2030' or 'mei 2027 tot juli 2028'; None is open.

    Raises ValueError with a Dutch sentence.
    """
    line = " ".join(_long(text).split())
    if together(line) in NOT_YET:
        return None, None
    if until := UNTIL.match(line):
        return None, _end(line[until.end() :])
    since = SINCE.match(line)
    first, *rest = BETWEEN.split(line[since.end() :] if since else line, maxsplit=1)
    return _start(first), _end(rest[0] if rest else "" if since else first)


def _name(text):
    line = " ".join(text.split())
    if not line:
        raise ValueError("Vul een naam in.")
    return _short(line, LONGEST_TITLE)


def _domain(text):
    found = DOMAIN_OF.get(together(text))
    if found is None:
        raise ValueError(f"Domein ‘{shown(text)}’ kennen we niet. Kies sociaal of fysiek.")
    return found.value


def _phase(text):
    if not text:
        return Phase.IDEE.value
    found = PHASE_OF.get(together(text))
    if found is None:
        *names, last = Phase.labels
        raise ValueError(f"Fase ‘{shown(text)}’ kennen we niet. Kies {', '.join(names)} of {last}.")
    return found.value


def _start(text):
    return None if together(text) in NOT_YET else read_when(text).day


def _end(text):
    return None if together(text) in NOT_YET else read_when(text).last_day


def _budget(text):
    if together(text) in NOT_YET:
        return None
    number = read_number(text)
    if not 0 <= number <= MOST_MONEY:
        raise ValueError("Vul een bedrag in euro’s in, van 0 tot 10 miljard.")
    return number.quantize(CENT)


def _leader(text):
    return _short(" ".join(text.split()), LONGEST_NAME)


def _lines(text):
    """One thing a line; between ; when it was one line."""
    return "\n".join(_parts(text))


def _parts(text):
    parts = text.split("\n" if "\n" in text else ";")
    return [part.strip() for part in parts if part.strip()]


def _milestones(text):
    """[(title, due_on, precision, done_on)] of lines such as 'mei 2027: Eerste paal'."""
    return [_milestone(line) for line in _parts(text)]


def _milestone(line):
    done_on = None
    if done := DONE.search(line):
        done_on, line = read_when(done["day"]).day, line[: done.start()].strip()
    before, colon, after = line.partition(":")
    try:
        when = read_when(before) if colon and after.strip() else None
    except ValueError:
        when = None
    title = _short(" ".join((after if when else line).split()), LONGEST_TITLE)
    if not title:
        raise ValueError("Schrijf bij elke mijlpaal wat hij is, zoals ‘mei 2027: eerste paal’.")
    return (title, when.day, when.precision, done_on) if when else (title, None, Precision.DAG, done_on)


def write_milestone(row):
    """A milestone as a line that can be read back."""
    when = f"{write_when(when_of(row))}: " if row.due_on else ""
    done = f" (gehaald op {spoken_date(row.done_on)})" if row.done_on else ""
    return f"{when}{row.title}{done}"


def _long(text):
    return _short(text, LONGEST_TEXT)


def _short(text, longest):
    if len(text) > longest:
        raise ValueError(f"Dit is te lang: {len(text)} tekens. Er passen er {longest}.")
    return text


READERS = {
    NAME: _name,
    DOMAIN: _domain,
    PHASE: _phase,
    START: _start,
    END: _end,
    BUDGET: _budget,
    LEADER: _leader,
    MILESTONES: _milestones,
    "people": _lines,
    "partners": _lines,
}


def is_backwards(start: date | None, end: date | None) -> bool:
    """Whether a period ends before it starts."""
    return bool(start and end and end < start)
