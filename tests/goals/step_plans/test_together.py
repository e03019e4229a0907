"""Many people in one stappenplan at the same moment: nothing gets lost, nothing is made twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from goals.step_plans import clustering
from goals.step_plans.contents import read_contents
from goals.step_plans.results import add_results
from goals.step_plans.shared_goals import save_goal, values_of
from tests.goals.factories import draw
from tests.goals.step_plans.factories import make_cluster, make_goal, row_of

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 6


def all_at_once(do):
    """Call do(number) for each person in a thread of their own."""

    def run(number):
        try:
            return do(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        return list(pool.map(run, range(PEOPLE)))


def test_new_clusters_of_many_people_are_all_there(plan):
    names = all_at_once(lambda _number: clustering.new_cluster(user=None, plan=plan)[0].name)
    assert len(set(names)) == PEOPLE
    assert sorted(plan.clusters.values_list("position", flat=True)) == [*range(PEOPLE)]


def test_a_goal_that_many_people_make_is_one(plan, effect):
    cluster = make_cluster(plan, "Spelen", ["Speelplek"])
    contents = read_contents(plan)
    seen = values_of(contents.cluster(cluster), contents.effects)
    made = all_at_once(
        lambda _number: save_goal(user=None, plan=plan, cluster=cluster, changes=seen, seen=seen)
    )
    assert len({each.goal.pk for each in made}) == 1
    assert draw(effect.goal_tree) == "M Gezond opgroeien\n  D Spelen\nM Meedoen"


def test_prestaties_of_many_people_are_all_there(plan):
    make_goal(plan, make_cluster(plan, "Spelen", ["Speelplek"]))
    pk = row_of(plan, "Speelplek").pk
    all_at_once(lambda number: add_results(user=None, plan=plan, pk=pk, text=f"Samen\nPrestatie {number}"))
    titles = sorted(goal.title for goal in read_contents(plan).project(pk).results)
    assert titles == [*(f"Prestatie {number}" for number in range(PEOPLE)), "Samen"]
