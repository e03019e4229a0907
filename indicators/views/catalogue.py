"""The shipped facts on pages: the BBV indicators, to add from, and the taakvelden."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from indicators import services
from indicators.catalogue import all_indicators, search
from indicators.models import Indicator
from indicators.permissions import can_edit
from indicators.taakvelden import all_taakvelden
from indicators.views.address import crumbs_to, indicator_url
from organisations.views.address import fetch_organisation
from organisations.views.feedback import take_toast, tell


@login_required
@require_GET
def catalogue(request, organisatie):
    """The BBV indicators, as ?zoek= and ?hoofdtaakveld= ask; those that ended at the end."""
    organisation = fetch_organisation(request, organisatie)
    words, main = request.GET.get("zoek", "")[:200], request.GET.get("hoofdtaakveld", "")
    found = search(words, main, with_ended=True)
    had = Indicator.objects.alive().filter(organisation=organisation, catalogue_number__isnull=False)
    mine = dict(had.values_list("catalogue_number", "pk"))
    context = {
        "organisation": organisation,
        "words": words,
        "main": main,
        "mains": sorted({(each.main_taakveld, each.main_name) for each in all_indicators()}),
        "facts": [(fact, mine.get(fact.number)) for fact in found if fact.is_in_force],
        "ended": [(fact, mine.get(fact.number)) for fact in found if not fact.is_in_force],
        "can_edit": can_edit(request.user, organisation),
        "crumbs": crumbs_to(organisatie, ("BBV-catalogus", "")),
        "undo": take_toast(request),
    }
    return render(request, "indicators/catalogue.html", context)


@login_required
@require_POST
def catalogue_add(request, organisatie, nummer):
    """Add one to the indicators of the organisation, and go to its page."""
    organisation = fetch_organisation(request, organisatie)
    had = Indicator.objects.alive().filter(organisation=organisation, catalogue_number=nummer).exists()
    try:
        indicator = services.add_from_catalogue(user=request.user, organisation=organisation, number=nummer)
    except ValidationError as error:
        tell(request, " ".join(error.messages))
        return redirect("indicators:catalogue", organisatie)
    added = "staat al bij uw indicatoren" if had else "staat nu bij uw indicatoren"
    tell(request, f"‘{indicator.name}’ {added}.")
    return redirect(indicator_url(indicator))


@login_required
@require_GET
def taakvelden(request, organisatie):
    """The taakvelden of all years, with the years in which each counts."""
    organisation = fetch_organisation(request, organisatie)
    context = {
        "organisation": organisation,
        "taakvelden": all_taakvelden(),
        "crumbs": crumbs_to(organisatie, ("Taakvelden", "")),
    }
    return render(request, "indicators/taakvelden.html", context)
