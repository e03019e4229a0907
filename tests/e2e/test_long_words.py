"""A title is one long word: no page becomes wider than the screen."""

import pytest
from django.urls import reverse

from tests.e2e.conftest import DESKTOP, PHONE
from tests.goals.factories import make_tree

WORD = "Woningbouwontwikkelingsmaatschappij" * 7


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_page_is_wider_than_the_screen(page, login, adviser, organisation, size):
    goal_tree = make_tree(organisation, f"M {WORD}\n  D {WORD}", title=WORD)
    goal = goal_tree.goals.get(depth=2)
    tree = ["best", goal_tree.pk]
    paths = [reverse("goals:tree_list", args=["best"])]
    paths += [
        reverse(f"goals:{name}", args=tree) for name in ("tree", "schema", "three_ws", "bin", "tree_edit")
    ]
    of_goal = ("goal", "goal_edit", "goal_history", "goal_move", "contributions")
    paths += [reverse(f"goals:{name}", args=[*tree, goal.pk]) for name in of_goal]
    login(page, adviser)
    page.set_viewport_size(size)
    too_wide = []
    for path in paths:
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            too_wide.append(path)
    assert too_wide == []
