"""The routes of what hangs at goals, and of projects and raakvlakken, in the API."""

from django.urls import path

from goals.api.accounts import AT_GOAL, EVERYWHERE, name_of
from goals.api.links import GoalIndicators, GoalProjects
from goals.api.milestones import Milestones, ProjectStories
from goals.api.projects import Projects
from goals.api.raakvlak_overview import RaakvlakOverview
from goals.api.raakvlakken import Raakvlakken

LIST = {"get": "list", "post": "create"}
ITEM = {"get": "retrieve", "patch": "partial_update", "delete": "destroy"}
READ = {"get": "list"}
LINK = {"put": "update", "delete": "destroy"}
GOAL, PROJECT, RAAKVLAK = "doelen/<uuid:id>", "projecten/<uuid:id>", "raakvlakken/<uuid:id>"


def _accounts():
    for kind, resource in AT_GOAL.items():
        address, name = f"{GOAL}/{kind.name}", name_of(kind)
        yield path(address, resource.as_view(LIST), name=name)
        yield path(f"{address}/<int:nummer>", resource.as_view(ITEM), name=f"{name}_item")
    for kind, resource in EVERYWHERE.items():
        yield path(kind.name, resource.as_view(READ), name=kind.attribute)


PORTFOLIO = [
    *_accounts(),
    path(f"{GOAL}/indicatoren", GoalIndicators.as_view(READ), name="goal_indicators"),
    path(f"{GOAL}/indicatoren/<uuid:indicator>", GoalIndicators.as_view(LINK), name="goal_indicator"),
    path(f"{GOAL}/projecten", GoalProjects.as_view(READ), name="goal_projects"),
    path(f"{GOAL}/projecten/<uuid:project>", GoalProjects.as_view(LINK), name="goal_project"),
    path("projecten", Projects.as_view(LIST), name="projects"),
    path(PROJECT, Projects.as_view(ITEM), name="project"),
    path(f"{PROJECT}/herstel", Projects.as_view({"post": "restore"}), name="project_restore"),
    path(f"{PROJECT}/mijlpalen", Milestones.as_view(LIST), name="milestones"),
    path(f"{PROJECT}/mijlpalen/<int:nummer>", Milestones.as_view(ITEM), name="milestone"),
    path(f"{PROJECT}/verhalen", ProjectStories.as_view(LIST), name="project_stories"),
    path(f"{PROJECT}/verhalen/<int:nummer>", ProjectStories.as_view(ITEM), name="project_story"),
    path("raakvlakken", Raakvlakken.as_view(LIST), name="raakvlakken"),
    path("raakvlakken/overzicht", RaakvlakOverview.as_view({"get": "retrieve"}), name="raakvlak_overview"),
    path(RAAKVLAK, Raakvlakken.as_view({"get": "retrieve", "patch": "partial_update"}), name="raakvlak"),
    path(f"{RAAKVLAK}/beoordeling", Raakvlakken.as_view({"put": "judge"}), name="raakvlak_judgement"),
]
