"""A key that is limited to trees: what it sees of every model, and of every list."""

import uuid

import pytest
from django.apps import apps

from goals.api.authentication import reach
from tests.api_client import key_client
from tests.api_world import PREFIX, make_world, operations
from tests.goals.factories import make_tree

FOR_ALL = {"/openapi.json", "/organisaties", "/versies", "/woordenlijsten"}  # of no tree, or public
LISTS = [path for _, method, path in operations() if method == "GET" and "{" not in path]


def models_with_visible_to():
    """The models of goals and indicators of which somebody sees certain rows only."""
    models = [*apps.get_app_config("goals").get_models(), *apps.get_app_config("indicators").get_models()]
    return {model for model in models if hasattr(model._default_manager, "visible_to")}


def test_reach_knows_every_model_of_which_some_rows_are_visible():
    assert models_with_visible_to() - {*reach([uuid.uuid4()])} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("path", sorted({*LISTS} - FOR_ALL))
def test_lists_of_a_key_for_another_tree_are_empty(path):
    world = make_world()
    client = key_client(world.organisation, "schrijven", [make_tree(world.organisation, title="Andere")])
    told = client.get(PREFIX + path)
    if path == "/raakvlakken/overzicht":
        assert told.status_code == 403
    elif path == "/doelenbomen":
        assert [row["titel"] for row in told.json()["results"]] == ["Andere"]
    else:
        assert told.json()["results"] == []
