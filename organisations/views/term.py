"""One word of the vocabulary: its form, open in its list, and the buttons behind it."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from history.conflicts import StaleFields
from organisations import term_undo, vocabulary
from organisations.models import Term
from organisations.term_forms import MergeForm, TermForm
from organisations.term_lists import BY_KIND
from organisations.views.feedback import tell
from organisations.views.form_errors import show_errors
from organisations.views.stale import kept, stale_rows, with_choices
from organisations.views.vocabulary import (
    crumbs_to,
    fetch_to_manage,
    list_url,
    show_list,
    status_of,
    undo_of,
    with_usage,
)


@login_required
@require_http_methods(["GET", "POST"])
def change(request, organisatie, woord):
    """The list with the form over one word open in it; posting saves."""
    term = _fetch(request, organisatie, woord)
    posted = with_choices(request.POST) if request.method == "POST" else None
    form = TermForm(posted, term=term)
    opened = {"editing": term, "edit_form": form}
    if form.is_valid():
        try:
            return _save(request, term, form)
        except StaleFields as stale:
            opened |= {"stale": stale_rows(form, stale), "kept": kept(form)}
        except ValidationError as error:
            show_errors(form, error)
    return show_list(request, term.organisation, BY_KIND[term.kind], **opened)


def _save(request, term, form):
    before = {name: getattr(term, name) for name in form.changes()}
    term = vocabulary.update_term(user=request.user, term=term, changes=form.changes(), seen=form.seen())
    token = term_undo.of_change(term, before)
    tell(request, f"‘{term}’ is bewaard.", *undo_of(term.organisation, token))
    return redirect(f"{_list_of(term)}#woord-{term.pk}")


@login_required
@require_http_methods(["GET", "POST"])
def merge(request, organisatie, woord):
    """Choose a word to merge with, read what that does, and do it."""
    term = _fetch(request, organisatie, woord)
    form = _merge_form(request, term)
    into = form.cleaned_data["met"] if form.is_valid() else None
    if into and request.method == "POST":
        try:
            return _merge(request, term, into)
        except ValidationError as error:
            show_errors(form, error)
    context = {
        "organisation": term.organisation,
        "list_url": _list_of(term),
        "form": form,
        "into": into,
        "term": with_usage([term])[0],
        "crumbs": crumbs_to(
            term.organisation, (BY_KIND[term.kind].title, _list_of(term)), ("Samenvoegen", "")
        ),
    }
    return render(request, "organisations/vocabulary_merge.html", context, status=status_of(form))


def _merge_form(request, term):
    """The form with what was sent: on GET the word that is looked at, if any."""
    others = term.organisation.terms.alive().of_kind(term.kind).exclude(pk=term.pk)
    looked_at = request.GET if "met" in request.GET else None
    return MergeForm(request.POST if request.method == "POST" else looked_at, terms=others)


def _merge(request, term, into):
    vocabulary.merge_terms(user=request.user, term=term, into=into)
    tell(request, f"‘{term}’ is samengevoegd met ‘{into}’.", undo_url=_restore_url(term))
    return redirect(_list_of(term))


@login_required
@require_POST
def remove(request, organisatie, woord):
    """Take a word out of the list; the next page offers to undo it."""
    term = _fetch(request, organisatie, woord)
    try:
        vocabulary.remove_term(user=request.user, term=term)
    except ValidationError as error:
        tell(request, " ".join(error.messages))
    else:
        tell(request, f"‘{term}’ is uit de lijst.", undo_url=_restore_url(term))
    return redirect(_list_of(term))


@login_required
@require_POST
def restore(request, organisatie, woord):
    """Put a word back that was removed or merged."""
    term = _fetch(request, organisatie, woord, Term.objects.all())
    try:
        vocabulary.restore_term(user=request.user, term=term)
    except ValidationError as error:
        tell(request, " ".join(error.messages))
    else:
        tell(request, f"‘{term}’ staat weer in de lijst.")
    return redirect(_list_of(term))


def _fetch(request, organisatie, woord, terms=None):
    organisation = fetch_to_manage(request, organisatie)
    terms = Term.objects.alive() if terms is None else terms
    terms = terms.visible_to(request.user).filter(organisation=organisation)
    return get_object_or_404(terms.select_related("organisation"), pk=woord)


def _list_of(term):
    return list_url(term.organisation, BY_KIND[term.kind])


def _restore_url(term):
    return reverse("organisations:term_restore", args=[term.organisation.slug, term.pk])
