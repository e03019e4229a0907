import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from goals import tree
from goals.models import Goal, GoalTree
from goals.tree import Position
from organisations.enums import Role
from tests.goals.factories import (
    FAMILY,
    draw,
    drawing,
    find,
    make_organisation,
    make_tree,
    make_user,
    refused,
    revision,
)

pytestmark = pytest.mark.django_db


class TestCreateTree:
    def test_create_tree_gives_it_a_hidden_root_only(self, organisation, user):
        goal_tree = tree.create_tree(
            user=user, organisation=organisation, title=" Jeugd ", domain="sociaal", start_year=2027
        )
        root = goal_tree.goals.get()
        assert (goal_tree.title, goal_tree.domain, goal_tree.start_year) == ("Jeugd", "sociaal", 2027)
        assert (root.parent, root.level, root.title, root.lft, root.rght, root.depth) == (
            (None, "", "", 1, 2, 0)
        )

    def test_create_tree_gives_each_tree_an_mptt_tree_of_its_own(self, organisation, user):
        trees = [tree.create_tree(user=user, organisation=organisation, title="Zelfde") for _ in range(3)]
        assert len({goal_tree.goals.get().mptt_tree for goal_tree in trees}) == 3

    def test_create_tree_without_title_is_refused(self, organisation, user):
        kwargs = {"user": user, "organisation": organisation, "title": "  "}
        assert refused(tree.create_tree, **kwargs) == "Dit veld kan niet leeg zijn"

    def test_create_tree_that_ends_before_it_starts_is_refused(self, organisation, user):
        kwargs = {"organisation": organisation, "title": "Jeugd", "start_year": 2030, "end_year": 2027}
        message = refused(tree.create_tree, user=user, **kwargs)
        assert message == "Het laatste jaar ligt voor het eerste jaar."

    def test_create_tree_remembers_who_made_it(self, organisation, user):
        made = tree.create_tree(user=user, organisation=organisation, title="Jeugd")
        by_operator = tree.create_tree(user=None, organisation=organisation, title="Jeugd")
        assert (made.changed_by, by_operator.changed_by) == (user, None)


class TestAddGoal:
    @pytest.mark.parametrize(
        ("target", "position", "expected"),
        [
            (None, Position.LAST_UNDER, "M A / D B / D C / M D / M nieuw"),
            (None, Position.FIRST_UNDER, "M nieuw / M A / D B / D C / M D"),
            ("A", Position.LAST_UNDER, "M A / D B / D C / D nieuw / M D"),
            ("A", Position.FIRST_UNDER, "M A / D nieuw / D B / D C / M D"),
            ("A", Position.BEFORE, "M nieuw / M A / D B / D C / M D"),
            ("A", Position.AFTER, "M A / D B / D C / M nieuw / M D"),
            ("B", Position.LAST_UNDER, "M A / D B / S nieuw / D C / M D"),
            ("B", Position.BEFORE, "M A / D nieuw / D B / D C / M D"),
            ("C", Position.BEFORE, "M A / D B / D nieuw / D C / M D"),
            ("C", Position.AFTER, "M A / D B / D C / D nieuw / M D"),
            ("D", Position.AFTER, "M A / D B / D C / M D / M nieuw"),
        ],
    )
    def test_add_goal_at_every_position(self, organisation, user, target, position, expected):
        goal_tree = make_tree(organisation, "M A\n  D B\n  D C\nM D")
        target = target and find(goal_tree, target)
        goal = tree.add_goal(
            user=user, goal_tree=goal_tree, title=" nieuw ", target=target, position=position
        )
        assert " / ".join(line.strip() for line in draw(goal_tree).splitlines()) == expected
        assert Goal.objects.get(pk=goal.pk).parent_id == goal.parent_id

    def test_add_goal_keeps_its_fields(self, goal_tree, user):
        fields = {"description": "Wat", "why": "Waarom", "domain": "fysiek", "level": "prestatie"}
        added = tree.add_goal(user=user, goal_tree=goal_tree, title="Nieuw", **fields)
        stored = Goal.objects.get(pk=added.pk)
        assert {name: getattr(stored, name) for name in fields} == fields

    def test_add_goal_takes_the_level_of_the_last_goal_there(self, goal_tree, user):
        parent = find(goal_tree, "Meedoen")
        tree.add_goal(user=user, goal_tree=goal_tree, title="Eerst", target=parent, level="prestatie")
        goal = tree.add_goal(user=user, goal_tree=goal_tree, title="Dan", target=parent)
        assert goal.level == "prestatie"

    def test_add_goal_may_skip_levels(self, organisation, user):
        goal_tree = make_tree(organisation)
        top = tree.add_goal(user=user, goal_tree=goal_tree, title="A", level="doelstelling")
        tree.add_goal(user=user, goal_tree=goal_tree, title="B", target=top, level="prestatie")
        assert draw(goal_tree) == "D A\n  P B"

    @pytest.mark.parametrize(
        ("title", "fields", "message"),
        [
            (" ", {}, "Dit veld kan niet leeg zijn"),
            (
                "x" * 251,
                {},
                "Zorg dat deze waarde niet meer dan 250 tekens bevat (het zijn er nu 251).",
            ),
            ("x", {"domain": "cultuur"}, "Waarde 'cultuur' is geen geldige keuze."),
            ("x", {"level": "programma"}, "Kies een van de vier niveaus."),
        ],
    )
    def test_add_goal_that_does_not_fit_is_refused(self, goal_tree, user, title, fields, message):
        before = draw(goal_tree), revision(goal_tree)
        assert refused(tree.add_goal, user=user, goal_tree=goal_tree, title=title, **fields) == message
        assert (draw(goal_tree), revision(goal_tree)) == before

    def test_add_goal_that_ends_before_it_starts_is_refused(self, goal_tree, user):
        dates = {"start_date": timezone.now().date(), "end_date": timezone.now().date().replace(year=2001)}
        message = refused(tree.add_goal, user=user, goal_tree=goal_tree, title="x", **dates)
        assert message == "De streefdatum ligt voor de begindatum."

    def test_add_goal_under_a_prestatie_is_refused(self, goal_tree, user):
        kwargs = {"goal_tree": goal_tree, "title": "x", "target": find(goal_tree, "Huisbezoek")}
        message = "Onder een prestatie kan geen ander doel staan."
        assert refused(tree.add_goal, user=user, **kwargs) == message
        assert refused(tree.add_goal, user=user, level="prestatie", **kwargs) == message

    def test_add_goal_at_a_level_that_is_not_deeper_is_refused(self, goal_tree, user):
        kwargs = {"title": "x", "target": find(goal_tree, "Goede start"), "level": "doelstelling"}
        assert refused(tree.add_goal, user=user, goal_tree=goal_tree, **kwargs) == (
            "Kies een niveau dat dieper is dan dat van ‘Goede start’ (doelstelling)."
        )

    @pytest.mark.parametrize("position", [Position.BEFORE, Position.AFTER])
    def test_add_goal_beside_the_hidden_root_is_refused(self, goal_tree, user, position):
        kwargs = {"goal_tree": goal_tree, "title": "x", "position": position}
        message = "Kies een doel om dit doel voor of achter te zetten."
        assert refused(tree.add_goal, user=user, **kwargs) == message

    def test_add_goal_relative_to_a_goal_of_another_tree_is_refused(self, goal_tree, organisation, user):
        other = find(make_tree(organisation, "M Elders"), "Elders")
        message = refused(tree.add_goal, user=user, goal_tree=goal_tree, title="x", target=other)
        assert message == (
            "‘Elders’ staat niet meer in deze boom. Iemand anders heeft het weggegooid of verplaatst."
        )

    def test_add_goal_raises_the_revision_by_one_and_names_who_did_it(self, goal_tree, user):
        before = GoalTree.objects.get(pk=goal_tree.pk)
        tree.add_goal(user=user, goal_tree=goal_tree, title="x")
        after = GoalTree.objects.get(pk=goal_tree.pk)
        assert (after.revision, after.changed_by) == (before.revision + 1, user)
        assert after.changed_at > before.changed_at


