"""Pure: the taakvelden on which municipalities book their money, and in which years each exists.

Belongs here: finding taakvelden by code and year. Amounts belong in goals. A code is text: 0.10 is
another taakveld than 0.1. Source: the Iv3-informatievoorschrift and article 66 of the BBV; see
docs/feiten.md.
"""

from functools import cache
from typing import NamedTuple

from indicators.facts import read_rows


class Taakveld(NamedTuple):
    """One taakveld in the years in which it has this code and name; `last_year` None is still in force."""

    code: str
    name: str
    main_code: str
    main_name: str
    first_year: int
    last_year: int | None
    source: str

    def is_valid_in(self, year):
        """Whether money of `year` can be booked on it."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


@cache
def all_taakvelden():
    """Every Taakveld of every year, in the order of the Iv3: 0.1, 0.2, … 0.10, 0.11, 1.1."""
    return tuple(_taakveld(row) for row in read_rows("taakvelden"))


def _taakveld(row):
    last_year = int(row["last_year"]) if row["last_year"] else None
    return Taakveld(**row | {"first_year": int(row["first_year"]), "last_year": last_year})


def valid_in(year):
    """The taakvelden of one year."""
    return tuple(each for each in all_taakvelden() if each.is_valid_in(year))


def find(code, year):
    """The Taakveld with a code in a year.

    Spaces around the code and capitals do not count. Raises ValueError with a Dutch sentence for a
    code that is unknown, or not in force in that year.
    """
    known = _with_code(code)
    if not known:
        raise ValueError(
            f"Taakveld ‘{code.strip()[:40]}’ kennen we niet. Schrijf de code met een punt, zoals 6.1 of 0.10."
        )
    for taakveld in known:
        if taakveld.is_valid_in(year):
            return taakveld
    raise ValueError(f"{_when(known)}, niet voor {year}. {_instead(known[-1], year)}")


def name_of(code, year=None):
    """The name of a taakveld in a year, or its latest name; '' when there is none."""
    names = [each.name for each in _with_code(code) if year is None or each.is_valid_in(year)]
    return names[-1] if names else ""


def _with_code(code):
    """The rows of a code, in order of time."""
    wanted = code.strip().lower()
    rows = [each for each in all_taakvelden() if each.code == wanted]
    return sorted(rows, key=lambda each: each.first_year)


def _when(known):
    """‘Taakveld 6.73a, Pleegzorg, staat in de lijst voor 2023 en 2024’."""
    years = " en ".join(_years(each) for each in known)
    return f"Taakveld {known[-1].code}, {known[-1].name}, staat in de lijst {years}"


def _years(taakveld):
    first, last = taakveld.first_year, taakveld.last_year
    if last is None:
        return f"vanaf {first}"
    if last == first:
        return f"voor {first}"
    return f"voor {first} en {last}" if last == first + 1 else f"voor {first} tot en met {last}"


def _instead(taakveld, year):
    """Which codes of the same hoofdtaakveld somebody can choose in a year."""
    codes = [each.code for each in valid_in(year) if each.main_code == taakveld.main_code]
    if not codes:
        return f"De lijst begint bij {min(each.first_year for each in all_taakvelden())}."
    return (
        f"Kies voor {year} uit hoofdtaakveld {taakveld.main_code}, {taakveld.main_name}: {', '.join(codes)}."
    )
