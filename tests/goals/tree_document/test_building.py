"""The document of a tree is the JSON of its outline, byte for byte."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import orjson
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goals.enums import Voice
from goals.models import GoalTree, Story
from goals.outline import read_outline
from goals.outline_json import to_json
from goals.services import remove_tree
from goals.tree import create_tree
from goals.tree_document import build
from goals.tree_document.building import OCCURRING
from tests.goals.factories import make_organisation, make_tree, make_wide_tree
from tests.goals.full_tree import FullTree
from tests.goals.measured import measure_all


def by_outline(goal_tree):
    return orjson.dumps(to_json(read_outline(goal_tree)))


def test_build_gives_the_json_of_the_outline(rich_tree):
    rich_tree.refresh_from_db()
    assert build(rich_tree) == by_outline(rich_tree)


@settings(max_examples=12, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(0, 10_000))
@pytest.mark.django_db
def test_build_gives_the_json_of_the_outline_whatever_hangs_in_a_tree(number):
    with transaction.atomic():
        made = FullTree(make_organisation(), number)
        made.make()
        for goal_tree in GoalTree.objects.filter(pk__in=[made.tree.pk, made.other.pk]):
            assert build(goal_tree) == by_outline(goal_tree)
        transaction.set_rollback(True)


def test_build_of_a_tree_without_goals(organisation):
    goal_tree = create_tree(user=None, organisation=organisation, title="Leeg")
    assert build(goal_tree) == by_outline(goal_tree)
    assert orjson.loads(build(goal_tree))["doelen"] == []


def test_build_of_a_tree_in_the_bin(rich_tree):
    remove_tree(user=None, goal_tree=rich_tree)
    now = GoalTree.objects.get(pk=rich_tree.pk)
    assert build(now) == by_outline(now)


def test_build_tells_what_is_stored_and_not_what_was_fetched_before(goal_tree):
    GoalTree.objects.filter(pk=goal_tree.pk).update(title="Later", revision=9)
    data = orjson.loads(build(goal_tree))
    assert (data["titel"], data["revisie"]) == ("Later", 9)


@pytest.mark.parametrize("count", [1, 3, 400])
def test_build_is_two_queries_at_every_size(organisation, count):
    goal_tree = make_wide_tree(organisation, count)
    measure_all(goal_tree)
    with CaptureQueriesContext(connection) as queries:
        data = orjson.loads(build(goal_tree))
    assert len(queries) == 2
    assert data["doelen"][-1]["indicatoren"][0]["metingen"][-1]["periode"] == "2025"


def test_build_of_a_tree_with_nothing_but_goals_reads_no_other_kinds(goal_tree):
    with CaptureQueriesContext(connection) as queries:
        build(goal_tree)
    assert queries[1]["sql"].count("UNION ALL") == 1


@pytest.mark.django_db(transaction=True)
def test_build_tells_one_moment_whatever_somebody_changes_meanwhile():
    goal_tree = make_tree(make_organisation(), "M Gezond")
    changing = [partial(change_meanwhile, goal_tree)]

    def change_after_looking_what_occurs(execute, sql, *args):
        result = execute(sql, *args)
        if changing and sql == OCCURRING:
            with ThreadPoolExecutor(1) as pool:
                pool.submit(changing.pop()).result()
        return result

    with connection.execute_wrapper(change_after_looking_what_occurs):
        before, after = orjson.loads(build(goal_tree)), orjson.loads(build(goal_tree))
    assert [told(before), told(after)] == [("Gezond", 0), ("Later", 1)]


def told(data):
    (goal,) = data["doelen"]
    return goal["titel"], len(goal["verhalen"])


def change_meanwhile(goal_tree):
    try:
        goal = goal_tree.goals.get(title="Gezond")
        Story.objects.create(goal=goal, voice=Voice.values[0], text="Later", has_permission=True)
        goal_tree.goals.filter(pk=goal.pk).update(title="Later")
    finally:
        connection.close()
