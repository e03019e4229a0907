"""The recycle bin of projects: what was thrown away, by whom, and putting it back."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goals.models import Project
from goals.permissions import can_edit_projects
from goals.views.projects.address import crumbs_to
from organisations.views.address import fetch_organisation
from organisations.views.feedback import take_toast


@login_required
@require_GET
def recycle_bin(request, organisatie):
    """Everything in the bin, the latest first."""
    organisation = fetch_organisation(request, organisatie)
    projects = Project.objects.visible_to(request.user).removed().filter(organisation=organisation)
    context = {
        "organisation": organisation,
        "projects": projects.select_related("removed_by").order_by("-removed_at", "pk"),
        "can_edit": can_edit_projects(request.user, organisation),
        "crumbs": crumbs_to(organisatie, ("Prullenbak", "")),
        "undo": take_toast(request),
    }
    return render(request, "goals/projects/recycle_bin.html", context)
