"""Text that a spreadsheet could take for a formula, made harmless with a ' before it, and back."""

import re

RISKY = re.compile(r"'*[=+\-@\t\r]")
MADE_HARMLESS = re.compile(r"''*[=+\-@\t\r]")


def neutral(text):
    """The text with a ' before it when a spreadsheet could run it."""
    return f"'{text}" if RISKY.match(text) else text


def original(text):
    """What `neutral` made this text of."""
    return text[1:] if MADE_HARMLESS.match(text) else text
