"""Downloading figures as a file that can be imported again, and an empty one to fill in."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from indicators.imports.export import all_values, as_csv, as_xlsx, to_fill_in
from indicators.views.address import fetch_to_edit_in
from indicators.views.measurement_import import sheets_of
from organisations.views.address import fetch_organisation

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {
    "csv": ("text/csv; charset=utf-8", lambda rows, _title: as_csv(rows)),
    "xlsx": (XLSX, as_xlsx),
}


@login_required
@require_GET
def measurement_export(request, organisatie, soort):
    """All measurements and targets of the organisation; whoever may read them may download them."""
    organisation = fetch_organisation(request, organisatie)
    rows = all_values(sheets_of(organisation).values())
    return _download(rows, soort, f"cijfers-{organisation.slug}", "Cijfers")


@login_required
@require_GET
def measurement_template(request, organisatie, soort):
    """The organisation's own indicators with empty cells for the last years."""
    organisation = fetch_to_edit_in(request, organisatie)
    rows = to_fill_in(sheets_of(organisation).values(), timezone.localdate().year)
    return _download(rows, soort, f"invullen-{organisation.slug}", "Invullen")


def _download(rows, soort, name, title):
    """The answer with `rows` as a file of this kind; 404 for a kind that we do not make."""
    if soort not in KINDS:
        raise Http404
    content_type, write = KINDS[soort]
    headers = {"Content-Disposition": f'attachment; filename="{name}.{soort}"'}
    return HttpResponse(write(rows, title), content_type=content_type, headers=headers)
