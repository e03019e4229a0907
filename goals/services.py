"""Every change that is not of tree structure: texts, dates, and what hangs at a goal.

Each function asks for permission first and writes in one transaction under the lock of the tree
(lock.writing). Adding, moving and throwing away goals belongs in tree.py, copies in branches.py.
"""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from goals import levels, tree
from goals.enums import Level
from goals.hanging import take_away
from goals.history import last_change
from goals.lock import fresh, writing, writing_both
from goals.models import Contribution, GoalTree
from goals.permissions import check_can_edit
from goals.tagging import check_terms, tag, terms_of
from history.conflicts import StaleFields, to_write
from history.recording import made_by
from organisations.enums import TermKind

GOAL_FIELDS = (
    "title",
    "level",
    "domain",
    "result_type",
    "description",
    "why",
    "start_date",
    "end_date",
)
TREE_FIELDS = ("title", "description", "domain", "start_year", "end_year")
LEVEL_NAMES = {f"name_{level}": level for level in Level}


def update_goal(*, user, goal, changes, seen, reason=""):
    """Write the fields of a goal that this user changed; returns the Goal as it is now.

    `changes` is {field of GOAL_FIELDS: new value}, `seen` {field: value that the form was filled
    with} for at least the same fields. The words of one list are a field too, named after its
    TermKind: a list of Terms in the order of the vocabulary. What somebody else wrote in other
    fields stays. Raises StaleFields, having written nothing, when somebody else changed one of these
    fields too; ValidationError per field for values that do not fit.
    """
    with writing(user=user, goal_tree=goal.goal_tree) as locked, made_by(user, reason):
        goal = fresh(locked, goal)
        current = {name: _current(goal, name) for name in changes}
        writable = _writable(current, seen, changes, goal)
        words = {kind: writable.pop(kind) for kind in TermKind.values if kind in writable}
        check_terms(locked.organisation, [term for terms in words.values() for term in terms])
        if "level" in writable:
            tree.set_level(user=user, goal=goal, level=writable.pop("level"))
            goal.refresh_from_db()
        _write(goal, writable, GOAL_FIELDS)
        for kind, terms in words.items():
            tag(goal, kind, terms)
    return goal


def _current(goal, name):
    return terms_of(goal, name) if name in TermKind.values else getattr(goal, name)


def add_contribution(*, user, goal, target, weight, explanation=""):
    """Let a goal also contribute to a second parent; returns the Contribution.

    Raises ValidationError, at the field `target`, unless that is a goal of a higher level in a
    tree of the same organisation and not one that this goal is under already (ADR 9).
    """
    if goal.goal_tree.organisation_id != target.goal_tree.organisation_id:
        raise ValidationError({"target": "Kies een doel van uw eigen organisatie."})
    both = writing_both(user=user, goal_tree=goal.goal_tree, other=target.goal_tree)
    with both as (own_tree, other_tree):
        goal, target = fresh(own_tree, goal), fresh(other_tree, target)
        check_can_contribute(goal, target)
        link = Contribution(goal=goal, target=target, weight=weight, explanation=explanation)
        link.full_clean()
        link.save(force_insert=True)
    return link


def check_can_contribute(goal, target):
    """Every link goes to a higher level, so that circles cannot arise (ADR 9)."""
    if target.parent_id is None or not levels.is_deeper(goal.level, target.level):
        raise ValidationError({"target": "Kies een doel van een hoger niveau dan dit doel."})
    if goal.is_descendant_of(target):
        raise ValidationError({"target": "Dit doel hangt daar al onder. Kies een ander doel."})


def remove_contribution(*, user, contribution):
    """Take a Contribution away; returns it, with what is needed to add it again."""
    return take_away(user=user, thing=contribution)


def update_tree(*, user, goal_tree, changes, seen, reason=""):
    """Write the fields of a tree that this user changed; returns the GoalTree as it is now.

    Fields are those of TREE_FIELDS and, for own names of levels, name_<level>. The rest is as
    for `update_goal`.
    """
    with writing(user=user, goal_tree=goal_tree) as locked, made_by(user, reason):
        current = {name: getattr(locked, name) for name in TREE_FIELDS}
        names = {name: locked.level_names.get(level, "") for name, level in LEVEL_NAMES.items()}
        writable = _writable(current | names, seen, changes)
        names |= {name: writable.pop(name) for name in LEVEL_NAMES if name in writable}
        own_names = {LEVEL_NAMES[name]: value for name, value in names.items() if value}
        if own_names != locked.level_names:
            writable["level_names"] = own_names
        _write(locked, writable, (*TREE_FIELDS, "level_names"))
    return locked


def remove_tree(*, user, goal_tree):
    """Put a whole tree in the recycle bin; returns the GoalTree."""
    with writing(user=user, goal_tree=goal_tree) as locked:
        locked.removed_at, locked.removed_by = timezone.now(), user
        locked.save(update_fields=["removed_at", "removed_by"])
    return locked


def restore_tree(*, user, goal_tree):
    """Take a whole tree out of the recycle bin, if it is still there; returns the GoalTree."""
    check_can_edit(user, goal_tree)
    with transaction.atomic(), made_by(user):
        locked = GoalTree.objects.select_for_update().get(pk=goal_tree.pk)
        if locked.removed_at:
            locked.removed_at = locked.removed_by = None
            locked.revision += 1
            locked.changed_at, locked.changed_by = timezone.now(), user
            locked.save()
    return locked


def _writable(current, seen, changes, goal=None):
    writable, stale = to_write(current, seen, changes)
    if stale and goal:
        stale = [replace(field, entry=last_change(goal, field.name)) for field in stale]
    if stale:
        raise StaleFields(stale)
    return writable


def _write(thing, values, fields):
    """Set values of an object, see that all these `fields` are right together, store the values."""
    for name, value in values.items():
        setattr(thing, name, value)
    if values:
        others = {field.name for field in thing._meta.fields} - set(fields)  # noqa: SLF001
        thing.full_clean(exclude=others)
        thing.save(update_fields=[*values])
