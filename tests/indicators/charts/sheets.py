"""Sheets for tests of charts, without a database.

Belongs here: making a Sheet from short rows, and what a chart shows of it.
"""

from datetime import date
from decimal import Decimal
from uuid import UUID

from indicators.charts import spec
from indicators.enums import OWN
from indicators.periods import read_period
from indicators.sheet import Baseline, Sheet, SheetMeasurement, SheetTarget
from indicators.trends import assess

TODAY = date(2026, 11, 1)


def measured(period, number, series=OWN, **more):
    number = None if number is None else Decimal(str(number))
    return SheetMeasurement(read_period(str(period)), series, number, **more)


def values(series=OWN, **by_year):
    """Measurements from y2013=36, y2017=33."""
    return [measured(year[1:], number, series) for year, number in by_year.items()]


def target(year, number=None, operator="", **more):
    return SheetTarget(year, operator, None if number is None else Decimal(str(number)), **more)


def sheet_of(*rows, name="Stress", unit="%", decimals=0, baseline=None, band=(None, None), **more):
    """A Sheet of measurements and targets; `baseline` is (year, number), `band` its two edges."""
    low, high = (None if edge is None else Decimal(edge) for edge in band)
    start = Baseline(baseline[0], Decimal(str(baseline[1]))) if baseline else Baseline()
    return Sheet(
        UUID(int=1),
        name,
        unit=unit,
        decimals=decimals,
        band_low=low,
        band_high=high,
        baseline=start,
        measurements=[row for row in rows if isinstance(row, SheetMeasurement)],
        targets=[row for row in rows if isinstance(row, SheetTarget)],
        **more,
    )


def best():
    """The published figures of Best on stress among the young."""
    return sheet_of(
        *values(y2013=36, y2017=33, y2021=36),
        *values("Nederland", y2017=23, y2021=24),
        target(2025, 33, "<"),
        baseline=(2013, 36),
        frequency=48,
        direction="lager",
    )


def spec_of(sheet, size):
    return spec(sheet, assess(sheet, TODAY), size)


def layers(drawing, kind, **mark):
    """The rows of each layer whose mark is of a kind and has these properties."""
    return [
        layer["data"]["values"]
        for layer in drawing["layer"]
        if layer["mark"]["type"] == kind and mark.items() <= layer["mark"].items()
    ]


def texts(drawing):
    """Every text of a drawing with its weight, without the white edges below them."""
    return [
        (row["text"], layer["mark"]["fontWeight"])
        for layer in drawing["layer"]
        if layer["mark"]["type"] == "text" and "stroke" not in layer["mark"]
        for row in layer["data"]["values"]
    ]
