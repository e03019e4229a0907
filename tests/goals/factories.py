"""Trees, people and organisations for tests, and a tree drawn as text to compare whole structures.

Belongs here: plain functions that make rows through the project's own writers. A drawing is one
goal a line, indented two spaces a step, its level as a letter (M D S P) before its title.
"""

import itertools
from datetime import date
from decimal import Decimal
from textwrap import dedent

import pytest
from django.core.exceptions import ValidationError

from goals import tree
from goals.enums import Level
from goals.hanging import hang
from goals.lock import fresh, writing
from goals.models import BudgetLine, Evidence, Goal, GoalTree, LearningQuestion, ProgressReport, Story
from organisations.enums import Role
from organisations.models import Membership, Organisation, User

LETTERS = {level.value[0].upper(): level for level in Level}
NUMBERS = itertools.count(1)
FAMILY = """
    M Gezond opgroeien
      D Goede start
        S Steun
          P Huisbezoek
        S Voorlezen
      D Leefomgeving
    M Meedoen
"""


def make_organisation(slug="best", **fields):
    fields.setdefault("name", f"Gemeente {slug.title()}")
    return Organisation.objects.create(slug=slug, **fields)


def make_user(organisation=None, role=Role.ADVISEUR, **fields):
    """A person; with an organisation a member of it in that role."""
    fields.setdefault("email", f"{role}-{next(NUMBERS)}@example.org")
    user = User.objects.create_user(**fields)
    if organisation:
        Membership.objects.create(user=user, organisation=organisation, role=role)
    return user


def make_tree(organisation=None, drawing="", **fields):
    """A tree with the goals of a drawing, made by the operator (user None)."""
    organisation = organisation or make_organisation()
    fields.setdefault("title", "Preventief jeugdbeleid")
    goal_tree = tree.create_tree(user=None, organisation=organisation, **fields)
    grow(goal_tree, drawing)
    return goal_tree


def grow(goal_tree, drawing):
    """Add the goals of a drawing at the end of a tree."""
    with writing(user=None, goal_tree=goal_tree) as locked:
        root = fresh(locked, None)
        rows = _rows(goal_tree, root, dedent(drawing).strip("\n"))
        tree.insert_rows(rows, target=root, position=tree.Position.LAST_UNDER)


def _rows(goal_tree, root, drawing):
    path, rows = [root], []
    for line in drawing.splitlines():
        text = line.lstrip()
        del path[(len(line) - len(text)) // 2 + 1 :]
        letter, title = text.split(" ", 1)
        goal = Goal(goal_tree=goal_tree, parent=path[-1], level=LETTERS[letter], title=title)
        path.append(goal)
        rows.append(goal)
    return rows


def make_wide_tree(organisation, count, **fields):
    """A tree of `count` goals: effects that each have 3 x 3 x 3 goals and their parents below them."""
    lines = itertools.islice(_wide_lines(), count)
    return make_tree(organisation, "\n".join(lines), **fields)


def _wide_lines():
    for effect in itertools.count(1):
        yield f"M Effect {effect}"
        for goal in range(1, 4):
            yield f"  D Doelstelling {effect}.{goal}"
            for sub in range(1, 4):
                yield f"    S Subdoelstelling {effect}.{goal}.{sub}"
                for result in range(1, 4):
                    yield f"      P Prestatie {effect}.{goal}.{sub}.{result}"


def find(goal_tree, title):
    """The goal with this title, the recycle bin included."""
    return goal_tree.goals.get(title=title)


def draw(goal_tree, *, with_bin=False):
    """The tree as a drawing; `with_bin` shows goals in the recycle bin too, with a cross behind."""
    goals = goal_tree.goals.filter(parent__isnull=False).order_by("lft")
    goals = goals if with_bin else goals.filter(removal=None)
    return "\n".join(
        f"{'  ' * (goal.depth - 1)}{goal.level[0].upper()} {goal.title}{' x' if goal.removal_id else ''}"
        for goal in goals
    )


def drawing(text):
    """A drawing as `draw` gives it, from an indented text in a test."""
    return dedent(text).strip()


def account_for(goal):
    """Hang one of each kind at a goal, and two stories, one of them without permission."""
    writer = make_user(goal.goal_tree.organisation, name="Anna de Vries")
    told = {"voice": "inwoner", "told_on": date(2026, 5, 1), "place": "Heuveleind"}
    for thing in (
        BudgetLine(year=2027, taakveld="6.1", description="Subsidie", costs=1250, revenues=Decimal("0.50")),
        ProgressReport(document="jaarstukken", year=2027, judgement="aandacht", done="Veel", risks="Geld"),
        Story(**told, text="Ik kom er elke week.", is_anonymous=False, name="Mia", has_permission=True),
        Story(**told, text="Dit is geheim."),
        LearningQuestion(question="Werkt het?", learned="Ja"),
        Evidence(statement="Kinderen bewegen weinig", figure="36%", source="GGD", neighbourhood="Noord"),
    ):
        hang(user=writer, goal=goal, thing=thing)


def revision(goal_tree):
    return GoalTree.objects.get(pk=goal_tree.pk).revision


def refused(call, **kwargs):
    """The sentence with which a ValidationError refuses the call."""
    with pytest.raises(ValidationError) as caught:
        call(**kwargs)
    return " ".join(caught.value.messages)


def put_back(user, move):
    """Undo a tree.Move."""
    return tree.put_back(
        user=user,
        goal=move.goal,
        goal_tree=GoalTree.objects.get(pk=move.goal_tree_id),
        parent_id=move.parent_id,
        after_id=move.after_id,
        old_levels=move.old_levels,
    )
