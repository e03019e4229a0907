"""What a target may refer to instead of a number: an average, a year, the baseline."""

import re

from indicators.enums import SIMILAR
from indicators.typed.words import FLAGS
from organisations.limits import FIRST_YEAR, LAST_YEAR

AVERAGE = "landelijk gemiddelde"
BASELINE = "nulmeting"
WRITTEN = {
    AVERAGE: r"(?:het |de )?(?:(?:landelijke?|nederlandse?|nationale?) (?:gemiddelde|cijfer|waarde)|"
    r"gemiddelde (?:(?:van|in) )?nederland|nederland)",
    SIMILAR: r"(?:het )?(?:gemiddelde (?:(?:van|in|bij) )?)?(?:de )?vergelijkbare gemeenten(?: gemiddeld)?",
    BASELINE: r"(?:de )?(?:nulmeting|beginwaarde|startwaarde|uitgangswaarde)",
}
PATTERNS = {name: re.compile(pattern, FLAGS) for name, pattern in WRITTEN.items()}
YEAR = re.compile(r"[0-9]{4}")
VALUE_OF_YEAR = re.compile(
    r"(?:(?:de |het )?(?:waarde|meting|stand|niveau|cijfer|score|realisatie) (?:(?:van|in|uit) )?|"
    r"(?:van|in|uit) )(?P<year>[0-9]{4})",
    FLAGS,
)
SAME_AS_YEAR = re.compile(r"(?:het ?|de ?)?zelfde als (?P<year>[0-9]{4})", FLAGS)


def reference(target, compared_with, measured):
    """What a target refers to, in the words that are stored; '' when it is something else.

    `compared_with` is the target without its operator. `measured` holds values by year: a year
    among them that is more than ten times every value is no value itself.
    """
    if YEAR.fullmatch(compared_with):
        is_year = SAME_AS_YEAR.fullmatch(target) or _is_far_above(int(compared_with), measured)
        return _value_of(compared_with) if is_year else ""
    if found := VALUE_OF_YEAR.fullmatch(compared_with):
        return _value_of(found["year"])
    return next((name for name, pattern in PATTERNS.items() if pattern.fullmatch(compared_with)), "")


def _value_of(year):
    return f"waarde {year}" if FIRST_YEAR <= int(year) <= LAST_YEAR else ""


def _is_far_above(number, measured):
    return number in measured and all(number > 10 * value for value in measured.values())
