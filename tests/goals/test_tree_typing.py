import pytest

from goals import tree
from goals.tree import Position
from tests.goals.factories import (
    FAMILY,
    draw,
    drawing,
    find,
    make_tree,
    put_back,
    refused,
)

pytestmark = pytest.mark.django_db


class TestTyping:
    def test_indent_goal_hangs_it_under_the_goal_above(self, goal_tree, user):
        move = tree.indent_goal(user=user, goal=find(goal_tree, "Leefomgeving"))
        assert draw(goal_tree) == drawing("""
            M Gezond opgroeien
              D Goede start
                S Steun
                  P Huisbezoek
                S Voorlezen
                S Leefomgeving
            M Meedoen
        """)
        put_back(user, move)
        assert draw(goal_tree) == drawing(FAMILY)

    def test_outdent_goal_puts_it_behind_its_parent_at_its_level(self, goal_tree, user):
        move = tree.outdent_goal(user=user, goal=find(goal_tree, "Steun"))
        assert draw(goal_tree) == drawing("""
            M Gezond opgroeien
              D Goede start
                S Voorlezen
              D Steun
                P Huisbezoek
              D Leefomgeving
            M Meedoen
        """)
        put_back(user, move)
        assert draw(goal_tree) == drawing(FAMILY)

    @pytest.mark.parametrize(
        ("function", "title"), [(tree.raise_goal, "Voorlezen"), (tree.lower_goal, "Steun")]
    )
    def test_raise_and_lower_goal_swap_neighbours(self, goal_tree, user, function, title):
        move = function(user=user, goal=find(goal_tree, title))
        assert draw(goal_tree) == drawing("""
            M Gezond opgroeien
              D Goede start
                S Voorlezen
                S Steun
                  P Huisbezoek
              D Leefomgeving
            M Meedoen
        """)
        put_back(user, move)
        assert draw(goal_tree) == drawing(FAMILY)

    @pytest.mark.parametrize(
        ("function", "title", "message"),
        [
            (tree.indent_goal, "Steun", "Dieper kan niet: er staat geen doel boven om het onder te hangen."),
            (tree.outdent_goal, "Meedoen", "Hoger kan niet: dit doel staat al bovenaan."),
            (tree.raise_goal, "Gezond opgroeien", "Dit doel staat al als eerste."),
            (tree.lower_goal, "Leefomgeving", "Dit doel staat al als laatste."),
        ],
    )
    def test_typing_at_the_edge_is_refused(self, goal_tree, user, function, title, message):
        assert refused(function, user=user, goal=find(goal_tree, title)) == message
        assert draw(goal_tree) == drawing(FAMILY)

    def test_indent_goal_under_a_prestatie_is_refused(self, organisation, user):
        goal_tree = make_tree(organisation, "P A\nP B")
        message = "Onder een prestatie kan geen ander doel staan."
        assert refused(tree.indent_goal, user=user, goal=find(goal_tree, "B")) == message

    def test_typing_passes_over_what_lies_in_the_bin(self, organisation, user):
        goal_tree = make_tree(organisation, "M A\nM weg\nM B")
        tree.remove_goal(user=user, goal=find(goal_tree, "weg"))
        tree.raise_goal(user=user, goal=find(goal_tree, "B"))
        tree.indent_goal(user=user, goal=find(goal_tree, "A"))
        assert draw(goal_tree) == "M B\n  D A"

    @pytest.mark.parametrize("function", [tree.indent_goal, tree.raise_goal])
    def test_typing_with_a_stale_goal_looks_at_the_tree_as_it_is(self, organisation, user, function):
        goal_tree = make_tree(organisation, "M A\nM B\nM C")
        stale = find(goal_tree, "B")
        tree.move_goal(user=user, goal=find(goal_tree, "C"), target=None, position=Position.FIRST_UNDER)
        tree.lower_goal(user=user, goal=find(goal_tree, "A"))
        function(user=user, goal=stale)
        assert (
            draw(goal_tree)
            == {
                tree.indent_goal: "M C\n  D B\nM A",
                tree.raise_goal: "M B\nM C\nM A",
            }[function]
        )


