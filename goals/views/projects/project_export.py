"""Downloading the projects that a list shows, as a file that can be imported again."""

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_GET

from goals.projects.export import export_rows
from goals.projects.listing import list_projects
from goals.projects.rows import read_rows
from goals.views.projects.project_list import query_of, sort_of
from indicators.views.download import check_kind, send_rows
from organisations.views.address import fetch_organisation


@login_required
@require_GET
def project_export(request, organisatie, soort):
    """The projects that the filters and ?volgorde= ask; whoever may read them may download them."""
    organisation = fetch_organisation(request, organisatie)
    check_kind(soort)
    found = list_projects(read_rows(request.user, organisation), query_of(request.GET), sort_of(request.GET))
    rows = export_rows(request.user, [row.id for row in found])
    return send_rows(rows, soort, f"projecten-{organisation.slug}", "Projecten")
