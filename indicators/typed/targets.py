"""Targets as people type them: a number or reference to compare with, words, or none on purpose."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from indicators.enums import Missing
from indicators.typed.comparing import comparison
from indicators.typed.numbers import HOW_NUMBER, dutch, number_in, shown_number
from indicators.typed.references import reference
from indicators.typed.values import MISSING_WORDS, RANKING
from indicators.typed.words import (
    DASHES,
    FLAGS,
    bare_or_quoted,
    cleaned,
    has_letters,
    kept,
    on_one_line,
    words,
)
from organisations.limits import FIRST_YEAR, LAST_YEAR

NONE = re.compile(
    r"geen(?: (?:streefwaarden?|streefcijfer|doel|doelstelling|norm))?|"
    rf"{DASHES}|{MISSING_WORDS[Missing.NVT]}",
    FLAGS,
)
TO_COME = re.compile(MISSING_WORDS[Missing.NNB], FLAGS)
HOW_TARGET = (
    "Schrijf bijvoorbeeld ≥ 7,6 of > landelijk gemiddelde of > waarde 2022. "
    "Of zet er een ' voor: dan blijft het tekst, zoals in Excel."
)


class TypedTarget(NamedTuple):
    """A target as typed; the fields mean what they mean in sheet.SheetTarget."""

    operator: str = ""
    number: Decimal | None = None
    reference: str = ""
    text: str = ""
    is_none: bool = False


def read_target(
    written: str, *, keep_text: bool = False, measured: Mapping[int, Decimal] | None = None
) -> TypedTarget | None:
    """What somebody typed as a target; None for an empty cell.

    `measured` holds the values of the indicator by year: with {2018: 6.15} '> 2018' means the
    value of 2018. For `keep_text` and errors see `values.read_value`.
    """
    body = cleaned(written)
    if not body:
        return None
    try:
        return _target(body, measured or {})
    except ValueError:
        if not keep_text:
            raise
        return TypedTarget(text=words(body))


def write_target(target) -> str:
    """What `read_target` reads as this target: a TypedTarget or anything with its attributes."""
    if target.is_none:
        return "geen"
    if target.text:
        return bare_or_quoted(target.text, read_target, TypedTarget(text=target.text))
    right = target.reference if target.number is None else _written(target)
    return f"{target.operator} {right}".strip()


def _written(target):
    """The number as one types it, but 2.018 and not 2018 where that could be read as a year."""
    may_be_year = target.operator and FIRST_YEAR <= target.number <= LAST_YEAR
    return shown_number(target.number) if may_be_year else dutch(target.number)


def _target(body, measured):
    if text := kept(body):
        return TypedTarget(text=text)
    if NONE.fullmatch(on_one_line(body)):
        return TypedTarget(is_none=True)
    if TO_COME.fullmatch(on_one_line(body)):
        return TypedTarget(text=Missing.NNB.label)
    if RANKING.fullmatch(body):
        return TypedTarget(text=words(body))
    return _compared(body, measured)


def _compared(body, measured):
    operator, rest = comparison(body)
    if refers_to := reference(body, rest, measured if operator else {}):
        return TypedTarget(operator=operator, reference=refers_to)
    how = HOW_TARGET if has_letters(rest) else HOW_NUMBER
    return TypedTarget(operator=operator, number=number_in(rest, how, typed=body))
