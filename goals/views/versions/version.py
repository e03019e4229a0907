"""One version: its head, and the tree as it was in three views. The public pages are in public.py.

Belongs here: the pages themselves, whoever reads them. What is in a version is in content.py.
"""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from goals.permissions import can_edit
from goals.versions.names import names_in
from goals.versions.reading import UnknownSchemaError, outline_of, verify
from goals.views.feedback import take_toast
from goals.views.schema import render_schema, schema_context
from goals.views.three_ws import three_ws_context
from goals.views.tree_head import figures_context
from goals.views.versions.address import crumbs_of, fetch_version
from goals.views.versions.content import content_context
from goals.views.versions.head import head_of
from goals.views.versions.places import VersionPlaces
from organisations.views.address import uuid_or_none

MISSING = "Het doel dat u koos, staat niet in deze versie."


@login_required
@require_safe
def version(request, organisatie, boom, nummer):
    """The version as a list; with ?doel= all of one goal in it."""
    found = fetch_version(request, organisatie, boom, nummer)
    return list_page(request, _for_member(request, found))


@login_required
@require_safe
@vary_on_headers("HX-Request")
def version_schema(request, organisatie, boom, nummer):
    """The version as a drawing; see goals/views/schema.py."""
    found = fetch_version(request, organisatie, boom, nummer)
    return schema_page(request, _for_member(request, found))


@login_required
@require_safe
def version_three_ws(request, organisatie, boom, nummer):
    """The version as a table of three questions; see goals/views/three_ws.py."""
    found = fetch_version(request, organisatie, boom, nummer)
    return three_ws_page(request, _for_member(request, found))


def about(version, prefix):
    """What every page of a version says of it; `prefix` as in VersionPlaces."""
    return {
        "version": version,
        "goal_tree": version.goal_tree,
        "places": VersionPlaces(version, prefix),
        "head": head_of(version),
        "is_right": verify(version),
    }


def list_page(request, context):
    """The list of goals, or all of one goal; `context` is that of `about` and of who reads."""
    try:
        shown = _shown(context["version"])
    except UnknownSchemaError as error:
        shown = {"unreadable": str(error)}
    else:
        goal_id = uuid_or_none(request.GET.get("doel", ""))
        shown |= content_context(context["places"], shown["outline"], shown["figures"], goal_id)
        shown["names"] = names_in(shown["outline"]) if context.get("can_edit") else []
    return render(request, "goals/versions/version.html", context | shown)


def schema_page(request, context):
    """The drawing; of a version that cannot be read the list page says why."""
    try:
        shown = _shown(context["version"])
    except UnknownSchemaError:
        return redirect(context["places"].outline)
    shown |= schema_context(shown["outline"], request.GET, MISSING)
    return render_schema(request, "goals/versions/schema.html", context | shown)


def three_ws_page(request, context):
    """The table, with the money of the year that the version is for; unread as `schema_page`."""
    try:
        context |= _shown(context["version"])
    except UnknownSchemaError:
        return redirect(context["places"].outline)
    shown = three_ws_context(context["outline"], request.GET, context, str(context["version"].year))
    return render(request, "goals/versions/three_ws.html", context | shown)


def _for_member(request, version):
    return {
        **about(version, "version"),
        "can_edit": can_edit(request.user, version.goal_tree),
        "undo": take_toast(request),
        "crumbs": crumbs_of(version.goal_tree, (version.title, "")),
    }


def _shown(version):
    """The goals of a version and how they stood on the day that it was kept."""
    return figures_context(outline_of(version), timezone.localdate(version.frozen_at))
