"""The pages on which a beheerder manages the words that everybody tags with, a page for each list."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organisations import term_undo, vocabulary
from organisations.enums import TermKind
from organisations.limits import LONGEST_TERM
from organisations.permissions import check_can_manage_vocabulary
from organisations.start_set import START_SET
from organisations.term_forms import AddTermsForm
from organisations.term_history import recent_history
from organisations.term_links import spoken_list, usage_of
from organisations.term_lists import BY_SLUG, LISTS
from organisations.views.address import fetch_organisation, words_asked
from organisations.views.feedback import take_toast, tell
from organisations.views.form_errors import show_errors

NAMED = 3  # words that a sentence names
HAS_START = {kind for kind, _domain, _names in START_SET}


@login_required
@require_GET
def first_list(request, organisatie):
    """Go on to the first list."""
    organisation = fetch_to_manage(request, organisatie)
    return redirect("organisations:vocabulary_list", organisation.slug, LISTS[0].slug)


@login_required
@require_http_methods(["GET", "POST"])
def word_list_page(request, organisatie, lijst):
    """Show one list; POST adds words."""
    organisation = fetch_to_manage(request, organisatie)
    if lijst not in BY_SLUG:
        raise Http404
    word_list = BY_SLUG[lijst]
    posted = request.POST if request.method == "POST" else None
    form = AddTermsForm(posted, kind=word_list.kind)
    if form.is_valid() and _add(request, organisation, word_list, form):
        return redirect(list_url(organisation, word_list))
    return show_list(request, organisation, word_list, form=form)


def _add(request, organisation, word_list, form):
    """Add what the form holds; False when the service refuses, with the reason in the form."""
    try:
        added = vocabulary.add_terms(
            user=request.user, organisation=organisation, kind=word_list.kind, **form.cleaned_data
        )
    except ValidationError as error:
        show_errors(form, error)
        return False
    tell(request, _added_sentence(added), *undo_of(organisation, term_undo.of_added(added.terms)))
    return True


def _added_sentence(added):
    verb = "stond" if len(added.known) == 1 else "stonden"
    known = f"{_named(added.known)} {verb} al in de lijst." if added.known else ""
    new = f"{_named([term.name for term in added.terms])} toegevoegd." if added.terms else ""
    return f"{new} {known}".strip()


def _named(names):
    """‘a’, ‘b’ en ‘c’; of many, how many."""
    if len(names) > NAMED:
        return f"{len(names)} woorden"
    return spoken_list([f"‘{name}’" for name in names])


@login_required
@require_POST
def fill(request, organisatie):
    """Fill the empty lists with the start set."""
    organisation = fetch_to_manage(request, organisatie)
    terms = vocabulary.add_start_set(user=request.user, organisation=organisation)
    tell(
        request,
        f"{len(terms)} woorden toegevoegd. Pas ze aan zoals uw gemeente ze noemt.",
        *undo_of(organisation, term_undo.of_added(terms)),
    )
    return redirect("organisations:vocabulary", organisatie)


@login_required
@require_POST
def take_back(request, organisatie):
    """Do what the token of a toast says."""
    organisation = fetch_to_manage(request, organisatie)
    token = request.POST.get("token", "")
    try:
        tell(request, term_undo.take_back(user=request.user, organisation=organisation, token=token))
    except ValidationError as error:
        tell(request, " ".join(error.messages))
    return redirect("organisations:vocabulary", organisatie)


def list_url(organisation, word_list):
    """The address of the page of a list."""
    return reverse("organisations:vocabulary_list", args=[organisation.slug, word_list.slug])


def fetch_to_manage(request, organisatie):
    """The organisation at an address, for who may manage its words. Raises PermissionDenied."""
    organisation = fetch_organisation(request, organisatie)
    check_can_manage_vocabulary(request.user, organisation)
    return organisation


def undo_of(organisation, token):
    """(token, address) that take back what was done; ('', '') when there is nothing to take back."""
    return token, reverse("organisations:vocabulary_undo", args=[organisation.slug]) if token else ""


def crumbs_to(organisation, *pages):
    """The crumbs of a page: the organisation, the lists, then `pages` as (title, address)."""
    home = reverse("organisations:home", args=[organisation.slug])
    lists = reverse("organisations:vocabulary", args=[organisation.slug])
    return [(organisation.name, home), ("Woordenlijsten", lists), *pages]


def show_list(request, organisation, word_list, **opened):
    """The page of a list; `opened` is the form that is open in it: `form`, or `edit_form` over `editing`."""
    wanted = words_asked(request.GET, "zoek", LONGEST_TERM)
    everything = organisation.terms.of_kind(word_list.kind)
    numbers = dict(organisation.terms.alive().order_by().values_list("kind").annotate(Count("pk")))
    status = 422 if "stale" in opened else status_of(opened.get("edit_form") or opened["form"])
    context = {
        "form": AddTermsForm(kind=word_list.kind),
        "organisation": organisation,
        "word_list": word_list,
        "lists": [(one, list_url(organisation, one), numbers.get(one.kind, 0)) for one in LISTS],
        "count": numbers.get(word_list.kind, 0),
        "terms": with_usage(everything.alive().filter(name__icontains=wanted)),
        "wanted": wanted,
        "has_domain": word_list.kind == TermKind.BELEIDSVELD,
        "has_start": word_list.kind in HAS_START,
        "gone": everything.removed().select_related("merge__into").order_by("-removed_at"),
        "entries": recent_history(organisation, word_list.kind),
        "crumbs": crumbs_to(organisation, (word_list.title, "")),
        "undo": take_toast(request),
        **opened,
    }
    return render(request, "organisations/vocabulary.html", context, status=status)


def status_of(form):
    """422 for a form that was sent and refused."""
    return 422 if form.is_bound and form.errors else 200


def with_usage(terms):
    """These words as a list, each with its `usage`."""
    terms = list(terms)
    usage = usage_of(terms)
    for term in terms:
        term.usage = usage[term.pk]
    return terms
