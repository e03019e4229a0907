"""Forms of what hangs at a goal: what people type, no database."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from goals.account_forms import MoneyForm, Occasion, ProgressForm, taakveld_choices
from goals.accounts import BudgetLineRow
from goals.form_fields import Euros


def occasion(start=None, end=None, lines=(), today=date(2026, 11, 23)):
    goal_tree = SimpleNamespace(start_year=start, end_year=end)
    return Occasion(goal_tree, SimpleNamespace(budget_lines=list(lines)), today)


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (2027, 2030, [2027, 2028, 2029, 2030]),
        (2027, 2032, [2027, 2028, 2029, 2030, 2031, 2032]),
        (2020, 2040, [2026, 2027, 2028, 2029]),
        (2027, None, [2026, 2027, 2028, 2029]),
        (None, None, [2026, 2027, 2028, 2029]),
    ],
)
def test_years_are_those_of_the_tree_or_the_coming_ones(start, end, years):
    assert list(occasion(start, end).years) == years


@pytest.mark.parametrize(
    ("typed", "euros"),
    [("", 0), ("1.250", 1250), ("1.250,50", "1250.5"), ("€ 12.000", 12000), (" 5 ", 5), ("12,5", "12.5")],
)
def test_euros_reads_what_people_type(typed, euros):
    assert Euros("Lasten").clean(typed) == Decimal(euros)


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("veel", "‘veel’"),
        ("-5", "0 of hoger"),
        ("1,234", "twee cijfers achter de komma"),
        ("99.999.999.999", "te groot"),
    ],
)
def test_euros_says_what_it_cannot_read(typed, part):
    form = MoneyForm({"costs_2026": typed}, occasion=occasion())
    assert part in " ".join(form.errors["costs_2026"])


def test_money_makes_a_line_for_each_year_with_an_amount():
    typed = {"taakveld": "6.1", "description": " Subsidie ", "costs_2026": "5", "revenues_2028": "6"}
    form = MoneyForm(typed, occasion=occasion())
    assert form.is_valid()
    lines = [
        (line.year, line.taakveld, line.description, line.costs, line.revenues) for line in form.things()
    ]
    assert lines == [(2026, "6.1", "Subsidie", 5, 0), (2028, "6.1", "Subsidie", 0, 6)]


def test_money_without_amounts_asks_for_one():
    form = MoneyForm({"taakveld": "6.1"}, occasion=occasion())
    assert form.errors == {"costs_2026": ["Vul bij een of meer jaren een bedrag in."]}


def test_money_that_is_there_already_is_named_by_year():
    line = BudgetLineRow(1, 2027, "6.1", "", Decimal(1), Decimal(0))
    typed = {"taakveld": "6.1", "costs_2026": "5", "revenues_2027": "6"}
    form = MoneyForm(typed, occasion=occasion(lines=[line]))
    assert form.errors == {
        "costs_2027": ["Voor 2027 is dit al ingevuld. Wijzig dat, of geef dit een eigen omschrijving."]
    }


def test_money_with_another_description_may_stand_beside_it():
    line = BudgetLineRow(1, 2027, "6.1", "", Decimal(1), Decimal(0))
    typed = {"taakveld": "6.1", "costs_2027": "5", "description": "Rijk"}
    assert MoneyForm(typed, occasion=occasion(lines=[line])).is_valid()


def test_money_of_a_taakveld_that_is_not_in_force_says_in_which_year():
    typed = {"taakveld": "6.751", "costs_2024": "5", "costs_2026": "5"}
    form = MoneyForm(typed, occasion=occasion(2024, 2026))
    assert ["niet voor 2024" in error for error in form.errors["taakveld"]] == [True]


def test_taakvelden_are_those_of_the_years_by_hoofdtaakveld():
    (empty, none), *groups = taakveld_choices([2026])
    assert (empty, none) == ("", "nog niet bekend")
    codes = [code for _, choices in groups for code, _ in choices]
    assert codes[:3] == ["0.1", "0.2", "0.3"]
    assert groups[-1][0].startswith("8 ")
    assert len(codes) == len(set(codes))


def test_taakveld_that_is_stored_stays_a_choice():
    codes = [code for _, choices in taakveld_choices([2026], "6.72a")[1:] for code, _ in choices]
    assert codes.count("6.72a") == 1
    assert taakveld_choices([2026], "6.99x")[1] == ("6.99x", "6.99x")


@pytest.mark.parametrize(
    ("today", "document", "year"),
    [
        (date(2026, 2, 1), "jaarstukken", 2025),
        (date(2026, 4, 1), "kadernota", 2027),
        (date(2026, 7, 1), "tussenrapportage", 2026),
        (date(2026, 10, 1), "begroting", 2027),
    ],
)
def test_progress_starts_with_the_document_of_the_season(today, document, year):
    form = ProgressForm(occasion=occasion(today=today))
    assert form.initial == {"document": document, "year": year}
