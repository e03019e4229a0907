"""Making, changing, copying and removing whole trees, also twice or after somebody else."""

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from goals import branches
from goals.hanging import hang
from goals.models import GoalIndicator
from goals.tree import remove_goal
from tests.goals.factories import FAMILY, draw, drawing, find, make_tree, make_user
from tests.goals.measured import OFF_COURSE, ON_COURSE, measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client, organisation):
    client.force_login(make_user(organisation))
    return client


def url(name, goal_tree):
    return reverse(f"goals:{name}", args=["best", goal_tree.pk])


def test_years_of_two_people_that_do_not_go_together_are_refused_with_a_sentence(client, organisation):
    goal_tree = make_tree(organisation, start_year=2025, end_year=2028)
    mine = {"title": goal_tree.title, "initial-title": goal_tree.title}
    mine |= {"start_year": 2025, "initial-start_year": 2025, "end_year": 2026, "initial-end_year": 2028}
    organisation.goal_trees.update(start_year=2027)
    response = client.post(url("tree_edit", goal_tree), mine)
    assert response.status_code == 422
    assert "Het laatste jaar ligt voor het eerste jaar." in response.content.decode()


def test_a_tree_thrown_away_and_restored_twice(client, organisation):
    goal_tree = make_tree(organisation, FAMILY)
    for _ in range(2):
        listed = client.post(url("tree_remove", goal_tree), follow=True).content.decode()
        assert "ligt in de prullenbak" in listed
    for _ in range(2):
        page = client.post(url("tree_restore", goal_tree), follow=True).content.decode()
        assert "is teruggezet" in page
    assert draw(goal_tree) == drawing(FAMILY)


def test_a_tree_too_large_to_copy_is_refused_with_a_sentence(client, organisation, monkeypatch):
    monkeypatch.setattr(branches, "MOST_GOALS", 6)
    goal_tree = make_tree(organisation, FAMILY)
    page = client.post(url("tree_copy", goal_tree), follow=True).content.decode()
    assert "Dit zijn 7 doelen; meer dan 6 kan niet." in page
    assert organisation.goal_trees.count() == 1


def test_tree_list_counts_living_goals(client, goal_tree, user):
    remove_goal(user=user, goal=find(goal_tree, "Meedoen"))
    page = client.get(reverse("goals:tree_list", args=["best"])).content.decode()
    assert "6 doelen" in page


@pytest.mark.parametrize("count", [1, 3])
def test_tree_list_counts_states_in_as_many_queries(client, organisation, django_assert_num_queries, count):
    for place in range(count):
        goal_tree = make_tree(organisation, FAMILY, title=f"Boom {place}")
        measure(find(goal_tree, "Steun"), **ON_COURSE)
        shared = measure(find(goal_tree, "Meedoen"), **OFF_COURSE)
        hang(user=None, goal=find(goal_tree, "Voorlezen"), thing=GoalIndicator(indicator=shared))
    address = reverse("goals:tree_list", args=["best"])
    client.get(address)
    with django_assert_num_queries(11):
        page = client.get(address).content.decode()
    words = " ".join(strip_tags(page).split())
    assert words.count("indicatoren: 1 niet op koers 1 op koers") == count


def test_a_new_tree_with_own_level_names(client):
    data = {"title": "Wonen", "start_year": "2027", "end_year": "2030", "name_doelstelling": "opgave"}
    response = client.post(reverse("goals:tree_new", args=["best"]), data, follow=True)
    content = response.content.decode()
    assert "Begin bij het waarom" in content
    assert "opgave" in content


def test_a_new_tree_that_ends_before_it_starts_is_refused(client):
    data = {"title": "Wonen", "start_year": "2027", "end_year": "2020"}
    response = client.post(reverse("goals:tree_new", args=["best"]), data)
    assert response.status_code == 422
    assert 'value="Wonen"' in response.content.decode()


def test_copy_remove_and_restore_a_tree(client, goal_tree):
    response = client.post(url("tree_copy", goal_tree))
    copy_pk = response.headers["Location"].split("/")[3]
    copy = goal_tree.organisation.goal_trees.get(pk=copy_pk)
    assert draw(copy) == drawing(FAMILY)
    listed = client.post(url("tree_remove", copy), follow=True).content.decode()
    assert f'action="{url("tree_restore", copy)}"' in listed
    assert client.get(url("tree", copy)).status_code == 404
    client.post(url("tree_restore", copy))
    assert client.get(url("tree", copy)).status_code == 200


def test_stale_tree_form_shows_both_texts(client, goal_tree):
    form = {"title": "Mijn titel", "initial-title": goal_tree.title}
    goal_tree.title = "Titel van de ander"
    goal_tree.save()
    response = client.post(url("tree_edit", goal_tree), form)
    content = response.content.decode()
    assert response.status_code == 409
    assert "keuze-title" in content
    goal_tree.refresh_from_db()
    assert goal_tree.title == "Titel van de ander"
    choice = {**form, "keuze-title": "mijne", "nu-title": "Titel van de ander"}
    client.post(url("tree_edit", goal_tree), choice)
    goal_tree.refresh_from_db()
    assert goal_tree.title == "Mijn titel"
