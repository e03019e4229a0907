"""Many new indicators at once, with their measurements and targets, from Sheets: imports of trees.

Making a single indicator belongs in services.py, changing values of one that exists in values.py.
"""

from indicators.lock import writing
from indicators.models import Indicator, Measurement, Target
from indicators.sheets import MEASUREMENT, PLAIN, TARGET
from organisations.permissions import check_unlimited

BATCH = 2_000  # rows in one statement


def insert_sheets(*, user, organisation, sheets):
    """Make an Indicator of each Sheet, with a new id; returns {id of the sheet: Indicator}.

    In a fixed number of statements per 2 000 values. A BBV indicator that the organisation already has
    stays as it is, and is the one that is returned. Raises PermissionDenied, or ValidationError for
    what does not fit.
    """
    with writing(user=user, organisation=organisation):
        mine = already_there(organisation, sheets)
        new = {sheet.id: _indicator(organisation, sheet) for sheet in sheets if sheet.id not in mine}
        if new:
            check_unlimited(user)
        Indicator.objects.bulk_create(new.values())
        pairs = [(new[sheet.id], sheet) for sheet in sheets if sheet.id in new]
        Measurement.objects.bulk_create(
            (_measurement(indicator, row) for indicator, sheet in pairs for row in sheet.measurements), BATCH
        )
        Target.objects.bulk_create(
            (_target(indicator, row) for indicator, sheet in pairs for row in sheet.targets), BATCH
        )
    return mine | new


def already_there(organisation, sheets):
    """The BBV indicators among the sheets that an organisation has, {id of the sheet: Indicator}."""
    numbers = {sheet.catalogue_number for sheet in sheets} - {None}
    if not numbers:
        return {}
    rows = Indicator.objects.alive().filter(organisation=organisation, catalogue_number__in=numbers)
    by_number = {indicator.catalogue_number: indicator for indicator in rows}
    return {
        sheet.id: by_number[sheet.catalogue_number] for sheet in sheets if sheet.catalogue_number in by_number
    }


def _indicator(organisation, sheet):
    plain = {name: getattr(sheet, name) for name in PLAIN if name != "id"}
    start = dict(zip(("baseline_year", "baseline_number", "baseline_text"), sheet.baseline, strict=True))
    return _checked(Indicator(organisation=organisation, **plain, **start))


def _measurement(indicator, row):
    start, kind = row.period
    values = {name: getattr(row, name) for name in MEASUREMENT}
    return _checked(Measurement(indicator=indicator, period_start=start, period_kind=kind, **values))


def _target(indicator, row):
    return _checked(Target(indicator=indicator, **{name: getattr(row, name) for name in TARGET}))


def _checked(row):
    row.clean_fields(exclude=["organisation", "indicator"])
    return row
