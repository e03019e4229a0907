"""Typed text before its meaning is known: cleaned, quoted in a sentence, kept as text behind a '."""

import re
import unicodedata

from indicators.limits import LONGEST_WORDS

FLAGS = re.IGNORECASE | re.ASCII  # without ASCII an s also fits a ſ
MINUS = "-−–"
DASHES = rf"[{MINUS}—]{{1,3}}"
QUOTES = "'’‘"
BREAK = re.compile(r"[\t\r\n\u2028\u2029]+")
NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
INVISIBLE = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def fit_for_xml(text):
    """The text without signs that no XML can hold, and so no drawing and no Excel file."""
    return NOT_XML.sub("", text)


def cleaned(written):
    """Without spaces too many and marks that nobody sees; line breaks stay, since numbers have none.

    Raises ValueError for control characters and for what is too long to be anything.
    """
    if any(unicodedata.category(sign) in ("Cc", "Cs") and not BREAK.match(sign) for sign in written):
        raise ValueError(f"In {quoted(written)} staat een onzichtbaar stuurteken. Typ het opnieuw.")
    lines = (on_one_line(line) for line in BREAK.split(INVISIBLE.sub("", written)))
    text = "\n".join(filter(None, lines))
    return text if len(text) <= 2 * LONGEST_WORDS else words(text)


def quoted(text):
    """What was typed, short enough for in a sentence."""
    plain = on_one_line("".join(sign if sign.isprintable() else " " for sign in text))
    return f"‘{plain}’" if len(plain) <= 40 else f"‘{plain[:39]}…’"


def on_one_line(text):
    """The text without line breaks, and without spaces too many."""
    return " ".join(text.split())


def words(text):
    """The text on one line. Raises ValueError when it is too long to store."""
    text = on_one_line(text)
    if len(text) > LONGEST_WORDS:
        raise ValueError(f"{quoted(text)} is te lang: {len(text)} tekens. Er passen er {LONGEST_WORDS}.")
    return text


def read_words(written):
    """Plain words, on one line. Raises ValueError with a Dutch sentence for what cannot be stored."""
    return words(cleaned(written))


def kept(text):
    """What follows the ' that keeps it as text; '' without that sign."""
    return words(text[1:]) if text[0] in QUOTES else ""


def has_letters(text):
    """Whether any sign of the text is a letter."""
    return any(sign.isalpha() for sign in text)


def bare_or_quoted(text, read, wanted):
    """The text as it is if `read` makes `wanted` of it, else behind the ' that keeps it as text."""
    try:
        is_clear = read(text) == wanted
    except ValueError:
        is_clear = False
    return text if is_clear else f"'{text}"
