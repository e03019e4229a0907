"""What lights up for a chosen goal."""

from goals.diagram.path import path_of
from tests.goals.diagram.outlines import find, link, link_out, numbers, outline_of

TREE = """
    M Gezond
      D Basis
        S Omgeving
          P Bankjes
    M Buurt
      D Ontmoeten
        P Buurtkamer
    M Groen
"""


def path_in(outline, number):
    path = path_of(outline, find(outline, number))
    also = [goal.number for goal in outline if goal.id in path.also]
    links = [(goal.number, link.number) for goal, link in path.links]
    return numbers(path.steps), also, links, numbers(path.contributors)


def test_path_without_contributions():
    assert path_in(outline_of(TREE), "1.1.1.1") == (["1", "1.1", "1.1.1", "1.1.1.1"], [], [], [])


def test_path_of_an_effect_is_itself():
    assert path_in(outline_of(TREE), "1") == (["1"], [], [], [])


def test_path_includes_second_parents_and_what_is_above_them():
    outline = outline_of(TREE)
    link(outline, "1.1.1.1", "2.1")
    expected = (["1", "1.1", "1.1.1", "1.1.1.1"], ["2", "2.1"], [("1.1.1.1", "2.1")], [])
    assert path_in(outline, "1.1.1.1") == expected


def test_path_follows_contributions_of_goals_above_and_of_second_parents():
    outline = outline_of(TREE)
    link(outline, "1.1.1", "2.1")
    link(outline, "2.1", "3")
    _, also, links, _ = path_in(outline, "1.1.1.1")
    assert also == ["2", "2.1", "3"]
    assert links == [("1.1.1", "2.1"), ("2.1", "3")]


def test_path_names_the_goals_that_contribute_to_the_chosen_one():
    outline = outline_of(TREE)
    link(outline, "1.1.1.1", "2.1")
    assert path_in(outline, "2.1") == (["2", "2.1"], [], [], ["1.1.1.1"])


def test_path_with_a_goal_of_another_tree_stays_in_this_one():
    outline = outline_of(TREE)
    link_out(outline, "1.1.1.1", "Bewegen")
    assert path_in(outline, "1.1.1.1")[1:3] == ([], [("1.1.1.1", "")])
