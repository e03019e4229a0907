import pytest
from django.core.exceptions import PermissionDenied

from organisations.permissions import LIMITED_KEY, check_unlimited
from tests.organisations.factories import make_key, make_member, make_organisation

pytestmark = pytest.mark.django_db


def test_what_is_of_the_whole_organisation_is_not_for_a_key_that_is_limited_to_trees():
    best = make_organisation()
    account = make_key(best).account
    account.key.tree_ids = ["0d3f3c5e-6f0a-4f6e-9a53-0c8f2f6f5b11"]

    with pytest.raises(PermissionDenied) as refused:
        check_unlimited(account)

    assert str(refused.value) == LIMITED_KEY


def test_what_is_of_the_whole_organisation_is_for_people_and_for_other_keys():
    best = make_organisation()

    for user in (make_key(best).account, make_member(best).user, None):
        assert check_unlimited(user) is None
