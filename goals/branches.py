"""Whole branches at once: insert drafts (imports, demo) and copy branches and trees.

Single goals belong in tree.py; what a draft is in drafts.py, and how it is stored in draft_rows.py.
"""

from django.core.exceptions import ValidationError

from goals import levels
from goals.draft_rows import count_anew, goal_rows, hang_all
from goals.drafts import deepen, draft_of
from goals.lock import fresh, locking, writing, writing_both
from goals.models import Contribution
from goals.outline import read_outline
from goals.tree import Position, create_tree, insert_rows, parent_at

MANY_GOALS = 2_000  # from so many on PostgreSQL counts anew
MOST_GOALS = 20_000  # in one insertion; a municipality's whole begroting has some hundreds


def insert_drafts(*, user, goal_tree, drafts, target=None, position=Position.LAST_UNDER):
    """Insert drafts with all below them relative to `target`; returns the Goals in tree order.

    All or nothing, in a fixed number of statements per 2 000 goals. New indicators come under the
    lock of the figures, taken after that of the tree. Raises ValidationError for a draft that does
    not fit.
    """
    with writing(user=user, goal_tree=goal_tree) as locked:
        return _insert(user, locked, drafts, fresh(locked, target), position)


def copy_branch(*, user, goal, target=None, position=Position.LAST_UNDER, goal_tree=None):
    """Copy a living branch relative to `target`; returns the new top. What comes along is in drafts.py.

    Without `target` it goes to the top of `goal_tree`, which may be another tree of the organisation.
    Links to second parents are copied too: inside the branch to the copy, else to the same goal.
    """
    to_tree = goal_tree or goal.goal_tree
    _check_same_organisation(to_tree, goal.goal_tree)
    with writing_both(user=user, goal_tree=goal.goal_tree, other=to_tree) as (source, destination):
        top = read_outline(source).by_id.get(fresh(source, goal).pk)
        target = fresh(destination, target)
        draft = draft_of(top)
        draft.level = levels.deepest_fit(top.level, parent_at(target, position).level)
        deepen(draft)
        copies = _insert(user, destination, [draft], target, position)
        _copy_contributions(top.walk(), copies)
    return copies[0]


def copy_tree(*, user, goal_tree, title):
    """Copy a tree with all its living goals within its organisation; returns the new GoalTree.

    The lock keeps others from changing the tree while it is read; the tree itself does not change.
    """
    fields = ("description", "domain", "start_year", "end_year", "level_names")
    with locking(user=user, goal_tree=goal_tree) as locked:
        outline = read_outline(locked)
        new_tree = create_tree(
            user=user,
            organisation=goal_tree.organisation,
            title=title,
            **{name: getattr(locked, name) for name in fields},
        )
        drafts = [draft_of(goal) for goal in outline.goals]
        top = fresh(new_tree, None)
        copies = _insert(user, new_tree, drafts, top, Position.LAST_UNDER) if drafts else []
        _copy_contributions(outline, copies)
    return new_tree


def _check_same_organisation(goal_tree, other):
    if goal_tree.organisation_id != other.organisation_id:
        raise ValidationError("Een doel kan niet naar een andere organisatie.")


def _insert(user, goal_tree, drafts, target, position):
    parent = parent_at(target, position)
    pairs = [pair for draft in drafts for pair in goal_rows(goal_tree, parent, draft)]
    if len(pairs) > MOST_GOALS:
        raise ValidationError(f"Dit zijn {len(pairs)} doelen; meer dan {MOST_GOALS} kan niet.")
    insert_rows([goal for goal, _ in pairs], target=target, position=position)
    hang_all(user, goal_tree, pairs)
    if len(pairs) >= MANY_GOALS:
        count_anew()
    return [goal for goal, _ in pairs]


def _copy_contributions(originals, copies):
    """Link copies as their originals are linked; both come in the same (tree) order."""
    originals = list(originals)
    copy_of = {original.id: copy for original, copy in zip(originals, copies, strict=True)}
    Contribution.objects.bulk_create(
        _copy_contribution(link, copy_of[original.id], copy_of.get(link.target_id))
        for original in originals
        for link in original.contributions
    )


def _copy_contribution(link, copy, copied_target):
    target_level = copied_target.level if copied_target else link.target_level
    if not levels.is_deeper(copy.level, target_level):
        raise ValidationError(
            f"‘{copy.title}’ draagt ook bij aan ‘{link.target_title}’, en dat doel moet van een "
            "hoger niveau zijn. Kopieer naar een plek waar het niveau hetzelfde blijft."
        )
    return Contribution(
        goal=copy,
        target_id=copied_target.pk if copied_target else link.target_id,
        weight=link.weight,
        explanation=link.explanation,
    )
