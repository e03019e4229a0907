"""Making, changing, copying and removing whole trees, also twice or after somebody else."""

import pytest
from django.urls import reverse

from goals import branches
from tests.goals.factories import FAMILY, draw, drawing, make_tree, make_user

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
