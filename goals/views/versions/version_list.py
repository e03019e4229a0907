"""The versions of one tree, as a line through time."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goals.permissions import can_edit
from goals.versions.reading import versions_of
from goals.views.address import fetch_tree
from goals.views.feedback import take_toast
from goals.views.versions.address import crumbs_of, with_people
from goals.views.versions.head import head_of


@login_required
@require_safe
def version_list(request, organisatie, boom):
    """Every version that this person may see, the newest first."""
    goal_tree = fetch_tree(request, organisatie, boom)
    versions = with_people(versions_of(request.user, goal_tree), request.user)
    context = {
        "goal_tree": goal_tree,
        "heads": [head_of(version) for version in versions],
        "can_edit": can_edit(request.user, goal_tree),
        "undo": take_toast(request),
        "crumbs": crumbs_of(goal_tree),
    }
    return render(request, "goals/versions/list.html", context)
