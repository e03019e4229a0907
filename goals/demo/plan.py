"""A stappenplan of the example that is halfway: the projects are clustered, the shared goals come next.

Its contents are in oordelen.json, with goals, projects and words by their titles.
"""

from goals.models import StepPlanProject
from goals.step_plans.aims import save_aim
from goals.step_plans.clustering import new_cluster
from goals.step_plans.effects import choose_effects, choose_tree
from goals.step_plans.gathering import add_projects
from goals.step_plans.services import create_plan


def start(organisation, user, content, found):
    """Make the stappenplan as `user`; `found` are {title: Goal}, {name: Project}, {(list, name): Term}."""
    goals, projects, words = found
    effect = goals.get(content["effect"])
    if effect is None:
        return
    plan = create_plan(
        user=user,
        organisation=organisation,
        title=content["titel"],
        domain=content["domein"],
        policy_field=words.get(("beleidsveld", content["beleidsveld"])),
    )
    add_projects(user=user, plan=plan, projects=[projects[name] for name in content["projecten"]])
    for name, aim in content["doelstellingen"].items():
        seen = {"objective": projects[name].objective}
        save_aim(user=user, plan=plan, project=projects[name], changes={"objective": aim}, seen=seen)
    choose_tree(user=user, plan=plan, goal_tree=effect.goal_tree)
    choose_effects(user=user, plan=plan, chosen={effect.pk}, seen=set())
    rows = dict(StepPlanProject.objects.filter(step_plan=plan).values_list("project__name", "pk"))
    for name, members in content["clusters"].items():
        new_cluster(user=user, plan=plan, name=name, rows={rows[member]: None for member in members})
