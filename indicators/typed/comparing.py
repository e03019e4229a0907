"""How a target compares: signs and Dutch words that stand for enums.Operator."""

import re

from indicators.enums import Operator
from indicators.typed.words import FLAGS

WORDS_FOR = {
    Operator.LESS: "kleiner dan|lager dan|minder dan|onder|beneden",
    Operator.AT_MOST: "hooguit|hoogstens|ten hoogste|maximaal|max.|max|tot en met|t/m|op of onder|"
    "niet meer dan|niet hoger dan|niet groter dan|lager dan of|kleiner dan of|lager of|kleiner of",
    Operator.EQUAL: "gelijk aan|het zelfde als|hetzelfde als|dezelfde als|zelfde als|precies|op",
    Operator.AT_LEAST: "minstens|minimaal|min.|ten minste|tenminste|vanaf|op of boven|"
    "niet minder dan|niet lager dan|niet kleiner dan|hoger dan of|groter dan of|hoger of|groter of",
    Operator.MORE: "meer dan|hoger dan|groter dan|boven",
}
WORDS = {word: operator for operator, words in WORDS_FOR.items() for word in words.split("|")}
TYPED_SIGNS = {
    "<=": Operator.AT_MOST,
    "=<": Operator.AT_MOST,
    ">=": Operator.AT_LEAST,
    "=>": Operator.AT_LEAST,
}
SIGNS = {operator.value: operator for operator in Operator} | TYPED_SIGNS


def _any_of(words):
    """A pattern for the longest of the words that fits."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


IN_FRONT = re.compile(
    rf"(?:(?P<sign>{_any_of(SIGNS)})\s?|(?P<word>{_any_of(WORDS)})\s(?:gelijk aan\s)?)(?P<rest>.+)",
    FLAGS | re.DOTALL,
)
BEHIND = re.compile(r"(?P<rest>.+) of (?:(?P<more>meer|hoger|groter)|minder|lager|kleiner)", FLAGS)


def is_compared(text):
    """Whether a text starts with a sign or words that compare."""
    return bool(IN_FRONT.fullmatch(text))


def comparison(text):
    """(operator or '', what the value is compared with)."""
    if found := IN_FRONT.fullmatch(text):
        operator = SIGNS[found["sign"]] if found["sign"] else WORDS[found["word"].lower()]
        return operator.value, found["rest"]
    if found := BEHIND.fullmatch(text):
        return (Operator.AT_LEAST if found["more"] else Operator.AT_MOST).value, found["rest"]
    return "", text
