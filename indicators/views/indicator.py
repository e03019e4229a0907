"""The page of one indicator, for reading."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_GET

from indicators.permissions import can_edit
from indicators.views.address import crumbs_to, fetch_indicator
from organisations.views.feedback import take_toast


@login_required
@require_GET
def indicator(request, organisatie, indicator):
    """Everything of one indicator."""
    found = fetch_indicator(request, organisatie, indicator)
    context = {
        "indicator": found,
        "can_edit": can_edit(request.user, found.organisation),
        "crumbs": crumbs_to(organisatie, (found.name, "")),
        "undo": take_toast(request),
    }
    return render(request, "indicators/indicator.html", context)
