"""What the database itself records of goals: one event for each goal that really changed."""

import pytest
from django.apps import apps
from django.db import connection

from goals import tree
from goals.models import Goal
from tests.goals.factories import draw, find, make_tree


@pytest.fixture
def events_of(goal_tree):
    """Run a change; returns the events it made as sorted (label, title)."""
    model = apps.get_model("goals", "GoalEvent")

    def run(change):
        before = model.objects.order_by("-pgh_id").values_list("pgh_id", flat=True).first() or 0
        change()
        rows = model.objects.filter(pgh_id__gt=before).values_list("pgh_label", "title")
        return sorted(rows)

    return run


def test_adding_makes_one_event_and_none_for_neighbours(events_of, goal_tree, user):
    kwargs = {"title": "Nieuw", "position": tree.Position.FIRST_UNDER}
    made = events_of(lambda: tree.add_goal(user=user, goal_tree=goal_tree, **kwargs))
    assert made == [("insert", "Nieuw")]


@pytest.mark.parametrize("move", [tree.raise_goal, tree.outdent_goal])
def test_moving_makes_one_event_and_none_for_neighbours_or_the_branch(events_of, goal_tree, user, move):
    tree.raise_goal(user=user, goal=find(goal_tree, "Voorlezen"))
    goal = find(goal_tree, "Steun")
    assert events_of(lambda: move(user=user, goal=goal)) == [("update", "Steun")]


def test_moving_to_another_level_makes_one_event_for_each_goal_whose_level_changes(
    events_of, goal_tree, user
):
    goal, target = find(goal_tree, "Leefomgeving"), find(goal_tree, "Goede start")
    grown = tree.add_goal(user=user, goal_tree=goal_tree, title="Groen", target=goal)
    assert grown.level == "subdoelstelling"
    made = events_of(lambda: tree.move_goal(user=user, goal=goal, target=target))
    assert made == [("update", "Groen"), ("update", "Leefomgeving")]


def test_moving_to_another_tree_makes_one_event_for_each_goal_of_the_branch(
    events_of, goal_tree, organisation, user
):
    other = make_tree(organisation, "M Elders")
    kwargs = {"goal": find(goal_tree, "Steun"), "target": find(other, "Elders"), "goal_tree": other}
    made = events_of(lambda: tree.move_goal(user=user, **kwargs))
    assert made == [("update", "Huisbezoek"), ("update", "Steun")]


def test_removing_and_restoring_make_one_event_for_each_goal_of_the_branch(events_of, goal_tree, user):
    branch = [("update", "Huisbezoek"), ("update", "Steun")]
    removals = []
    removed = events_of(lambda: removals.append(tree.remove_goal(user=user, goal=find(goal_tree, "Steun"))))
    restored = events_of(lambda: tree.restore_goal(user=user, removal=removals[0]))
    assert (removed, restored) == (branch, branch)


def test_setting_a_level_makes_one_event_for_each_goal_whose_level_changes(events_of, goal_tree, user):
    goal = find(goal_tree, "Voorlezen")
    assert events_of(lambda: tree.set_level(user=user, goal=goal, level="prestatie")) == [
        ("update", "Voorlezen")
    ]


def test_a_refused_change_makes_none(events_of, goal_tree, user):
    def refused():
        with pytest.raises(tree.ValidationError):
            tree.raise_goal(user=user, goal=find(goal_tree, "Gezond opgroeien"))

    assert events_of(refused) == []


def test_sql_by_hand_is_recorded_too(events_of, goal_tree):
    def rename():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE goals_goal SET title = 'Anders' WHERE title = 'Steun'")

    def delete():
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM goals_goal WHERE title = 'Meedoen'")

    assert events_of(rename) == [("update", "Anders")]
    assert events_of(delete) == [("delete", "Meedoen")]
    assert Goal.objects.filter(goal_tree=goal_tree, title__in=["Steun", "Meedoen"]).count() == 0


def test_edges_that_shift_make_none(events_of, goal_tree):
    before = draw(goal_tree)

    def shift():
        Goal.objects.filter(goal_tree=goal_tree).update(mptt_tree=99_999)

    assert events_of(shift) == []
    assert draw(goal_tree) == before
