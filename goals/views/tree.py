"""Reading a tree: its outline with a chosen goal, folding it, and hearing of others' changes."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from goals.models import Goal, Unfolding
from goals.permissions import can_edit
from goals.tree import Position
from goals.views.address import fetch_goal_anywhere, fetch_tree, tree_url
from goals.views.feedback import tell
from goals.views.workspace import Attention, NewRow, Renaming, chosen, render_workspace


@login_required
@require_GET
def tree(request, organisatie, boom):
    """The outline of a tree, no goal chosen. ?nieuw=onder opens a row to type in."""
    goal_tree = fetch_tree(request, organisatie, boom)
    wants_row = "nieuw" in request.GET and can_edit(request.user, goal_tree)
    new_row = NewRow(None, Position.LAST_UNDER) if wants_row else None
    return render_workspace(request, goal_tree, Attention(new_row=new_row))


@login_required
@require_GET
def goal(request, organisatie, boom, doel):
    """The outline with one goal chosen. ?nieuw=na|onder types a goal, ?hernoem=1 its title.

    A goal that somebody moved to another tree is shown there: its old address goes on working.
    For one that was thrown away the tree says so.
    """
    try:
        goal = fetch_goal_anywhere(request, organisatie, doel)
    except Http404:
        return _tree_without(request, organisatie, boom, doel)
    if goal.goal_tree_id != boom:
        return redirect(tree_url(goal.goal_tree, goal.pk))
    goal_tree = fetch_tree(request, organisatie, boom)
    typing = _typing(request.GET, goal) if can_edit(request.user, goal_tree) else {}
    return render_workspace(request, goal_tree, Attention(goal.pk, **typing))


@login_required
@require_POST
def fold(request, organisatie, boom):
    """Open or shut one branch (open/dicht = its goal) or all of them (alles = open/dicht)."""
    goal_tree = fetch_tree(request, organisatie, boom)
    try:
        is_open, goals = _fold_choice(request.POST, goal_tree)
    except (KeyError, ValueError, Goal.DoesNotExist):
        return HttpResponseBadRequest("Kies een doel om open of dicht te klappen.")
    Unfolding.objects.bulk_create(
        [Unfolding(user=request.user, goal_id=pk, is_open=is_open) for pk in goals],
        update_conflicts=True,
        unique_fields=["user", "goal"],
        update_fields=["is_open"],
    )
    if not request.htmx:
        return redirect(tree_url(goal_tree, goals[0] if len(goals) == 1 else None))
    focus = goals[0] if len(goals) == 1 else None
    attention = Attention(chosen(request, goal_tree), focus, reveal=False)
    return render_workspace(request, goal_tree, attention)


@login_required
@require_GET
def state(request, organisatie, boom, revisie):
    """204 unless somebody changed the tree since this revision, or its figures or projects.

    The revisions of those that the page shows are in ?cijfers= and ?projecten=.
    """
    goal_tree = fetch_tree(request, organisatie, boom)
    now = {"cijfers": goal_tree.figures_revision, "projecten": goal_tree.portfolio_revision}
    has_tree_changed = goal_tree.revision != revisie
    if not has_tree_changed and all(request.GET.get(key, "") in ("", str(now[key])) for key in now):
        return HttpResponse(status=204)
    context = {"goal_tree": goal_tree, "has_tree_changed": has_tree_changed}
    return render(request, "goals/workspace/changed.html", context)


def _tree_without(request, organisatie, boom, doel):
    """The tree in whose recycle bin a goal lies, saying so; 404 for any other goal."""
    goal_tree = fetch_tree(request, organisatie, boom)
    goal = get_object_or_404(goal_tree.goals.filter(removal__isnull=False), pk=doel)
    tell(request, f"‘{goal.title}’ ligt in de prullenbak van deze boom.")
    if not request.htmx:
        return redirect(tree_url(goal_tree))
    return render_workspace(request, goal_tree, Attention())


def _typing(parameters, goal):
    if "hernoem" in parameters:
        return {"renaming": Renaming(goal.pk, goal.title, goal.title)}
    if parameters.get("nieuw") in Position.values:
        return {"new_row": NewRow(goal.pk, Position(parameters["nieuw"]))}
    return {}


def _fold_choice(posted, goal_tree):
    """(open?, ids of goals) that a posted form asks for. Raises for anything else."""
    goals = goal_tree.goals.alive()
    if "alles" in posted:
        parents = goals.filter(children__removal=None, children__isnull=False).distinct()
        return posted["alles"] == "open", list(parents.values_list("pk", flat=True))
    word = "open" if "open" in posted else "dicht"
    return word == "open", [goals.get(pk=UUID(posted[word])).pk]
