"""Money in published trees: every shape that is clear, and what is left out."""

import json
from decimal import Decimal

import pytest

from goals.accounts import BudgetLineRow
from goals.imports.parse import parse
from goals.imports.parsed import LeftOut


def tree_of(*budgets):
    node = {"level": "prestatie", "title": "Goal", "budgets": [*budgets]}
    return parse(json.dumps({"title": "t", "nodes": [node]}).encode())


@pytest.mark.parametrize(
    ("budget", "money"),
    [
        ({"year": 2025, "lasten": 1000, "baten": 50.5}, (2025, "", "", 1000, Decimal("50.5"))),
        ({"jaar": "2025", "bedrag": "€ 1.250.000"}, (2025, "", "", 1_250_000, 0)),
        (
            {"year": 2025, "amount": 10, "taakveld": "0.10", "name": "reserve", "unit": "euro"},
            (2025, "0.10", "reserve", 10, 0),
        ),
        ({"year": 2025, "revenues": 10, "description": "rijk"}, (2025, "", "rijk", 0, 10)),
    ],
)
def test_money_that_is_clear(budget, money):
    tree = tree_of(budget)
    year, taakveld, description, costs, revenues = money
    assert tree.drafts[0].budget_lines == [
        BudgetLineRow(0, year, taakveld, description, Decimal(costs), Decimal(revenues))
    ]
    assert (tree.budgets, tree.notes) == ([], [])


@pytest.mark.parametrize(
    ("budget", "name"),
    [
        ("500.000 voor jeugd", "500.000 voor jeugd"),
        (3, "zonder naam"),
        ({"name": "zonder jaar", "lasten": 3}, "zonder jaar"),
        ({"name": "zonder bedrag", "year": 2025}, "zonder bedrag"),
        ({"name": "negatief", "year": 2025, "lasten": -3}, "negatief"),
        ({"name": "duizenden", "year": 2025, "lasten": 3, "unit": "x 1.000"}, "duizenden"),
        ({"name": "twee bedragen", "year": 2025, "lasten": 3, "amount": 4}, "twee bedragen"),
        ({"name": "vreemd veld", "year": 2025, "lasten": 3, "saldo": 4}, "vreemd veld"),
        ({"name": "taakveld", "year": 2025, "lasten": 3, "taakveld": "9.99"}, "taakveld"),
        ({"name": "halve cent", "year": 2025, "lasten": 0.005}, "halve cent"),
        ({"name": "n" * 251, "year": 2025, "lasten": 3}, "n" * 60 + "…"),
        ({"name": "a\0", "year": 2025, "lasten": 3}, "a\ufffd"),
        ({"name": "een lijst", "year": [2025], "lasten": 3}, "een lijst"),
    ],
)
def test_money_that_is_not_clear_is_left_out_and_told(budget, name):
    tree = tree_of(budget)
    assert (tree.drafts[0].budget_lines, tree.budgets) == ([], [LeftOut("Goal", name)])
    assert tree.notes[0].startswith("1 bedrag gaat niet mee: ")


def test_money_that_stands_twice_is_left_out_once():
    tree = tree_of({"year": 2025, "lasten": 3}, {"year": 2025, "lasten": 4})
    assert [row.costs for row in tree.drafts[0].budget_lines] == [3]
    assert tree.budgets == [LeftOut("Goal", "zonder naam")]
