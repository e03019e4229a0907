"""How far a stappenplan is, step by step."""

import pytest

from goals.step_plans import aims, answers
from goals.step_plans.contents import read_contents
from goals.step_plans.progress import progress_of
from goals.step_plans.results import add_results
from tests.goals.step_plans.factories import make_cluster, make_goal, make_plan, row_of

pytestmark = pytest.mark.django_db


def told(plan):
    progress = progress_of(read_contents(plan)).values()
    return [(each.count, each.is_done) for each in progress]


def test_an_empty_plan_tells_nothing(organisation):
    assert told(make_plan(organisation)) == [("", False)] * 8


def test_a_plan_halfway(plan):
    pk = make_cluster(plan, "Spelen", ["Speelplek", "Beweegcoach"])
    make_goal(plan, pk)
    make_cluster(plan, "Ontmoeten", ["Buurtkamer"])
    project = row_of(plan, "Speelplek").project
    changes, seen = {"objective": "Spelen"}, {"objective": ""}
    aims.save_aim(user=None, plan=plan, project=project, changes=changes, seen=seen)
    answers.save_answer(
        user=None, plan=plan, cluster=pk, changes={"contributes": "ja"}, seen={"contributes": ""}
    )
    add_results(user=None, plan=plan, pk=row_of(plan, "Speelplek").pk, text="Bouwen")
    assert told(plan) == [
        ("4 projecten", True),
        ("1 van 4 ingevuld", False),
        ("1 effect", True),
        ("3 van 4 ingedeeld", False),
        ("1 van 2 doelstellingen", False),
        ("1 van 2 getoetst", False),
        ("1 van 4 projecten", False),
        ("", False),
    ]
