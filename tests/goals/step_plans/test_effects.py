"""Step 3: the tree and the effects of the begroting."""

import pytest

from goals import services, tree
from goals.step_plans import effects
from goals.step_plans.contents import read_contents
from goals.step_plans.undo import take_back, token_of
from tests.goals.factories import draw, find, make_organisation, make_tree, refused
from tests.goals.step_plans.factories import make_plan

pytestmark = pytest.mark.django_db


def chosen(plan):
    return [goal.title for goal in read_contents(plan).effects]


def test_choose_effects_writes_the_difference_only(plan, effect):
    other = find(effect.goal_tree, "Meedoen")
    seen = set()
    effects.choose_effects(user=None, plan=plan, chosen={other.pk}, seen=seen)
    assert chosen(plan) == ["Gezond opgroeien", "Meedoen"]
    difference = effects.choose_effects(user=None, plan=plan, chosen=set(), seen={effect.pk})
    assert difference == (set(), {effect.pk})
    assert chosen(plan) == ["Meedoen"]
    parts = [[str(pk) for pk in part] for part in difference]
    take_back(user=None, plan=plan, token=token_of(plan, 3, [["effects", *parts]]))
    assert chosen(plan) == ["Gezond opgroeien", "Meedoen"]


def test_only_living_effects_of_this_municipality_can_be_chosen(plan):
    elsewhere = find(make_tree(make_organisation("houten"), "M Elders"), "Elders")
    own = make_tree(plan.organisation, "M Ander\n  D Doel", title="Anders")
    asked = {elsewhere.pk, find(own, "Doel").pk, find(own, "Ander").pk}
    effects.choose_effects(user=None, plan=plan, chosen=asked, seen=set())
    assert chosen(plan) == ["Gezond opgroeien", "Ander"]


def test_what_lies_in_a_bin_is_not_chosen_any_more(plan, effect):
    tree.remove_goal(user=None, goal=effect)
    assert chosen(plan) == []


def test_add_effect_puts_it_in_the_tree_with_its_source(plan):
    goal = effects.add_effect(user=None, plan=plan, title=" Iedereen\n doet mee ", source="Begroting 2027")
    assert draw(plan.goal_tree) == "M Gezond opgroeien\nM Meedoen\nM Iedereen doet mee"
    assert [str(reference.title) for reference in goal.references.all()] == ["Begroting 2027"]
    assert chosen(plan) == ["Gezond opgroeien", "Iedereen doet mee"]


def test_add_effect_that_is_too_long_is_refused(plan):
    sentence = refused(effects.add_effect, user=None, plan=plan, title="x" * 251)
    assert sentence == "Maak deze tekst korter: hooguit 250 tekens. Het zijn er nu 251."


def test_add_effect_without_a_tree_is_refused(organisation):
    plan = make_plan(organisation)
    assert refused(effects.add_effect, user=None, plan=plan, title="x") == "Kies eerst een doelenboom."


def test_a_new_tree_is_of_the_domain_of_the_plan(organisation):
    plan = make_plan(organisation, domain="fysiek")
    goal_tree = effects.choose_new_tree(user=None, plan=plan, title="Buiten")
    plan.refresh_from_db()
    assert (plan.goal_tree, goal_tree.domain) == (goal_tree, "fysiek")


def test_a_tree_in_the_bin_cannot_be_chosen(plan, organisation):
    goal_tree = services.remove_tree(user=None, goal_tree=make_tree(organisation, title="Weg"))
    assert refused(effects.choose_tree, user=None, plan=plan, goal_tree=goal_tree) == (
        "Deze doelenboom is er niet meer. Kies een andere."
    )


def test_effects_to_choose_are_those_of_the_tree_and_the_chosen_ones_elsewhere(plan, effect, organisation):
    other = make_tree(organisation, "M Ander", title="Anders")
    effects.choose_tree(user=None, plan=plan, goal_tree=other)
    plan.refresh_from_db()
    offered = effects.effects_to_choose(plan, read_contents(plan).effects)
    assert [goal.title for goal in offered] == ["Ander", "Gezond opgroeien"]
