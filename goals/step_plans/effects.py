"""Step 3: the tree that the stappenplan works in, and the maatschappelijke effecten it works on."""

from django.core.exceptions import ValidationError
from django.db import transaction

from goals import undo as tree_undo
from goals.enums import Level, ReferenceKind
from goals.hanging import hang
from goals.limits import LONGEST_TITLE
from goals.lock import writing
from goals.models import Goal, Reference, StepPlan, StepPlanEffect
from goals.step_plans.steps import EFFECT
from goals.step_plans.working import working
from goals.tree import add_goal, create_tree


def choose_tree(*, user, plan, goal_tree):
    """Let the stappenplan work in a living tree of its organisation; chosen effects stay chosen."""
    if goal_tree.organisation_id != plan.organisation_id or goal_tree.removed_at:
        raise ValidationError({"tree": "Deze doelenboom is er niet meer. Kies een andere."})
    with working(user=user, plan=plan, step=EFFECT):
        StepPlan.objects.filter(pk=plan.pk).update(goal_tree=goal_tree)


def choose_new_tree(*, user, plan, title):
    """Make an empty tree and let the stappenplan work in it; returns the GoalTree.

    Raises ValidationError at `title`.
    """
    with transaction.atomic():
        goal_tree = create_tree(user=user, organisation=plan.organisation, title=title, domain=plan.domain)
        choose_tree(user=user, plan=plan, goal_tree=goal_tree)
    return goal_tree


def effects_to_choose(plan, chosen):
    """The living effects of the tree of the stappenplan, and those `chosen` (Goals) in other trees."""
    tree = plan.goal_tree
    if tree is None or tree.removed_at:
        return list(chosen)
    goals = Goal.objects.alive().filter(goal_tree=tree, level=Level.MAATSCHAPPELIJK_EFFECT)
    goals = list(goals.select_related("goal_tree").in_tree_order())
    known = {goal.pk for goal in goals}
    return [*goals, *(goal for goal in chosen if goal.pk not in known)]


def choose_effects(*, user, plan, chosen, seen):
    """Write the difference between the effects that were chosen (`seen`) and that are `chosen` now.

    Both are sets of ids of goals; what somebody else chose meanwhile stays. Returns both parts of
    the difference: (added, removed).
    """
    added, removed = set(chosen) - set(seen), set(seen) - set(chosen)
    with working(user=user, plan=plan, step=EFFECT) as now:
        StepPlanEffect.objects.filter(step_plan=now, goal__in=removed).delete()
        known = set(StepPlanEffect.objects.filter(step_plan=now).values_list("goal", flat=True))
        mine = Goal.objects.alive().filter(goal_tree__organisation=now.organisation, pk__in=added - known)
        goals = mine.filter(level=Level.MAATSCHAPPELIJK_EFFECT, goal_tree__removed_at=None)
        StepPlanEffect.objects.bulk_create(StepPlanEffect(step_plan=now, goal=goal) for goal in goals)
    return added, removed


def add_effect(*, user, plan, title, source=""):
    """Add an effect to the tree of the stappenplan and choose it; returns the Goal.

    `source` is the document that it is taken from, such as 'Begroting 2027'; it becomes a reference
    of the goal. Raises ValidationError at `title`.
    """
    if plan.goal_tree is None or plan.goal_tree.removed_at:
        raise ValidationError("Kies eerst een doelenboom.")
    line = " ".join(title.split())
    if len(line) > LONGEST_TITLE:
        sentence = f"Maak deze tekst korter: hooguit {LONGEST_TITLE} tekens. Het zijn er nu {len(line)}."
        raise ValidationError({"title": sentence})
    with writing(user=user, goal_tree=plan.goal_tree) as locked:
        level = Level.MAATSCHAPPELIJK_EFFECT
        goal = add_goal(user=user, goal_tree=locked, title=line, level=level)
        if source.strip():
            reference = Reference(kind=ReferenceKind.BELEIDSNOTA, title=source.strip())
            hang(user=user, goal=goal, thing=reference)
        choose_effects(user=user, plan=plan, chosen={goal.pk}, seen=set())
    return goal


def undo_of(goal):
    """The token that takes a new effect back."""
    return tree_undo.of_addition(goal)
