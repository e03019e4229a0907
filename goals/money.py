"""Pure: money of goals, added up per year and taakveld, lasten and baten apart (BBV), in euros.

Works on the BudgetLineRows of an outline. Belongs here: which lines count, sums and how amounts read.
Storing a line is in hanging.py, which taakvelden exist in a year in indicators/taakvelden.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from goals.accounts import BudgetLineRow
from indicators.taakvelden import name_of
from indicators.typed import dotted

THOUSAND = Decimal(1000)
NO_TAAKVELD = "Zonder taakveld"


@dataclass(frozen=True)
class Amount:
    """An amount in euros; `line_id` is the budget line when it is exactly that of one line."""

    euros: Decimal
    line_id: int | None = None

    @property
    def thousands(self):
        """As tables show it, × € 1.000, rounded half up: '1.250'."""
        return _with_points((self.euros / THOUSAND).quantize(Decimal(1), ROUND_HALF_UP))

    @property
    def full(self):
        """'€ 1.250.000', with cents only when there are."""
        return spoken_euros(self.euros)


@dataclass(frozen=True)
class MoneyRow:
    """One row of a table: an Amount for each year, None where nothing was filled in."""

    label: str
    amounts: tuple
    description: str = ""


@dataclass(frozen=True)
class MoneyTable:
    """Rows of lasten and of baten with their sums; every row has an amount for each of `years`."""

    years: tuple
    costs: tuple
    costs_sum: MoneyRow
    revenues: tuple
    revenues_sum: MoneyRow
    balance: MoneyRow


def own_lines(goal):
    """The lines that hang at an OutlineGoal itself."""
    return list(goal.budget_lines)


def branch_lines(goal):
    """The lines of an OutlineGoal and all goals below it, each once: contributions do not count."""
    return [line for each in goal.walk() for line in each.budget_lines]


def totals(lines: Iterable[BudgetLineRow]) -> dict:
    """{year: (lasten, baten)} in euros, in order of year."""
    found = {}
    for line in sorted(lines, key=lambda line: line.year):
        costs, revenues = found.get(line.year, (Decimal(0), Decimal(0)))
        found[line.year] = costs + line.costs, revenues + line.revenues
    return found


@dataclass(frozen=True)
class YearSum:
    """Lasten and baten of one year; `lines` counts how many budget lines are in them."""

    costs: Amount
    revenues: Amount
    lines: int

    def __bool__(self):
        return bool(self.lines)

    @property
    def balance(self):
        """Saldo: baten minus lasten."""
        return Amount(self.revenues.euros - self.costs.euros)


@dataclass(frozen=True)
class GoalMoney:
    """What hangs at a goal itself, and apart what hangs at it and all goals below it."""

    own: YearSum
    branch: YearSum

    @property
    def has_more_below(self):
        """Whether the branch says something that the goal itself does not."""
        return self.branch.lines > self.own.lines


def in_year(outline, year, domain=""):
    """{goal id: GoalMoney} of all goals in a year; with `domain` only lines at goals of that domain.

    Every budget line counts once in every branch that it is in.
    """
    below = {goal.id: [] for goal in outline}
    found = {}
    for goal in reversed(outline.by_id.values()):
        counts = domain in ("", goal.effective_domain)
        own = [line for line in goal.budget_lines if counts and line.year == year]
        branch = [*own, *below.pop(goal.id)]
        if goal.parent:
            below[goal.parent.id] += branch
        found[goal.id] = GoalMoney(year_sum(own), year_sum(branch))
    return found


def year_sum(lines):
    """The YearSum of budget lines of one year."""
    costs, revenues = sum(line.costs for line in lines), sum(line.revenues for line in lines)
    return YearSum(Amount(Decimal(costs)), Amount(Decimal(revenues)), len(lines))


def table_of(lines: Iterable[BudgetLineRow], *, by_description: bool = False) -> MoneyTable | None:
    """Lines as a table with a row for each taakveld, or each taakveld and description; None without.

    Saldo is baten minus lasten, as in a begroting.
    """
    lines = list(lines)
    if not lines:
        return None
    sums = totals(lines)
    years = tuple(sums)
    return MoneyTable(
        years=years,
        costs=_rows(lines, years, "costs", by_description),
        costs_sum=_sum_row("Lasten samen", (costs for costs, _ in sums.values())),
        revenues=_rows(lines, years, "revenues", by_description),
        revenues_sum=_sum_row("Baten samen", (revenues for _, revenues in sums.values())),
        balance=_sum_row("Saldo", (revenues - costs for costs, revenues in sums.values())),
    )


def spoken_euros(euros: Decimal) -> str:
    """'€ 1.250' or '€ 1.250,50'; a shortage with a minus sign."""
    return f"€ {euros_text(euros)}"


def unbroken(text: str) -> str:
    """A text of which no amount is cut off from its sign at the end of a line."""
    return text.replace("€ ", "€\u00a0")


def euros_text(euros: Decimal) -> str:
    """An amount without its sign of currency: '1.250' or '1.250,50'."""
    whole = euros == euros.to_integral_value()
    return _with_points(euros.quantize(Decimal(1) if whole else Decimal("0.01")))


def taakveld_label(code: str, year: int | None = None) -> str:
    """'6.1 Samenkracht en burgerparticipatie'; the code alone when it has no name."""
    return f"{code} {name_of(code, year)}".strip() or NO_TAAKVELD


def _rows(lines, years, field, by_description):
    """The rows with money in them, in order of taakveld as 0.2 comes before 0.10."""
    found = {}
    for line in lines:
        if getattr(line, field):
            key = line.taakveld, line.description if by_description else ""
            found.setdefault(key, {}).setdefault(line.year, []).append(line)
    return tuple(
        MoneyRow(
            taakveld_label(taakveld, max(by_year)),
            tuple(_amount(by_year.get(year), field) for year in years),
            description,
        )
        for (taakveld, description), by_year in sorted(found.items(), key=_in_order)
    )


def _in_order(row):
    taakveld, description = row[0]
    parts = taakveld.split(".")
    numbers = [(int(part), "") if part.isdecimal() else (10_000, part) for part in parts]
    return not taakveld, numbers, description


def _amount(lines, field):
    if not lines:
        return None
    return Amount(sum(getattr(line, field) for line in lines), lines[0].id if len(lines) == 1 else None)


def _sum_row(label, amounts):
    return MoneyRow(label, tuple(Amount(euros) for euros in amounts))


def _with_points(number):
    """A rounded number the Dutch way: 1.250,50 and −30."""
    text = dotted(abs(number))
    return f"−{text}" if number < 0 else text
