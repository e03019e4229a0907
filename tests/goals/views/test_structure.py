"""Structural changes by clumsy hands: double clicks, odd characters, a goal that a filter hides."""

import re
import threading

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from goals import tree, undo
from goals.models import Removal
from tests.goals.factories import FAMILY, draw, drawing, find, make_organisation, make_tree, make_user

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def adviser():
    return make_user(make_organisation())


@pytest.fixture
def client(client, adviser):
    client.force_login(adviser)
    return client


@pytest.fixture
def family(adviser):
    return make_tree(adviser.memberships.get().organisation, FAMILY)


def url(name, goal_tree, *args):
    return reverse(f"goals:{name}", args=["best", goal_tree.pk, *args])


def test_a_character_that_cannot_be_stored_is_left_out_of_a_title(client, family):
    meedoen = find(family, "Meedoen")
    client.post(url("add", family), {"titel": "Sa\0men", "doel": meedoen.pk, "plek": "na"})
    client.post(url("goal_rename", family, meedoen.pk), {"titel": "Mee\0doen"})
    assert [goal.title for goal in family.goals.alive().order_by("lft")][-2:] == ["Mee doen", "Sa men"]


def test_a_goal_thrown_away_twice_can_still_be_undone(client, family):
    path = url("goal_remove", family, find(family, "Goede start").pk)
    client.post(path)
    listed = client.post(path, follow=True).content.decode()
    assert Removal.objects.count() == 1
    assert "‘Goede start’ ligt in de prullenbak." in listed
    assert f'action="{url("undo", family)}"' in listed


@pytest.mark.django_db(transaction=True)
def test_a_double_click_throws_a_goal_away_once(adviser, family):
    path = url("goal_remove", family, find(family, "Goede start").pk)
    statuses = []

    def click():
        client = Client(raise_request_exception=False)
        client.force_login(adviser)
        statuses.append(client.post(path).status_code)
        connection.close()

    clicks = [threading.Thread(target=click) for _ in range(4)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()
    assert statuses == [302] * 4
    assert Removal.objects.count() == 1


def test_restoring_twice_says_so(client, family):
    client.post(url("goal_remove", family, find(family, "Goede start").pk))
    path = url("restore", family, Removal.objects.get().pk)
    client.post(path)
    answer = client.post(path, follow=True).content.decode()
    assert "ligt niet meer in de prullenbak" in answer
    assert draw(family) == drawing(FAMILY)


@pytest.mark.parametrize("place", ["na", "onder"])
def test_typing_a_goal_beside_one_that_the_filter_hides(client, family, place):
    goal = find(family, "Voorlezen")
    page = client.get(url("goal", family, goal.pk), {"zoek": "Meedoen", "nieuw": place})
    assert page.status_code == 200
    assert "Voorlezen" in page.content.decode()


def test_a_refused_goal_shows_beside_one_that_the_filter_hides(client, family):
    data = {"titel": "", "doel": find(family, "Voorlezen").pk, "plek": "na"}
    current = {"HX-Current-URL": f"http://testserver{url('tree', family)}?zoek=Meedoen"}
    response = client.post(url("add", family), data, headers=HTMX | current)
    assert response.status_code == 422
    assert "row__error" in response.content.decode()


def test_searching_does_not_list_the_chosen_goal_for_being_chosen(client, family):
    page = client.get(url("goal", family, find(family, "Voorlezen").pk), {"zoek": "Meedoen"})
    assert re.findall(r'hx-boost="true">([^<]*)</a>', page.content.decode()) == ["Meedoen"]


def test_undoing_twice_says_that_the_goal_is_gone(client, family):
    goal = find(family, "Voorlezen")
    data = {"token": undo.of_addition(goal)}
    client.post(url("undo", family), data)
    answer = client.post(url("undo", family), data, follow=True)
    assert answer.status_code == 200
    assert "‘Voorlezen’ staat niet meer in deze boom." in answer.content.decode()


def test_the_old_address_of_a_goal_that_moved_to_another_tree_leads_to_it(client, family):
    other = make_tree(family.organisation, title="Wonen")
    meedoen = find(family, "Meedoen")
    tree.move_goal(user=None, goal=meedoen, target=None, goal_tree=other)
    response = client.get(url("goal", family, meedoen.pk))
    assert response.headers["Location"] == url("goal", other, meedoen.pk)


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_the_address_of_a_goal_in_the_recycle_bin_shows_its_tree(client, family, headers):
    goal = find(family, "Voorlezen")
    tree.remove_goal(user=None, goal=goal)
    answer = client.get(url("goal", family, goal.pk), headers=headers, follow=True)
    assert answer.status_code == 200
    assert "‘Voorlezen’ ligt in de prullenbak van deze boom." in answer.content.decode()


@pytest.mark.parametrize("name", ["goal_move", "goal_copy"])
def test_a_chosen_place_that_is_gone_gives_another_choice(client, family, name):
    gone = find(family, "Voorlezen")
    tree.remove_goal(user=None, goal=gone)
    data = {"doel": gone.pk, "plek": "onder"}
    answer = client.post(url(name, family, find(family, "Leefomgeving").pk), data)
    assert answer.status_code == 422
    assert "Kies een ander doel." in answer.content.decode()


def test_a_broken_address_of_the_page_is_no_error(client, family):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://[::1"}
    response = client.post(url("add", family), {"titel": "Erbij"}, headers=headers)
    assert response.status_code == 200
    assert find(family, "Erbij").level == "maatschappelijk_effect"


def test_recycle_bin_lists_what_was_thrown_away_last_first(client, family):
    for title in ("Voorlezen", "Meedoen"):
        tree.remove_goal(user=None, goal=find(family, title))
    answer = client.get(url("bin", family))
    assert [removal.goal.title for removal in answer.context["removals"]] == ["Meedoen", "Voorlezen"]
    assert answer.context["removals"].ordered
