"""Pure: whether a text has the words that somebody searches for; in the database querysets search."""

import unicodedata


def folded(text):
    """A text without capitals and accents, so that 'cafe' finds 'Café'."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def has_words(text, words):
    """Whether every word occurs in the text, as part of a word too; capitals and accents do not count."""
    text = folded(text)
    return all(word in text for word in folded(words).split())
