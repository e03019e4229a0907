"""The indicators of an organisation: searching, filtering, sorting, in pages."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_GET

from indicators.models import Indicator
from indicators.permissions import can_edit
from organisations.views.address import fetch_organisation
from organisations.views.feedback import take_toast


@login_required
@require_GET
def indicator_list(request, organisatie):
    """All living indicators."""
    organisation = fetch_organisation(request, organisatie)
    indicators = Indicator.objects.visible_to(request.user).alive().filter(organisation=organisation)
    context = {
        "organisation": organisation,
        "indicators": indicators.in_order(),
        "can_edit": can_edit(request.user, organisation),
        "undo": take_toast(request),
    }
    return render(request, "indicators/list.html", context)
