"""What everybody may read without logging in: the versions that are published for everybody.

Nothing here asks who reads. The same for members is in version_list.py, version.py and charts.py.
"""

from django.contrib.auth.models import AnonymousUser
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from goals.views.versions.address import fetch_public, public_versions, with_people
from goals.views.versions.charts import send_chart
from goals.views.versions.compare import compare_page
from goals.views.versions.document import send_document
from goals.views.versions.head import head_of
from goals.views.versions.places import VersionPlaces
from goals.views.versions.sides import public_choices
from goals.views.versions.version import about, list_page, schema_page, three_ws_page
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
    return list_page(request, _for_everybody(organisatie, boom, nummer))


@require_safe
@cache_control(private=True, max_age=MINUTE)
@vary_on_headers("HX-Request")
def public_schema(request, organisatie, boom, nummer):
    """The same as a drawing."""
    return schema_page(request, _for_everybody(organisatie, boom, nummer))


@require_safe
@cache_control(private=True, max_age=MINUTE)
def public_three_ws(request, organisatie, boom, nummer):
    """The same as a table of three questions."""
    return three_ws_page(request, _for_everybody(organisatie, boom, nummer))


@require_safe
@cache_control(private=True, max_age=MINUTE)
def public_compare(request, organisatie, boom, nummer):
    """What differs between two public versions of a tree; see compare.py."""
    found = fetch_public(organisatie, boom, nummer)
    choices = public_choices(found.goal_tree)
    organisation = found.goal_tree.organisation
    return compare_page(request, nummer, choices, _crumbs_of_comparing, public_of=organisation)


@require_safe
def public_chart(request, organisatie, boom, nummer, indicator, maat):
    """The drawing of an indicator in a published version."""
    versions = public_versions().filter(goal_tree__organisation__slug=organisatie, goal_tree=boom)
    found = get_object_or_404(versions, number=nummer)
    return send_chart(request, found, indicator, maat)


@require_safe
def public_json(request, organisatie, boom, nummer):
    """The document of a published version, byte for byte."""
    found = fetch_public(organisatie, boom, nummer)
    return send_document(request, found, cache=f"public, max-age={MINUTE}")


def _for_everybody(organisatie, boom, nummer):
    found = fetch_public(organisatie, boom, nummer)
    return {
        **about(found, "public"),
        "public_of": found.goal_tree.organisation,
        "crumbs": _crumbs(found, (found.title, "")),
    }


def _crumbs(version, *pages):
    list_url = reverse("goals:public_list", args=[version.goal_tree.organisation.slug])
    return [("Openbare doelenbomen", list_url), *pages]


def _crumbs_of_comparing(version):
    url = VersionPlaces(version, "public").outline
    return _crumbs(version, (version.title, url), ("Vergelijken", ""))
