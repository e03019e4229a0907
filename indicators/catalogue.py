"""Pure: the indicators that every municipality must show in its begroting and jaarstukken.

Belongs here: finding and searching them. Making an Indicator from one belongs in services.py. Source:
the Regeling beleidsindicatoren gemeenten, on the ground of articles 8 and 25 of the BBV. Definition,
direction and frequency are our suggestion; see docs/feiten.md.
"""

from functools import cache
from typing import NamedTuple

from indicators.facts import read_rows
from organisations.searching import folded


class CatalogueIndicator(NamedTuple):
    """One row of the regulation.

    `source` says who measures it, `origin` where we found the row. `direction` is a value of
    enums.Direction, or '' where the right direction depends on the municipality; `frequency` counts
    months. `ended` tells in words since when a row is no longer in force, else ''.
    """

    number: int
    name: str
    definition: str
    unit: str
    source: str
    main_taakveld: str
    main_name: str
    direction: str
    frequency: int
    is_in_force: bool
    ended: str
    origin: str


@cache
def all_indicators():
    """Every CatalogueIndicator, those that ended too, in order of number."""
    return tuple(_indicator(row) for row in read_rows("beleidsindicatoren"))


def _indicator(row):
    numbers = {"number": int(row["number"]), "frequency": int(row["frequency"])}
    return CatalogueIndicator(**row | numbers, is_in_force=not row["ended"])


def find_indicator(number):
    """The CatalogueIndicator with a number. Raises ValueError with a Dutch sentence."""
    for indicator in all_indicators():
        if indicator.number == number:
            return indicator
    last = all_indicators()[-1].number
    raise ValueError(f"Er is geen BBV-indicator {number}. De nummers lopen van 1 tot en met {last}.")


def search(words, main_taakveld="", with_ended=False):
    """The indicators in which every word occurs, in order of number.

    No words find all of them; a word that is a number finds that indicator too. Capitals and accents
    do not count. `main_taakveld` is a code from 0 to 8; '' means all.
    """
    wanted = folded(words).split()
    return [
        each
        for each in all_indicators()
        if (with_ended or each.is_in_force)
        and main_taakveld in ("", each.main_taakveld)
        and all(_has(each, word) for word in wanted)
    ]


def _has(indicator, word):
    searched = (indicator.name, indicator.definition, indicator.unit, indicator.source, indicator.main_name)
    return word == str(indicator.number) or word in folded(" ".join(searched))
