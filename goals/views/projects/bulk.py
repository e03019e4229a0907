"""Changing many projects at once: choose what, look at what would change, do it, take it back."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from goals.projects import bulk
from goals.views.projects.address import fetch_to_edit_in
from organisations.views.feedback import tell


@login_required
@require_POST
def take_back(request, organisatie):
    """Do what the token of a toast says, and return to the list that showed it."""
    organisation = fetch_to_edit_in(request, organisatie)
    try:
        said = bulk.take_back(
            user=request.user, organisation=organisation, token=request.POST.get("token", "")
        )
    except ValidationError as error:
        said = " ".join(error.messages)
    tell(request, said)
    return redirect(page_before(request) or reverse("goals:project_list", args=[organisatie]))


def page_before(request):
    """The page of this site that ?terug= names; else None."""
    page = request.GET.get("terug", "")
    return page if url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}) else None
