"""Programs that call the API for one organisation."""

import pytest

from tests.api_client import key_client
from tests.organisations.factories import make_organisation


@pytest.fixture
def best():
    return make_organisation()


@pytest.fixture
def reader(best):
    return key_client(best)


@pytest.fixture
def writer(best):
    return key_client(best, "schrijven")