class TestWhoMay:
    """Every writer of tree.py refuses who only reads, and every tree in the bin."""

    def calls(self, goal_tree, user):
        goal, target = find(goal_tree, "Voorlezen"), find(goal_tree, "Meedoen")
        binned = tree.remove_goal(user=None, goal=find(goal_tree, "Leefomgeving"))
        place = {"parent_id": goal.parent_id, "after_id": None, "old_levels": {}}
        return [
            lambda: tree.add_goal(user=user, goal_tree=goal_tree, title="x"),
            lambda: tree.move_goal(user=user, goal=goal, target=target),
            lambda: tree.put_back(user=user, goal=goal, goal_tree=goal_tree, **place),
            lambda: tree.indent_goal(user=user, goal=goal),
            lambda: tree.outdent_goal(user=user, goal=goal),
            lambda: tree.raise_goal(user=user, goal=goal),
            lambda: tree.lower_goal(user=user, goal=goal),
            lambda: tree.remove_goal(user=user, goal=goal),
            lambda: tree.restore_goal(user=user, removal=binned),
            lambda: tree.set_level(user=user, goal=goal, level="prestatie"),
        ]

    @pytest.mark.parametrize("who", ["raadslid", "outsider"])
    def test_readers_and_outsiders_change_nothing(self, goal_tree, organisation, who):
        reader = make_user(organisation, Role.RAADSLID)
        user = reader if who == "raadslid" else make_user(make_organisation("houten"), Role.BEHEERDER)
        calls = self.calls(goal_tree, user)
        before = draw(goal_tree, with_bin=True), revision(goal_tree)
        for call in [*calls, lambda: tree.create_tree(user=user, organisation=organisation, title="x")]:
            with pytest.raises(PermissionDenied):
                call()
        assert (draw(goal_tree, with_bin=True), revision(goal_tree)) == before

    def test_editor_of_one_tree_may_not_move_to_a_tree_of_another_organisation(self, goal_tree, user):
        other = make_tree(make_organisation("houten"), "M Elders")
        with pytest.raises((PermissionDenied, ValidationError)):
            tree.move_goal(user=user, goal=find(goal_tree, "Steun"), target=None, goal_tree=other)
        assert (draw(goal_tree), draw(other)) == (drawing(FAMILY), "M Elders")

    def test_a_tree_in_the_bin_refuses_every_change(self, goal_tree, user):
        calls = self.calls(goal_tree, user)
        GoalTree.objects.filter(pk=goal_tree.pk).update(removed_at=timezone.now())
        before = draw(goal_tree, with_bin=True), revision(goal_tree)
        assert {refused(call) for call in calls} == {
            "Deze doelenboom ligt in de prullenbak. Zet hem eerst terug."
        }
        assert (draw(goal_tree, with_bin=True), revision(goal_tree)) == before
