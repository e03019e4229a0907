"""The totaaloverzicht: what stands under what, and what is missing."""

import pytest

from goals import tree
from goals.models import Goal, Project, Raakvlak
from goals.step_plans import answers
from goals.step_plans.contents import read_contents
from goals.step_plans.overview import branches_of, gaps_of, indicators_of, raakvlakken_of
from goals.step_plans.results import add_results
from tests.goals.factories import find
from tests.goals.measured import measure
from tests.goals.step_plans.factories import make_cluster, make_goal, make_plan, row_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cluster(plan):
    pk = make_cluster(plan, "Spelen", ["Speelplek", "Beweegcoach"])
    own = row_of(plan, "Speelplek").pk
    make_goal(plan, pk, title="Kinderen spelen", **{f"own_{own}": True, f"sub_{own}": "Overal een plek"})
    add_results(user=None, plan=plan, pk=own, text="Bouwen")
    return pk


def overview(plan):
    """The Branches as nested texts."""
    return [
        (
            branch.effect and branch.effect.title,
            [
                (
                    block.cluster.goal.title,
                    block.counts,
                    [
                        (
                            part.goal and part.goal.title,
                            [each.project.name for each in part.projects],
                            [goal.title for goal in part.results],
                        )
                        for part in block.parts
                    ],
                )
                for block in branch.blocks
            ],
        )
        for branch in branches_of(read_contents(plan))
    ]


SPELEN = (
    "Kinderen spelen",
    {"sociaal": 1, "fysiek": 1},
    [(None, ["Beweegcoach"], []), ("Overal een plek", ["Speelplek"], ["Bouwen"])],
)


def test_projects_stand_under_subdoelstelling_doelstelling_and_effect(plan, cluster):
    assert overview(plan) == [("Gezond opgroeien", [SPELEN])]


def test_a_goal_that_was_moved_deeper_still_stands_under_its_effect(plan, cluster, effect):
    made = make_goal(plan, make_cluster(plan, "Ontmoeten", ["Bankjes"]))
    tree.move_goal(user=None, goal=made.goal, target=find(effect.goal_tree, "Kinderen spelen"))
    meeting = ("Ontmoeten", {"fysiek": 1}, [(None, ["Bankjes"], [])])
    assert overview(plan) == [("Gezond opgroeien", [SPELEN, meeting])]


def test_a_goal_below_no_chosen_effect_stands_apart(plan, cluster, effect):
    goal = find(effect.goal_tree, "Kinderen spelen")
    tree.move_goal(user=None, goal=goal, target=find(effect.goal_tree, "Meedoen"))
    assert overview(plan) == [("Gezond opgroeien", []), (None, [SPELEN])]


def gaps(plan):
    contents = read_contents(plan)
    return [(gap.text, gap.step) for gap in gaps_of(contents, branches_of(contents))]


def test_gaps_of_an_empty_plan(organisation):
    assert gaps(make_plan(organisation)) == [
        ("Er zijn nog geen projecten verzameld.", 1),
        ("Er is nog geen maatschappelijk effect gekozen.", 3),
    ]


def test_gaps_halfway(plan, cluster):
    make_cluster(plan, "Ontmoeten", ["Buurtkamer"])
    assert gaps(plan) == [
        ("4 projecten hebben nog geen doelstelling.", 2),
        ("1 project is nog niet ingedeeld.", 4),
        ("1 cluster heeft nog geen doelstelling.", 5),
        ("1 doelstelling is nog niet getoetst.", 6),
        ("3 projecten hebben nog geen prestaties.", 7),
    ]


def test_a_no_is_a_gap_that_leads_back_to_step_5(plan, cluster):
    changes, seen = {"contributes": "nee"}, {"contributes": ""}
    answers.save_answer(user=None, plan=plan, cluster=cluster, changes=changes, seen=seen)
    assert (
        "1 doelstelling levert volgens de toets geen bijdrage. Pas die in stap 5 aan.",
        5,
    ) in gaps(plan)


def test_indicators_stand_at_their_goals(plan, cluster, effect):
    measure(effect, "Aandeel kinderen dat buiten speelt")
    found = indicators_of(branches_of(read_contents(plan)))
    assert dict(found) == {effect.pk: ["Aandeel kinderen dat buiten speelt"]}


def test_raakvlakken_of_its_goals_and_projects_are_counted_once(plan, cluster, effect, user):
    Goal.objects.filter(pk=effect.pk).update(domain="sociaal")
    facts = {"organisation": plan.organisation, "social_goal": effect}
    Raakvlak.objects.create(
        **facts, physical_project=row_of(plan, "Bankjes").project, status="bevestigd", explanation="Zo"
    )
    Raakvlak.objects.create(**facts, physical_project=row_of(plan, "Speelplek").project)
    contents = read_contents(plan)
    assert raakvlakken_of(user, contents, branches_of(contents)) == (1, 1)
    Project.objects.filter(name="Bankjes").update(phase="gestopt")
    assert raakvlakken_of(user, contents, branches_of(contents)) == (0, 1)
