"""Changing the structure of a tree: one small view for each thing a person does.

Each fetches, calls one function of goals.tree, goals.branches or goals.services, and answers
with the outline as it is now and the way to undo.
"""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from goals import services, undo
from goals import tree as structure
from goals.models import Removal
from goals.permissions import check_can_edit
from goals.tree import Position
from goals.views.address import fetch_goal, fetch_tree
from goals.views.workspace import Attention, NewRow, Renaming, answer, refuse
from history.conflicts import StaleFields
from organisations.views.address import uuid_or_404

SHIFTS = {
    "dieper": structure.indent_goal,
    "hoger": structure.outdent_goal,
    "omhoog": structure.raise_goal,
    "omlaag": structure.lower_goal,
}


@login_required
@require_POST
def add(request, organisatie, boom):
    """Add a goal: titel, plek (a Position) and doel, the goal it goes under or beside."""
    goal_tree = fetch_tree(request, organisatie, boom)
    check_can_edit(request.user, goal_tree)
    target, position = posted_place(request, goal_tree)
    title = _posted_title(request)
    try:
        goal = structure.add_goal(
            user=request.user, goal_tree=goal_tree, title=title, target=target, position=position
        )
    except ValidationError as error:
        row = NewRow(target and target.pk, position, title, " ".join(error.messages))
        return refuse(request, goal_tree, error, Attention(target and target.pk, new_row=row))
    text = f"‘{goal.title}’ staat in de boom."
    return answer(request, goal_tree, text=text, undo_token=undo.of_addition(goal), focus=goal.pk)


@login_required
@require_POST
def rename(request, organisatie, boom, doel):
    """Give a goal the title `titel`; `gezien` is the title the typing started from."""
    goal_tree = fetch_tree(request, organisatie, boom)
    goal = fetch_goal(request, goal_tree, doel)
    check_can_edit(request.user, goal_tree)
    title = _posted_title(request)
    seen = request.POST.get("gezien", goal.title)
    try:
        goal = services.update_goal(
            user=request.user, goal=goal, changes={"title": title}, seen={"title": seen}
        )
    except StaleFields:
        goal.refresh_from_db()
        return _refuse_stale_title(request, goal_tree, goal, title)
    except ValidationError as error:
        typed = Renaming(goal.pk, title, seen, " ".join(error.messages))
        return refuse(request, goal_tree, error, Attention(goal.pk, renaming=typed))
    text = f"De titel is nu ‘{goal.title}’."
    token = undo.of_rename(goal, seen)
    return answer(request, goal_tree, text=text, undo_token=token, focus=goal.pk)


@login_required
@require_POST
def shift(request, organisatie, boom, doel, richting):
    """Move a goal one step: dieper, hoger, omhoog or omlaag."""
    goal_tree = fetch_tree(request, organisatie, boom)
    goal = fetch_goal(request, goal_tree, doel)
    if richting not in SHIFTS:
        raise Http404
    try:
        move = SHIFTS[richting](user=request.user, goal=goal)
    except ValidationError as error:
        return refuse(request, goal_tree, error, Attention(goal.pk, goal.pk))
    return _answer_move(request, goal_tree, move)


@login_required
@require_POST
def drop(request, organisatie, boom, doel):
    """Put a goal where it was dropped: doel beside or under which, and plek."""
    goal_tree = fetch_tree(request, organisatie, boom)
    goal = fetch_goal(request, goal_tree, doel)
    check_can_edit(request.user, goal_tree)
    target, position = posted_place(request, goal_tree)
    try:
        move = structure.move_goal(
            user=request.user, goal=goal, target=target, position=position, goal_tree=goal_tree
        )
    except ValidationError as error:
        return refuse(request, goal_tree, error, Attention(goal.pk, goal.pk))
    return _answer_move(request, goal_tree, move)


@login_required
@require_POST
def remove(request, organisatie, boom, doel):
    """Put a goal and all below it in the recycle bin; the neighbour gets the keyboard.

    The second click of a double click finds it there and gets the same answer.
    """
    goal_tree = fetch_tree(request, organisatie, boom)
    check_can_edit(request.user, goal_tree)
    goal = get_object_or_404(goal_tree.goals.exclude(parent=None), pk=doel)
    neighbour = _neighbour(goal)
    try:
        removal = structure.remove_goal(user=request.user, goal=goal)
    except ValidationError as error:
        removal = Removal.objects.visible_to(request.user).filter(goal_tree=goal_tree, goal=goal).first()
        if removal is None:
            return refuse(request, goal_tree, error, Attention())
    text = f"‘{goal.title}’ ligt in de prullenbak."
    token = undo.of_removal(removal)
    return answer(request, goal_tree, text=text, undo_token=token, focus=neighbour)


@login_required
@require_POST
def take_back(request, organisatie, boom):
    """Undo the change that the token of a toast describes."""
    goal_tree = fetch_tree(request, organisatie, boom)
    check_can_edit(request.user, goal_tree)
    try:
        goal = undo.take_back(user=request.user, token=request.POST.get("token", ""))
    except ValidationError as error:
        return refuse(request, goal_tree, error, Attention())
    focus = goal.pk if goal and goal.goal_tree_id == goal_tree.pk else None
    return answer(request, goal_tree, text="De wijziging is ongedaan gemaakt.", focus=focus)


def posted_place(request, goal_tree):
    """(target goal or None, Position) of a posted form; 404 for a goal that is not there."""
    position = request.POST.get("plek", Position.LAST_UNDER)
    if position not in Position.values:
        raise Http404
    if not request.POST.get("doel"):
        return None, Position.LAST_UNDER
    return fetch_goal(request, goal_tree, uuid_or_404(request.POST["doel"])), Position(position)


def _posted_title(request):
    """The typed title on one line, without the one character that PostgreSQL cannot store."""
    return " ".join(request.POST.get("titel", "").replace("\0", " ").split())


def _answer_move(request, goal_tree, move):
    level = goal_tree.name_of(move.goal.level)
    text = f"‘{move.goal.title}’ is verplaatst."
    if move.goal.pk in move.old_levels:
        text = f"‘{move.goal.title}’ is verplaatst en is nu een {level}."
    token = undo.of_move(move)
    return answer(request, goal_tree, text=text, undo_token=token, focus=move.goal.pk)


def _neighbour(goal):
    """The id of the goal that gets the keyboard when this one goes: after, before or above it."""
    around = structure.siblings(goal)
    other = around.filter(lft__gt=goal.lft).first() or around.filter(lft__lt=goal.lft).last()
    return other.pk if other else (goal.parent_id if goal.depth > 1 else None)


def _refuse_stale_title(request, goal_tree, goal, title):
    """Show both titles; saving again is a choice then, for `seen` is the other's title."""
    error = ValidationError("Iemand anders heeft deze titel gewijzigd. Er is niets overschreven.")
    typed = Renaming(goal.pk, title, goal.title, " ".join(error.messages), theirs=goal.title)
    return refuse(request, goal_tree, error, Attention(goal.pk, renaming=typed))
