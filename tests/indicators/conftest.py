"""One organisation with one indicator, an adviser and a raadslid, for tests of figures."""

import pytest

from organisations.enums import Role
from tests.indicators.factories import make_indicator
from tests.organisations.factories import make_member, make_organisation


@pytest.fixture
def organisation(db):
    return make_organisation()


@pytest.fixture
def indicator(organisation):
    return make_indicator(organisation)


@pytest.fixture
def user(organisation):
    return make_member(organisation).user


@pytest.fixture
def raadslid(organisation):
    return make_member(organisation, Role.RAADSLID).user
