"""The chart of an indicator as an image, in three sizes.

An address with ?v= of the drawing's fingerprint never shows another drawing, so browsers keep it;
any other is asked again each time and answered with 304 while nothing changed, without drawing.
"""

from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_GET

from indicators.charts import Size, can_draw, draw, fingerprint
from indicators.sheets import read_sheet
from indicators.trends import assess
from indicators.views.address import fetch_indicator

SIZES = {"breed": Size.WIDE, "paneel": Size.PANE, "klein": Size.SMALL}
WEEK = 7 * 24 * 60 * 60  # seconds
FOREVER = "private, max-age=31536000, immutable"
ASK_AGAIN = "private, no-cache"


@login_required
@require_GET
def chart(request, organisatie, indicator, maat):
    """The SVG of an indicator; 404 when there is nothing to draw."""
    sheet = read_sheet(fetch_indicator(request, organisatie, indicator))
    size = SIZES.get(maat)
    if size is None or not can_draw(sheet):
        raise Http404("Deze grafiek is er niet.")
    assessment = assess(sheet, timezone.localdate())
    mark = fingerprint(sheet, assessment, size)
    etag = f'"{mark}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(_svg(mark, sheet, assessment, size), content_type="image/svg+xml")
    response["ETag"] = etag
    response["Cache-Control"] = FOREVER if request.GET.get("v") == mark else ASK_AGAIN
    return response


def chart_url(organisatie, sheet, assessment, size):
    """The address of a Sheet's chart that changes with the drawing; '' when there is nothing to draw.

    `size` is a word of SIZES.
    """
    if not can_draw(sheet):
        return ""
    mark = fingerprint(sheet, assessment, SIZES[size])
    return f"{reverse('indicators:chart', args=[organisatie, sheet.id, size])}?v={mark}"


def _svg(mark, sheet, assessment, size):
    return cache.get_or_set(f"chart-{mark}", lambda: draw(sheet, assessment, size), timeout=WEEK)
