"""Undo of the last change: what would take it back, as a signed token in the page.

Nothing is stored: the token says what to do, and doing it goes through the same functions,
permissions and checks as any other change.
"""

from uuid import UUID

from django.core import signing
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404

from goals import services, tree
from goals.models import Goal, GoalTree, Removal
from history.conflicts import StaleFields

SALT = "goals.undo"
MAX_AGE = 24 * 60 * 60  # seconds


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


def of_responsibility(responsibility):
    """The token that brings a removed Responsibility back."""
    return _token(
        "responsibility",
        goal=responsibility.goal_id,
        role=responsibility.role,
        name=responsibility.name,
    )


def of_reference(reference):
    """The token that brings a removed Reference back."""
    return _token(
        "reference",
        goal=reference.goal_id,
        kind=reference.kind,
        title=reference.title,
        url=reference.url,
    )


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
    """Do what a token says; returns the Goal it was about, None when that is in the bin now.

    Raises ValidationError when the token is too old or the change can no longer be taken back,
    Http404 for what this user may not see.
    """
    try:
        data = signing.loads(token, salt=SALT, max_age=MAX_AGE)
    except signing.BadSignature:
        raise ValidationError("Ongedaan maken kan alleen kort na de wijziging.") from None
    return TAKE_BACK[data.pop("what")](user, **data)


def _token(what, **data):
    plain = {key: str(value) if isinstance(value, UUID) else value for key, value in data.items()}
    return signing.dumps({"what": what, **plain}, salt=SALT, compress=True)


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


def _add_responsibility(user, goal, role, name):
    goal = _goal(user, goal)
    services.add_responsibility(user=user, goal=goal, role=role, name=name)
    return goal


def _add_reference(user, goal, kind, title, url):
    goal = _goal(user, goal)
    services.add_reference(user=user, goal=goal, kind=kind, title=title, url=url)
    return goal


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
    "responsibility": _add_responsibility,
    "reference": _add_reference,
    "contribution": _add_contribution,
}
