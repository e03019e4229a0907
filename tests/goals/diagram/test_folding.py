"""Which goals of a tree a drawing shows."""

from goals.diagram.folding import BOUND, BROTHERS, fold, kept_by, nodes_of
from goals.diagram.path import path_of
from tests.goals.diagram.outlines import find, link, outline_of

SMALL = """
    M Een
      D Doel
        P Prestatie
    M Twee
"""


def tree_of(effects, goals, results):
    lines = []
    for effect in range(effects):
        lines.append(f"M Effect {effect}")
        for goal in range(goals):
            lines.append(f"  D Doel {effect}.{goal}")
            lines += [f"    P Prestatie {effect}.{goal}.{result}" for result in range(results)]
    return outline_of("\n".join(lines))


def shown(outline, path=None, opened=(), **filters):
    """Numbers of the goals that show, with `+n` behind one that hides n goals."""
    kept = kept_by(outline, path=path, **filters)
    nodes, left_out = nodes_of(outline.goals, fold(outline, kept=kept, path=path, opened=opened))
    return [text for node in nodes for text in _texts(node)] + ([f"…{left_out}"] if left_out else [])


def _texts(node):
    yield node.goal.number + (f" +{node.folded}" if node.folded else "")
    for child in node.children:
        yield from _texts(child)
    if node.left_out:
        yield f"…{node.left_out}"


def test_small_tree_shows_whole():
    assert shown(outline_of(SMALL)) == ["1", "1.1", "1.1.1", "2"]


def test_large_tree_shows_the_layers_that_fit():
    assert shown(tree_of(3, 2, BOUND)) == [
        "1", "1.1 +80", "1.2 +80", "2", "2.1 +80", "2.2 +80", "3", "3.1 +80", "3.2 +80",
    ]  # fmt: skip


def test_opened_branch_shows_its_first_children():
    outline = tree_of(1, 2, BOUND)
    opened = [find(outline, "1.1").id]
    texts = shown(outline, opened=opened)
    assert texts[:3] == ["1", "1.1", "1.1.1"]
    assert texts[-2:] == [f"…{BOUND - BROTHERS}", "1.2 +80"]


def test_chosen_path_is_unfolded_to_the_goal_wherever_it_stands():
    outline = tree_of(1, 2, BOUND)
    texts = shown(outline, path=path_of(outline, find(outline, "1.2.79")))
    assert texts[:2] == ["1", "1.1 +80"]
    assert texts[-2:] == ["1.2.79", f"…{BOUND - BROTHERS - 1}"]


def test_second_parent_and_contributor_are_unfolded_too():
    outline = tree_of(2, 2, BOUND)
    link(outline, "1.1.80", "2.2")
    path = path_of(outline, find(outline, "2.2"))
    assert "1.1.80" in shown(outline, path=path)
    path = path_of(outline, find(outline, "1.1.80"))
    assert "2.2 +80" in shown(outline, path=path)


def test_branch_of_the_chosen_path_cannot_be_closed():
    outline = tree_of(1, 2, BOUND)
    opened = [find(outline, "1.1").id, find(outline, "1.2").id]
    path = path_of(outline, find(outline, "1.2.1"))
    kept = kept_by(outline, path=path)
    assert fold(outline, kept=kept, path=path, opened=opened).closable == {opened[0]}


def test_flat_tree_leaves_goals_to_the_list():
    assert shown(tree_of(BOUND + 1, 0, 0))[-1] == f"…{BOUND + 1 - BROTHERS}"


def test_filter_keeps_what_fits_and_the_goals_above_it():
    outline = outline_of(SMALL)
    find(outline, "1.1.1").effective_domain = "fysiek"
    assert shown(outline, domain="fysiek") == ["1", "1.1", "1.1.1"]
    assert shown(outline, domain="sociaal") == []


def test_level_filter_leaves_that_level_and_the_higher_ones():
    assert shown(outline_of(SMALL), level="doelstelling") == ["1", "1.1", "2"]


def test_chosen_path_survives_the_filters():
    outline = outline_of(SMALL)
    path = path_of(outline, find(outline, "1.1.1"))
    assert shown(outline, path=path, domain="fysiek") == ["1", "1.1", "1.1.1"]


def test_unknown_goals_to_open_are_ignored():
    assert shown(outline_of(SMALL), opened=["x"]) == ["1", "1.1", "1.1.1", "2"]
