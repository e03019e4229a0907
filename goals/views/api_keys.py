"""The pages on which a beheerder makes, changes and revokes keys for programs that call the API."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from goals.api_key_forms import ApiKeyForm, NewApiKeyForm, tree_label
from goals.models import GoalTree
from history.conflicts import StaleFields
from history.dates import spoken_date, spoken_moment
from organisations import api_keys
from organisations.api_key_history import recent_history
from organisations.models import ApiKey
from organisations.permissions import check_can_manage_keys
from organisations.views.address import fetch_organisation
from organisations.views.feedback import take_toast, tell
from organisations.views.form_errors import show_errors
from organisations.views.stale import kept, stale_rows, with_choices

SOON = timedelta(days=30)
GONE_TREE = "een boom die er niet meer is"


@login_required
@require_safe
def key_list(request, organisatie):
    """The keys of an organisation, those that work first."""
    organisation = _organisation(request, organisatie)
    keys = organisation.api_keys.select_related("created_by", "revoked_by")
    rows = _rows(keys)
    context = {
        "organisation": organisation,
        "working": [key for key in rows if key.is_working],
        "ended": [key for key in rows if not key.is_working],
        "entries": recent_history(organisation),
        "crumbs": _crumbs(organisation),
        "undo": take_toast(request),
    }
    return render(request, "goals/api_keys/list.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def key_new(request, organisatie):
    """Make a key. It is shown in the answer to the form and nowhere else, so there is no redirect."""
    organisation = _organisation(request, organisatie)
    posted = request.POST if request.method == "POST" else None
    form = NewApiKeyForm(posted, organisation=organisation)
    if form.is_valid():
        try:
            made = api_keys.create_key(user=request.user, organisation=organisation, **form.cleaned_data)
        except ValidationError as error:
            show_errors(form, error)
        else:
            context = {"made": made, "crumbs": _crumbs(organisation, "Gemaakt"), "organisation": organisation}
            return render(request, "goals/api_keys/made.html", context)
    return _form_page(request, organisation, form, "Nieuwe sleutel")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def key_edit(request, organisatie, apisleutel):
    """Change a key; the key itself stays what it is."""
    organisation = _organisation(request, organisatie)
    api_key = _fetch(organisation, apisleutel)
    if request.method != "POST" and api_key.revoked_at:
        return _back(request, organisation, f"De sleutel ‘{api_key}’ is ingetrokken. Maak een nieuwe.")
    posted = with_choices(request.POST) if request.method == "POST" else None
    form = ApiKeyForm(posted, organisation=organisation, api_key=api_key)
    opened = {}
    if form.is_valid():
        try:
            api_keys.change_key(user=request.user, api_key=api_key, changes=form.changes(), seen=form.seen())
            return _back(request, organisation, f"De sleutel ‘{form.cleaned_data['name']}’ is bewaard.")
        except StaleFields as stale:
            opened = {"stale": stale_rows(form, stale), "kept": kept(form)}
        except ValidationError as error:
            show_errors(form, error)
    return _form_page(request, organisation, form, f"Sleutel ‘{api_key}’", api_key=api_key, **opened)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def key_revoke(request, organisatie, apisleutel):
    """Ask whether the key must stop; POST stops it."""
    organisation = _organisation(request, organisatie)
    api_key = _fetch(organisation, apisleutel)
    if request.method == "POST":
        return _back(request, organisation, _revoke(request.user, api_key))
    if api_key.revoked_at:
        return _back(request, organisation, f"De sleutel ‘{api_key}’ is al ingetrokken.")
    context = {
        "organisation": organisation,
        "api_key": _rows([api_key])[0],
        "crumbs": _crumbs(organisation, "Intrekken"),
    }
    return render(request, "goals/api_keys/revoke.html", context)


def _revoke(user, api_key):
    """Revoke a key; returns the sentence that tells how that went."""
    try:
        api_keys.revoke_key(user=user, api_key=api_key)
    except ValidationError:
        return f"De sleutel ‘{api_key}’ was al ingetrokken."
    return f"De sleutel ‘{api_key}’ is ingetrokken. Hij werkt niet meer."


def _organisation(request, organisatie):
    """The organisation at an address, for who may manage its keys. Raises PermissionDenied."""
    organisation = fetch_organisation(request, organisatie)
    check_can_manage_keys(request.user, organisation)
    return organisation


def _fetch(organisation, pk):
    keys = ApiKey.objects.filter(organisation=organisation).select_related("organisation", "created_by")
    return get_object_or_404(keys, pk=pk)


def _form_page(request, organisation, form, title, **more):
    context = {
        "organisation": organisation,
        "form": form,
        "title": title,
        "crumbs": _crumbs(organisation, title),
        "back": _list_url(organisation),
        **more,
    }
    is_refused = (form.is_bound and form.errors) or "stale" in more
    return render(request, "goals/api_keys/form.html", context, status=422 if is_refused else 200)


def _back(request, organisation, text):
    tell(request, text)
    return redirect(_list_url(organisation))


def _list_url(organisation):
    return reverse("goals:api_keys", args=[organisation.slug])


def _crumbs(organisation, *pages):
    home = reverse("organisations:home", args=[organisation.slug])
    keys = _list_url(organisation) if pages else ""
    return [(organisation.name, home), ("API-sleutels", keys), *((page, "") for page in pages)]


def _rows(keys):
    """Keys with what the pages tell about them, in one query for all of their trees."""
    keys = list(keys)
    wanted = {pk for key in keys for pk in key.tree_ids}
    trees = {tree.pk: tree_label(tree) for tree in GoalTree.objects.filter(pk__in=wanted)} if wanted else {}
    now = timezone.localtime()
    for key in keys:
        key.trees = sorted(trees.get(pk, GONE_TREE) for pk in key.tree_ids)
        key.last_used = key.last_used_at and spoken_moment(timezone.localtime(key.last_used_at), now)
        key.until = spoken_date(key.expires_on)
        key.is_working = not key.revoked_at and not key.is_expired
        key.ends_soon = key.is_working and key.expires_on - now.date() <= SOON
    return keys
