"""Measurements as people type them: a number, words, or that there is none and why."""

import re
from decimal import Decimal
from typing import NamedTuple

from indicators.enums import Missing
from indicators.typed.comparing import is_compared
from indicators.typed.numbers import HOW_NUMBER, dutch, number_in
from indicators.typed.words import (
    DASHES,
    FLAGS,
    QUOTES,
    bare_or_quoted,
    cleaned,
    has_letters,
    kept,
    on_one_line,
    words,
)

RANKING = re.compile(
    r"[0-9]{1,4} ?(?:e|de|ste)(?: (?:positie|plaats|plek|rang))?(?: (?:van|op|in|uit) .+)?", FLAGS
)
PROVISIONAL = re.compile(r"(?:\s*(?:\*|\((?:v|voorlopig)\)))+$", FLAGS)
CALLED_PROVISIONAL = re.compile(r"(?P<rest>.+?)[,;:]? voorlopig", FLAGS)

MISSING_WORDS = {
    Missing.NNB: r"n\. ?n\. ?b\.?|nnb|nog niet bekend|(?:nog )?onbekend|p\. ?m\.?|pm",
    Missing.NVT: r"n\. ?v\. ?t\.?|nvt|niet van toepassing",
    Missing.NIET_GEMETEN: r"niet gemeten",
}
REASON_FOLLOWS = r"\s*[,;:]|\s[-–]\s|\s(?=(?:want|omdat|vanwege|wegens|door)\b)"
MISSING = {
    missing: re.compile(rf"(?:{written})\.?(?:(?:{REASON_FOLLOWS})(?P<reason>.*))?", FLAGS)
    for missing, written in MISSING_WORDS.items()
}
BEFORE_REASON = re.compile(r"^(?:[\s,;:]|[-–]\s|(?:want|omdat)\b)+", FLAGS)
NOT_MEASURED = re.compile(rf"{DASHES}|x", FLAGS)
WRITTEN_MISSING = {Missing.NNB: "n.n.b.", Missing.NVT: "n.v.t.", Missing.NIET_GEMETEN: "niet gemeten"}

HOW_TEXT = "Schrijf alleen het getal, zoals 12,5. Of zet er een ' voor: dan blijft het tekst, zoals in Excel."
HOW_COMPARED = "Vergelijken hoort bij de streefwaarde. Zet er een ' voor om het als tekst te bewaren."


class TypedValue(NamedTuple):
    """A measurement as typed: one of `number`, `text` and `missing` (of enums.Missing, with `reason`)."""

    number: Decimal | None = None
    text: str = ""
    missing: str = ""
    reason: str = ""
    is_provisional: bool = False


def read_value(written: str, *, keep_text: bool = False) -> TypedValue | None:
    """What somebody typed as a measurement; None for an empty cell.

    With `keep_text` (published trees) what cannot be read becomes text. A missing value is never
    provisional. Raises ValueError with a Dutch sentence; with `keep_text` too for control
    characters and what is too long to store.
    """
    body, is_provisional = _without_mark(cleaned(written))
    if not body:
        return None
    try:
        value = _value(body)
    except ValueError:
        if not keep_text:
            raise
        value = TypedValue(text=words(body))
    return value._replace(is_provisional=True) if is_provisional and not value.missing else value


def write_value(value) -> str:
    """What `read_value` reads as this value: a TypedValue or anything with its attributes."""
    mark = "*" if value.is_provisional else ""
    if value.number is not None:
        return dutch(value.number) + mark
    if value.missing:
        return WRITTEN_MISSING[value.missing] + (f": {value.reason}" if value.reason else "")
    wanted = TypedValue(text=value.text, is_provisional=value.is_provisional)
    return bare_or_quoted(value.text + mark, read_value, wanted)


def _without_mark(text):
    """(text without the mark of a provisional value, whether there was one)."""
    rest = PROVISIONAL.sub("", text)
    return (rest, rest != text) if rest.strip(QUOTES) else (text, False)


def _value(body):
    if text := kept(body):
        return TypedValue(text=text)
    if missing := _missing(on_one_line(body)):
        return missing
    called = CALLED_PROVISIONAL.fullmatch(body)
    rest = called["rest"] if called else body
    if RANKING.fullmatch(rest):
        return TypedValue(text=words(rest), is_provisional=bool(called))
    return TypedValue(number=number_in(rest, _how(rest), typed=body), is_provisional=bool(called))


def _missing(line):
    if NOT_MEASURED.fullmatch(line):
        return TypedValue(missing=Missing.NIET_GEMETEN.value)
    for missing, pattern in MISSING.items():
        if found := pattern.fullmatch(line):
            reason = BEFORE_REASON.sub("", found["reason"] or "")
            return TypedValue(missing=missing.value, reason=words(reason))
    return None


def _how(text):
    if is_compared(text):
        return HOW_COMPARED
    return HOW_TEXT if has_letters(text) else HOW_NUMBER
