"""From an address to what it stands for (a project) and back, for all views of projects.

Belongs here: fetching through access, so that what somebody may not see is not found, and the
addresses and crumbs of pages. What a page shows belongs in its own view.
"""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from goals.models import Project
from goals.permissions import check_can_edit_projects
from organisations.views.address import fetch_organisation


def fetch_project(request, organisatie, project):
    """A living project, or 404 for who may not see it."""
    return _fetch(request, organisatie, project, Project.objects.alive())


def fetch_to_edit(request, organisatie, project):
    """A living project that this user may change. Raises PermissionDenied."""
    found = fetch_project(request, organisatie, project)
    check_can_edit_projects(request.user, found.organisation)
    return found


def fetch_any_to_edit(request, organisatie, project):
    """As `fetch_to_edit`, in the recycle bin too: who clicks twice comes after themselves."""
    found = _fetch(request, organisatie, project, Project.objects.all())
    check_can_edit_projects(request.user, found.organisation)
    return found


def fetch_to_edit_in(request, organisatie):
    """The organisation at an address, for who may change its projects. Raises PermissionDenied."""
    organisation = fetch_organisation(request, organisatie)
    check_can_edit_projects(request.user, organisation)
    return organisation


def _fetch(request, organisatie, pk, projects):
    visible = projects.visible_to(request.user).select_related("organisation")
    return get_object_or_404(visible, organisation__slug=organisatie, pk=pk)


def project_url(project, section=""):
    """The address of the page of one Project, or of a section of it."""
    url = reverse("goals:project", args=[project.organisation.slug, project.pk])
    return f"{url}#{section}" if section else url


def crumbs_to(organisatie, *pages):
    """The crumbs of a page: the list of projects, then `pages` as (title, address), '' for where one is."""
    return [("Projecten", reverse("goals:project_list", args=[organisatie])), *pages]
