"""Filling in, changing and taking away one measurement or target, on the page of its indicator."""

from typing import NamedTuple

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from history.conflicts import StaleFields
from indicators.enums import OWN
from indicators.forms import MeasurementEditForm, MeasurementForm, TargetEditForm, TargetForm
from indicators.periods import read_period
from indicators.revising import (
    NOTHING,
    MeasurementPlace,
    TargetPlace,
    add_at,
    held_at,
    revise_at,
)
from indicators.views.address import fetch_to_edit, indicator_url
from indicators.views.feedback import undo_of
from indicators.views.indicator import render_indicator
from organisations.views.feedback import tell
from organisations.views.form_errors import show_errors
from organisations.views.stale import kept, stale_rows, with_choices


class Section(NamedTuple):
    """The part of the page where a form is open: its name there, the title, where it is posted to."""

    name: str
    title: str
    url: str


@login_required
@require_http_methods(["GET", "POST"])
def measurement_new(request, organisatie, indicator):
    """The indicator with the form for one more measurement open in it; posting adds."""
    found = fetch_to_edit(request, organisatie, indicator)
    form = MeasurementForm(request.POST or None)
    url = reverse("indicators:measurement_new", args=[organisatie, indicator])
    section = Section("metingen", "Nieuwe meting", url)
    if form.is_valid():
        cleaned = form.cleaned_data
        place = MeasurementPlace(found, cleaned["period"], cleaned["series"])
        return _add(request, place, section, form, form.typed())
    return _show(request, found, section, form)


@login_required
@require_http_methods(["GET", "POST"])
def target_new(request, organisatie, indicator):
    """The indicator with the form for one more target open in it; posting adds."""
    found = fetch_to_edit(request, organisatie, indicator)
    form = TargetForm(request.POST or None)
    url = reverse("indicators:target_new", args=[organisatie, indicator])
    section = Section("streefwaarden", "Nieuwe streefwaarde", url)
    if form.is_valid():
        place = TargetPlace(found, form.cleaned_data["year"])
        return _add(request, place, section, form, form.cleaned_data["value"])
    return _show(request, found, section, form)


@login_required
@require_http_methods(["GET", "POST"])
def measurement_edit(request, organisatie, indicator, periode):
    """The form of one measurement, of the series ?reeks=, and saving it."""
    place = _measurement_place(request, organisatie, indicator, periode)
    section = Section("metingen", f"Meting over {place.period}{_of(place)}", request.get_full_path())
    return _edit(request, place, section, MeasurementEditForm)


@login_required
@require_http_methods(["GET", "POST"])
def target_edit(request, organisatie, indicator, jaar):
    """The form of the target of one year, and saving it."""
    place = TargetPlace(fetch_to_edit(request, organisatie, indicator), jaar)
    section = Section("streefwaarden", f"Streefwaarde voor {jaar}", request.path)
    return _edit(request, place, section, TargetEditForm)


@login_required
@require_POST
def measurement_remove(request, organisatie, indicator, periode):
    """Take a measurement away, with undo."""
    return _remove(request, _measurement_place(request, organisatie, indicator, periode))


@login_required
@require_POST
def target_remove(request, organisatie, indicator, jaar):
    """Take a target away, with undo."""
    return _remove(request, TargetPlace(fetch_to_edit(request, organisatie, indicator), jaar))


def _measurement_place(request, organisatie, indicator, periode):
    found = fetch_to_edit(request, organisatie, indicator)
    try:
        period = read_period(periode)
    except ValueError as error:
        raise Http404(str(error)) from None
    series = request.GET.get("reeks", OWN)
    if not series.isprintable():
        raise Http404("Zo heet geen reeks.")
    return MeasurementPlace(found, period, series)


def _of(place):
    return "" if place.series == OWN else f", {place.series}"


def _add(request, place, section, form, value):
    try:
        written = add_at(user=request.user, place=place, value=value, remark=form.cleaned_data["remark"])
    except ValidationError as error:
        show_errors(form, error)
        return _show(request, place.indicator, section, form)
    return _after(request, place, f"{_name(place)} is bewaard.", written)


def _edit(request, place, section, form_class):
    if request.method == "GET":
        return _show(request, place.indicator, section, form_class(now=_held_or_404(place)))
    form = form_class(with_choices(request.POST), now=NOTHING)
    conflict = {}
    if form.is_valid():
        try:
            written = _revise(request.user, place, form)
        except StaleFields as stale:
            conflict = {"stale": stale_rows(form, stale), "kept": kept(form)}
        except ValidationError as error:
            show_errors(form, error)
        else:
            return _after(request, place, _outcome(place, form), written)
    return _show(request, place.indicator, section, form, **conflict)


def _held_or_404(place):
    held = held_at(place)
    if held is None:
        raise Http404("Dit is niet (meer) ingevuld.")
    return held


def _revise(user, place, form):
    reason = form.cleaned_data["reason"]
    return revise_at(user=user, place=place, changes=form.changes(), seen=form.seen(), reason=reason)


def _remove(request, place):
    held = held_at(place)
    if held is None:
        return _after(request, place, "Iemand anders haalde dit al weg.")
    gone = {"value": None}
    try:
        written = revise_at(user=request.user, place=place, changes=gone, seen=held)
    except StaleFields:
        return _after(request, place, "Iemand anders wijzigde dit zojuist. Kijk eerst wat er nu staat.")
    return _after(request, place, f"{_name(place)} is weggehaald.", written)


def _outcome(place, form):
    return f"{_name(place)} is {'weggehaald' if form.cleaned_data['value'] is None else 'bewaard'}."


def _name(place):
    if isinstance(place, TargetPlace):
        return f"De streefwaarde voor {place.year}"
    return f"De meting over {place.period}{_of(place)}"


def _after(request, place, text, written=()):
    """Back to the page, telling what was done and how to take it back."""
    page = indicator_url(place.indicator)
    tell(request, text, *undo_of(place.indicator.organisation.slug, written, page))
    return redirect(page)


def _show(request, indicator, section, form, **conflict):
    status = 409 if conflict else 422 if form.is_bound else 200
    opened = {"section": section, "form": form, **conflict}
    return render_indicator(request, indicator, status=status, **opened)
