"""The only writer of tree structure: add, move, throw away, restore, level.

Every function here first takes the lock of the tree (lock.py). Changes of texts belong in
services.py, copies and bulk insertion in branches.py, the arithmetic of lft and rght in edges.py.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import models, transaction

from goals import edges, levels
from goals.enums import Level
from goals.lock import fresh, writing, writing_both
from goals.models import Contribution, Goal, GoalTree, Removal
from goals.permissions import check_can_edit_in
from history.recording import made_by


class Position(models.TextChoices):
    """Where a goal goes, seen from a target goal; the values are words in forms and URLs."""

    LAST_UNDER = "onder", "onder"
    FIRST_UNDER = "eerst-onder", "als eerste onder"
    BEFORE = "voor", "voor"
    AFTER = "na", "na"


UNDER = {Position.LAST_UNDER, Position.FIRST_UNDER}
NOT_TYPED = ["goal_tree", "parent", "removal", "mptt_tree", "lft", "rght", "depth"]


@dataclass(frozen=True)
class Move:
    """A move that was made, with what is needed to make it undone.

    `after_id` is the id of the goal it stood behind before, None when it was the first;
    `old_levels` are the levels that the move changed, as they were: {id: level}.
    """

    goal: Goal
    goal_tree_id: object
    parent_id: object
    after_id: object
    old_levels: dict = field(default_factory=dict)


def create_tree(*, user, organisation, title, **fields):
    """Make an empty tree with its hidden root; returns the GoalTree.

    Raises PermissionDenied, or ValidationError for fields that do not fit.
    """
    check_can_edit_in(user, organisation)
    goal_tree = GoalTree(organisation=organisation, title=title.strip(), changed_by=user, **fields)
    goal_tree.full_clean(exclude=["organisation", "changed_by"])
    with transaction.atomic(), made_by(user):
        goal_tree.save(force_insert=True)
        Goal.objects.bulk_create(
            [Goal(goal_tree=goal_tree, level="", mptt_tree=edges.new_number(), lft=1, rght=2, depth=0)]
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
        goal.full_clean(exclude=NOT_TYPED, validate_unique=False)
        insert_rows([goal], target=target, position=position)
    return goal


def move_goal(*, user, goal, target, position=Position.LAST_UNDER, goal_tree=None, level=""):
    """Move a branch relative to `target` (None: the top of `goal_tree`), also to another tree.

    Levels go deeper where the new place demands it; `level` asks for one. Returns a Move.
    Raises ValidationError for a move under itself, into another organisation, or where no level
    is left.
    """
    to_tree = goal_tree or goal.goal_tree
    with writing_both(user=user, goal_tree=goal.goal_tree, other=to_tree) as (source, destination):
        goal, target = fresh(source, goal), fresh(destination, target)
        return _move(goal, target, position, level)


def put_back(*, user, goal, goal_tree, parent_id, after_id, old_levels):
    """Undo a Move: the branch returns behind the goal it stood behind, with its old levels.

    When that neighbour has gone elsewhere the branch becomes the last under its old parent; goals
    go deeper than they were where a parent that changed demands it. Returns the Goal. Raises
    ValidationError when the old parent is gone or no level is left.
    """
    with writing_both(user=user, goal_tree=goal.goal_tree, other=goal_tree) as (source, old_tree):
        goal = fresh(source, goal)
        parent = old_tree.goals.filter(pk=parent_id, removal=None).first()
        if parent is None or parent.is_descendant_of(goal, include_self=True):
            raise ValidationError("Terugzetten kan niet meer: het doel erboven is er niet meer.")
        behind = parent.children.filter(pk=after_id).first() if after_id else None
        position = Position.LAST_UNDER if after_id else Position.FIRST_UNDER
        rows = [row._replace(level=old_levels.get(row.id, row.level)) for row in _rows_of(goal)]
        fitted = levels.fit_branch(rows, levels.deepest_fit(rows[0].level, parent.level))
        new_levels = {row.id: fitted.get(row.id, row.level) for row in rows}
        place = (behind, Position.AFTER) if behind else (parent, position)
        return _shift(goal, *place, new_levels).goal


def indent_goal(*, user, goal):
    """Make a goal the last child of the goal above it (Tab). Returns a Move."""
    with writing(user=user, goal_tree=goal.goal_tree) as locked:
        goal = fresh(locked, goal)
        above = siblings(goal).filter(lft__lt=goal.lft).last()
        if above is None:
            raise ValidationError("Dieper kan niet: er staat geen doel boven om het onder te hangen.")
        return _move(goal, above, Position.LAST_UNDER)


def outdent_goal(*, user, goal):
    """Put a goal right behind its parent, at its parent's level (Shift+Tab). Returns a Move."""
    with writing(user=user, goal_tree=goal.goal_tree) as locked:
        goal = fresh(locked, goal)
        if goal.depth <= 1:
            raise ValidationError("Hoger kan niet: dit doel staat al bovenaan.")
        return _move(goal, goal.parent, Position.AFTER, goal.parent.level)


def raise_goal(*, user, goal):
    """Swap a goal with the one before it (Alt+up). Returns a Move."""
    with writing(user=user, goal_tree=goal.goal_tree) as locked:
        goal = fresh(locked, goal)
        above = siblings(goal).filter(lft__lt=goal.lft).last()
        if above is None:
            raise ValidationError("Dit doel staat al als eerste.")
        return _move(goal, above, Position.BEFORE)


