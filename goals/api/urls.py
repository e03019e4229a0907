"""The routes of goals in the API, below /api/v1/."""

from django.urls import path

from goals.api.trees import Trees

CRUD = {"get": "retrieve", "patch": "partial_update", "delete": "destroy"}

urlpatterns = [
    path("doelenbomen", Trees.as_view({"get": "list", "post": "create"}), name="trees"),
    path("doelenbomen/<uuid:id>", Trees.as_view(CRUD), name="tree"),
    path("doelenbomen/<uuid:id>/herstel", Trees.as_view({"post": "restore"}), name="tree_restore"),
]
