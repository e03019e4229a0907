import itertools

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from goals import tree
from goals.models import GoalTree, Removal
from goals.tree import Position
from tests.goals.factories import (
    draw,
    drawing,
    find,
    grow,
    make_organisation,
    make_tree,
    put_back,
    refused,
    revision,
)

pytestmark = pytest.mark.django_db


class TestMoveGoal:
    @pytest.mark.parametrize("position", list(Position))
    @pytest.mark.parametrize("mover", ["A", "B", "E"])
    @pytest.mark.parametrize("target", ["A", "B", "C", "E", "F"])
    def test_move_goal_and_put_back_everywhere(self, organisation, user, mover, target, position):
        goal_tree = make_tree(organisation, "M A\n  D B\n    S C\n  D D\nM E\nM F\n  D G")
        start = draw(goal_tree)
        expected = expected_move(start, mover, target, position)
        kwargs = {"user": user, "goal": find(goal_tree, mover), "target": find(goal_tree, target)}
        if expected is None:
            with pytest.raises(ValidationError):
                tree.move_goal(position=position, **kwargs)
            assert draw(goal_tree) == start
            return
        move = tree.move_goal(position=position, **kwargs)
        assert order_and_depth(draw(goal_tree)) == expected
        put_back(user, move)
        assert draw(goal_tree) == start

    def test_move_goal_under_the_top(self, goal_tree, user):
        tree.move_goal(user=user, goal=find(goal_tree, "Steun"), target=None)
        assert draw(goal_tree) == drawing("""
            M Gezond opgroeien
              D Goede start
                S Voorlezen
              D Leefomgeving
            M Meedoen
            S Steun
              P Huisbezoek
        """)

    def test_move_goal_goes_deeper_only_where_it_must(self, organisation, user):
        goal_tree = make_tree(organisation, "M A\n  S B\n    P C\nM D\n  S E\nD F\n  P G")
        tree.move_goal(user=user, goal=find(goal_tree, "D"), target=find(goal_tree, "A"))
        assert draw(goal_tree) == "M A\n  S B\n    P C\n  D D\n    S E\nD F\n  P G"

    def test_move_goal_to_an_asked_level(self, goal_tree, user):
        kwargs = {"goal": find(goal_tree, "Voorlezen"), "target": find(goal_tree, "Meedoen")}
        tree.move_goal(user=user, level="doelstelling", **kwargs)
        assert find(goal_tree, "Voorlezen").level == "doelstelling"
        assert refused(tree.move_goal, user=user, level="x", **kwargs) == "Kies een van de vier niveaus."

    def test_move_goal_returns_what_undoing_needs(self, goal_tree, user):
        move = tree.move_goal(
            user=user, goal=find(goal_tree, "Leefomgeving"), target=find(goal_tree, "Goede start")
        )
        assert move == tree.Move(
            goal=find(goal_tree, "Leefomgeving"),
            goal_tree_id=goal_tree.pk,
            parent_id=find(goal_tree, "Gezond opgroeien").pk,
            after_id=find(goal_tree, "Goede start").pk,
            old_levels={find(goal_tree, "Leefomgeving").pk: "doelstelling"},
        )

    def test_move_goal_where_no_level_is_left_is_refused_by_name(self, goal_tree, user):
        kwargs = {"goal": find(goal_tree, "Goede start"), "target": find(goal_tree, "Leefomgeving")}
        tree.add_goal(user=user, goal_tree=goal_tree, title="Onder", target=kwargs["target"])
        before = draw(goal_tree)
        kwargs["target"] = find(goal_tree, "Onder")
        assert refused(tree.move_goal, user=user, **kwargs) == (
            "Dat past niet: ‘Steun’ zou dan onder een prestatie staan. Verplaats dat doel eerst."
        )
        assert draw(goal_tree) == before

    @pytest.mark.parametrize("position", list(Position))
    @pytest.mark.parametrize("target", ["Goede start", "Huisbezoek"])
    def test_move_goal_under_itself_is_refused(self, goal_tree, user, target, position):
        kwargs = {"goal": find(goal_tree, "Goede start"), "target": find(goal_tree, target)}
        assert refused(tree.move_goal, user=user, position=position, **kwargs) == (
            "Een doel kan niet onder of naast zichzelf worden gezet."
        )

    def test_move_goal_to_another_organisation_is_refused(self, goal_tree):
        other = make_tree(make_organisation("houten"), "M Elders")
        kwargs = {"goal": find(goal_tree, "Steun"), "goal_tree": other, "target": find(other, "Elders")}
        message = "Een doel kan niet naar een andere organisatie."
        assert refused(tree.move_goal, user=None, **kwargs) == message

    def test_move_goal_that_somebody_else_threw_away_is_refused(self, goal_tree, user):
        stale = find(goal_tree, "Steun")
        tree.remove_goal(user=user, goal=find(goal_tree, "Goede start"))
        assert refused(tree.move_goal, user=user, goal=stale, target=find(goal_tree, "Meedoen")) == (
            "‘Steun’ staat niet meer in deze boom. Iemand anders heeft het weggegooid of verplaatst."
        )

    def test_move_goal_works_with_stale_instances(self, goal_tree, user):
        goal, target = find(goal_tree, "Voorlezen"), find(goal_tree, "Meedoen")
        grow(goal_tree, "M Later")
        tree.move_goal(user=user, goal=find(goal_tree, "Later"), target=None, position=Position.FIRST_UNDER)
        tree.move_goal(user=user, goal=goal, target=target)
        assert draw(goal_tree) == drawing("""
            M Later
            M Gezond opgroeien
              D Goede start
                S Steun
                  P Huisbezoek
              D Leefomgeving
            M Meedoen
              S Voorlezen
        """)


