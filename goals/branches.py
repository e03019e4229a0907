"""Whole branches at once: insert drafts (imports, demo) and copy branches and trees.

Single goals belong in tree.py; this file only builds rows and hands them to its `insert_rows`.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import connection

from goals import levels
from goals.lock import fresh, locking, writing, writing_both
from goals.models import Contribution, Goal, Reference, Responsibility
from goals.outline import read_outline
from goals.tree import Position, check_level_under, create_tree, insert_rows, parent_at

MANY_GOALS = 2_000  # from so many on PostgreSQL counts anew, or it plans the next reading badly
MOST_GOALS = 20_000  # in one insertion; a municipality's whole begroting has some hundreds


@dataclass
class GoalDraft:
    """A goal that does not exist yet, with what hangs at it and below it.

    `responsibilities` are (role, name), `references` (kind, title, url).
    """

    title: str
    level: str
    description: str = ""
    why: str = ""
    domain: str = ""
    start_date: object = None
    end_date: object = None
    responsibilities: list = field(default_factory=list)
    references: list = field(default_factory=list)
    children: list = field(default_factory=list)


def insert_drafts(*, user, goal_tree, drafts, target=None, position=Position.LAST_UNDER):
    """Insert drafts with all below them relative to `target`; returns the Goals in tree order.

    All or nothing, in a fixed number of statements per 2 000 goals. Raises ValidationError for a
    draft that does not fit.
    """
    with writing(user=user, goal_tree=goal_tree) as locked:
        return _insert(locked, drafts, fresh(locked, target), position)


def copy_branch(*, user, goal, target=None, position=Position.LAST_UNDER, goal_tree=None):
    """Copy a living branch with all that hangs at it relative to `target`; returns the new top.

    Without `target` it goes to the top of `goal_tree`, which may be another tree of the organisation.
    Links to second parents are copied too: inside the branch to the copy, else to the same goal.
    """
    to_tree = goal_tree or goal.goal_tree
    _check_same_organisation(to_tree, goal.goal_tree)
    with writing_both(user=user, goal_tree=goal.goal_tree, other=to_tree) as (source, destination):
        top = read_outline(source).by_id.get(fresh(source, goal).pk)
        target = fresh(destination, target)
        draft = _draft_of(top)
        draft.level = levels.deepest_fit(top.level, parent_at(target, position).level)
        _deepen(draft)
        copies = _insert(destination, [draft], target, position)
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
        drafts = [_draft_of(goal) for goal in outline.goals]
        copies = _insert(new_tree, drafts, fresh(new_tree, None), Position.LAST_UNDER) if drafts else []
        _copy_contributions(outline, copies)
    return new_tree


def _check_same_organisation(goal_tree, other):
    if goal_tree.organisation_id != other.organisation_id:
        raise ValidationError("Een doel kan niet naar een andere organisatie.")


def _insert(goal_tree, drafts, target, position):
    parent = parent_at(target, position)
    pairs = [pair for draft in drafts for pair in _rows(goal_tree, parent, draft)]
    if len(pairs) > MOST_GOALS:
        raise ValidationError(f"Dit zijn {len(pairs)} doelen; meer dan {MOST_GOALS} kan niet.")
    insert_rows([goal for goal, _ in pairs], target=target, position=position)
    _hang(pairs)
    if len(pairs) >= MANY_GOALS:
        _count_anew()
    return [goal for goal, _ in pairs]


def _hang(pairs):
    """Store what hangs at each of the goals just inserted."""
    Responsibility.objects.bulk_create(
        Responsibility(goal=goal, role=role, name=name)
        for goal, draft in pairs
        for role, name in dict.fromkeys(draft.responsibilities)
    )
    Reference.objects.bulk_create(
        Reference(goal=goal, kind=kind, title=title, url=url)
        for goal, draft in pairs
        for kind, title, url in dict.fromkeys(draft.references)
    )


def _count_anew():
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE goals_goal, goals_responsibility, goals_reference")


def _rows(goal_tree, parent, draft):
    """(unsaved goal, its draft) of a draft and all below it, in tree order."""
    check_level_under(draft.level, parent)
    goal = Goal(
        goal_tree=goal_tree,
        parent=parent,
        level=draft.level,
        title=draft.title,
        description=draft.description,
        why=draft.why,
        domain=draft.domain,
        start_date=draft.start_date,
        end_date=draft.end_date,
    )
    goal.clean_fields(exclude=["id", "goal_tree", "parent", "mptt_tree", "lft", "rght", "depth"])
    yield goal, draft
    for child in draft.children:
        yield from _rows(goal_tree, goal, child)


def _draft_of(goal):
    """A draft of an OutlineGoal and all below it."""
    return GoalDraft(
        title=goal.title,
        level=goal.level,
        description=goal.description,
        why=goal.why,
        domain=goal.domain,
        start_date=goal.start_date,
        end_date=goal.end_date,
        responsibilities=[row[1:] for row in goal.responsibilities],
        references=[row[1:] for row in goal.references],
        children=[_draft_of(child) for child in goal.children],
    )


def _deepen(draft):
    """Let the drafts below go deeper where they must, as a move would (levels.fit_branch)."""
    for child in draft.children:
        child.level = levels.deepest_fit(child.level, draft.level)
        _deepen(child)


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
