"""Taking back what was just taken away from a project."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goals.projects import undo
from goals.views.projects.address import fetch_to_edit, project_url
from organisations.views.feedback import tell


@login_required
@require_POST
def take_back(request, organisatie, project):
    """Do what the token of a toast says, and show the project."""
    found = fetch_to_edit(request, organisatie, project)
    try:
        undo.take_back(user=request.user, project=found, token=request.POST.get("token", ""))
    except ValidationError as error:
        tell(request, " ".join(error.messages))
    else:
        tell(request, "De wijziging is ongedaan gemaakt.")
    return redirect(project_url(found))
