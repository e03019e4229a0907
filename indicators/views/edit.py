"""Making and changing an indicator, throwing it away and putting it back."""

from contextlib import suppress

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from history.conflicts import StaleField, StaleFields
from indicators import services
from indicators.forms import BASELINE, IndicatorForm, baseline_of
from indicators.models import Indicator
from indicators.views.address import (
    crumbs_to,
    fetch_any_indicator,
    fetch_to_edit,
    fetch_to_edit_in,
    indicator_url,
)
from organisations.views.feedback import tell
from organisations.views.form_errors import show_errors
from organisations.views.stale import kept, stale_rows, with_choices


@login_required
@require_http_methods(["GET", "POST"])
def indicator_new(request, organisatie):
    """Make an indicator; its page then asks for the first measurement."""
    organisation = fetch_to_edit_in(request, organisatie)
    form = IndicatorForm(request.POST or None, organisation=organisation)
    if form.is_valid():
        try:
            made = services.create_indicator(user=request.user, organisation=organisation, **form.changes())
        except ValidationError as error:
            show_errors(form, error)
        else:
            tell(request, f"‘{made.name}’ is er. Vul nu een meting en een streefwaarde in.")
            return redirect(indicator_url(made))
    back = reverse("indicators:list", args=[organisatie])
    crumbs = crumbs_to(organisatie, ("Nieuwe indicator", ""))
    return _render(request, form, {"title": "Nieuwe indicator", "crumbs": crumbs, "back": back})


@login_required
@require_http_methods(["GET", "POST"])
def indicator_edit(request, organisatie, indicator):
    """The form of an indicator, and saving it; who was second gets both texts."""
    found = fetch_to_edit(request, organisatie, indicator)
    data = with_choices(request.POST) if request.method == "POST" else None
    form = IndicatorForm(data, organisation=found.organisation, indicator=found)
    conflict = {}
    if form.is_valid():
        try:
            _update(request.user, found, form)
        except StaleFields as stale:
            conflict = {"stale": stale_rows(form, _one_baseline(stale, form, found)), "kept": kept(form)}
        except ValidationError as error:
            show_errors(form, error)
        else:
            tell(request, "De indicator is bewaard.")
            return redirect(indicator_url(found))
    back = indicator_url(found)
    crumbs = crumbs_to(organisatie, (found.name, back), ("Bewerken", ""))
    return _render(request, form, {"title": "Indicator bewerken", "crumbs": crumbs, "back": back} | conflict)


@login_required
@require_POST
def indicator_remove(request, organisatie, indicator):
    """Put an indicator in the recycle bin; fine when it lies there already."""
    found = fetch_any_indicator(request, organisatie, indicator)
    with suppress(ValidationError):
        services.remove_indicator(user=request.user, indicator=found)
    url = reverse("indicators:restore", args=[organisatie, indicator])
    tell(request, f"‘{found.name}’ ligt in de prullenbak.", undo_url=url)
    return redirect("indicators:list", organisatie)


@login_required
@require_POST
def indicator_restore(request, organisatie, indicator):
    """Take an indicator out of the recycle bin; fine when it is out already."""
    found = fetch_any_indicator(request, organisatie, indicator)
    try:
        services.restore_indicator(user=request.user, indicator=found)
    except ValidationError as error:
        tell(request, " ".join(error.messages))
        return redirect("indicators:bin", organisatie)
    tell(request, f"‘{found.name}’ is teruggezet.")
    return redirect(indicator_url(found))


def _update(user, indicator, form):
    services.update_indicator(
        user=user,
        indicator=indicator,
        changes=form.changes(),
        seen=form.seen(),
        reason=form.cleaned_data["reason"],
    )


def _one_baseline(stale, form, indicator):
    """The StaleFields with the two fields that store a baseline as the one of the form."""
    others = [field for field in stale.fields if field.name not in BASELINE.values()]
    of_baseline = [field for field in stale.fields if field.name in BASELINE.values()]
    if not of_baseline:
        return stale
    theirs = baseline_of(Indicator.objects.get(pk=indicator.pk))
    mine, entry = form.cleaned_data["baseline"], of_baseline[0].entry
    return StaleFields([*others, StaleField("baseline", theirs, mine, entry)])


def _render(request, form, context):
    status = 409 if "stale" in context else 422 if form.errors else 200
    return render(request, "indicators/form.html", context | {"form": form}, status=status)
