"""One version: its head, and the tree as it was. The public page is in public.py."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goals.permissions import can_edit
from goals.versions.reading import UnknownSchemaError, outline_of, verify
from goals.views.feedback import take_toast
from goals.views.versions.address import crumbs_of, fetch_version
from goals.views.versions.content import content_context
from goals.views.versions.head import head_of
from organisations.views.address import uuid_or_none


@login_required
@require_safe
def version(request, organisatie, boom, nummer):
    """The version; with ?doel= all of one goal in it."""
    found = fetch_version(request, organisatie, boom, nummer)
    context = {
        **version_context(request, found),
        "can_edit": can_edit(request.user, found.goal_tree),
        "undo": take_toast(request),
        "crumbs": crumbs_of(found.goal_tree, (found.title, "")),
    }
    return render(request, "goals/versions/version.html", context)


def version_context(request, found):
    """What the page of a version shows whoever reads it."""
    goal_id = uuid_or_none(request.GET.get("doel", ""))
    context = {
        "version": found,
        "goal_tree": found.goal_tree,
        "head": head_of(found),
        "is_right": verify(found),
    }
    try:
        return context | content_context(found, outline_of(found), goal_id)
    except UnknownSchemaError as error:
        return context | {"unreadable": str(error)}
