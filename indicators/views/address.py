"""From an address to what it stands for (an indicator or organisation) and back, for views of indicators.

Belongs here: fetching through access, so that what somebody may not see is not found, and the
addresses and crumbs of pages. What a page shows belongs in its own view.
"""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from indicators.models import Indicator
from indicators.permissions import check_can_edit
from organisations.views.address import fetch_organisation


def fetch_indicator(request, organisatie, indicator):
    """A living indicator, or 404 for who may not see it."""
    return _fetch(request, organisatie, indicator, Indicator.objects.alive())


def fetch_any_indicator(request, organisatie, indicator):
    """An indicator, alive or in the recycle bin: who clicks twice comes after themselves."""
    return _fetch(request, organisatie, indicator, Indicator.objects.all())


def fetch_to_edit_in(request, organisatie):
    """The organisation at an address, for who may fill in its figures. Raises PermissionDenied."""
    organisation = fetch_organisation(request, organisatie)
    check_can_edit(request.user, organisation)
    return organisation


def fetch_to_edit(request, organisatie, indicator):
    """A living indicator that this user may change. Raises PermissionDenied."""
    found = fetch_indicator(request, organisatie, indicator)
    check_can_edit(request.user, found.organisation)
    return found


def _fetch(request, organisatie, pk, indicators):
    visible = indicators.visible_to(request.user).select_related("organisation", "keeper")
    return get_object_or_404(visible, organisation__slug=organisatie, pk=pk)


def indicator_url(indicator):
    """The address of the page of one Indicator."""
    return reverse("indicators:indicator", args=[indicator.organisation.slug, indicator.pk])


def crumbs_to(organisatie, *pages):
    """The crumbs of a page: the list of indicators, then `pages` as (title, address), '' for where one is."""
    return [("Indicatoren", reverse("indicators:list", args=[organisatie])), *pages]
