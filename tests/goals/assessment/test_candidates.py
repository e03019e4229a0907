"""Which matching pairs are worth an adviser's time, through the database as pages do it."""

import pytest

from goals import services
from goals.assessment.candidates import MOST_NEW
from goals.assessment.refresh import bring_up_to_date
from goals.hanging import hang
from goals.models import GoalTerm, ProjectContribution
from tests.goals.assessment.factories import (
    change_project,
    make_pathway,
    make_physical_tree,
    make_project,
    make_social_tree,
    make_term,
    pairs,
)
from tests.goals.factories import find, make_organisation

pytestmark = pytest.mark.django_db
DEEPEST = "Ouderen in Noord zwieren vaker"
PROJECT = "Flonker Kerkplein"


@pytest.fixture
def organisation():
    organisation = make_organisation()
    make_pathway(organisation)
    return organisation


def found(organisation, **conditions):
    bring_up_to_date(organisation)
    return pairs(organisation, **conditions)


def test_a_project_gets_the_most_concrete_goal_of_a_branch(organisation):
    make_social_tree(organisation)
    make_project(organisation)
    assert found(organisation) == {(DEEPEST, PROJECT)}


def test_a_second_werkingspad_brings_the_goal_above(organisation):
    make_social_tree(organisation, "D Ouders knuppen\n  S Ouders zwieren")
    make_pathway(organisation, "plein-knup", social="knup*", physical="plein")
    make_project(organisation, "Flonker op het plein")
    assert found(organisation) == {
        ("Ouders knuppen", "Flonker op het plein"),
        ("Ouders zwieren", "Flonker op het plein"),
    }


def test_an_effect_is_no_signal_when_a_goal_below_it_is(organisation):
    make_pathway(organisation, "plein-welzijn", social="welzijn", physical="plein")
    make_social_tree(organisation, "M Meer welzijn\n  D Ouderen zwieren")
    make_project(organisation, "Flonker op het plein")
    assert found(organisation) == {("Ouderen zwieren", "Flonker op het plein")}


def test_an_effect_is_a_signal_when_nothing_below_it_is(organisation):
    make_social_tree(organisation, "M Iedereen zwiert\n  D Jeugd leest")
    make_project(organisation)
    assert found(organisation) == {("Iedereen zwiert", PROJECT)}


def test_siblings_are_each_a_signal(organisation):
    make_social_tree(organisation, "D Jong\n  S Jeugd zwiert\n  S Ouders zwieren")
    make_project(organisation)
    assert found(organisation) == {("Jeugd zwiert", PROJECT), ("Ouders zwieren", PROJECT)}


def test_goals_of_both_domains_touch(organisation):
    make_social_tree(organisation, "D Ouderen zwieren")
    make_physical_tree(organisation, "D Flonkers in elke straat")
    assert found(organisation) == {("Ouderen zwieren", "Flonkers in elke straat")}


def test_a_domain_is_inherited_and_set_anew_below(organisation):
    tree = make_social_tree(organisation, "M Zwieren\n  D Buiten\n    S Flonkers in elke straat")
    tree.goals.filter(title="Buiten").update(domain="fysiek")
    make_project(organisation, "Zwierclub", "sociaal")
    assert found(organisation) == set()  # the physical goal lies below the social one


@pytest.mark.parametrize("shares", [True, False])
def test_social_work_is_a_signal_when_the_wijk_is_shared(organisation, shares):
    wijk = make_term(organisation)
    make_project(organisation, "Zwierclub", "sociaal", terms=[wijk])
    make_project(organisation, terms=[wijk] if shares else [])
    assert found(organisation) == ({("Zwierclub", PROJECT)} if shares else set())


def test_what_a_project_serves_already_is_no_signal_nor_what_is_above_and_below(organisation):
    tree = make_social_tree(organisation)
    project = make_project(organisation)
    hang(user=None, goal=find(tree, "Ouderen zwieren vaker"), thing=ProjectContribution(project=project))
    assert found(organisation) == set()


def test_a_link_to_an_effect_leaves_the_goals_below_it(organisation):
    tree = make_social_tree(organisation)
    project = make_project(organisation)
    hang(user=None, goal=find(tree, "Iedereen zwiert"), thing=ProjectContribution(project=project))
    assert found(organisation) == {(DEEPEST, PROJECT)}


def test_goals_that_contribute_are_no_signal(organisation):
    social = make_social_tree(organisation, "D Ouderen zwieren")
    physical = make_physical_tree(organisation, "D Buiten\n  S Flonkers in elke straat")
    services.add_contribution(
        user=None,
        goal=find(physical, "Flonkers in elke straat"),
        target=find(social, "Ouderen zwieren"),
        weight="ondersteunend",
    )
    assert found(organisation) == set()


@pytest.mark.parametrize("phase", ["afgerond", "gestopt"])
def test_a_project_that_ended_is_no_signal(organisation, phase):
    make_social_tree(organisation)
    make_project(organisation, phase=phase)
    assert found(organisation) == set()


def test_wijk_and_doelgroep_together_are_a_weak_signal(organisation):
    wijk, people = make_term(organisation), make_term(organisation, "jeugd", "doelgroep")
    tree = make_social_tree(organisation, "D Jeugd leest")
    for term in (wijk, people):
        GoalTerm.objects.create(goal=find(tree, "Jeugd leest"), term=term)
    make_project(organisation, "Riolering", terms=[wijk, people])
    assert found(organisation, strength="zwak") == {("Jeugd leest", "Riolering")}


def test_a_new_project_brings_its_strongest_signals_and_no_more(organisation):
    titles = "\n".join(f"D Ouderen zwieren {number}" for number in range(MOST_NEW + 3))
    make_social_tree(organisation, titles)
    bring_up_to_date(organisation)
    make_project(organisation)
    assert len(found(organisation)) == MOST_NEW
    make_project(organisation, "Flonker Dorpsplein")
    assert len(found(organisation)) == 2 * MOST_NEW


def test_a_change_brings_no_more_than_both_sides_have_room_for(organisation):
    titles = "\n".join(f"D Ouderen zwieren {number}" for number in range(MOST_NEW + 3))
    make_social_tree(organisation, titles)
    project = make_project(organisation)
    before = found(organisation)
    change_project(project, description="Met een nieuwe zin erbij.")
    assert found(organisation) == before


@pytest.mark.parametrize("shares", [True, False])
def test_a_description_will_do_when_the_wijk_is_shared(organisation, shares):
    wijk = make_term(organisation)
    make_social_tree(organisation, "D Ouderen zwieren")
    GoalTerm.objects.create(goal=find(organisation.goal_trees.get(), "Ouderen zwieren"), term=wijk)
    terms = [wijk] if shares else []
    make_project(organisation, "Kerkplein", description="Met een flonker.", terms=terms)
    assert found(organisation) == ({("Ouderen zwieren", "Kerkplein")} if shares else set())


@pytest.mark.parametrize("shares", [True, False])
def test_a_weak_werkingspad_is_a_signal_when_the_wijk_is_shared(organisation, shares):
    wijk = make_term(organisation)
    make_pathway(organisation, "zwak", physical="grutsel", social="knup*", strength="zwak")
    make_social_tree(organisation, "M Iedereen\n  D Ouders knuppen")
    GoalTerm.objects.create(goal=find(organisation.goal_trees.get(), "Ouders knuppen"), term=wijk)
    terms = [wijk] if shares else []
    make_project(organisation, "Kerkplein", description="Met een grutsel.", terms=terms)
    assert found(organisation) == ({("Ouders knuppen", "Kerkplein")} if shares else set())
