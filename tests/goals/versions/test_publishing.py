"""Publishing versions, withdrawing that, and taking either back."""

import pytest
from django.core.exceptions import PermissionDenied

from goals.models import Publication
from goals.services import remove_tree
from goals.versions import publishing
from goals.versions.publishing import audience_of, of_change, publish, take_back, withdraw
from organisations.enums import Role
from tests.goals.factories import make_user, refused
from tests.goals.versions.factories import make_version


@pytest.fixture
def version(goal_tree):
    return make_version(goal_tree)


def events():
    return list(Publication.pgh_event_model.objects.order_by("pgh_id").values_list("pgh_label", "audience"))


def test_version_is_for_advisers_until_it_is_published(version, user):
    assert audience_of(version) == ""
    made = publish(user=user, version=version, audience="raad")
    assert (made.audience, made.published_by) == ("raad", user)
    assert audience_of(version) == "raad"


def test_history_tells_each_change(version, user):
    publish(user=user, version=version, audience="raad")
    publish(user=user, version=version, audience="openbaar")
    withdraw(user=user, version=version)
    assert events() == [("insert", "raad"), ("update", "openbaar"), ("delete", "openbaar")]


def test_publishing_twice_changes_nothing(version, user):
    first = publish(user=user, version=version, audience="raad")
    assert publish(user=None, version=version, audience="raad") == first
    assert events() == [("insert", "raad")]


def test_withdrawing_what_is_not_published_is_fine(version, user):
    withdraw(user=user, version=version)
    assert events() == []


@pytest.mark.parametrize("audience", ["", "allen", "OPENBAAR"])
def test_unknown_audience_is_refused(version, user, audience):
    sentence = refused(publish, user=user, version=version, audience=audience)
    assert sentence == "Kies wie deze versie mag zien."


@pytest.mark.parametrize("act", ["publish", "withdraw"])
def test_reader_may_not(version, organisation, act):
    reader = make_user(organisation, Role.RAADSLID)
    fields = {"audience": "raad"} if act == "publish" else {}
    with pytest.raises(PermissionDenied):
        getattr(publishing, act)(user=reader, version=version, **fields)


def test_tree_in_the_recycle_bin_is_refused(version, user, goal_tree):
    remove_tree(user=user, goal_tree=goal_tree)
    sentence = refused(publish, user=user, version=version, audience="raad")
    assert sentence == "Deze doelenboom ligt in de prullenbak. Zet hem eerst terug."


@pytest.mark.parametrize(("before", "after"), [("", "raad"), ("raad", ""), ("raad", "openbaar")])
def test_change_is_taken_back(version, user, before, after):
    if after:
        publish(user=user, version=version, audience=after)
    assert take_back(user=user, version=version, token=of_change(version, before, after)) == before
    assert audience_of(version) == before


def test_change_is_not_taken_back_when_somebody_made_another(version, user):
    publish(user=user, version=version, audience="raad")
    token = of_change(version, "", "raad")
    publish(user=None, version=version, audience="openbaar")
    sentence = refused(take_back, user=user, version=version, token=token)
    assert sentence == "Iemand anders wijzigde intussen wie deze versie ziet."
    assert audience_of(version) == "openbaar"


def test_token_of_another_version_is_refused(version, user, goal_tree):
    token = of_change(make_version(goal_tree), "", "raad")
    sentence = refused(take_back, user=user, version=version, token=token)
    assert sentence == "Dit hoort bij een andere versie."
