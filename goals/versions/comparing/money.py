"""Money: lasten and baten per goal, year and taakveld, and what the whole tree adds up to."""

from collections import defaultdict
from decimal import Decimal

from goals import money
from goals.history_words import AMOUNTS
from goals.versions.comparing.difference import Aspect, ChangeKind, Difference, Field, YearTotal
from goals.versions.comparing.fields import like

NOTHING = Decimal(0)
FIELDS = {name: Field(called, called, money.spoken_euros) for name, called in AMOUNTS.items()}
DESCRIPTION = Field("omschrijving", "omschrijving van de middelen", is_quoted=True)


def differences_of_money(matching):
    """Amounts that differ at goals on both sides; the descriptions too where the amounts are the same."""
    for old, new in matching.pairs:
        if not (old.budget_lines or new.budget_lines) or _plain(old) == _plain(new):
            continue
        goals = (matching.at(old, new),)
        before, after = _booked(old), _booked(new)
        for year, taakveld in sorted({*before, *after}):
            name = money.taakveld_label(taakveld, year) if taakveld else ""
            about = Difference(Aspect.MONEY, ChangeKind.CHANGED, goals, name, when=str(year))
            yield from _amounts(about, before.get((year, taakveld), ()), after.get((year, taakveld), ()))


def totals_that_differ(matching):
    """The YearTotals of years in which lasten or baten of the whole tree differ."""
    sides = [
        money.totals(line for goal in outline for line in goal.budget_lines)
        for outline in (matching.old, matching.new)
    ]
    for year in sorted({*sides[0], *sides[1]}):
        (old_costs, old_revenues), (new_costs, new_revenues) = (
            side.get(year, (NOTHING, NOTHING)) for side in sides
        )
        if (old_costs, old_revenues) != (new_costs, new_revenues):
            yield YearTotal(year, old_costs, new_costs, old_revenues, new_revenues)


def _plain(goal):
    return [line[1:] for line in goal.budget_lines]


def _booked(goal):
    """{(year, taakveld): lines}."""
    found = defaultdict(list)
    for line in goal.budget_lines:
        found[line.year, line.taakveld].append(line)
    return found


def _amounts(about, before, after):
    is_same = True
    for name, field in FIELDS.items():
        old, new = (sum((getattr(line, name) for line in lines), NOTHING) for lines in (before, after))
        if old != new:
            is_same = False
            yield _difference(about, field, old, new)
    old, new = _descriptions(before), _descriptions(after)
    if is_same and old != new:
        texts = {"old": ", ".join(old), "new": ", ".join(new)}
        yield like(about, kind=ChangeKind.CHANGED, field=DESCRIPTION, **texts)


def _difference(about, field, old, new):
    texts = {"old": field.show(old), "new": field.show(new)}
    numbers = {"old_number": old, "new_number": new}
    return like(about, kind=ChangeKind.of(old, new), field=field, **texts, **numbers)


def _descriptions(lines):
    return sorted(line.description for line in lines)
