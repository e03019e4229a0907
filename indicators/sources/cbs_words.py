"""Pure: what the codes and words of CBS mean in ours.

Belongs here: periods, whether they are provisional, why there is no value, and what a code may look like.
"""

import re
from datetime import date
from decimal import Decimal

from indicators.enums import PeriodKind
from indicators.limits import DECIMALS, DIGITS
from indicators.periods import MONTHS, Period
from indicators.sources import errors
from organisations.limits import FIRST_YEAR, LAST_YEAR

TABLE = re.compile(r"[0-9]{4,6}[A-Za-z]{0,10}")
DIMENSION = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,79}")
MEASURE = re.compile(r"[A-Za-z0-9_]{1,40}")
REGION = re.compile(r"[A-Z]{2,4}[0-9]{1,8}")
MEMBER = re.compile(r"[A-Za-z0-9_.+-]{1,40}")
PERIOD = re.compile(r"(?P<year>[0-9]{4})(?P<kind>JJ|HJ|KW)(?P<part>[0-9]{2})")
KINDS = {"JJ": PeriodKind.JAAR, "HJ": PeriodKind.HALFJAAR, "KW": PeriodKind.KWARTAAL}
NO_VALUE = {
    "Confidential": "geheim",
    "Impossible": "komt niet voor",
    "NotAvailable": "niet beschikbaar",
}
UNKNOWN = "onbekend"
IN_BRACKETS = re.compile(r"\(.*?\)")


def checked(pattern, what, code):
    """`code` without spaces around it. Raises CbsError when it cannot be a `what` of CBS."""
    stripped = code.strip()
    if not pattern.fullmatch(stripped):
        raise errors.bad_code(what, stripped)
    return stripped


def read_cbs_period(code):
    """The Period of 2024JJ00, 2024HJ01 or 2024KW03; None for months, school years and what lies too far."""
    found = PERIOD.fullmatch(code)
    if not found or not FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
        return None
    kind = KINDS[found["kind"]]
    month = MONTHS[kind] * max(int(found["part"]) - 1, 0) + 1
    return Period(date(int(found["year"]), month, 1), kind) if month <= 12 else None


def read_number(value):
    """The Decimal of a JSON number, with as many decimals as we store; None of null. Raises CbsError."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise errors.not_understood()
    number = Decimal(value)
    if number and number.adjusted() >= DIGITS - DECIMALS:
        raise errors.not_understood()
    return round(number, DECIMALS) if number.as_tuple().exponent < -DECIMALS else number


def why_no_value(attribute):
    """The Dutch word for CBS's ValueAttribute of a cell without value."""
    return NO_VALUE.get(attribute, UNKNOWN)


def provisional_topics(description):
    """Which subjects the explanation of a period calls provisional: for each, the words it consists of.

    Some tables (70072ned) give periods no status, but an explanation: a heading 'Uitkomsten zijn (nader)
    voorlopig over:' with a subject on each line, such as 'Wonen - Voorraad woningen'.
    """
    topics, is_provisional = [], False
    for line in description.splitlines():
        if line.rstrip().endswith(":"):
            is_provisional = "voorlopig" in line.casefold()
        elif is_provisional and (words := _words(line)):
            topics.append(words)
    return topics


def is_about(topic, titles):
    """Whether a measure with these titles, its own and those of its groups, belongs to the topic."""
    return all(any(word in title.casefold() for title in titles) for word in topic)


def _words(line):
    plain = IN_BRACKETS.sub("", line).casefold()
    return [word for part in plain.split(" - ") if (word := part.strip(" -;.\t"))]
