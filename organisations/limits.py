"""How long texts may be and between which years things lie; the same for every app."""

from django.core.validators import MaxValueValidator, MinValueValidator

LONGEST_LINE = 250  # characters of a title or name
LONGEST_TEXT = 20_000
LONGEST_TERM = 80  # a word of the vocabulary
MOST_TERMS = 500  # words in one list
FIRST_YEAR, LAST_YEAR = 1990, 2100
YEAR = [
    MinValueValidator(FIRST_YEAR, f"Vul een jaar in vanaf {FIRST_YEAR}."),
    MaxValueValidator(LAST_YEAR, f"Vul een jaar in tot en met {LAST_YEAR}."),
]
