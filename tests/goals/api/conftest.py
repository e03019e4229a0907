"""Programs that call the API for the organisation of tests/goals/conftest.py."""

import pytest

from tests.api_client import key_client


@pytest.fixture
def writer(organisation):
    return key_client(organisation, "schrijven")


@pytest.fixture
def reader(organisation):
    return key_client(organisation)
