"""The only writer of tree structure: add, move, throw away, restore, level.

Every function here takes the lock of the tree (`writing`) first, so that writers on one tree
queue and writers on different trees do not meet (ADR 4). Changes of texts belong in services.py,
copies and bulk insertion in branches.py.
"""

from contextlib import contextmanager
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.db.models import F, Max
from django.utils import timezone

from goals import levels
from goals.enums import Level
from goals.models import Contribution, Goal, GoalTree, Removal
from goals.permissions import check_can_edit, check_can_edit_in

NEW_TREE_LOCK = 0x5D0E1  # any number, as long as nothing else takes an advisory lock by it


class Position(models.TextChoices):
    """Where a goal goes, seen from a target goal; the values are words in forms and URLs."""

    LAST_UNDER = "onder", "onder"
    FIRST_UNDER = "eerst-onder", "als eerste onder"
    BEFORE = "voor", "voor"
    AFTER = "na", "na"


UNDER = {Position.LAST_UNDER, Position.FIRST_UNDER}
MPTT_POSITIONS = {
    Position.LAST_UNDER: "last-child",
    Position.FIRST_UNDER: "first-child",
    Position.BEFORE: "left",
    Position.AFTER: "right",
}


@dataclass(frozen=True)
class Move:
    """A move that was made, with what is needed to make it undone.

    `after` is the id of the goal it stood behind before, None when it was the first;
    `old_levels` are the levels that the move changed, as they were: {id: level}.
    """

    goal: Goal
    goal_tree_id: object
    parent_id: object
    after_id: object
    old_levels: dict = field(default_factory=dict)


@contextmanager
def writing(*, user, goal_tree):
    """Check the permission, lock the tree's row, yield it fresh and raise its revision.

    Raises PermissionDenied, or ValidationError when the tree lies in the recycle bin.
    """
    check_can_edit(user, goal_tree)
    with transaction.atomic():
        locked = GoalTree.objects.select_for_update().get(pk=goal_tree.pk)
        if locked.removed_at:
            raise ValidationError("Deze doelenboom ligt in de prullenbak. Zet hem eerst terug.")
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


def create_tree(*, user, organisation, title, **fields):
    """Make an empty tree with its hidden root; returns the GoalTree.

    Raises PermissionDenied, or ValidationError for fields that do not fit.
    """
    check_can_edit_in(user, organisation)
    goal_tree = GoalTree(organisation=organisation, title=title, changed_by=user, **fields)
    goal_tree.full_clean()
    with transaction.atomic():
        goal_tree.save(force_insert=True)
        Goal.objects.bulk_create(
            [Goal(goal_tree=goal_tree, level="", mptt_tree=_new_mptt_tree(), lft=1, rght=2, depth=0)]
        )
    return goal_tree


def add_goal(*, user, goal_tree, title, target=None, position=Position.LAST_UNDER, **fields):
    """Add one goal relative to `target` (None: the top of the tree); returns the Goal.

    Without `level` among the fields it gets that of its neighbours, else one step deeper than
    its parent. Raises ValidationError for texts that do not fit or a level that cannot stand
    there.
    """
    with writing(user=user, goal_tree=goal_tree) as locked:
        target = fresh(locked, target)
        parent = parent_at(target, position)
        level = fields.pop("level", "") or usual_level(target, position)
        goal = Goal(goal_tree=locked, parent=parent, title=title.strip(), level=level, **fields)
        check_level_under(level, parent)
        goal.full_clean(exclude=["mptt_tree", "lft", "rght", "depth"])
        insert_rows([goal], target=target, position=position)
    return goal


def move_goal(*, user, goal, target, position=Position.LAST_UNDER, goal_tree=None, level=""):
    """Move a branch relative to `target` (None: the top of `goal_tree`), also to another tree.

    Levels go deeper where the new place demands it; `level` asks for one. Returns a Move.
    Raises ValidationError for a move under itself, into another organisation, or where no level
    is left.
    """
    to_tree = goal_tree or goal.goal_tree
    if to_tree.organisation_id != goal.goal_tree.organisation_id:
        raise ValidationError("Een doel kan niet naar een andere organisatie.")
    with writing_both(user=user, goal_tree=goal.goal_tree, other=to_tree) as (source, destination):
        goal, target = fresh(source, goal), fresh(destination, target)
        if target.is_descendant_of(goal, include_self=True):
            raise ValidationError("Een doel kan niet onder of naast zichzelf worden gezet.")
        old_place = place_of(goal)
        old_levels = _move(goal, target, position, level)
        if destination != source:
            _hand_over(goal, destination)
    return Move(goal, source.pk, *old_place, old_levels)


