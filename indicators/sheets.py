"""Read indicators with their values from the database as Sheets, in a fixed number of queries."""

from django.db.models.expressions import RawSQL

from indicators.enums import OWN
from indicators.models import Indicator, Measurement, Target
from indicators.periods import Period
from indicators.sheet import Baseline, Sheet, SheetMeasurement, SheetTarget

PLAIN = (
    "id",
    "name",
    "number",
    "definition",
    "unit",
    "decimals",
    "source",
    "owner",
    "kind",
    "audience",
    "direction",
    "band_low",
    "band_high",
    "frequency",
    "made_with",
    "remark",
    "catalogue_number",
)
BASELINE = ("baseline_year", "baseline_number", "baseline_text")
SHEET_FIELDS = (*PLAIN, *BASELINE)
MEASUREMENT = (
    "series",
    "number",
    "text",
    "missing",
    "reason",
    "is_provisional",
    "remark",
    "origin",
    "origin_detail",
)
TARGET = ("year", "operator", "number", "reference", "text", "is_none", "remark")


def read_sheets(indicators):
    """The Sheets of a queryset of Indicators, {id: Sheet} in its order, in 3 queries."""
    rows = indicators.values_list(*SHEET_FIELDS)
    sheets = {row[0]: sheet_of(row) for row in rows}
    add_values(sheets)
    return sheets


def sheet_of(row):
    """A Sheet without values of one row of SHEET_FIELDS."""
    plain, baseline = row[: len(PLAIN)], row[len(PLAIN) :]
    return Sheet(**dict(zip(PLAIN, plain, strict=True)), baseline=Baseline(*baseline))


def add_values(sheets):
    """Hang the measurements and targets of Sheets, {id: Sheet}, at them, in 2 queries."""
    for indicator_id, start, kind, *values in _measurements(sheets):
        sheets[indicator_id].measurements.append(SheetMeasurement(Period(start, kind), *values))
    for indicator_id, *values in _targets(sheets):
        sheets[indicator_id].targets.append(SheetTarget(*values))
    for sheet in sheets.values():
        sheet.measurements.sort(key=lambda row: (row.series != OWN, row.series, row.period.end))


def _measurements(sheets):
    rows = Measurement.objects.filter(indicator__in=_ids(sheets)).order_by("pk")
    return rows.values_list("indicator_id", "period_start", "period_kind", *MEASUREMENT)


def _targets(sheets):
    rows = Target.objects.filter(indicator__in=_ids(sheets)).order_by("year")
    return rows.values_list("indicator_id", *TARGET)


def _ids(sheets):
    """The ids as they are: asked for by a join, PostgreSQL takes minutes while its statistics are old."""
    return RawSQL("SELECT unnest(%s::uuid[])", [list(sheets)])


def read_sheet(indicator):
    """The Sheet of one Indicator."""
    return read_sheets(Indicator.objects.filter(pk=indicator.pk))[indicator.pk]
