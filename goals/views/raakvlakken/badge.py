"""How many new signals wait, for the main menu."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from goals.assessment.following import count_new_signals, seen_until
from goals.permissions import check_can_edit_projects
from organisations.views.address import fetch_organisation

SECONDS = 60


@login_required
@require_GET
@cache_control(private=True, max_age=SECONDS)
def badge(request, organisatie):
    """A counter, or nothing. Only counts what is stored: the menu is on every page."""
    organisation = fetch_organisation(request, organisatie)
    check_can_edit_projects(request.user, organisation)
    membership = request.user.membership_in(organisation.pk)
    count = count_new_signals(request.user, organisation, seen_until(membership))
    return render(request, "goals/raakvlakken/badge.html", {"count": count})
