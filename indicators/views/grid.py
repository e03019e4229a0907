"""The grid 'Invullen': its page, and storing what was typed or pasted in it.

What the page shows is in grid_page.py, whether a cell is stored is decided in indicators/grid.py.
"""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from indicators import undo
from indicators.permissions import can_edit
from indicators.views.address import crumbs_to, fetch_to_edit_in
from indicators.views.grid_form import saved_toast, store_form, store_json
from indicators.views.grid_page import grid_context, read_wanted
from organisations.views.address import fetch_organisation
from organisations.views.feedback import take_toast, tell


@login_required
@require_GET
def grid(request, organisatie):
    """The page; who may not edit gets the same table to read."""
    organisation = fetch_organisation(request, organisatie)
    return _page(request, organisation, undo=take_toast(request))


@login_required
@require_POST
def cells(request, organisatie):
    """Store cells: of a script as JSON, answered cell by cell, or of the form of the page."""
    organisation = fetch_to_edit_in(request, organisatie)
    if request.content_type == "application/json":
        return store_json(request, organisation)
    wanted = read_wanted(request.GET)
    try:
        result = store_form(request, organisation, wanted.what, wanted.series)
    except ValueError as error:
        return _page(request, organisation, status=400, refusal=str(error))
    toast = saved_toast(organisation, result, _grid_url(request, organisation))
    if result.kept_back:
        return _page(request, organisation, result=result, status=422, undo=toast["token"] and toast)
    tell(request, toast["text"], toast["token"], toast["url"])
    return redirect(_grid_url(request, organisation))


@login_required
@require_POST
def take_back(request, organisatie):
    """Take back what was stored with the token of an earlier answer; answers with a new token."""
    organisation = fetch_to_edit_in(request, organisatie)
    token = request.POST.get("token", "")
    try:
        written = undo.take_back(user=request.user, organisation=organisation, token=token)
    except ValidationError as error:
        return JsonResponse({"zin": " ".join(error.messages)}, status=422)
    return JsonResponse({"aantal": len(written), "ongedaan": undo.of_written(written)})


def _grid_url(request, organisation):
    query = request.GET.urlencode()
    return reverse("indicators:grid", args=[organisation.slug]) + (f"?{query}" if query else "")


def _page(request, organisation, result=None, status=200, **more):
    context = {
        "organisation": organisation,
        "can_edit": can_edit(request.user, organisation),
        "result": result,
        "crumbs": crumbs_to(organisation.slug, ("Invullen", "")),
        **grid_context(request, organisation, result),
        **more,
    }
    return render(request, "indicators/grid.html", context, status=status)
