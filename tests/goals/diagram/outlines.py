"""Outlines for tests of drawings, without a database.

Belongs here: making an Outline from a drawing in text: one goal a line, indented two spaces a
step, its level as a letter (M D S P) before its title.
"""

from textwrap import dedent
from uuid import UUID

from goals.enums import Level
from goals.outline import Outline, OutlineContribution, OutlineGoal

LETTERS = {level.value[0].upper(): level.value for level in Level}


def outline_of(text):
    outline = Outline(UUID(int=0), "Boom", "", "", "", {}, 1)
    path = []
    for line in dedent(text).strip("\n").splitlines():
        letter, title = line.split(maxsplit=1)
        del path[(len(line) - len(line.lstrip())) // 2 :]
        path.append(_add(outline, path[-1] if path else None, LETTERS[letter], title))
    return outline


def _add(outline, parent, level, title):
    brothers = parent.children if parent else outline.goals
    number = f"{parent.number}.{len(brothers) + 1}" if parent else str(len(brothers) + 1)
    goal = OutlineGoal(
        id=UUID(int=len(outline) + 1),
        parent=parent,
        level=level,
        title=title,
        description="",
        why="",
        domain="",
        result_type="",
        start_date=None,
        end_date=None,
        number=number,
        depth=len(path_above(parent)),
        effective_domain="",
    )
    brothers.append(goal)
    outline.by_id[goal.id] = goal
    return goal


def path_above(parent):
    return [*parent.ancestors, parent] if parent else []


def find(outline, number):
    return next(goal for goal in outline if goal.number == number)


def link(outline, number, target_number):
    """Let a goal contribute to another of the same outline."""
    goal, target = find(outline, number), find(outline, target_number)
    goal.contributions.append(_link(target.id, target.title, target.level, outline, target.number))
    target.contributors.append(goal)


def link_out(outline, number, title):
    """Let a goal contribute to a goal of another tree."""
    other = Outline(UUID(int=10**6), "Andere boom", "", "", "", {}, 1)
    far = _link(UUID(int=10**6 + 1), title, Level.DOELSTELLING, other, "")
    find(outline, number).contributions.append(far)


def _link(target_id, title, level, outline, number):
    return OutlineContribution(
        id=1,
        target_id=target_id,
        weight="primair",
        explanation="",
        target_title=title,
        target_level=level,
        tree_id=outline.id,
        tree_title=outline.title,
        number=number,
    )


def numbers(goals):
    return [goal.number for goal in goals]
