"""From an address to the version that it stands for and back, for all views of versions.

Belongs here: fetching through access, so that what somebody may not see is not found. What a page
shows belongs in its own view.
"""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Prefetch
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goals.enums import Audience
from goals.models import FrozenVersion
from goals.querysets import DOCUMENT
from goals.versions.reading import versions_of
from goals.views.address import crumbs_to, fetch_tree, tree_url

WHO = {"": "adviseurs", Audience.RAAD: "adviseurs en de raad", Audience.OPENBAAR: "iedereen"}
RELATED = ("goal_tree__organisation", "frozen_by", "supersedes", "publication__published_by")
UNSENT = [*DOCUMENT, *(f"supersedes__{name}" for name in DOCUMENT)]


def with_people(versions, user):
    """Versions with all that their head says, and without their documents.

    Of versions that one replaces, or is replaced by, only those that the user may see are told.
    """
    visible = FrozenVersion.objects.visible_to(user)
    older = visible.filter(pk=OuterRef("supersedes"))
    versions = versions.select_related(*RELATED).defer(*UNSENT).annotate(shows_older=Exists(older))
    return versions.prefetch_related(Prefetch("superseded_by", visible))


def fetch_version(request, organisatie, boom, nummer):
    """One version of a tree of the reader's organisation, or 404 for who may not see it."""
    goal_tree = fetch_tree(request, organisatie, boom)
    versions = with_people(versions_of(request.user, goal_tree), request.user)
    return get_object_or_404(versions, number=nummer)


def public_versions():
    """The versions that everybody may see, whoever asks."""
    return FrozenVersion.objects.visible_to(AnonymousUser())


def fetch_public(organisatie, boom, nummer):
    """One version that is published for everybody, or 404."""
    versions = with_people(public_versions(), AnonymousUser()).filter(
        goal_tree__organisation__slug=organisatie
    )
    return get_object_or_404(versions, goal_tree=boom, number=nummer)


def versions_url(goal_tree):
    """The address of the list of versions of a tree."""
    return reverse("goals:versions", args=[goal_tree.organisation.slug, goal_tree.pk])


def version_url(version, name="version"):
    """The address of a page of one version."""
    goal_tree = version.goal_tree
    return reverse(f"goals:{name}", args=[goal_tree.organisation.slug, goal_tree.pk, version.number])


def crumbs_of(goal_tree, *pages):
    """The crumbs of a page below the versions of a tree."""
    here = [(goal_tree.title, tree_url(goal_tree)), ("Versies", versions_url(goal_tree) if pages else "")]
    return crumbs_to(goal_tree.organisation.slug, *here, *pages)
