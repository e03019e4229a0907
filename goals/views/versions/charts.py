"""The chart of an indicator in a version, as an image: drawn from the Sheet that was frozen.

A version never changes, so an address with the fingerprint of the drawing never shows another one:
browsers keep it, and the second reader gets what was drawn for the first. Shared caches keep nothing,
so that what is withdrawn is gone.
"""

import re

from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from goals.versions.reading import UnknownSchemaError, sheet_of, versions_of
from goals.views.address import fetch_tree
from indicators.charts import can_draw, draw, fingerprint
from indicators.trends import assess
from indicators.views.chart import ASK_AGAIN, FOREVER, SIZES, WEEK

MARK = re.compile("[0-9a-f]{20}")  # a fingerprint


@login_required
@require_safe
def version_chart(request, organisatie, boom, nummer, indicator, maat):
    """The SVG of an indicator in a version; 404 when there is nothing to draw."""
    versions = versions_of(request.user, fetch_tree(request, organisatie, boom))
    return send_chart(request, get_object_or_404(versions, number=nummer), indicator, maat)


def send_chart(request, version, indicator_id, size):
    """The answer with a drawing, which is made once; `size` is a word of SIZES."""
    if size not in SIZES:
        raise Http404("Deze grafiek is er niet.")
    asked = request.GET.get("v", "")
    key = f"chart-{version.sha256}-{indicator_id}-{size}-{{}}"
    svg = cache.get(key.format(asked)) if MARK.fullmatch(asked) else None
    if svg:
        return _answer(request, asked, svg)
    mark, svg = _drawn(version, indicator_id, size)
    cache.set(key.format(mark), svg, timeout=WEEK)
    return _answer(request, mark, svg)


def chart_url(places, sheet, assessment, size):
    """The address of the chart of a Sheet at VersionPlaces; '' when there is nothing to draw."""
    if not can_draw(sheet):
        return ""
    return places.chart(sheet.id, size, fingerprint(sheet, assessment, SIZES[size]))


def _drawn(version, indicator_id, size):
    """(fingerprint, SVG), for which the document of the version is read."""
    try:
        sheet = sheet_of(version, indicator_id)
    except UnknownSchemaError as error:
        raise Http404(str(error)) from None
    if sheet is None or not can_draw(sheet):
        raise Http404("Deze grafiek is er niet.")
    assessment = assess(sheet, timezone.localdate(version.frozen_at))
    size = SIZES[size]
    return fingerprint(sheet, assessment, size), draw(sheet, assessment, size)


def _answer(request, mark, svg):
    etag = f'"{mark}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(svg, content_type="image/svg+xml")
    response["ETag"] = etag
    response["Cache-Control"] = FOREVER if request.GET.get("v") == mark else ASK_AGAIN
    return response
