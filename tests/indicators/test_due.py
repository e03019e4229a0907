"""Which measurements are asked for, of sheets alone; no database."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from indicators.due import what_is_due
from indicators.periods import read_period
from indicators.sheet import Sheet, SheetMeasurement

TODAY = date(2026, 11, 23)


def sheet(name="A", values=None, **fields):
    rows = [_row(str(period), value) for period, value in (values or {}).items()]
    return Sheet(id=uuid4(), name=name, measurements=rows, **fields)


def _row(period, value):
    number = Decimal(value) if isinstance(value, int) else None
    missing = value if number is None else ""
    return SheetMeasurement(read_period(period), number=number, missing=missing)


@pytest.mark.parametrize(
    ("fields", "asked", "since", "is_overdue"),
    [
        ({}, ["2025"], None, False),
        ({"frequency": 48}, ["2025"], None, False),
        ({"frequency": 6}, ["2026-H1"], None, False),
        ({"frequency": 3}, ["2026-K3"], None, False),
        ({"frequency": 1}, ["2026-K3"], None, False),
        ({"values": {2024: 1}}, ["2025"], date(2026, 1, 1), True),
        ({"values": {2023: 1}}, ["2024", "2025"], date(2025, 1, 1), True),
        ({"values": {2015: 1}}, ["2023", "2024", "2025"], date(2017, 1, 1), True),
        ({"values": {2021: 1}, "frequency": 48}, ["2025"], date(2026, 1, 1), True),
        ({"values": {2023: 1}, "frequency": 24}, ["2025"], date(2026, 1, 1), True),
        ({"values": {2024: 1, 2025: "nnb"}}, ["2025"], date(2026, 1, 1), True),
        ({"values": {"2026-H1": 1}}, [], None, None),
        ({"values": {"2025-H2": 1}, "frequency": 6}, ["2026-H1"], date(2026, 7, 1), False),
        ({"values": {"2026-K1": 1}, "frequency": 3}, ["2026-K2", "2026-K3"], date(2026, 7, 1), False),
        ({"values": {"2026-K1": 1}}, ["2026-K2", "2026-K3"], date(2026, 7, 1), False),
        ({"values": {"2025-03-31": 1}}, ["2026-03-31"], date(2026, 4, 1), True),
        ({"values": {2025: 1}}, [], None, None),
        ({"values": {2025: "niet_gemeten"}}, [], None, None),
        ({"values": {2023: 1}, "frequency": 48}, [], None, None),
        ({"direction": "geen"}, [], None, None),
        ({"direction": "geen", "values": {2020: 1}}, [], None, None),
        ({"direction": "geen", "frequency": 12}, ["2025"], None, False),
    ],
)
def test_what_is_due_asks_for_the_periods_that_are_over(fields, asked, since, is_overdue):
    found = what_is_due([sheet(**fields)], TODAY)
    expected = [(asked, since, is_overdue)] if asked else []
    codes = [([period.code for period, _ in due.asked], due.since, due.is_overdue) for due in found]
    assert codes == expected


def test_what_is_due_counts_all_and_asks_for_the_latest():
    due = what_is_due([sheet(values={2015: 1})], TODAY)[0]
    assert (due.count, len(due.asked), due.latest.period.code) == (10, 3, "2015")


def test_what_is_due_shows_what_stands_in_the_period_already():
    due = what_is_due([sheet(values={2024: 1, 2025: "nnb"})], TODAY)[0]
    assert [held.missing for _, held in due.asked] == ["nnb"]


def test_what_is_due_begins_with_what_is_longest_overdue():
    sheets = [
        sheet("in time", {"2025-H2": 1}, frequency=6),
        sheet("never B"),
        sheet("late", {2023: 1}),
        sheet("never A"),
        sheet("later", {2020: 1}),
        sheet("done", {2025: 1}),
    ]
    names = [due.sheet.name for due in what_is_due(sheets, TODAY)]
    assert names == ["later", "late", "never A", "never B", "in time"]
