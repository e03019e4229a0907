"""Judging a raakvlak, in its card or on a page: confirm, reject, later, open again, and undo.

For htmx the answer takes the place of the card; else the person returns to where they came from
(`terug`). The rules are in goals/assessment/judging.py.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goals.assessment import judging, undo
from goals.assessment.cards import cards_of
from goals.assessment.forms import ConfirmForm, RejectForm
from goals.assessment.history import rejection_text
from goals.assessment.linking import link_offer
from goals.enums import Domain, RaakvlakStatus, Rejection
from goals.permissions import can_edit_projects, check_can_edit_projects
from goals.views.raakvlakken.address import BACK, crumbs_to, fetch_raakvlak, page_back
from organisations.views.address import fetch_organisation
from organisations.views.feedback import tell
from organisations.views.form_errors import show_errors

AGREED = {Domain.SOCIAAL: "agreed_social", Domain.FYSIEK: "agreed_physical"}


@login_required
@require_GET
def card(request, organisatie, raakvlak):
    """One card alone: htmx asks for it when somebody leaves a form in it."""
    raakvlak = fetch_raakvlak(request, organisatie, raakvlak)
    return _show_card(request, raakvlak)


@login_required
@require_http_methods(["GET", "POST"])
def confirm(request, organisatie, raakvlak):
    """The form to confirm, and confirming."""
    raakvlak = _fetch_to_judge(request, organisatie, raakvlak)
    offer = link_offer(raakvlak)
    form = ConfirmForm(request.POST or None, offer=offer, initial=_suggested(request, raakvlak))
    if form.is_valid():
        try:
            judged = judging.confirm(
                user=request.user,
                raakvlak=raakvlak,
                seen=_seen(request),
                texts=form.texts(),
                with_link=form.cleaned_data.get("with_link", False),
            )
        except ValidationError as error:
            show_errors(form, error)
        else:
            text = "Bevestigd, en de bijdrage is vastgelegd:" if judged.link else "Bevestigd:"
            return _done(request, judged, text)
    return _show_confirm(request, raakvlak, form)


@login_required
@require_http_methods(["GET", "POST"])
def reject(request, organisatie, raakvlak):
    """The form to reject, and rejecting."""
    raakvlak = _fetch_to_judge(request, organisatie, raakvlak)
    form = RejectForm(request.POST or None)
    if form.is_valid():
        why = form.cleaned_data
        try:
            judged = judging.reject(
                user=request.user,
                raakvlak=raakvlak,
                seen=_seen(request),
                rejection=why["rejection"],
                note=why["rejection_note"],
            )
        except ValidationError as error:
            show_errors(form, error)
        else:
            return _done(request, judged, f"Afgewezen ({rejection_text(**_named(why))}):")
    if request.htmx:
        return _show_card(request, raakvlak, form)
    return _show_reject(request, raakvlak, form)


@login_required
@require_POST
def park(request, organisatie, raakvlak):
    """Keep it for later."""
    return _judge_at_once(request, organisatie, raakvlak, judging.park, "Voor later bewaard:")


@login_required
@require_POST
def reopen(request, organisatie, raakvlak):
    """Make it a signal again."""
    return _judge_at_once(request, organisatie, raakvlak, judging.reopen, "Weer een signaal:")


@login_required
@require_POST
def take_back(request, organisatie):
    """Undo a judgement; the token says which."""
    organisation = fetch_organisation(request, organisatie)
    check_can_edit_projects(request.user, organisation)
    try:
        undo.take_back(user=request.user, organisation=organisation, token=request.POST.get("token", ""))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        tell(request, "Het oordeel is teruggedraaid.")
    return redirect(page_back(request, organisatie))


def _fetch_to_judge(request, organisatie, raakvlak):
    raakvlak = fetch_raakvlak(request, organisatie, raakvlak)
    check_can_edit_projects(request.user, raakvlak.organisation)
    return raakvlak


def _seen(request):
    return request.POST.get("gezien", RaakvlakStatus.GESIGNALEERD)


def _named(why):
    return {"rejection": why["rejection"], "note": why["rejection_note"]}


def _suggested(request, raakvlak):
    """What the form to confirm starts with: the reason found, and oneself as who agrees."""
    told = [reason for reason in raakvlak.reasons if reason["kind"] == "pathway"]
    mechanism = told[0]["sentence"].partition(": ")[2] if told else ""
    membership = request.user.membership_in(raakvlak.organisation_id)
    agreed = {AGREED[membership.domain]: str(request.user)} if membership.domain else {}
    kept = {name: getattr(raakvlak, name) for name in judging.TEXTS if getattr(raakvlak, name)}
    return {"explanation": mechanism, **agreed, **kept}


def _judge_at_once(request, organisatie, raakvlak, judge, text):
    raakvlak = _fetch_to_judge(request, organisatie, raakvlak)
    try:
        judged = judge(user=request.user, raakvlak=raakvlak, seen=_seen(request))
    except ValidationError as error:
        sentence = " ".join(error.messages)
        if request.htmx:
            return render(request, "goals/raakvlakken/card_gone.html", {"text": sentence}, status=409)
        messages.error(request, sentence)
        return redirect(page_back(request, organisatie))
    return _done(request, judged, text)


def _done(request, judged, text):
    raakvlak, token = judged.raakvlak, undo.of_judged(judged)
    slug = raakvlak.organisation.slug
    back, undo_url = page_back(request, slug), reverse("goals:raakvlak_undo", args=[slug])
    if not request.htmx:
        tell(request, f"{text} {raakvlak}.", token, f"{undo_url}?{urlencode({BACK: back})}")
        return redirect(back)
    [shown] = cards_of([raakvlak])
    context = {"card": shown, "text": text, "token": token, "back": back}
    response = render(request, "goals/raakvlakken/card_done.html", context)
    response["HX-Trigger"] = "raakvlak-beoordeeld"
    return response


def _show_card(request, raakvlak, rejecting=None):
    [shown] = cards_of([raakvlak])
    context = {
        "card": shown,
        "can_edit": can_edit_projects(request.user, raakvlak.organisation),
        "back": page_back(request, raakvlak.organisation.slug),
        "rejections": Rejection.choices,
        "rejecting": rejecting,
    }
    status = 422 if rejecting and rejecting.is_bound else 200
    return render(request, "goals/raakvlakken/card.html", context, status=status)


def _show_confirm(request, raakvlak, form):
    [shown] = cards_of([raakvlak])
    context = {
        "card": shown,
        "form": form,
        "back": page_back(request, raakvlak.organisation.slug),
        "seen": raakvlak.status,
        "crumbs": crumbs_to(raakvlak.organisation.slug, ("Bevestigen", "")),
    }
    template = "card_confirm" if request.htmx else "confirm"
    return render(
        request, f"goals/raakvlakken/{template}.html", context, status=422 if form.is_bound else 200
    )


def _show_reject(request, raakvlak, form):
    [shown] = cards_of([raakvlak])
    context = {
        "card": shown,
        "form": form,
        "rejections": Rejection.choices,
        "back": page_back(request, raakvlak.organisation.slug),
        "seen": raakvlak.status,
        "crumbs": crumbs_to(raakvlak.organisation.slug, ("Afwijzen", "")),
    }
    return render(request, "goals/raakvlakken/reject.html", context, status=422 if form.is_bound else 200)
