"""Where somebody lands, what every page knows of the organisation, and the profile page."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import resolve

from organisations.context import current
from organisations.enums import Role
from organisations.models import Membership, User
from tests.organisations.factories import make_member, make_organisation, make_user

pytestmark = pytest.mark.django_db


def context_of(user, path):
    request = RequestFactory().get(path)
    request.user, request.resolver_match = user, resolve(path)
    return current(request)


@pytest.mark.parametrize("path", ["/", "/account/profiel/"])
def test_anonymous_goes_to_the_login_page(client, path):
    assert client.get(path).url == f"/account/login/?next={path}"


def test_one_membership_goes_on_to_that_organisation(client):
    client.force_login(make_member(make_organisation()).user)
    assert client.get("/").url == "/best/"


def test_an_organisation_goes_on_to_its_trees(client):
    client.force_login(make_member(make_organisation()).user)
    assert client.get("/best/").url == "/best/doelenbomen/"


def test_several_memberships_let_choose(client):
    member = make_member(make_organisation("veld"), Role.RAADSLID)
    Membership.objects.create(user=member.user, organisation=make_organisation(), role=Role.BEHEERDER)
    make_organisation("ander")
    client.force_login(member.user)
    answer = client.get("/")
    choices = [(one.organisation.slug, one.role) for one in answer.context["choices"]]
    assert choices == [("best", "beheerder"), ("veld", "raadslid")]


def test_no_membership_says_what_to_do(client):
    client.force_login(make_user(email="los@example.org"))
    page = client.get("/").content.decode()
    assert "Vraag de beheerder van uw gemeente om een uitnodiging" in page
    assert "los@example.org" in page


def test_context_tells_of_the_organisation_in_the_address(django_assert_num_queries):
    member = make_member(make_organisation(), Role.BEHEERDER)
    other = Membership.objects.create(
        user=member.user, organisation=make_organisation("veld"), role=Role.RAADSLID
    )
    user = User.objects.get(pk=member.user_id)
    with django_assert_num_queries(1):
        context = context_of(user, "/best/beheer/mensen/")
        assert context["organisation"].name == "Gemeente Best"
    assert (context["membership"], context["can_manage_people"]) == (member, True)
    assert context["other_memberships"] == [other]
    assert context_of(user, "/veld/beheer/mensen/")["can_manage_people"] is False


@pytest.mark.parametrize("path", ["/veld/beheer/mensen/", "/", "/account/profiel/"])
def test_context_is_empty_elsewhere(path):
    make_organisation("veld")
    assert context_of(make_member(make_organisation()).user, path) == {}


def test_context_of_anonymous_is_empty_without_queries(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert context_of(AnonymousUser(), "/best/beheer/mensen/") == {}


def test_context_of_an_address_that_does_not_exist_is_empty(client):
    assert client.get("/best/bestaat/niet/").status_code == 404


def test_profile_saves_the_name(client):
    user = make_user(name="Jan")
    client.force_login(user)
    page = client.post("/account/profiel/", {"name": " Jan Jansen "}, follow=True).content.decode()
    user.refresh_from_db()
    assert user.name == "Jan Jansen"
    assert "Uw naam is bewaard." in page


def test_profile_without_name_is_refused(client):
    user = make_user(name="Jan")
    client.force_login(user)
    assert client.post("/account/profiel/", {"name": " "}).context["form"].errors == {
        "name": ["Vul uw naam in."]
    }
    user.refresh_from_db()
    assert user.name == "Jan"
