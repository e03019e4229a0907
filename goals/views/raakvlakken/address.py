"""From an address to a raakvlak, and the way back to the page a person came from."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from goals.assessment.cards import visible_raakvlakken
from organisations.views.address import fetch_organisation

BACK = "terug"  # in addresses and forms: the page to return to


def fetch_raakvlak(request, organisatie, raakvlak):
    """The Raakvlak at an address of which both sides are there, or 404 for who may not see it."""
    organisation = fetch_organisation(request, organisatie)
    return get_object_or_404(visible_raakvlakken(request.user, organisation), pk=raakvlak)


def page_back(request, organisatie):
    """The page of this site that `terug` names, else the list of signals."""
    asked = request.POST.get(BACK) or request.GET.get(BACK, "")
    if asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return asked
    return reverse("goals:raakvlak_list", args=[organisatie])


def crumbs_to(organisatie, *pages):
    """The crumbs of a page: Raakvlakken, then `pages` as (title, address), '' for where one is."""
    return [("Raakvlakken", reverse("goals:raakvlakken", args=[organisatie])), *pages]
