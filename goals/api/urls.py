"""The routes of trees, goals, versions, projects and raakvlakken in the API, below /api/v1/."""

from django.urls import path

from goals.api.accounts import AT_GOAL, EVERYWHERE, name_of
from goals.api.bin import Removals
from goals.api.branches import Branches
from goals.api.checks import Findings
from goals.api.contributions import Contributions
from goals.api.differences import ComparedVersions
from goals.api.documents import Documents
from goals.api.following import Standings
from goals.api.goals import Goals
from goals.api.links import GoalIndicators, GoalProjects
from goals.api.project_parts import Milestones, ProjectStories
from goals.api.projects import Projects
from goals.api.raakvlak_overview import RaakvlakOverview
from goals.api.raakvlakken import Raakvlakken
from goals.api.trees import Trees
from goals.api.version_documents import VersionDocuments
from goals.api.version_operations import Publications, Successions
from goals.api.versions import Versions

LIST = {"get": "list", "post": "create"}
CRUD = {"get": "retrieve", "patch": "partial_update", "delete": "destroy"}
READ = {"get": "list"}
ONE = {"get": "retrieve"}
LINK = {"put": "update", "delete": "destroy"}
MAKE = {"post": "create"}
RESTORE = {"post": "restore"}
TREE, GOAL = "doelenbomen/<uuid:id>", "doelen/<uuid:id>"
VERSIONS = "doelenbomen/<uuid:boom>/versies"
VERSION = f"{VERSIONS}/<int:nummer>"
PROJECT, RAAKVLAK = "projecten/<uuid:id>", "raakvlakken/<uuid:id>"


def _accounts():
    """The routes of every AccountKind: at one goal, and everywhere."""
    for kind, resource in AT_GOAL.items():
        address, name = f"{GOAL}/{kind.name}", name_of(kind)
        yield path(address, resource.as_view(LIST), name=name)
        yield path(f"{address}/<int:nummer>", resource.as_view(CRUD), name=f"{name}_item")
    for kind, resource in EVERYWHERE.items():
        yield path(kind.name, resource.as_view(READ), name=kind.attribute)


urlpatterns = [
    path("doelenbomen", Trees.as_view(LIST), name="trees"),
    path(TREE, Trees.as_view(CRUD), name="tree"),
    path(f"{TREE}/herstel", Trees.as_view(RESTORE), name="tree_restore"),
    path(f"{TREE}/boom", Documents.as_view(ONE), name="document"),
    path(f"{TREE}/prullenbak", Removals.as_view(READ), name="removals"),
    path(f"{TREE}/takken", Branches.as_view(MAKE), name="branches"),
    path(f"{TREE}/aandachtspunten", Findings.as_view({"get": "report"}), name="findings"),
    path(VERSIONS, Versions.as_view({"get": "list_of_tree", "post": "create"}), name="versions_of_tree"),
    path(VERSION, VersionDocuments.as_view(ONE), name="version"),
    path(f"{VERSION}/publicatie", Publications.as_view(LINK), name="publication"),
    path(f"{VERSION}/vervolg", Successions.as_view(MAKE), name="succession"),
    path(f"{VERSION}/verschillen", ComparedVersions.as_view(ONE), name="differences"),
    path("versies", Versions.as_view(READ), name="versions"),
    path("doelen", Goals.as_view(LIST), name="goals"),
    path(GOAL, Goals.as_view(CRUD), name="goal"),
    path(f"{GOAL}/herstel", Goals.as_view(RESTORE), name="goal_restore"),
    path(f"{GOAL}/verplaatsing", Goals.as_view({"post": "move"}), name="goal_move"),
    path(f"{GOAL}/versies", Standings.as_view(READ), name="standings"),
    path(f"{GOAL}/bijdragen", Contributions.as_view(LIST), name="contributions"),
    path(f"{GOAL}/bijdragen/<int:bijdrage>", Contributions.as_view(CRUD), name="contribution"),
    path(f"{GOAL}/indicatoren", GoalIndicators.as_view(READ), name="goal_indicators"),
    path(f"{GOAL}/indicatoren/<uuid:indicator>", GoalIndicators.as_view(LINK), name="goal_indicator"),
    path(f"{GOAL}/projecten", GoalProjects.as_view(READ), name="goal_projects"),
    path(f"{GOAL}/projecten/<uuid:project>", GoalProjects.as_view(LINK), name="goal_project"),
    *_accounts(),
    path("projecten", Projects.as_view(LIST), name="projects"),
    path(PROJECT, Projects.as_view(CRUD), name="project"),
    path(f"{PROJECT}/herstel", Projects.as_view(RESTORE), name="project_restore"),
    path(f"{PROJECT}/mijlpalen", Milestones.as_view(LIST), name="milestones"),
    path(f"{PROJECT}/mijlpalen/<int:nummer>", Milestones.as_view(CRUD), name="milestone"),
    path(f"{PROJECT}/verhalen", ProjectStories.as_view(LIST), name="project_stories"),
    path(f"{PROJECT}/verhalen/<int:nummer>", ProjectStories.as_view(CRUD), name="project_story"),
    path("raakvlakken", Raakvlakken.as_view(LIST), name="raakvlakken"),
    path("raakvlakken/overzicht", RaakvlakOverview.as_view(ONE), name="raakvlak_overview"),
    path(RAAKVLAK, Raakvlakken.as_view({"get": "retrieve", "patch": "partial_update"}), name="raakvlak"),
    path(f"{RAAKVLAK}/beoordeling", Raakvlakken.as_view({"put": "judge"}), name="raakvlak_judgement"),
]
