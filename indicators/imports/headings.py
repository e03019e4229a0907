"""What the columns of a file hold, by their headings, as people write them.

Two layouts: long (a row for each value, with a column for the period and one for the value) and
wide (a row for each indicator, with periods as headings).
"""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

from indicators.periods import Period, read_period

FIRST_ROWS = 20  # in which the headings must stand
ROLES = {
    "id": "id uuid kenmerk",
    "number": "nummer nr indicatornummer indicatornr code volgnummer",
    "name": "naam indicatornaam naamindicator naamvandeindicator omschrijvingindicator",
    "indicator": "indicator indicatoren",
    "period": "periode jaar jaartal datum peildatum peiljaar meetmoment tijdvak perioden",
    "value": "waarde waarden resultaat realisatie meting uitkomst cijfer score getal stand",
    "series": "reeks reeksen gebied regio wijk groep",
    "provisional": "voorlopig status voorlopigofdefinitief",
    "remark": "opmerking opmerkingen toelichting notitie",
    "kind": "soort soortwaarde type metingofstreefwaarde",
}
ROLE_OF = {word: role for role, words in ROLES.items() for word in words.split()}
PASSED_OVER = {"eenheid", "bron", "definitie", "eigenaar", "herkomst", "decimalen", "invuller"}
TARGET_WORDS = {"streefwaarde", "streefcijfer", "streef", "doel", "doelwaarde", "norm", "target"}
VALUE_WORDS = {"meting", "waarde", "realisatie", "resultaat", "jaar", "gemeten", "score"}
PROVISIONAL = re.compile(r"\*|\(v\)|\(?voorlopig\)?", re.IGNORECASE)


class PeriodColumn(NamedTuple):
    """A column of the wide layout: the values of one period."""

    column: int
    period: Period
    is_target: bool
    is_provisional: bool


@dataclass
class Layout:
    """Where everything is. `row` is the number of the heading row; columns count from 0.

    `unknown` are the headings that mean nothing to us.
    """

    row: int
    headings: list
    roles: dict
    periods: list = field(default_factory=list)
    unknown: list = field(default_factory=list)

    @property
    def is_long(self):
        """Whether each row holds one value."""
        return "period" in self.roles and "value" in self.roles

    @property
    def is_usable(self):
        """Whether it says of which indicator and period the values are."""
        has_indicator = not self.roles.keys().isdisjoint(("id", "number", "name", "indicator"))
        return has_indicator and (self.is_long or bool(self.periods))


def find_layout(rows):
    """The Layout of rows, [(row number, texts)]; None when no row has headings that we know."""
    layouts = (_layout(*row) for row in rows[:FIRST_ROWS])
    return next((layout for layout in layouts if layout.is_usable), None)


def normal(text):
    """A text without capitals, accents and signs, to compare what people write."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def _layout(row, texts):
    layout = Layout(row, texts, {})
    for column, text in enumerate(texts):
        role = ROLE_OF.get(normal(text))
        if role and role not in layout.roles:
            layout.roles[role] = column
        elif found := _period_column(column, text):
            layout.periods.append(found)
        elif text and normal(text) not in PASSED_OVER:
            layout.unknown.append(text)
    if layout.is_long:
        layout.unknown += [texts[each.column] for each in layout.periods]
        layout.periods = []
    return layout


def _period_column(column, text):
    """The PeriodColumn under headings such as 2021, 2021*, streefwaarde 2025 or 1e kwartaal 2024."""
    bare = PROVISIONAL.sub(" ", text)
    words = bare.split()
    known = {word for word in words if normal(word) in TARGET_WORDS | VALUE_WORDS}
    try:
        period = read_period(" ".join(word for word in words if word not in known))
    except ValueError:
        return None
    is_target = any(normal(word) in TARGET_WORDS for word in known)
    return PeriodColumn(column, period, is_target, is_provisional=bare != text)