class TestPutBack:
    def test_put_back_brings_old_levels_back(self, goal_tree, user):
        start = draw(goal_tree)
        move = tree.move_goal(
            user=user, goal=find(goal_tree, "Steun"), target=find(goal_tree, "Meedoen"), level="doelstelling"
        )
        put_back(user, move)
        assert draw(goal_tree) == start

    def test_put_back_takes_back_a_level(self, goal_tree, user):
        start = draw(goal_tree)
        move = tree.set_level(user=user, goal=find(goal_tree, "Voorlezen"), level="prestatie")
        put_back(user, move)
        assert draw(goal_tree) == start

    def test_put_back_without_its_old_neighbour_goes_last(self, goal_tree, user):
        move = tree.move_goal(user=user, goal=find(goal_tree, "Voorlezen"), target=find(goal_tree, "Meedoen"))
        tree.move_goal(user=user, goal=find(goal_tree, "Steun"), target=find(goal_tree, "Leefomgeving"))
        grow_under(goal_tree, user, "Goede start", "Nieuw")
        put_back(user, move)
        assert draw(goal_tree) == drawing("""
            M Gezond opgroeien
              D Goede start
                S Nieuw
                S Voorlezen
              D Leefomgeving
                S Steun
                  P Huisbezoek
            M Meedoen
        """)

    def test_put_back_keeps_its_place_beside_binned_neighbours(self, goal_tree, user):
        removal = tree.remove_goal(user=user, goal=find(goal_tree, "Steun"))
        start = draw(goal_tree, with_bin=True)
        move = tree.move_goal(user=user, goal=find(goal_tree, "Voorlezen"), target=find(goal_tree, "Meedoen"))
        put_back(user, move)
        assert draw(goal_tree, with_bin=True) == start
        tree.restore_goal(user=user, removal=removal)
        assert draw(goal_tree) == drawing(FAMILY)

    def test_put_back_under_a_goal_that_went_deeper_goes_deeper_too(self, organisation, user):
        goal_tree = make_tree(organisation, "M A\n  D B\n    P E\nM C")
        move = tree.move_goal(user=user, goal=find(goal_tree, "B"), target=find(goal_tree, "C"))
        tree.set_level(user=user, goal=find(goal_tree, "A"), level="doelstelling")
        put_back(user, move)
        assert draw(goal_tree) == "D A\n  S B\n    P E\nM C"

    def test_put_back_where_no_level_is_left_is_refused(self, organisation, user):
        goal_tree = make_tree(organisation, "M A\n  D B\nM C")
        move = tree.move_goal(user=user, goal=find(goal_tree, "B"), target=find(goal_tree, "C"))
        tree.set_level(user=user, goal=find(goal_tree, "A"), level="prestatie")
        assert refused(put_back, user=user, move=move) == "Onder een prestatie kan geen ander doel staan."

    def test_put_back_under_a_goal_that_is_gone_is_refused(self, goal_tree, user):
        move = tree.move_goal(user=user, goal=find(goal_tree, "Steun"), target=find(goal_tree, "Meedoen"))
        tree.remove_goal(user=user, goal=find(goal_tree, "Goede start"))
        assert refused(put_back, user=user, move=move) == (
            "Terugzetten kan niet meer: het doel erboven is er niet meer."
        )

    def test_put_back_under_a_goal_that_is_now_below_it_is_refused(self, goal_tree, user):
        move = tree.move_goal(user=user, goal=find(goal_tree, "Voorlezen"), target=None, level="doelstelling")
        parent = find(goal_tree, "Goede start")
        tree.move_goal(user=user, goal=find(goal_tree, "Steun"), target=find(goal_tree, "Meedoen"))
        tree.move_goal(user=user, goal=parent, target=find(goal_tree, "Voorlezen"))
        assert refused(put_back, user=user, move=move) == (
            "Terugzetten kan niet meer: het doel erboven is er niet meer."
        )


def grow_under(goal_tree, user, parent, title):
    return tree.add_goal(user=user, goal_tree=goal_tree, title=title, target=find(goal_tree, parent))
