"""Taking back what was just written in measurements and targets."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from indicators import undo
from indicators.views.address import fetch_to_edit_in
from organisations.views.feedback import tell


@login_required
@require_POST
def take_back(request, organisatie):
    """Do what the token of a toast says, and return to the page that showed it."""
    organisation = fetch_to_edit_in(request, organisatie)
    try:
        undo.take_back(user=request.user, organisation=organisation, token=request.POST.get("token", ""))
    except ValidationError as error:
        tell(request, " ".join(error.messages))
    else:
        tell(request, "De wijziging is ongedaan gemaakt.")
    return redirect(_page_before(request) or reverse("indicators:list", args=[organisatie]))


def _page_before(request):
    """The page that ?terug= names, when it is one of this site; else None."""
    page = request.GET.get("terug", "")
    return page if url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}) else None
