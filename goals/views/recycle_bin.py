"""The recycle bin of one tree: what was thrown away, by whom, and putting it back."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from goals.models import Removal
from goals.permissions import can_edit, check_can_edit
from goals.tree import restore_goal
from goals.views.address import crumbs_to, fetch_tree, tree_url
from goals.views.feedback import take_toast, tell


@login_required
@require_GET
def recycle_bin(request, organisatie, boom):
    """Everything in the bin, the latest first."""
    goal_tree = fetch_tree(request, organisatie, boom)
    removals = Removal.objects.visible_to(request.user).filter(goal_tree=goal_tree)
    removals = removals.select_related("goal__parent", "by").order_by("-at", "-pk")
    context = {
        "goal_tree": goal_tree,
        "removals": removals.annotate(goal_count=Count("removed_goals")),
        "can_edit": can_edit(request.user, goal_tree),
        "undo": take_toast(request, goal_tree),
        "crumbs": crumbs_to(organisatie, (goal_tree.title, tree_url(goal_tree)), ("Prullenbak", "")),
    }
    return render(request, "goals/recycle_bin.html", context)


@login_required
@require_POST
def restore(request, organisatie, boom, weggegooid):
    """Put a branch back where it was and show it there."""
    goal_tree = fetch_tree(request, organisatie, boom)
    check_can_edit(request.user, goal_tree)
    removals = Removal.objects.visible_to(request.user).filter(goal_tree=goal_tree)
    removal = removals.select_related("goal_tree").filter(pk=weggegooid).first()
    if removal is None:
        tell(request, "Dit doel ligt niet meer in de prullenbak van deze boom.")
        return redirect("goals:bin", organisatie, boom)
    try:
        goal = restore_goal(user=request.user, removal=removal)
    except ValidationError as error:
        tell(request, " ".join(error.messages))
        return redirect("goals:bin", organisatie, boom)
    tell(request, f"‘{goal.title}’ staat weer in de boom.")
    return redirect(tree_url(goal_tree, goal.pk))
