"""The routes of goals in the API, below /api/v1/."""

from django.urls import path

from goals.api.bin import Removals
from goals.api.branches import Branches
from goals.api.checks import Findings
from goals.api.contributions import Contributions
from goals.api.differences import ComparedVersions
from goals.api.documents import Documents
from goals.api.following import Standings
from goals.api.goals import Goals
from goals.api.portfolio_urls import PORTFOLIO
from goals.api.trees import Trees
from goals.api.version_documents import VersionDocuments
from goals.api.version_operations import Publications, Successions
from goals.api.versions import Versions

CRUD = {"get": "retrieve", "patch": "partial_update", "delete": "destroy"}

urlpatterns = [
    path("doelenbomen", Trees.as_view({"get": "list", "post": "create"}), name="trees"),
    path("doelenbomen/<uuid:id>", Trees.as_view(CRUD), name="tree"),
    path("doelenbomen/<uuid:id>/herstel", Trees.as_view({"post": "restore"}), name="tree_restore"),
    path("doelenbomen/<uuid:id>/boom", Documents.as_view({"get": "retrieve"}), name="document"),
    path(
        "doelenbomen/<uuid:boom>/versies",
        Versions.as_view({"get": "list_of_tree", "post": "create"}),
        name="versions_of_tree",
    ),
    path(
        "doelenbomen/<uuid:boom>/versies/<int:nummer>",
        VersionDocuments.as_view({"get": "retrieve"}),
        name="version",
    ),
    path(
        "doelenbomen/<uuid:boom>/versies/<int:nummer>/publicatie",
        Publications.as_view({"put": "update", "delete": "destroy"}),
        name="publication",
    ),
    path(
        "doelenbomen/<uuid:boom>/versies/<int:nummer>/vervolg",
        Successions.as_view({"post": "create"}),
        name="succession",
    ),
    path(
        "doelenbomen/<uuid:boom>/versies/<int:nummer>/verschillen",
        ComparedVersions.as_view({"get": "retrieve"}),
        name="differences",
    ),
    path("doelen/<uuid:id>/versies", Standings.as_view({"get": "list"}), name="standings"),
    path("versies", Versions.as_view({"get": "list"}), name="versions"),
    *PORTFOLIO,
    path("doelen", Goals.as_view({"get": "list", "post": "create"}), name="goals"),
    path("doelen/<uuid:id>", Goals.as_view(CRUD), name="goal"),
    path("doelen/<uuid:id>/herstel", Goals.as_view({"post": "restore"}), name="goal_restore"),
    path(
        "doelen/<uuid:id>/bijdragen",
        Contributions.as_view({"get": "list", "post": "create"}),
        name="contributions",
    ),
    path("doelen/<uuid:id>/bijdragen/<int:bijdrage>", Contributions.as_view(CRUD), name="contribution"),
    path("doelenbomen/<uuid:id>/prullenbak", Removals.as_view({"get": "list"}), name="removals"),
    path("doelenbomen/<uuid:id>/takken", Branches.as_view({"post": "create"}), name="branches"),
    path("doelenbomen/<uuid:id>/aandachtspunten", Findings.as_view({"get": "report"}), name="findings"),
    path("doelen/<uuid:id>/verplaatsing", Goals.as_view({"post": "move"}), name="goal_move"),
]
