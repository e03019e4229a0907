"""Downloading figures as a file that can be imported again, and an empty one to fill in."""

from django.contrib.auth.decorators import login_required
from django.utils import timezone
from django.views.decorators.http import require_GET

from indicators.imports.export import all_values, to_fill_in
from indicators.views.address import fetch_to_edit_in
from indicators.views.download import send_rows
from indicators.views.measurement_import import sheets_of
from organisations.views.address import fetch_organisation


@login_required
@require_GET
def measurement_export(request, organisatie, soort):
    """All measurements and targets of the organisation; whoever may read them may download them."""
    organisation = fetch_organisation(request, organisatie)
    rows = all_values(sheets_of(organisation).values())
    return send_rows(rows, soort, f"cijfers-{organisation.slug}", "Cijfers")


@login_required
@require_GET
def measurement_template(request, organisatie, soort):
    """The organisation's own indicators with empty cells for the last years."""
    organisation = fetch_to_edit_in(request, organisatie)
    rows = to_fill_in(sheets_of(organisation).values(), timezone.localdate().year)
    return send_rows(rows, soort, f"invullen-{organisation.slug}", "Invullen")
