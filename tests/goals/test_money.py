"""Sums of money: of outlines read back from plain rows, no database."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from goals import money
from goals.accounts import BudgetLineRow


def line(year=2026, taakveld="6.1", costs=0, revenues=0, description="", pk=0):
    return BudgetLineRow(pk, year, taakveld, description, Decimal(costs), Decimal(revenues))


def cells(row):
    return [amount and amount.thousands for amount in row.amounts]


def rows(found):
    return [(row.label, row.description, cells(row)) for row in found]


def test_totals_adds_lasten_and_baten_apart_in_order_of_year():
    lines = [line(2027, costs=5), line(2026, costs=1, revenues=2), line(2026, "7.1", costs=3)]
    assert money.totals(lines) == {2026: (4, 2), 2027: (5, 0)}


def test_table_of_nothing_is_none():
    assert money.table_of([]) is None


def test_table_has_a_row_for_each_taakveld_and_an_amount_for_each_year():
    table = money.table_of(
        [
            line(2026, "7.1", costs=35_000),
            line(2027, "5.7", costs=240_000, revenues=30_000, description="Speeltuinen"),
            line(2026, "5.7", costs=120_000, description="Speeltuinen"),
            line(2026, "5.7", costs=1_000, description="Bankjes"),
        ]
    )
    assert table.years == (2026, 2027)
    assert rows(table.costs) == [
        ("5.7 Openbaar groen en (openlucht) recreatie", "", ["121", "240"]),
        ("7.1 Volksgezondheid", "", ["35", None]),
    ]
    assert rows(table.revenues) == [("5.7 Openbaar groen en (openlucht) recreatie", "", [None, "30"])]
    assert cells(table.costs_sum) == ["156", "240"]
    assert cells(table.revenues_sum) == ["0", "30"]
    assert cells(table.balance) == ["−156", "−210"]


def test_table_by_description_keeps_lines_apart_and_says_which_they_are():
    lines = [line(costs=1000, description="B", pk=1), line(costs=2000, description="A", pk=2)]
    table = money.table_of(lines, by_description=True)
    assert [(row.description, row.amounts[0].line_id) for row in table.costs] == [("A", 2), ("B", 1)]


def test_amount_of_several_lines_is_of_none_of_them():
    table = money.table_of([line(costs=1000, pk=1), line(costs=2000, description="A", pk=2)])
    assert [amount.line_id for amount in table.costs[0].amounts] == [None]


def test_rows_are_in_order_of_taakveld_not_of_text():
    codes = ["", "0.10", "6.81a", "0.2", "6.3"]
    table = money.table_of([line(taakveld=code, costs=1) for code in codes])
    assert [row.label.split()[0] for row in table.costs] == ["0.2", "0.10", "6.3", "6.81a", "Zonder"]


@pytest.mark.parametrize(
    ("euros", "shown"),
    [
        ("499.99", "0"),
        ("500", "1"),
        ("1499.99", "1"),
        ("1500", "2"),
        ("-500", "−1"),
        ("-499", "0"),
        ("1249500", "1.250"),
        ("10000000000", "10.000.000"),
    ],
)
def test_thousands_are_rounded_half_up(euros, shown):
    assert money.Amount(Decimal(euros)).thousands == shown


@pytest.mark.parametrize(
    ("euros", "spoken"),
    [
        ("0", "€ 0"),
        ("1250.00", "€ 1.250"),
        ("1250.5", "€ 1.250,50"),
        ("-12000", "€ −12.000"),
        ("10000000000.00", "€ 10.000.000.000"),
    ],
)
def test_spoken_euros_reads_the_dutch_way(euros, spoken):
    assert money.spoken_euros(Decimal(euros)) == spoken


def test_branch_counts_each_goal_below_once():
    leaf = SimpleNamespace(budget_lines=[line(costs=1)])
    leaf.walk = lambda: iter([leaf])
    top = SimpleNamespace(budget_lines=[line(costs=2)])
    top.walk = lambda: iter([top, leaf])
    assert money.own_lines(top) == [line(costs=2)]
    assert money.branch_lines(top) == [line(costs=2), line(costs=1)]
