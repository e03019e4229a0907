"""The second parents of a goal: searching, adding and taking away, in the pane of the goal."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from goals import services, undo
from goals.candidates import OFFERED, as_choices, candidates
from goals.forms import ContributionForm
from goals.models import Contribution, Goal
from goals.views.goal import add_to_goal, open_to_edit, stored, take_from_goal

SECTION = "bijdragen"  # the part of the pane


@login_required
@require_http_methods(["GET", "POST"])
def contributions(request, organisatie, boom, doel):  # noqa: ARG001 - see open_goal
    """The goal with the form for one more second parent open in it; ?zoek= narrows the list."""
    place = open_to_edit(request, organisatie, doel)
    words = request.GET.get("zoek", "")[:200]
    found = candidates(request.user, place.goal_tree, place.goal, words)

    def add(target, weight, explanation):
        targets = Goal.objects.visible_to(request.user).select_related("goal_tree")
        target = get_object_or_404(targets, pk=target)
        services.add_contribution(
            user=request.user,
            goal=stored(place),
            target=target,
            weight=weight,
            explanation=explanation,
        )
        return f"Dit doel draagt nu ook bij aan ‘{target.title}’."

    offered = found if request.method == "POST" else found[:OFFERED]
    form = ContributionForm(request.POST or None, choices=as_choices(offered))
    search = {"words": words, "found": len(found), "offered": OFFERED}
    return add_to_goal(request, place, form, add, adding=SECTION, **search)


@login_required
@require_POST
def contribution_remove(request, organisatie, boom, doel, pk):  # noqa: ARG001 - see open_goal
    """Take one away, with undo."""

    def remove(thing):
        services.remove_contribution(user=request.user, contribution=thing)
        return "De bijdrage is weggehaald.", undo.of_contribution(thing)

    return take_from_goal(request, organisatie, doel, Contribution.objects.filter(pk=pk), remove, SECTION)