def put_back(*, user, goal, goal_tree, parent_id, after_id, old_levels):
    """Undo a Move: the branch returns behind the goal it stood behind, with its old levels.

    When that neighbour has gone elsewhere the branch becomes the last under its old parent.
    Raises ValidationError when the old parent is gone or the old levels no longer fit.
    """
    with writing_both(user=user, goal_tree=goal.goal_tree, other=goal_tree) as (source, old_tree):
        goal = fresh(source, goal)
        parent = old_tree.goals.filter(pk=parent_id, removal=None).first()
        if parent is None or parent.is_descendant_of(goal, include_self=True):
            raise ValidationError("Terugzetten kan niet meer: het doel erboven is er niet meer.")
        behind = parent.children.filter(pk=after_id).first() if after_id else None
        position = Position.AFTER if behind else Position.LAST_UNDER
        if after_id is None:
            position = Position.FIRST_UNDER
        _shift(goal, behind or parent, position)
        set_levels(goal, {**_levels_of(goal), **old_levels})
        if old_tree != source:
            _hand_over(goal, old_tree)
    return goal


def indent_goal(*, user, goal):
    """Make a goal the last child of the goal above it (Tab). Returns a Move."""
    above = siblings(goal).filter(lft__lt=goal.lft).last()
    if above is None:
        raise ValidationError("Dieper kan niet: er staat geen doel boven om het onder te hangen.")
    return move_goal(user=user, goal=goal, target=above, position=Position.LAST_UNDER)


def outdent_goal(*, user, goal):
    """Put a goal right behind its parent, at its parent's level (Shift+Tab). Returns a Move."""
    if goal.depth <= 1:
        raise ValidationError("Hoger kan niet: dit doel staat al bovenaan.")
    parent = goal.parent
    return move_goal(
        user=user, goal=goal, target=parent, position=Position.AFTER, level=parent.level
    )


def raise_goal(*, user, goal):
    """Swap a goal with the one before it (Alt+up). Returns a Move."""
    above = siblings(goal).filter(lft__lt=goal.lft).last()
    if above is None:
        raise ValidationError("Dit doel staat al als eerste.")
    return move_goal(user=user, goal=goal, target=above, position=Position.BEFORE)


def lower_goal(*, user, goal):
    """Swap a goal with the one behind it (Alt+down). Returns a Move."""
    below = siblings(goal).filter(lft__gt=goal.lft).first()
    if below is None:
        raise ValidationError("Dit doel staat al als laatste.")
    return move_goal(user=user, goal=goal, target=below, position=Position.AFTER)


def remove_goal(*, user, goal):
    """Put a branch in the recycle bin; returns the Removal. It keeps its place (ADR 8)."""
    with writing(user=user, goal_tree=goal.goal_tree) as locked:
        goal = fresh(locked, goal)
        removal = Removal.objects.create(goal_tree=locked, goal=goal, by=user)
        goal.get_descendants(include_self=True).filter(removal=None).update(removal=removal)
    return removal


def restore_goal(*, user, removal):
    """Put a branch from the recycle bin back where it was; returns the Goal.

    Raises ValidationError when the goal above it lies in the bin too, or its level no longer
    fits under a parent that changed.
    """
    with writing(user=user, goal_tree=removal.goal_tree) as locked:
        removal = locked.removals.select_related("goal__parent__removal__goal").get(pk=removal.pk)
        goal = removal.goal
        if goal.parent.removal:
            raise ValidationError(
                f"Zet eerst ‘{goal.parent.removal.goal.title}’ terug: daar hoort dit doel onder."
            )
        set_levels(goal, fit(goal, levels.deepest_fit(goal.level, goal.parent.level)))
        Goal.objects.filter(removal=removal).update(removal=None)
        removal.delete()
        goal.refresh_from_db()
    return goal


def set_level(*, user, goal, level):
    """Give a goal another level; the goals below go deeper where they must. Returns a Move."""
    with writing(user=user, goal_tree=goal.goal_tree) as locked:
        goal = fresh(locked, goal)
        check_level_under(level, goal.parent)
        old_levels = set_levels(goal, fit(goal, level))
    return Move(goal, locked.pk, *place_of(goal), old_levels)


# What the functions above, branches.py and services.py are built from, all under the lock.


def fresh(goal_tree, goal):
    """The goal (None: the hidden root) as it is now under the lock of its tree.

    Raises ValidationError when somebody threw it away or moved it to another tree.
    """
    if goal is None:
        return goal_tree.goals.get(parent=None)
    now = goal_tree.goals.select_related("parent").filter(pk=goal.pk, removal=None).first()
    if now is None:
        raise ValidationError(
            f"‘{goal.title}’ staat niet meer in deze boom. Iemand anders heeft het weggegooid "
            "of verplaatst."
        )
    return now


def siblings(goal):
    """The living goals under the same parent, in order, the goal itself included."""
    return Goal.objects.filter(parent_id=goal.parent_id).alive().order_by("lft")


def place_of(goal):
    """Where a goal stands: (id of its parent, id of the living goal before it or None)."""
    before = siblings(goal).filter(lft__lt=goal.lft).last()
    return goal.parent_id, before and before.pk


