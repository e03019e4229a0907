"""Step 3: the tree to work in, and the maatschappelijke effecten of the begroting."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from goals.models import GoalTree
from goals.step_plans import effects
from goals.step_plans.forms import NewEffectForm, NewTreeForm
from goals.step_plans.steps import EFFECT
from goals.views.step_plan.page import done, open_to_edit, show
from organisations.views.address import uuid_or_404, uuid_or_none
from organisations.views.form_errors import show_errors

NEW = "nieuw"


def show_effects(place, status=200, **typed):
    """The step; `typed` holds the form that somebody was busy with."""
    plan = place.plan
    trees = GoalTree.objects.visible_to(place.request.user).alive().filter(organisation=plan.organisation)
    chosen = {goal.pk for goal in place.contents.effects}
    context = {
        "goal_tree": plan.goal_tree if plan.goal_tree and not plan.goal_tree.removed_at else None,
        "goal_trees": list(trees),
        "tree_form": NewTreeForm(auto_id="boom_%s", initial={"title": plan.title}),
        "effects": [
            (goal, goal.pk in chosen) for goal in effects.effects_to_choose(plan, place.contents.effects)
        ],
        "effect_form": NewEffectForm(),
    }
    return show(place, EFFECT, context | typed, status)


@login_required
@require_POST
def choose_tree(request, organisatie, plan):
    """Work in the tree `boom`, or in a new one."""
    place = open_to_edit(request, organisatie, plan)
    asked = request.POST.get("boom", "")
    if not asked:
        return show_effects(place, 422, problem="Kies eerst een doelenboom, of begin een nieuwe.")
    if asked != NEW:
        trees = GoalTree.objects.visible_to(request.user).alive()
        goal_tree = get_object_or_404(
            trees.filter(organisation=place.plan.organisation), pk=uuid_or_404(asked)
        )
        effects.choose_tree(user=request.user, plan=place.plan, goal_tree=goal_tree)
        return done(place, EFFECT, f"U werkt nu in de doelenboom ‘{goal_tree.title}’.")
    form = NewTreeForm(request.POST, auto_id="boom_%s")
    if form.is_valid():
        goal_tree = effects.choose_new_tree(
            user=request.user, plan=place.plan, title=form.cleaned_data["title"]
        )
        return done(place, EFFECT, f"De doelenboom ‘{goal_tree.title}’ is gemaakt.")
    return show_effects(place, 422, tree_form=form, tree_asked=NEW)


@login_required
@require_POST
def choose(request, organisatie, plan):
    """Choose the effects that are ticked (effect), and add the one that was typed."""
    place = open_to_edit(request, organisatie, plan)
    form = NewEffectForm(request.POST)
    chosen, seen = (_ids(request.POST.getlist(name)) for name in ("effect", "gezien"))
    reversals, told = [], []
    if form.is_valid():
        try:
            difference = effects.choose_effects(user=request.user, plan=place.plan, chosen=chosen, seen=seen)
            if any(difference):
                reversals.append(["effects", *([str(pk) for pk in part] for part in difference)])
                told.append("De keuze is bewaard.")
            if form.cleaned_data["title"]:
                goal = effects.add_effect(user=request.user, plan=place.plan, **form.cleaned_data)
                reversals.append(["tree", effects.undo_of(goal)])
                told.append(f"‘{goal.title}’ staat in de doelenboom.")
        except ValidationError as error:
            show_errors(form, error)
        else:
            return done(place, EFFECT, " ".join(told), reversals)
    return show_effects(place, 422, effect_form=form, ticked=chosen)


def _ids(texts):
    """The ids among texts of a form; what is none is left out."""
    return set(map(uuid_or_none, texts)) - {None}
