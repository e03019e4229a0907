from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from indicators.listing import ListedIndicator, Query, list_indicators
from indicators.periods import year
from indicators.sheet import Sheet, SheetMeasurement, SheetTarget
from indicators.trends import assess

TODAY = date(2026, 3, 1)
ANNA = 7


def row(name, values=(), target=None, keeper_id=None, **fields):
    sheet = Sheet(UUID(int=0), name, **fields)
    sheet.measurements = [SheetMeasurement(year(number), number=Decimal(value)) for number, value in values]
    sheet.targets = [SheetTarget(2027, ">", Decimal(target))] if target else []
    return ListedIndicator(sheet, assess(sheet, TODAY), keeper_id, "Anna" if keeper_id else "")


SPELEN = row("Buiten spelen", [(2024, 50), (2025, 70)], 60, number="1.2", direction="hoger", source="GGD")
STRESS = row("Stress", [(2024, 30), (2025, 28)], 60, number="1.10", kind="bbv")
VERZUIM = row("Verzuim", audience="aanbieder", keeper_id=ANNA, definition="Kinderen die niet op school zijn")
RANG = row("Rang", [(2022, 3)])
ROWS = [RANG, STRESS, VERZUIM, SPELEN]


def names(query=None, sort=""):
    return [found.sheet.name for found in list_indicators(ROWS, query or Query(), sort)]


def test_numbers_come_in_order_of_size_and_before_indicators_without():
    assert names() == ["Buiten spelen", "Stress", "Rang", "Verzuim"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("naam", ["Buiten spelen", "Rang", "Stress", "Verzuim"]),
        ("status", ["Stress", "Rang", "Verzuim", "Buiten spelen"]),
        ("meting", ["Verzuim", "Rang", "Buiten spelen", "Stress"]),
        ("verzonnen", ["Buiten spelen", "Stress", "Rang", "Verzuim"]),
    ],
)
def test_rows_are_sorted_as_asked(sort, expected):
    assert names(sort=sort) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(words="  "), ["Buiten spelen", "Stress", "Rang", "Verzuim"]),
        (Query(words="BUITEN ggd"), ["Buiten spelen"]),
        (Query(words="buiten rang"), []),
        (Query(words="schóól"), ["Verzuim"]),
        (Query(words="anna"), ["Verzuim"]),
        (Query(words="1.10"), ["Stress"]),
        (Query(state="op-koers"), ["Buiten spelen"]),
        (Query(state="niet-op-koers"), ["Stress"]),
        (Query(kind="bbv"), ["Stress"]),
        (Query(audience="aanbieder"), ["Verzuim"]),
        (Query(direction="hoger"), ["Buiten spelen"]),
        (Query(direction="leeg"), ["Stress", "Rang", "Verzuim"]),
        (Query(keeper_id=ANNA), ["Verzuim"]),
        (Query(keeper_id=0), ["Buiten spelen", "Stress", "Rang"]),
        (Query(state="onbekend", words="rang"), ["Rang"]),
    ],
)
def test_a_query_finds(query, expected):
    assert names(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [(Query(), False), (Query(words=" "), False), (Query(keeper_id=0), True), (Query(kind="bbv"), True)],
)
def test_an_empty_query_filters_nothing(query, expected):
    assert bool(query) is expected