def lower_goal(*, user, goal):
    """Swap a goal with the one behind it (Alt+down). Returns a Move."""
    with writing(user=user, goal_tree=goal.goal_tree) as locked:
        goal = fresh(locked, goal)
        below = siblings(goal).filter(lft__gt=goal.lft).first()
        if below is None:
            raise ValidationError("Dit doel staat al als laatste.")
        return _move(goal, below, Position.AFTER)


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
        waiting = locked.removals.select_related("goal__parent__removal__goal")
        removal = waiting.filter(pk=removal.pk).first()
        if removal is None:
            raise ValidationError("Dit doel ligt niet meer in de prullenbak van deze boom.")
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


def siblings(goal):
    """The living goals under the same parent, in order, the goal itself included."""
    return Goal.objects.filter(parent_id=goal.parent_id).alive().order_by("lft")


def place_of(goal):
    """Where a goal stands: (id of its parent, id of the goal before it, binned or not, or None)."""
    before = Goal.objects.filter(parent_id=goal.parent_id, lft__lt=goal.lft).order_by("lft").last()
    return goal.parent_id, before and before.pk


def usual_level(target, position):
    """The level a new goal gets at a place: as its neighbours, else a step below its parent."""
    if position not in UNDER:
        return target.level
    last = Goal.objects.filter(parent=target).alive().order_by("lft").last()
    return levels.usual_under(target.level, last.level if last else "")


def check_level_under(level, parent):
    """Raise ValidationError unless a goal of this level may stand under `parent`."""
    check_level_known(level)
    if not levels.is_deeper(level, parent.level):
        levels.deepest_fit(level, parent.level)
        raise ValidationError(
            {
                "level": f"Kies een niveau dat dieper is dan dat van ‘{parent.title}’ "
                f"({Level(parent.level).label})."
            }
        )


def check_level_known(level):
    """Raise ValidationError unless the word is one of the four levels."""
    if level not in Level.values:
        raise ValidationError({"level": "Kies een van de vier niveaus."})


def fit(goal, level):
    """The level changes a branch needs when its top gets `level`: {id: new level}.

    What lies in the recycle bin below it stays as it is; restoring makes it fit.
    """
    return levels.fit_branch(_rows_of(goal), level)


def set_levels(goal, new_levels):
    """Write levels in the branch of a goal; returns the ones that changed, as they were.

    Raises ValidationError when a contribution would no longer go to a higher level.
    """
    old, new = _changes(goal, new_levels)
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
    edges.insert(goals, at=_edge_at(target, position), parent=parent_at(target, position))


def parent_at(target, position):
    """The goal that becomes the parent at a place. Nothing can stand beside the hidden root."""
    if position in UNDER:
        return target
    if target.parent is None:
        raise ValidationError("Kies een doel om dit doel voor of achter te zetten.")
    return target.parent


def _edge_at(target, position):
    """The lft that a new goal gets at a place."""
    return {
        Position.LAST_UNDER: target.rght,
        Position.FIRST_UNDER: target.lft + 1,
        Position.BEFORE: target.lft,
        Position.AFTER: target.rght + 1,
    }[position]


def _move(goal, target, position, level=""):
    """Move under the lock, levels going deeper where they must; returns the Move."""
    check_level_known(level or goal.level)
    if target.is_descendant_of(goal, include_self=True):
        raise ValidationError("Een doel kan niet onder of naast zichzelf worden gezet.")
    parent = parent_at(target, position)
    return _shift(goal, target, position, fit(goal, levels.deepest_fit(level or goal.level, parent.level)))


def _shift(goal, target, position, new_levels):
    """Move a branch and write its levels in one statement; returns the Move."""
    parent, old_tree_id, old_place = parent_at(target, position), goal.goal_tree_id, place_of(goal)
    if target.goal_tree.organisation_id != goal.goal_tree.organisation_id:
        raise ValidationError("Een doel kan niet naar een andere organisatie.")
    old_levels, new_levels = _changes(goal, new_levels)
    edges.move(goal, at=_edge_at(target, position), parent=parent, new_levels=new_levels)
    goal = Goal.objects.select_related("goal_tree", "parent").get(pk=goal.pk)
    if goal.goal_tree_id != old_tree_id:
        branch = goal.get_descendants(include_self=True)
        Removal.objects.filter(goal__in=branch).update(goal_tree=goal.goal_tree)
    return Move(goal, old_tree_id, *old_place, old_levels)


def _rows_of(goal):
    """The goal and those below it that live, or lie in the bin, together with it."""
    rows = goal.get_descendants(include_self=True).filter(removal=goal.removal_id).order_by("lft")
    return [levels.Row(*row) for row in rows.values_list("pk", "parent_id", "level", "title")]


def _changes(goal, new_levels):
    """What levels really change in a branch: (as they were, as they become), both {id: level}.

    Raises ValidationError when a contribution would no longer go to a higher level.
    """
    now = {row.id: row.level for row in _rows_of(goal)} if new_levels else {}
    old = {pk: level for pk, level in now.items() if new_levels.get(pk, level) != level}
    new = {pk: new_levels[pk] for pk in old}
    _check_contributions(new)
    return old, new


def _check_contributions(new_levels):
    """Every contribution must keep going to a higher level, so that circles cannot arise.

    Locks the links, so that of two writers at either end of one, in two trees, the second sees
    what the first did.
    """
    touched = models.Q(goal__in=new_levels) | models.Q(target__in=new_levels)
    links = list(Contribution.objects.filter(touched).order_by("pk").select_for_update())
    ends = Goal.objects.in_bulk({pk for link in links for pk in (link.goal_id, link.target_id)})
    for link in links:
        goal, target = ends[link.goal_id], ends[link.target_id]
        level = new_levels.get(goal.pk, goal.level)
        if not levels.is_deeper(level, new_levels.get(target.pk, target.level)):
            raise ValidationError(
                f"Dat past niet: ‘{goal.title}’ draagt ook bij aan ‘{target.title}’, en "
                "dat doel moet van een hoger niveau zijn. Haal eerst die bijdrage weg."
            )
