"""The lock of a tree: the only door to writing in it.

Writers of one tree queue on its row and writers of different trees do not meet (ADR 4). Belongs
here: taking the lock, and what is still true under it. What is written belongs in tree.py,
branches.py and services.py.
"""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from goals.models import GoalTree
from goals.permissions import check_can_edit
from history.recording import made_by


@contextmanager
def locking(*, user, goal_tree):
    """Check the permission, lock the tree's row and yield it fresh.

    Raises PermissionDenied, or ValidationError when the tree lies in the recycle bin.
    """
    check_can_edit(user, goal_tree)
    with transaction.atomic(), made_by(user):
        locked = GoalTree.objects.select_for_update().get(pk=goal_tree.pk)
        if locked.removed_at:
            raise ValidationError("Deze doelenboom ligt in de prullenbak. Zet hem eerst terug.")
        yield locked


@contextmanager
def writing(*, user, goal_tree):
    """Lock a tree to change it: as `locking`, and its revision goes up."""
    with locking(user=user, goal_tree=goal_tree) as locked:
        yield locked
        GoalTree.objects.filter(pk=locked.pk).update(
            revision=F("revision") + 1, changed_at=timezone.now(), changed_by=user
        )


@contextmanager
def writing_both(*, user, goal_tree, other):
    """Like `writing` for two trees at once, locked in one fixed order so none waits in a ring."""
    if goal_tree.pk == other.pk:
        with writing(user=user, goal_tree=goal_tree) as locked:
            yield locked, locked
        return
    first, second = sorted((goal_tree, other), key=lambda tree: str(tree.pk))
    with writing(user=user, goal_tree=first) as one, writing(user=user, goal_tree=second) as two:
        yield (one, two) if first.pk == goal_tree.pk else (two, one)


def fresh(goal_tree, goal):
    """The goal (None: the hidden root) as it is now under the lock of its tree.

    Raises ValidationError when somebody threw it away or moved it to another tree.
    """
    if goal is None:
        return goal_tree.goals.get(parent=None)
    now = goal_tree.goals.select_related("parent").filter(pk=goal.pk, removal=None).first()
    if now is None:
        raise ValidationError(
            f"‘{goal.title}’ staat niet meer in deze boom. Iemand anders heeft het weggegooid of verplaatst."
        )
    return now
