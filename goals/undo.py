"""Undo of the last change in a tree: tokens (history/undo_tokens.py) that say what would take it back.

Doing what a token says goes through the same functions, permissions and checks as any other change.
"""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404

from goals import services, tree
from goals.hanging import hang, take_away
from goals.models import (
    BudgetLine,
    CheckExemption,
    Evidence,
    Goal,
    GoalIndicator,
    GoalTree,
    LearningQuestion,
    ProgressReport,
    ProjectContribution,
    Reference,
    Removal,
    Responsibility,
    Story,
)
from history.conflicts import StaleFields
from history.undo_tokens import read_undo_token, undo_token

SALT = "goals.undo"
STAMPS = ["written_at", "made_at"]  # what saving sets, and a thing that comes back keeps
HANGING = {
    model._meta.model_name: model  # noqa: SLF001
    for model in (
        BudgetLine,
        CheckExemption,
        Evidence,
        GoalIndicator,
        LearningQuestion,
        ProgressReport,
        ProjectContribution,
        Reference,
        Responsibility,
        Story,
    )
}


def of_move(move):
    """The token that takes a tree.Move back."""
    return _token(
        "move",
        goal=move.goal.pk,
        goal_tree=move.goal_tree_id,
        parent=move.parent_id,
        after=move.after_id,
        levels={str(pk): level for pk, level in move.old_levels.items()},
    )


def of_addition(goal):
    """The token that puts a goal that was added, or copied, in the recycle bin."""
    return _token("addition", goal=goal.pk)


def of_removal(removal):
    """The token that restores what was thrown away."""
    return _token("removal", removal=removal.pk)


def of_rename(goal, old_title):
    """The token that gives a goal its old title back, unless it changed again since."""
    return _token("rename", goal=goal.pk, old=old_title, new=goal.title)


def of_taken_away(thing):
    """The token that hangs something at its goal again, as it was: any model of HANGING."""
    values = {field.attname: _plain(getattr(thing, field.attname)) for field in _fields(type(thing))}
    kind = thing._meta.model_name  # noqa: SLF001
    return _token("taken_away", kind=kind, goal=thing.goal_id, values=values)


def of_hung(thing):
    """The token that takes something that was hung at a goal away again: any model of HANGING."""
    return _token("hung", kind=thing._meta.model_name, pk=thing.pk)  # noqa: SLF001


def of_contribution(contribution):
    """The token that brings a removed Contribution back."""
    return _token(
        "contribution",
        goal=contribution.goal_id,
        target=contribution.target_id,
        weight=contribution.weight,
        explanation=contribution.explanation,
    )


def take_back(*, user, token):
    """Do what a token says; returns the Goal it was about, None for the whole tree or one in the bin now.

    Raises ValidationError when the token is too old or the change can no longer be taken back,
    Http404 for what this user may not see.
    """
    data = read_undo_token(token, SALT)
    goal = TAKE_BACK[data.pop("what")](user, **data)
    return goal if goal and goal.parent_id else None


def _token(what, **data):
    plain = {key: _plain(value) for key, value in data.items()}
    return undo_token({"what": what, **plain}, SALT)


def _plain(value):
    """A value as JSON holds it; fields of models read it back."""
    return str(value) if isinstance(value, UUID | Decimal | date) else value


def _goal(user, pk):
    """A goal of the user's trees; that it lies in the bin by now, is for the services to tell."""
    goals = Goal.objects.filter(goal_tree__in=GoalTree.objects.visible_to(user))
    return get_object_or_404(goals.select_related("goal_tree"), pk=pk)


def _move_back(user, goal, goal_tree, parent, after, levels):
    return tree.put_back(
        user=user,
        goal=_goal(user, goal),
        goal_tree=get_object_or_404(GoalTree.objects.visible_to(user), pk=goal_tree),
        parent_id=UUID(parent),
        after_id=after and UUID(after),
        old_levels={UUID(pk): level for pk, level in levels.items()},
    )


def _remove_added(user, goal):
    tree.remove_goal(user=user, goal=_goal(user, goal))


def _restore(user, removal):
    entry = Removal.objects.visible_to(user).select_related("goal_tree").filter(pk=removal).first()
    if entry is None:
        raise ValidationError("Dit doel is al teruggezet.")
    return tree.restore_goal(user=user, removal=entry)


def _rename_back(user, goal, old, new):
    goal = _goal(user, goal)
    try:
        return services.update_goal(user=user, goal=goal, changes={"title": old}, seen={"title": new})
    except StaleFields:
        raise ValidationError("De titel is intussen opnieuw gewijzigd.") from None


def _hang_again(user, kind, goal, values):
    """Hang what was taken away, with its old id, so that it stands where it stood."""
    model, goal = HANGING[kind], _goal(user, goal)
    values = {field.attname: field.to_python(values[field.attname]) for field in _fields(model)}
    thing = model(**values)
    if model.objects.filter(pk=thing.pk).exists():
        raise ValidationError("Dit is al teruggezet.")
    with transaction.atomic():
        hang(user=user, goal=goal, thing=thing)
        stamps = {name: values[name] for name in STAMPS if name in values}
        if stamps:
            model.objects.filter(pk=thing.pk).update(**stamps)
    return goal


def _take_hung(user, kind, pk):
    """Take away what was hung; fine when somebody did so already."""
    thing = HANGING[kind].objects.visible_to(user).select_related("goal__goal_tree").filter(pk=pk).first()
    return take_away(user=user, thing=thing).goal if thing else None


def _fields(model):
    """All that is stored of something at a goal, except the goal."""
    return [field for field in model._meta.concrete_fields if field.name != "goal"]  # noqa: SLF001


def _add_contribution(user, goal, target, weight, explanation):
    goal = _goal(user, goal)
    services.add_contribution(
        user=user,
        goal=goal,
        target=_goal(user, target),
        weight=weight,
        explanation=explanation,
    )
    return goal


TAKE_BACK = {
    "move": _move_back,
    "addition": _remove_added,
    "removal": _restore,
    "rename": _rename_back,
    "taken_away": _hang_again,
    "hung": _take_hung,
    "contribution": _add_contribution,
}
