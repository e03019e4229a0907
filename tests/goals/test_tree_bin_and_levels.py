import pytest

from goals import tree
from goals.models import Contribution, Removal
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


class TestBin:
    def test_remove_and_restore_goal_keep_the_whole_structure(self, goal_tree, user):
        removal = tree.remove_goal(user=user, goal=find(goal_tree, "Goede start"))
        assert draw(goal_tree) == "M Gezond opgroeien\n  D Leefomgeving\nM Meedoen"
        assert (removal.goal_tree, removal.goal.title, removal.by) == (goal_tree, "Goede start", user)
        restored = tree.restore_goal(user=user, removal=removal)
        assert restored.removal is None
        assert draw(goal_tree) == drawing(FAMILY)
        assert list(Removal.objects.all()) == []

    def test_nested_removals_come_back_one_by_one(self, goal_tree, user):
        inner = tree.remove_goal(user=user, goal=find(goal_tree, "Steun"))
        outer = tree.remove_goal(user=user, goal=find(goal_tree, "Gezond opgroeien"))
        assert draw(goal_tree) == "M Meedoen"
        assert refused(tree.restore_goal, user=user, removal=inner) == (
            "Zet eerst ‘Gezond opgroeien’ terug: daar hoort dit doel onder."
        )
        tree.restore_goal(user=user, removal=outer)
        assert draw(goal_tree) == drawing("""
            M Gezond opgroeien
              D Goede start
                S Voorlezen
              D Leefomgeving
            M Meedoen
        """)
        tree.restore_goal(user=user, removal=inner)
        assert draw(goal_tree) == drawing(FAMILY)

    def test_restore_goal_follows_its_parent_that_moved(self, goal_tree, user):
        removal = tree.remove_goal(user=user, goal=find(goal_tree, "Steun"))
        tree.move_goal(user=user, goal=find(goal_tree, "Goede start"), target=find(goal_tree, "Meedoen"))
        tree.restore_goal(user=user, removal=removal)
        assert draw(goal_tree) == drawing("""
            M Gezond opgroeien
              D Leefomgeving
            M Meedoen
              D Goede start
                S Steun
                  P Huisbezoek
                S Voorlezen
        """)

    def test_restore_goal_goes_deeper_under_a_parent_that_went_deeper(self, organisation, user):
        goal_tree = make_tree(organisation, "M A\n  D B\n    S C")
        removal = tree.remove_goal(user=user, goal=find(goal_tree, "B"))
        tree.set_level(user=user, goal=find(goal_tree, "A"), level="doelstelling")
        tree.restore_goal(user=user, removal=removal)
        assert draw(goal_tree) == "D A\n  S B\n    P C"

    def test_binned_goals_do_not_hold_back_the_levels_above(self, organisation, user):
        goal_tree = make_tree(organisation, "M A\n  P B")
        removal = tree.remove_goal(user=user, goal=find(goal_tree, "B"))
        tree.set_level(user=user, goal=find(goal_tree, "A"), level="prestatie")
        assert refused(tree.restore_goal, user=user, removal=removal) == (
            "Onder een prestatie kan geen ander doel staan."
        )
        tree.set_level(user=user, goal=find(goal_tree, "A"), level="subdoelstelling")
        tree.restore_goal(user=user, removal=removal)
        assert draw(goal_tree) == "S A\n  P B"

    def test_restore_goal_twice_is_refused(self, goal_tree, user):
        removal = tree.remove_goal(user=user, goal=find(goal_tree, "Steun"))
        tree.restore_goal(user=user, removal=Removal.objects.get(pk=removal.pk))
        assert refused(tree.restore_goal, user=user, removal=removal) == (
            "Dit doel ligt niet meer in de prullenbak van deze boom."
        )

    def test_remove_goal_twice_is_refused(self, goal_tree, user):
        goal = find(goal_tree, "Steun")
        tree.remove_goal(user=user, goal=goal)
        assert refused(tree.remove_goal, user=user, goal=goal).startswith("‘Steun’ staat niet meer")


class TestSetLevel:
    def test_set_level_pushes_the_goals_below_deeper(self, organisation, user):
        goal_tree = make_tree(organisation, "M A\n  D B\n    P C\n  S D")
        move = tree.set_level(user=user, goal=find(goal_tree, "A"), level="doelstelling")
        assert draw(goal_tree) == "D A\n  S B\n    P C\n  S D"
        put_back(user, move)
        assert draw(goal_tree) == "M A\n  D B\n    P C\n  S D"

    def test_set_level_higher_leaves_the_goals_below(self, organisation, user):
        goal_tree = make_tree(organisation, "M A\n  S B\n    P C")
        tree.set_level(user=user, goal=find(goal_tree, "B"), level="doelstelling")
        assert draw(goal_tree) == "M A\n  D B\n    P C"

    @pytest.mark.parametrize(
        ("title", "level", "message"),
        [
            (
                "Steun",
                "doelstelling",
                "Kies een niveau dat dieper is dan dat van ‘Goede start’ (doelstelling).",
            ),
            (
                "Steun",
                "prestatie",
                "Dat past niet: ‘Huisbezoek’ zou dan onder een prestatie staan. Verplaats dat doel eerst.",
            ),
            ("Steun", "thema", "Kies een van de vier niveaus."),
        ],
    )
    def test_set_level_that_does_not_fit_is_refused(self, goal_tree, user, title, level, message):
        goal = find(goal_tree, title)
        assert refused(tree.set_level, user=user, goal=goal, level=level) == message
        assert draw(goal_tree) == drawing(FAMILY)


class TestContributions:
    """A contribution always goes to a higher level, whichever end changes."""

    MESSAGE = (
        "Dat past niet: ‘Voorlezen’ draagt ook bij aan ‘Leefomgeving’, en dat doel moet van een hoger "
        "niveau zijn. Haal eerst die bijdrage weg."
    )

    @pytest.fixture
    def contribution(self, goal_tree):
        return Contribution.objects.create(
            goal=find(goal_tree, "Voorlezen"), target=find(goal_tree, "Leefomgeving")
        )

    @pytest.mark.usefixtures("contribution")
    def test_target_may_not_become_as_deep_as_the_goal(self, goal_tree, user):
        kwargs = {"goal": find(goal_tree, "Leefomgeving"), "level": "subdoelstelling"}
        assert refused(tree.set_level, user=user, **kwargs) == self.MESSAGE
        assert refused(tree.indent_goal, user=user, goal=kwargs["goal"]) == self.MESSAGE
        assert draw(goal_tree) == drawing(FAMILY)

    @pytest.mark.usefixtures("contribution")
    def test_goal_may_not_become_as_high_as_its_target(self, goal_tree, user):
        assert refused(tree.outdent_goal, user=user, goal=find(goal_tree, "Voorlezen")) == self.MESSAGE
        assert draw(goal_tree) == drawing(FAMILY)

    def test_both_may_go_deeper_together(self, organisation, user):
        goal_tree = make_tree(organisation, "M A\n  D B\n    S C\n  D D")
        Contribution.objects.create(goal=find(goal_tree, "C"), target=find(goal_tree, "D"))
        tree.set_level(user=user, goal=find(goal_tree, "A"), level="doelstelling")
        assert draw(goal_tree) == "D A\n  S B\n    P C\n  S D"

    @pytest.mark.usefixtures("contribution")
    def test_move_without_change_of_level_is_free(self, goal_tree, user):
        tree.move_goal(user=user, goal=find(goal_tree, "Voorlezen"), target=find(goal_tree, "Meedoen"))
        assert find(goal_tree, "Voorlezen").parent.title == "Meedoen"
