"""One organisation with a small tree and an adviser, for tests of a single tree."""

import pytest

from tests.goals.factories import FAMILY, make_organisation, make_tree, make_user


@pytest.fixture
def organisation(db):
    return make_organisation()


@pytest.fixture
def goal_tree(organisation):
    return make_tree(organisation, FAMILY)


@pytest.fixture
def user(organisation):
    return make_user(organisation)
