"""Stappenplannen for tests, made through our own services by the operator (user None)."""

from goals.models import StepPlan
from goals.projects.services import create_project
from goals.step_plans import clustering, effects, gathering, services, shared_goals
from goals.step_plans.contents import read_contents


def make_plan(organisation, names=(), *, domains=("sociaal", "fysiek"), **fields):
    """A stappenplan with projects of these names, in turn of both domains."""
    facts = {"title": "Jeugd", "domain": "sociaal", **fields}
    plan = services.create_plan(user=None, organisation=organisation, **facts)
    projects = [
        create_project(user=None, organisation=organisation, name=name, domain=domains[number % len(domains)])
        for number, name in enumerate(names)
    ]
    gathering.add_projects(user=None, plan=plan, projects=projects)
    return StepPlan.objects.select_related("organisation").get(pk=plan.pk)


def row_of(plan, name):
    """The StepPlanProject of the project with this name."""
    return plan.plan_projects.get(project__name=name)


def make_cluster(plan, name, projects=()):
    """A cluster with the projects of these names; returns its id."""
    rows = {row_of(plan, project).pk: None for project in projects}
    cluster, _old = clustering.new_cluster(user=None, plan=plan, name=name, rows=rows)
    return cluster.pk


def choose_effect(plan, goal):
    """Work in the tree of an effect, towards it."""
    effects.choose_tree(user=None, plan=plan, goal_tree=goal.goal_tree)
    effects.choose_effects(user=None, plan=plan, chosen={goal.pk}, seen=set())
    plan.refresh_from_db()


def make_goal(plan, cluster, user=None, **changes):
    """Save the doelstelling of a cluster as its form would, with some fields changed; returns Made."""
    contents = read_contents(plan)
    seen = shared_goals.values_of(contents.cluster(cluster), contents.effects)
    return shared_goals.save_goal(user=user, plan=plan, cluster=cluster, changes=seen | changes, seen=seen)
