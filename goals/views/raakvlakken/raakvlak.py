"""The page of one raakvlak: both sides, why, what people think of it, what happened."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goals.assessment import judging
from goals.assessment.cards import PATHWAY, cards_of
from goals.assessment.forms import TextsForm
from goals.assessment.history import RaakvlakHistory
from goals.assessment.knowledge import knowledge_of
from goals.enums import RaakvlakStatus, Rejection
from goals.permissions import can_edit_projects, check_can_edit_projects
from goals.views.raakvlakken.address import crumbs_to, fetch_raakvlak
from history.conflicts import StaleFields
from organisations.views.feedback import take_toast, tell
from organisations.views.form_errors import show_errors
from organisations.views.stale import kept, stale_rows, with_choices

NEWEST = 20  # entries of the history


@login_required
@require_GET
def raakvlak(request, organisatie, raakvlak):
    """Everything about one raakvlak."""
    raakvlak = fetch_raakvlak(request, organisatie, raakvlak)
    [card] = cards_of([raakvlak])
    context = {
        "raakvlak": raakvlak,
        "card": card,
        "reasons": _sourced(card, knowledge_of(raakvlak.organisation)),
        "misfits": judging.misfits(raakvlak),
        "is_open": raakvlak.status in (RaakvlakStatus.GESIGNALEERD, RaakvlakStatus.GEPARKEERD),
        "can_edit": can_edit_projects(request.user, raakvlak.organisation),
        "rejections": Rejection.choices,
        "back": request.path,
        "history": RaakvlakHistory(raakvlak.pk)[:NEWEST],
        "undo": take_toast(request),
        "crumbs": crumbs_to(organisatie, (card.social.name, "")),
    }
    return render(request, "goals/raakvlakken/raakvlak.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request, organisatie, raakvlak):
    """The texts of a confirmed raakvlak as a form."""
    raakvlak = fetch_raakvlak(request, organisatie, raakvlak)
    check_can_edit_projects(request.user, raakvlak.organisation)
    page = redirect("goals:raakvlak", organisatie, raakvlak.pk)
    if raakvlak.status != RaakvlakStatus.BEVESTIGD:
        return page
    data = with_choices(request.POST) if request.method == "POST" else None
    form = TextsForm(data, raakvlak=raakvlak)
    if form.is_valid():
        try:
            _change(request.user, raakvlak, form)
        except StaleFields as error:
            stale = {"stale": stale_rows(form, error), "kept": kept(form)}
            return _show_form(request, raakvlak, form, 409, **stale)
        except ValidationError as error:
            show_errors(form, error)
        else:
            tell(request, "Het raakvlak is bewaard.")
            return page
    return _show_form(request, raakvlak, form, 422 if form.is_bound else 200)


def _change(user, raakvlak, form):
    judging.change_texts(
        user=user,
        raakvlak=raakvlak,
        changes=form.changes(),
        seen=form.seen(),
        reason=form.cleaned_data["reason"],
    )


def _show_form(request, raakvlak, form, status, **stale):
    here = reverse("goals:raakvlak", args=[raakvlak.organisation.slug, raakvlak.pk])
    [card] = cards_of([raakvlak])
    crumbs = crumbs_to(raakvlak.organisation.slug, (card.social.name, here), ("Bewerken", ""))
    context = {"card": card, "form": form, "back": here, "crumbs": crumbs, **stale}
    return render(request, "goals/raakvlakken/raakvlak_form.html", context, status=status)


def _sourced(card, knowledge):
    """(Reason, its Pathway or None when that is gone or it is none) of each reason."""
    return [
        (reason, knowledge.pathways.get(reason.key) if reason.kind == PATHWAY else None)
        for reason in card.reasons
    ]
