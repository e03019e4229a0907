"""Move or copy a branch to a place chosen from a list, also in another tree."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from goals import undo
from goals.branches import copy_branch
from goals.models import GoalTree
from goals.outline import read_outline
from goals.permissions import check_can_edit
from goals.tree import Position, move_goal
from goals.views.address import crumbs_to, fetch_goal, fetch_tree, tree_url
from goals.views.feedback import tell
from goals.views.structure import posted_place
from organisations.views.address import uuid_or_404

PLACES = [
    (Position.LAST_UNDER, "als laatste onder dit doel"),
    (Position.FIRST_UNDER, "als eerste onder dit doel"),
    (Position.BEFORE, "vlak voor dit doel"),
    (Position.AFTER, "vlak na dit doel"),
]


@login_required
@require_http_methods(["GET", "POST"])
def move(request, organisatie, boom, doel):
    """Choose where a branch goes, and move it there."""
    return _place(request, organisatie, boom, doel, _move)


@login_required
@require_http_methods(["GET", "POST"])
def copy(request, organisatie, boom, doel):
    """Choose where a copy of a branch goes, and make it there."""
    return _place(request, organisatie, boom, doel, _copy)


def _place(request, organisatie, boom, doel, act):
    goal_tree = fetch_tree(request, organisatie, boom)
    goal = fetch_goal(request, goal_tree, doel)
    check_can_edit(request.user, goal_tree)
    destination = _destination(request, goal_tree)
    error = ""
    if request.method == "POST":
        try:
            place = posted_place(request, destination)
            placed, text, token = act(request.user, goal, destination, *place)
        except Http404:
            error = "Het gekozen doel staat niet meer in deze boom. Kies een ander doel."
        except ValidationError as refusal:
            error = " ".join(refusal.messages)
        else:
            tell(request, text, token)
            return redirect(tree_url(destination, placed.pk))
    context = _context(request, goal_tree, goal, destination, moving=act is _move)
    status = 422 if error else 200
    return render(request, "goals/placement.html", {**context, "error": error}, status=status)


def _move(user, goal, destination, target, position):
    made = move_goal(user=user, goal=goal, target=target, position=position, goal_tree=destination)
    return made.goal, f"‘{goal.title}’ is verplaatst.", undo.of_move(made)


def _copy(user, goal, destination, target, position):
    made = copy_branch(user=user, goal=goal, target=target, position=position, goal_tree=destination)
    return made, f"‘{goal.title}’ is gekopieerd.", undo.of_addition(made)


def _destination(request, goal_tree):
    """The tree of ?boom= (or the posted one): a living tree of the same organisation."""
    chosen = request.POST.get("boom") or request.GET.get("boom")
    if not chosen:
        return goal_tree
    trees = GoalTree.objects.visible_to(request.user).alive().select_related("organisation")
    return get_object_or_404(trees, organisation=goal_tree.organisation, pk=uuid_or_404(chosen))


def _context(request, goal_tree, goal, destination, *, moving):
    outline = read_outline(destination)
    own = outline.by_id.get(goal.pk)
    excluded = {inside.id for inside in own.walk()} if own and moving else set()
    trees = GoalTree.objects.visible_to(request.user).alive()
    title = "Verplaats naar…" if moving else "Kopieer naar…"
    return {
        "goal_tree": goal_tree,
        "goal": goal,
        "destination": destination,
        "trees": trees.filter(organisation=goal_tree.organisation),
        "targets": [target for target in outline if target.id not in excluded],
        "chosen": request.POST.get("doel", str(goal.parent_id)),
        "position": request.POST.get("plek", Position.LAST_UNDER),
        "places": PLACES,
        "title": title,
        "moving": moving,
        "crumbs": crumbs_to(
            goal_tree.organisation.slug,
            (goal_tree.title, tree_url(goal_tree)),
            (goal.title, tree_url(goal_tree, goal.pk)),
            (title, ""),
        ),
    }
