"""The page of one indicator: its figures, chart, facts and history, with at most one form open in it.

Filling in values is in measurement.py and target.py, which show this page around their form.
"""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from indicators.catalogue import find_indicator
from indicators.charts import Size, in_period, summary, table, target_text, value_text
from indicators.enums import KNOWN_SERIES, OWN, Audience, Direction, Kind, Origin
from indicators.history import IndicatorHistory, recent_history
from indicators.periods import frequency_name
from indicators.permissions import can_edit
from indicators.sheet import Sheet
from indicators.sheets import read_sheet
from indicators.trends import Assessment, assess
from indicators.typed import shown_number
from indicators.views.address import crumbs_to, fetch_indicator, indicator_url
from indicators.views.chart import chart_url
from organisations.views.feedback import take_toast

EVENTS_ON_PAGE = 25
ROWS_AT_FIRST = 8  # measurements, the newest
ALL = "alle"


@login_required
@require_GET
def indicator(request, organisatie, indicator):
    """Everything of one indicator. ?metingen=alle lists every measurement."""
    return render_indicator(request, fetch_indicator(request, organisatie, indicator))


@login_required
@require_GET
def indicator_history(request, organisatie, indicator):
    """All that ever happened to an indicator, in pages."""
    found = fetch_indicator(request, organisatie, indicator)
    page = Paginator(IndicatorHistory(found.pk), EVENTS_ON_PAGE).get_page(request.GET.get("pagina"))
    crumbs = crumbs_to(organisatie, (found.name, indicator_url(found)), ("Geschiedenis", ""))
    return render(request, "indicators/history.html", {"indicator": found, "page": page, "crumbs": crumbs})


def render_indicator(request, indicator, *, status=200, **opened):
    """The page of an Indicator; `opened` is what the template shows of a form that is open in it."""
    sheet = read_sheet(indicator)
    assessment = assess(sheet, timezone.localdate())
    slug = indicator.organisation.slug
    context = {
        "indicator": indicator,
        "slug": slug,
        "sheet": sheet,
        "assessment": assessment,
        "now": _now(sheet, assessment),
        "charts": _charts(slug, sheet, assessment),
        "table": table(sheet),
        "facts": _facts(indicator, sheet),
        "measurements": _measurements(slug, sheet, show_all=request.GET.get("metingen") == ALL),
        "measurement_count": len(sheet.measurements),
        "targets": [_target(sheet, row) for row in reversed(sheet.targets)],
        "series_choices": list(dict.fromkeys([*KNOWN_SERIES, *sheet.series_names])),
        "history": recent_history(indicator.pk),
        "can_edit": can_edit(request.user, indicator.organisation),
        "crumbs": crumbs_to(slug, (indicator.name, "")),
        "undo": take_toast(request),
    }
    return render(request, "indicators/indicator.html", context | opened, status=status)


def _now(sheet: Sheet, assessment: Assessment):
    """The latest value and what it is compared with, in words."""
    latest, target = assessment.latest, assessment.target
    expected = assessment.expected
    return {
        "value": value_text(sheet, latest._replace(is_provisional=False)) if latest else "",
        "is_provisional": latest.is_provisional if latest else False,
        "period": in_period(latest.period) if latest else "",
        "target": target_text(sheet, target) if target and not target.is_none else "",
        "target_year": target.year if target else "",
        "direction": _direction(sheet),
        "expected": "" if expected is None else shown_number(expected, sheet.decimals, sheet.unit),
    }


def _charts(slug, sheet, assessment):
    """The two drawings of a page and what they show in words; nothing when there is nothing to draw."""
    wide = chart_url(slug, sheet, assessment, "breed")
    if not wide:
        return None
    return {
        "wide": wide,
        "wide_size": Size.WIDE,
        "pane": chart_url(slug, sheet, assessment, "paneel"),
        "pane_size": Size.PANE,
        "summary": summary(sheet, assessment),
    }


def _facts(indicator, sheet):
    """(what, answer) of each fact that is known; '' ones are left out."""
    facts = [
        ("Eenheid", sheet.unit),
        ("Bron", sheet.source),
        ("Eigenaar", sheet.owner),
        ("Invuller", str(indicator.keeper or "")),
        ("Soort", Kind(sheet.kind).label),
        ("Wie stuurt hierop", Audience(sheet.audience).label),
        ("Wat is beter", _direction(sheet)),
        ("Gemeten", frequency_name(sheet.frequency)),
        ("Nulmeting", _baseline(sheet)),
        ("Gekozen met", sheet.made_with),
        ("BBV-indicator", _catalogue(sheet)),
        ("Opmerking", sheet.remark),
    ]
    return [(what, answer) for what, answer in facts if answer]


def _direction(sheet):
    if sheet.direction != Direction.BAND:
        return Direction(sheet.direction).label if sheet.direction else ""
    bounds = [("vanaf", sheet.band_low), ("tot en met", sheet.band_high)]
    texts = [f"{word} {_number(sheet, bound)}" for word, bound in bounds if bound is not None]
    return " ".join(texts) or Direction.BAND.label


def _baseline(sheet):
    baseline = sheet.baseline
    if not baseline:
        return ""
    text = baseline.text if baseline.number is None else _number(sheet, baseline.number)
    return f"{text} in {baseline.year}" if baseline.year else text


def _number(sheet, number):
    return shown_number(number, sheet.decimals, sheet.unit)


def _catalogue(sheet):
    if not sheet.catalogue_number:
        return ""
    fact = find_indicator(sheet.catalogue_number)
    return f"nummer {fact.number}, taakveld {fact.main_taakveld} {fact.main_name}"


def _measurements(slug, sheet, *, show_all):
    """The measurements as rows of a table, the newest first, the own series before others."""
    newest = sorted(sheet.measurements, key=lambda row: row.period.end, reverse=True)
    rows = newest if show_all else newest[:ROWS_AT_FIRST]
    return [_measurement(slug, sheet, row) for row in rows]


def _measurement(slug, sheet, row):
    args = [slug, sheet.id, row.period.code]
    series = "" if row.series == OWN else f"?{urlencode({'reeks': row.series})}"
    origin = "" if row.origin == Origin.HAND else Origin(row.origin).label
    return {
        "edit_url": reverse("indicators:measurement", args=args) + series,
        "remove_url": reverse("indicators:measurement_remove", args=args) + series,
        "period": row.period,
        "series": row.series,
        "is_own": row.series == OWN,
        "value": value_text(sheet, row._replace(is_provisional=False)),
        "is_provisional": row.is_provisional,
        "is_missing": bool(row.missing),
        "remark": row.remark,
        "origin": ": ".join(filter(None, (origin, row.origin_detail))),
    }


def _target(sheet, row):
    return {"year": row.year, "value": target_text(sheet, row), "remark": row.remark}
