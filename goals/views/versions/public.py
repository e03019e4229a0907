"""What everybody may read without logging in: the versions that are published for everybody.

Nothing here asks who reads. The same for members is in version_list.py and version.py.
"""

from django.contrib.auth.models import AnonymousUser
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from goals.views.versions.address import fetch_public, public_versions, with_people
from goals.views.versions.document import send_document
from goals.views.versions.head import head_of
from goals.views.versions.version import version_context
from organisations.models import Organisation

MINUTE = 60  # seconds that a browser may keep a page: what is withdrawn is soon gone


@require_safe
@cache_control(private=True, max_age=MINUTE)
def public_list(request, organisatie):
    """Everything that an organisation published for everybody, by tree, the newest first."""
    organisation = get_object_or_404(Organisation, slug=organisatie)
    versions = public_versions().filter(goal_tree__organisation=organisation)
    versions = with_people(versions, AnonymousUser()).order_by("goal_tree__title", "goal_tree", "-number")
    context = {"public_of": organisation, "heads": [head_of(version) for version in versions]}
    return render(request, "goals/versions/public_list.html", context)


@require_safe
@cache_control(private=True, max_age=MINUTE)
def public_version(request, organisatie, boom, nummer):
    """A version as everybody may read it; with ?doel= all of one goal in it."""
    found = fetch_public(organisatie, boom, nummer)
    organisation = found.goal_tree.organisation
    list_url = reverse("goals:public_list", args=[organisatie])
    context = {
        **version_context(request, found),
        "public_of": organisation,
        "crumbs": [("Openbare doelenbomen", list_url), (found.title, "")],
    }
    return render(request, "goals/versions/version.html", context)


@require_safe
def public_json(request, organisatie, boom, nummer):
    """The document of a published version, byte for byte."""
    found = fetch_public(organisatie, boom, nummer)
    return send_document(request, found, cache=f"public, max-age={MINUTE}")
