"""What changes the state of a tree: all that its document depends on, of its organisation only."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goals import tree
from goals.models import GoalTree
from goals.portfolio import writing as writing_projects
from goals.services import update_tree
from goals.tree_document import with_state
from indicators.lock import writing as writing_figures
from organisations.models import Organisation, Term
from organisations.vocabulary import add_terms, update_term
from tests.goals.factories import make_organisation, make_tree


def state(goal_tree):
    return with_state(GoalTree.objects.all()).get(pk=goal_tree.pk).state


def add_goal(organisation):
    tree.add_goal(user=None, goal_tree=organisation.goal_trees.get(title="Anders"), title="Nieuw")


def write_projects(organisation):
    with writing_projects(user=None, organisation=organisation):
        pass


def write_figures(organisation):
    with writing_figures(user=None, organisation=organisation):
        pass


def rename_word(organisation):
    term = Term.objects.get(organisation=organisation)
    update_term(user=None, term=term, changes={"name": "Noord"}, seen={"name": "Zuid"})


CHANGES = [add_goal, write_projects, write_figures, rename_word]


@pytest.fixture(autouse=True)
def other_things(organisation):
    """Another tree and a word, of two organisations."""
    for one in (organisation, make_organisation("oirschot")):
        make_tree(one, title="Anders")
        add_terms(user=None, organisation=one, kind="wijk", names=["Zuid"])


def test_state_of_a_new_tree_is_revisions_and_the_shape():
    goal_tree = tree.create_tree(user=None, organisation=make_organisation("leeg"), title="Leeg")
    assert state(goal_tree) == "1.0.0.0.1"


def test_state_rises_with_its_own_tree(goal_tree):
    before = state(goal_tree)
    update_tree(user=None, goal_tree=goal_tree, changes={"title": "Nieuw"}, seen={"title": goal_tree.title})
    assert state(goal_tree) != before


@pytest.mark.parametrize("change", CHANGES)
def test_state_changes_with_what_its_organisation_shares(goal_tree, change):
    before = state(goal_tree)
    change(goal_tree.organisation)
    assert state(goal_tree) != before


@pytest.mark.parametrize("change", CHANGES)
def test_state_stays_when_another_organisation_changes(goal_tree, change):
    before = state(goal_tree)
    change(Organisation.objects.get(slug="oirschot"))
    assert state(goal_tree) == before


def test_state_comes_with_narrowing_in_one_query(goal_tree, user):
    visible = GoalTree.objects.visible_to(user).alive()
    with CaptureQueriesContext(connection) as queries:
        found = with_state(visible).get(pk=goal_tree.pk)
    assert found.state == state(goal_tree)
    assert len([query for query in queries if "goals_goaltree" in query["sql"]]) == 1
