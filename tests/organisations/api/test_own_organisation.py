import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from rest_framework.exceptions import ValidationError

from organisations.api.own_organisation import WHICH, own_organisation
from organisations.enums import Role
from organisations.models import Membership
from tests.organisations.factories import make_key, make_member, make_organisation

pytestmark = pytest.mark.django_db


def test_organisation_of_a_key_is_its_own_in_one_query(django_assert_num_queries):
    best = make_organisation()
    make_organisation("oirschot")
    account = make_key(best).account

    with django_assert_num_queries(1):
        found = own_organisation(account)

    assert found == best


def test_organisation_of_who_has_one_need_not_be_named():
    member = make_member(make_organisation())

    assert own_organisation(member.user) == member.organisation
    assert own_organisation(member.user, member.organisation_id) == member.organisation


def test_organisation_of_who_has_two_must_be_named():
    member = make_member(make_organisation())
    other = make_organisation("oirschot")
    Membership.objects.create(user=member.user, organisation=other, role=Role.RAADSLID)

    with pytest.raises(ValidationError) as refused:
        own_organisation(member.user)

    assert refused.value.detail == {"organisatie": [WHICH]}
    assert own_organisation(member.user, other.pk) == other


def test_organisation_of_others_is_not_found():
    best, other = make_organisation(), make_organisation("oirschot")

    for user in (make_key(best).account, make_member(best).user, AnonymousUser()):
        with pytest.raises(Http404):
            own_organisation(user, other.pk)


def test_who_belongs_nowhere_has_no_organisation(django_user_model):
    with pytest.raises(Http404):
        own_organisation(django_user_model.objects.create_user("los@example.org"))
