"""How often something is measured, from how people write it: ‘1x per 4 jaar’ is 48 months."""

import re

from indicators.limits import LONGEST_FREQUENCY

COUNTS = {
    word: number
    for number, words in enumerate(
        ("een één eens elk elke ieder iedere", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht"),
        start=1,
    )
    for word in words.split()
}
UNITS = {"jaar": 12, "jaren": 12, "maand": 1, "maanden": 1, "kwartaal": 3, "halfjaar": 6}
COUNT = rf"(?:[0-9]{{1,2}}|{'|'.join(COUNTS)})"
UNIT = rf"(?P<unit>{'|'.join(sorted(UNITS, key=len, reverse=True))})"
EVERY = [
    re.compile(
        rf"\b(?:(?P<times>{COUNT}) ?(?:x|×|keer|maal|maals)? )?(?:per|in de|om de|iedere|elke|elk|ieder) "
        rf"(?:(?P<count>{COUNT}) )?{UNIT}\b"
    ),
    re.compile(rf"\b(?P<count>{COUNT})[ -]?(?P<unit>jaar|maand)(?:e?lijkse?|s)\b"),
]
WORDS = {"halfjaarlijks": 6, "jaarlijks": 12, "kwartaal": 3, "maandelijks": 1}


def read_frequency(text):
    """The number of months between two measurements; None when the text does not say so clearly."""
    written = " ".join(text.casefold().split()).replace("half jaar", "halfjaar")
    for pattern in EVERY:
        if found := pattern.search(written):
            return _months(**{"times": None, **found.groupdict()})
    return next((months for word, months in WORDS.items() if re.match(rf"{word}e?\b", written)), None)


def _months(times, count, unit):
    months, times = _number(count) * UNITS[unit], _number(times)
    is_whole = times and months % times == 0 and 0 < months // times <= LONGEST_FREQUENCY
    return months // times if is_whole else None


def _number(text):
    if text is None:
        return 1
    return COUNTS.get(text) or int(text)
