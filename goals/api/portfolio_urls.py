"""The routes of what hangs at goals, and of projects and raakvlakken, in the API."""

from django.urls import path

from goals.api.accounts import AT_GOAL, EVERYWHERE, name_of

LIST = {"get": "list", "post": "create"}
ITEM = {"get": "retrieve", "patch": "partial_update", "delete": "destroy"}


def _accounts():
    for kind, resource in AT_GOAL.items():
        address, name = f"doelen/<uuid:id>/{kind.name}", name_of(kind)
        yield path(address, resource.as_view(LIST), name=name)
        yield path(f"{address}/<int:nummer>", resource.as_view(ITEM), name=f"{name}_item")
    for kind, resource in EVERYWHERE.items():
        yield path(kind.name, resource.as_view({"get": "list"}), name=kind.attribute)


PORTFOLIO = [
    *_accounts(),
]
