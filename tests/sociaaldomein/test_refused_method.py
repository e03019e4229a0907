"""The page of an address that only answers to a form."""

import pytest
from django.test import Client

from tests.goals.factories import make_organisation, make_tree, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(client: Client) -> str:
    """The address that adds a goal, for somebody who is logged in."""
    organisation = make_organisation()
    client.force_login(make_user(organisation))
    return f"/best/doelenbomen/{make_tree(organisation).pk}/toevoegen/"


def test_opening_the_address_of_a_form_shows_a_way_on(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert "Moest u tussendoor opnieuw inloggen?" in response.content.decode()


def test_a_script_gets_the_bare_status(client: Client, address: str) -> None:
    responses = [client.put(address), client.get(address, headers={"HX-Request": "true"})]

    assert [(response.status_code, response.content) for response in responses] == [(405, b"")] * 2
