"""Which loose projects are proposed to go together; with the knowledge that comes along."""

from types import SimpleNamespace

from goals.step_plans.contents import PlanProject
from goals.step_plans.proposals import propose


def each(pk, name, objective="", cluster=None):
    project = SimpleNamespace(
        pk=pk, name=name, objective=objective, sub_objective="", description="", domain="fysiek"
    )
    return PlanProject(pk, project, cluster, None)


BENCH = each(1, "Bankjes in de wijk")
ROOM = each(2, "Buurthuis openen")
SPEED = each(3, "Parkeervergunningen digitaal aanvragen")


def test_projects_that_aim_at_one_outcome_are_proposed():
    proposal = propose([BENCH, ROOM, SPEED])
    assert [found.pk for found in proposal.projects] == [1, 2]
    assert proposal.all_of_them == "allebei"


def test_what_is_in_a_cluster_is_not_proposed():
    assert propose([BENCH, each(2, "Buurthuis openen", cluster=7), SPEED]) is None


def test_not_now_passes_an_outcome_over():
    passed, keys = [], []
    while proposal := propose([BENCH, ROOM], passed):
        keys.append(proposal.key)
        passed.append(proposal.key)
    assert len(keys) == len(set(keys)) > 1


def test_nothing_is_proposed_of_nothing():
    assert propose([]) is None