class TestMoveBetweenTrees:
    @pytest.fixture
    def other(self, organisation):
        return make_tree(organisation, "M Elders\n  D Hier", title="Openbare ruimte")

    def test_move_goal_to_another_tree_and_back(self, goal_tree, other, user):
        start = draw(goal_tree), draw(other)
        move = tree.move_goal(
            user=user,
            goal=find(goal_tree, "Goede start"),
            target=find(other, "Hier"),
            position=Position.BEFORE,
            goal_tree=other,
        )
        assert draw(goal_tree) == "M Gezond opgroeien\n  D Leefomgeving\nM Meedoen"
        assert draw(other) == drawing("""
            M Elders
              D Goede start
                S Steun
                  P Huisbezoek
                S Voorlezen
              D Hier
        """)
        put_back(user, move)
        assert (draw(goal_tree), draw(other)) == start

    @pytest.mark.parametrize("position", [Position.FIRST_UNDER, Position.LAST_UNDER])
    def test_move_goal_to_the_top_of_another_tree(self, goal_tree, other, user, position):
        move = tree.move_goal(
            user=user, goal=find(goal_tree, "Steun"), target=None, position=position, goal_tree=other
        )
        parts = ["M Elders\n  D Hier", "S Steun\n  P Huisbezoek"]
        parts.sort(reverse=position == Position.FIRST_UNDER)
        assert draw(other) == "\n".join(parts)
        assert move.goal.goal_tree == other

    def test_move_goal_takes_its_binned_goals_and_their_bin_along(self, goal_tree, other, user):
        removal = tree.remove_goal(user=user, goal=find(goal_tree, "Huisbezoek"))
        tree.move_goal(user=user, goal=find(goal_tree, "Steun"), target=find(other, "Hier"), goal_tree=other)
        assert list(other.removals.all()) == [removal]
        tree.restore_goal(user=user, removal=Removal.objects.get())
        assert draw(other) == "M Elders\n  D Hier\n    S Steun\n      P Huisbezoek"

    def test_move_goal_raises_both_revisions(self, goal_tree, other, user):
        before = revision(goal_tree), revision(other)
        tree.move_goal(user=user, goal=find(goal_tree, "Steun"), target=None, goal_tree=other)
        assert (revision(goal_tree), revision(other)) == (before[0] + 1, before[1] + 1)

    def test_move_goal_to_a_removed_tree_is_refused(self, goal_tree, other, user):
        GoalTree.objects.filter(pk=other.pk).update(removed_at=timezone.now())
        kwargs = {"goal": find(goal_tree, "Steun"), "target": None, "goal_tree": other}
        assert refused(tree.move_goal, user=user, **kwargs) == (
            "Deze doelenboom ligt in de prullenbak. Zet hem eerst terug."
        )

    def test_put_back_into_another_organisation_is_refused(self, goal_tree):
        other = make_tree(make_organisation("houten"), "M Elders")
        message = refused(
            tree.put_back,
            user=None,
            goal=find(goal_tree, "Steun"),
            goal_tree=other,
            parent_id=find(other, "Elders").pk,
            after_id=None,
            old_levels={},
        )
        assert message == "Een doel kan niet naar een andere organisatie."


def order_and_depth(text):
    return [(len(line) - len(line.lstrip()), line.split()[-1]) for line in text.splitlines()]


def expected_move(text, mover, target, position):
    """[(indent, title)] after a move, by moving lines of text; None when it goes under itself."""
    lines = order_and_depth(text)
    branch = block(lines, mover)
    if target in [title for _, title in branch]:
        return None
    rest = [line for line in lines if line not in branch]
    below = block(rest, target)
    start, indent = rest.index(below[0]), below[0][0]
    at, new_indent = {
        Position.LAST_UNDER: (start + len(below), indent + 2),
        Position.FIRST_UNDER: (start + 1, indent + 2),
        Position.BEFORE: (start, indent),
        Position.AFTER: (start + len(below), indent),
    }[position]
    rest[at:at] = [(old + new_indent - branch[0][0], title) for old, title in branch]
    return rest


def block(lines, title):
    """The line of a goal and those of the goals below it."""
    start = [line[1] for line in lines].index(title)
    rest = itertools.takewhile(lambda line: line[0] > lines[start][0], lines[start + 1 :])
    return [lines[start], *rest]
