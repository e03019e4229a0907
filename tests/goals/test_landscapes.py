"""Reading a Landscape from the database."""

import pytest
from django.utils import timezone

from goals import tree
from goals.landscapes import read_landscape
from goals.models import Contribution, Goal
from goals.raakvlakken.landscape import LandscapeProject, Link
from organisations.models import Term
from tests.goals.factories import find, make_organisation, make_tree
from tests.goals.raakvlakken.stored import (
    GoalTerm,
    make_project,
    make_term,
    random_municipality,
    touch,
)

DRAWING = """
    M Gezond
      D Bewegen
        S Buitenspelen
      D Groene wijk
    M Samen
"""


@pytest.fixture
def goal_tree(organisation):
    goal_tree = make_tree(organisation, DRAWING, title="Jeugd", domain="sociaal")
    Goal.objects.filter(title="Groene wijk").update(domain="fysiek")
    return goal_tree


def test_landscape_of_nothing(organisation):
    landscape = read_landscape(organisation)

    assert (landscape.trees, landscape.goals, landscape.projects, landscape.touches) == ({}, {}, {}, ())


def test_goals_have_their_number_and_the_domain_that_counts(organisation, goal_tree):
    make_tree(organisation, "M Buiten", title="Aarde")
    goals = read_landscape(organisation).goals.values()

    assert [(goal.number, goal.title, goal.domain) for goal in goals] == [
        ("1", "Buiten", ""),
        ("1", "Gezond", "sociaal"),
        ("1.1", "Bewegen", "sociaal"),
        ("1.1.1", "Buitenspelen", "sociaal"),
        ("1.2", "Groene wijk", "fysiek"),
        ("2", "Samen", "sociaal"),
    ]


def test_words_hang_at_goals_and_projects_as_long_as_they_are_there(organisation, goal_tree):
    noord, zuid = (make_term(organisation, "wijk", name) for name in ("Noord", "Zuid"))
    GoalTerm.objects.create(goal=find(goal_tree, "Samen"), term=noord)
    project = make_project(organisation, terms=[noord, zuid])
    Term.objects.filter(pk=zuid.pk).update(removed_at=timezone.now())
    landscape = read_landscape(organisation)

    assert list(landscape.terms) == [noord.pk]
    assert landscape.goals[find(goal_tree, "Samen").pk].term_ids == (noord.pk,)
    assert landscape.projects[project.pk] == LandscapeProject(project.pk, "Speeltuin", "fysiek", (noord.pk,))


def test_links_have_their_explanation(organisation, goal_tree):
    goal, other = find(goal_tree, "Bewegen"), find(goal_tree, "Samen")
    project = make_project(organisation, goals=[goal])
    Contribution.objects.create(goal=goal, target=other, explanation="Zo")
    landscape = read_landscape(organisation)

    assert landscape.links == (Link(project.pk, goal.pk, "Speeltuin helpt."),)
    assert landscape.contributions == (Link(goal.pk, other.pk, "Zo"),)


def test_raakvlakken_have_the_reason_that_people_gave_or_the_first_one_found(organisation, goal_tree):
    goals = [find(goal_tree, title) for title in ("Bewegen", "Samen", "Gezond")]
    project = make_project(organisation)
    reasons = [{"kind": "pathway", "sentence": "Wie speelt, beweegt."}, {"sentence": "Zelfde wijk."}]
    touch(goals[0], project, strength="sterk", reasons=reasons)
    touch(goals[1], project, "bevestigd", strength="", explanation="Samen schommelen.", reasons=reasons)
    touch(goals[2], project, "afgewezen", strength="zwak")
    found = {each.social_id: each for each in read_landscape(organisation).touches}

    assert [
        (found[goal.pk].physical_id, found[goal.pk].status, found[goal.pk].strength, found[goal.pk].reason)
        for goal in goals
    ] == [
        (project.pk, "gesignaleerd", 3, "Wie speelt, beweegt."),
        (project.pk, "bevestigd", 3, "Samen schommelen."),
        (project.pk, "afgewezen", 1, ""),
    ]


@pytest.mark.parametrize("gone", ["goal", "tree", "project", "stopped"])
def test_what_is_gone_is_left_out_with_all_that_hangs_at_it(user, organisation, goal_tree, gone):
    goal = find(goal_tree, "Bewegen")
    fields = {"project": {"removed_at": timezone.now()}, "stopped": {"phase": "gestopt"}}
    project = make_project(organisation, goals=[goal], **fields.get(gone, {}))
    touch(goal, project)
    if gone == "goal":
        tree.remove_goal(user=user, goal=goal)
    if gone == "tree":
        goal_tree.removed_at = timezone.now()
        goal_tree.save()
    landscape = read_landscape(organisation)

    assert (landscape.links, landscape.touches) == ((), ())
    assert (project.pk in landscape.projects) == (gone in ("goal", "tree"))
    assert (goal.pk in landscape.goals) == (gone in ("project", "stopped"))


def test_another_organisation_is_not_in_it(organisation, goal_tree):
    random_municipality(make_organisation("houten"), seed=1)
    landscape = read_landscape(organisation)

    assert (len(landscape.goals), landscape.projects, landscape.terms) == (5, {}, {})


@pytest.mark.parametrize("size", [1, 3])
def test_landscape_is_read_in_nine_queries(organisation, django_assert_num_queries, size):
    random_municipality(organisation, seed=1, goals=10 * size, projects=5 * size)

    with django_assert_num_queries(9):
        read_landscape(organisation)
