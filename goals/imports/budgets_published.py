"""Read the money that municipalities published at their goals, in whatever shape it comes.

Each is an object with a year and lasten, baten or an amount, in euros; what that is not is left out,
and said.
"""

from decimal import Decimal

from goals.accounts import BudgetLineRow
from goals.imports.fields import decimal_of
from goals.imports.json_lines import Row, Table
from goals.imports.problems import UNPRINTABLE, shown
from goals.limits import MOST_MONEY
from indicators.taakvelden import find
from indicators.typed import read_number
from organisations.limits import FIRST_YEAR, LAST_YEAR, LONGEST_LINE

YEAR = ("year", "jaar")
COSTS = ("lasten", "costs", "amount", "bedrag")
REVENUES = ("baten", "revenues")
NAMES = ("name", "description", "omschrijving", "naam")
EUROS = ("", "euro", "euro's", "€", "eur")


def read_budgets(fields):
    """(BudgetLineRows, names of those that could not be read) of one goal."""
    rows, left_out = {}, []
    elements = fields.take("budgets", Row) or Row()
    for line, element in zip(elements.lines, elements, strict=True):
        fields.report.tally.add("bedragen", line)
        row = _money(element) if isinstance(element, Table) else None
        key = row and (row.year, row.taakveld, row.description)
        if row is None or key in rows:
            left_out.append(shown(_name(element)) or "zonder naam")
        else:
            rows[key] = row
    return [*rows.values()], left_out


def _money(table):
    """The BudgetLineRow in an object, or None when it is not clear."""
    unknown = {*table} - {*YEAR, *COSTS, *REVENUES, *NAMES, "taakveld", "unit", "eenheid"}
    unit = str(table.get("unit") or table.get("eenheid") or "").strip().lower()
    year, costs, revenues = (_first(table, names) for names in (YEAR, COSTS, REVENUES))
    year, costs, revenues = _whole(year), _euros(costs), _euros(revenues)
    taakveld = str(table.get("taakveld") or "").strip().lower()
    is_clear = None not in (year, costs, revenues) and costs + revenues > 0 and not unknown and unit in EUROS
    if not is_clear or not _is_valid(taakveld, year):
        return None
    name = _name(table)
    is_kept = len(name) <= LONGEST_LINE and not UNPRINTABLE.search(name)
    return BudgetLineRow(0, year, taakveld, name, costs, revenues) if is_kept else None


def _first(table, names):
    """The value of the one key that is there; several at once are not clear."""
    values = [table[name] for name in names if table.get(name) is not None]
    return values[0] if len(values) == 1 else values or None


def _whole(value):
    number = _number(value)
    is_year = number is not None and number == int(number) and FIRST_YEAR <= number <= LAST_YEAR
    return int(number) if is_year else None


def _euros(value):
    """The amount; 0 when there is none, None when it cannot be read."""
    number = Decimal(0) if value is None else _number(value)
    return number if number is not None and 0 <= number <= MOST_MONEY and number == round(number, 2) else None


def _number(value):
    if not isinstance(value, str):
        return decimal_of(value)
    try:
        return read_number(value)
    except ValueError:
        return None


def _is_valid(taakveld, year):
    try:
        return not taakveld or bool(find(taakveld, year))
    except ValueError:
        return False


def _name(element):
    """What to call an element of the list."""
    if isinstance(element, str):
        return " ".join(element.split())
    names = (
        [element[key] for key in NAMES if isinstance(element.get(key), str)]
        if isinstance(element, Table)
        else []
    )
    return " ".join(names[0].split()) if names else ""
