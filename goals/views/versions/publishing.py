"""Publishing a version, withdrawing that, and undo of either."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goals.permissions import check_can_edit
from goals.versions import publishing
from goals.views.feedback import tell
from goals.views.versions.address import WHO, fetch_version, version_url


@login_required
@require_POST
def version_publish(request, organisatie, boom, nummer):
    """Let the audience that was chosen see a version."""
    version = _fetch_to_edit(request, organisatie, boom, nummer)
    before = publishing.audience_of(version)
    audience = request.POST.get("audience", "")
    try:
        publishing.publish(user=request.user, version=version, audience=audience)
    except ValidationError as error:
        return _back(request, version, " ".join(error.messages))
    return _told(request, version, before, audience)


@login_required
@require_POST
def version_withdraw(request, organisatie, boom, nummer):
    """Let only advisers see a version."""
    version = _fetch_to_edit(request, organisatie, boom, nummer)
    before = publishing.audience_of(version)
    publishing.withdraw(user=request.user, version=version)
    return _told(request, version, before, publishing.NOBODY)


@login_required
@require_POST
def version_undo(request, organisatie, boom, nummer):
    """Undo what the token of a toast describes."""
    version = _fetch_to_edit(request, organisatie, boom, nummer)
    try:
        now = publishing.take_back(user=request.user, version=version, token=request.POST.get("token", ""))
    except ValidationError as error:
        return _back(request, version, " ".join(error.messages))
    return _back(request, version, f"De wijziging is ongedaan gemaakt. {_sentence(version, now)}")


def _fetch_to_edit(request, organisatie, boom, nummer):
    version = fetch_version(request, organisatie, boom, nummer)
    check_can_edit(request.user, version.goal_tree)
    return version


def _told(request, version, before, after):
    token = publishing.of_change(version, before, after) if before != after else ""
    return _back(request, version, _sentence(version, after), token)


def _sentence(version, audience):
    return f"‘{version.title}’ is te zien voor {WHO[audience]}."


def _back(request, version, text, token=""):
    tell(request, text, token, version_url(version, "version_undo") if token else "")
    return redirect(version_url(version))