def usual_level(target, position):
    """The level a new goal gets at a place: as its neighbours, else a step below its parent."""
    if position not in UNDER:
        return target.level
    last = Goal.objects.filter(parent=target).alive().order_by("lft").last()
    if last:
        return last.level
    return levels.deepest_fit(Level.MAATSCHAPPELIJK_EFFECT, target.level)


def check_level_under(level, parent):
    if not levels.is_deeper(level, parent.level):
        levels.deepest_fit(level, parent.level)
        raise ValidationError(
            {
                "level": f"Kies een niveau dat dieper is dan dat van ‘{parent.title}’ "
                f"({Level(parent.level).label})."
            }
        )


def fit(goal, level):
    """The level changes a branch needs when its top gets `level`: {id: new level}."""
    rows = goal.get_descendants(include_self=True).order_by("lft")
    rows = rows.values_list("pk", "parent_id", "level", "title", named=False)
    return levels.fit_branch([levels.Row(*row) for row in rows], level)


def set_levels(goal, new_levels):
    """Write levels in the branch of a goal; returns the ones that changed, as they were.

    Raises ValidationError when a contribution would no longer go to a higher level.
    """
    old = {pk: level for pk, level in _levels_of(goal).items() if new_levels.get(pk, level) != level}
    new = {pk: new_levels[pk] for pk in old}
    _check_contributions(new)
    for level in set(new.values()):
        pks = [pk for pk, value in new.items() if value == level]
        Goal.objects.filter(pk__in=pks).update(level=level)
    goal.level = new.get(goal.pk, goal.level)
    return old


def insert_rows(goals, *, target, position):
    """Insert unsaved goals in preorder, the first relative to `target`, in two statements.

    Each goal's `parent` is set by the caller: to the parent at that place for tops of branches,
    to an earlier goal of the list for the others.
    """
    at, parent = _opening(target, position)
    _open_gap(parent.mptt_tree, at, 2 * len(goals))
    path, edge = [parent], at
    for goal in goals:
        while path[-1].pk != goal.parent_id:
            path.pop().rght = edge
            edge += 1
        goal.mptt_tree, goal.lft, goal.depth = parent.mptt_tree, edge, parent.depth + len(path)
        edge += 1
        path.append(goal)
    for goal in reversed(path[1:]):
        goal.rght = edge
        edge += 1
    Goal.objects.bulk_create(goals, batch_size=2000)


def parent_at(target, position):
    """The goal that becomes the parent at a place. Nothing can stand beside the hidden root."""
    if position in UNDER:
        return target
    if target.parent is None:
        raise ValidationError("Kies een doel om dit doel voor of achter te zetten.")
    return target.parent


def _opening(target, position):
    """(the lft a new goal gets at this place, the parent it gets)."""
    if position == Position.LAST_UNDER:
        return target.rght, target
    if position == Position.FIRST_UNDER:
        return target.lft + 1, target
    return (target.lft if position == Position.BEFORE else target.rght + 1), target.parent


def _open_gap(mptt_tree, at, size):
    """Make room for `size` edges from `at` on, in one statement on this tree only."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE goals_goal SET rght = rght + %(size)s,"
            " lft = CASE WHEN lft >= %(at)s THEN lft + %(size)s ELSE lft END"
            " WHERE mptt_tree = %(tree)s AND rght >= %(at)s",
            {"size": size, "at": at, "tree": mptt_tree},
        )


def _new_mptt_tree():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NEW_TREE_LOCK])
    return (Goal.objects.aggregate(last=Max("mptt_tree"))["last"] or 0) + 1


def _move(goal, target, position, level):
    """Move under the lock; returns the levels it changed, as they were."""
    parent = parent_at(target, position)
    new_levels = fit(goal, levels.deepest_fit(level or goal.level, parent.level))
    _shift(goal, target, position)
    return set_levels(goal, new_levels)


def _shift(goal, target, position):
    goal.moved_at = timezone.now()
    goal.move_to(target, MPTT_POSITIONS[position])
    goal.refresh_from_db()


def _hand_over(goal, destination):
    """Let a branch that moved to another tree belong to it, recycle bin included."""
    branch = goal.get_descendants(include_self=True)
    Removal.objects.filter(goal__in=branch).update(goal_tree=destination)
    branch.update(goal_tree=destination)
    goal.refresh_from_db()


def _levels_of(goal):
    branch = goal.get_descendants(include_self=True)
    return dict(branch.values_list("pk", "level"))


def _check_contributions(new_levels):
    """Every contribution must keep going to a higher level, so that circles cannot arise."""
    touched = models.Q(goal__in=new_levels) | models.Q(target__in=new_levels)
    links = Contribution.objects.filter(touched).select_related("goal", "target")
    for link in links if new_levels else ():
        level = new_levels.get(link.goal_id, link.goal.level)
        target_level = new_levels.get(link.target_id, link.target.level)
        if not levels.is_deeper(level, target_level):
            raise ValidationError(
                f"Dat past niet: ‘{link.goal.title}’ draagt ook bij aan ‘{link.target.title}’, en "
                "dat doel moet van een hoger niveau zijn. Haal eerst die bijdrage weg."
            )
