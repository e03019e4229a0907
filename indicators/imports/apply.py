"""Write what a Preview would change: all or nothing, in one transaction."""

from indicators.enums import Origin
from indicators.limits import LONGEST_REMARK
from indicators.values import TargetChange, ValueChange, write_values


def apply_preview(*, user, organisation, preview, name):
    """Write the new and changed figures of a Preview; returns values.Written.

    `name` is that of the file; it is kept with each value. Raises PermissionDenied, and
    ValidationError when an indicator was thrown away meanwhile.
    """
    figures = preview.to_write
    detail = name[:LONGEST_REMARK]
    return write_values(
        user=user,
        organisation=organisation,
        values=[_value(figure, detail) for figure in figures if not figure.is_target],
        targets=[_target(figure) for figure in figures if figure.is_target],
        reason=f"Geïmporteerd uit {name[:200]}",
    )


def _value(figure, detail):
    return ValueChange(
        indicator_id=figure.indicator_id,
        period=figure.period,
        value=figure.said,
        series=figure.series,
        remark=figure.remark,
        origin=Origin.BESTAND,
        origin_detail=detail,
    )


def _target(figure):
    return TargetChange(figure.indicator_id, figure.period.year, figure.said, figure.remark)
