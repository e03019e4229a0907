from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from goals import services, tree
from goals.enums import Domain, Level, Weight
from goals.history import recent_history
from goals.models import Contribution, Goal, GoalTree
from history.conflicts import StaleFields
from organisations.enums import Role
from tests.goals.factories import find, make_organisation, make_tree, make_user, refused, revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def goal(goal_tree):
    return find(goal_tree, "Steun")


@pytest.fixture
def raadslid(organisation):
    return make_user(organisation, Role.RAADSLID)


def update(user, goal, seen=None, reason="", **changes):
    seen = {name: getattr(goal, name) for name in changes} | (seen or {})
    return services.update_goal(user=user, goal=goal, changes=changes, seen=seen, reason=reason)


class TestUpdateGoal:
    def test_update_goal_writes_what_changed(self, user, goal):
        after = update(user, goal, title="Steun aan ouders", end_date=date(2028, 1, 1))
        stored = Goal.objects.get(pk=goal.pk)
        assert (stored.title, stored.end_date) == ("Steun aan ouders", date(2028, 1, 1))
        assert after.title == "Steun aan ouders"

    def test_update_goal_raises_the_revision_of_its_tree(self, user, goal, goal_tree):
        before = revision(goal_tree)
        update(user, goal, title="Steun aan ouders")
        assert revision(goal_tree) == before + 1

    def test_update_goal_by_two_people_in_different_fields_keeps_both(self, user, goal):
        update(user, goal, title="Van een", why=goal.why)
        update(user, goal, seen={"title": "Steun"}, title="Steun", why="Van twee")
        stored = Goal.objects.get(pk=goal.pk)
        assert (stored.title, stored.why) == ("Van een", "Van twee")

    def test_update_goal_that_another_changed_writes_nothing(self, user, goal, organisation):
        other = make_user(organisation, name="Noor")
        update(other, goal, title="Van Noor")
        with pytest.raises(StaleFields) as caught:
            update(user, goal, seen={"title": "Steun"}, title="Van mij", why="Ook van mij")
        (stale,) = caught.value.fields
        stored = Goal.objects.get(pk=goal.pk)
        assert (stale.name, stale.theirs, stale.mine) == ("title", "Van Noor", "Van mij")
        assert (stale.entry.who, stale.entry.when.split()[0]) == ("Noor", "vandaag")
        assert (stored.title, stored.why) == ("Van Noor", "")

    def test_update_goal_to_what_another_already_wrote_is_no_conflict(self, user, goal):
        update(user, goal, title="Zelfde")
        after = update(user, goal, seen={"title": "Steun"}, title="Zelfde")
        assert after.title == "Zelfde"

    def test_update_goal_takes_line_endings_and_outer_space_as_equal(self, user, goal):
        Goal.objects.filter(pk=goal.pk).update(why=" een\ntwee ")
        update(user, goal, seen={"why": "een\r\ntwee"}, why="een\r\ntwee")
        assert Goal.objects.get(pk=goal.pk).why == " een\ntwee "

    def test_update_goal_changes_level_with_those_below(self, user, organisation):
        goal_tree = make_tree(organisation, "M A\n  D B\n    S C")
        update(user, find(goal_tree, "B"), level=Level.SUBDOELSTELLING)
        assert (find(goal_tree, "B").level, find(goal_tree, "C").level) == (
            (Level.SUBDOELSTELLING, Level.PRESTATIE)
        )

    def test_update_goal_that_fails_changes_no_level_either(self, user, goal):
        with pytest.raises(ValidationError):
            update(user, goal, level=Level.PRESTATIE, title="")
        assert Goal.objects.get(pk=goal.pk).level == Level.SUBDOELSTELLING

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"title": ""}, "Dit veld kan niet leeg zijn"),
            ({"domain": "geel"}, "Waarde 'geel' is geen geldige keuze."),
            (
                {"start_date": date(2028, 1, 1), "end_date": date(2027, 1, 1)},
                "De streefdatum ligt voor de begindatum.",
            ),
        ],
    )
    def test_update_goal_refuses_what_does_not_fit(self, user, goal, changes, message):
        assert refused(update, user=user, goal=goal, **changes) == message

    def test_update_goal_in_the_bin_is_refused(self, user, goal):
        tree.remove_goal(user=user, goal=goal)
        message = refused(update, user=user, goal=goal, title="Nieuw")
        assert message.startswith("‘Steun’ staat niet meer in deze boom.")

    def test_update_goal_by_a_reader_is_denied(self, raadslid, goal):
        with pytest.raises(PermissionDenied):
            update(raadslid, goal, title="Nieuw")

    def test_update_goal_keeps_who_and_why(self, user, goal):
        update(user, goal, reason=" motie van de raad ", title="Nieuw")
        newest = recent_history(goal.pk)[0]
        assert newest.text == "Wijzigde titel van ‘Steun’ naar ‘Nieuw’. Reden: motie van de raad."
        assert newest.who == str(user)

    def test_update_goal_without_changes_leaves_no_trace(self, user, goal):
        update(user, goal, title="Steun")
        assert [entry.text for entry in recent_history(goal.pk)] == ["Maakte dit doel."]


class TestContribution:
    def add(self, user, goal, target, **fields):
        fields.setdefault("weight", Weight.PRIMAIR)
        return services.add_contribution(user=user, goal=goal, target=target, **fields)

    def test_add_contribution_to_a_higher_goal(self, user, goal, goal_tree):
        link = self.add(user, goal, find(goal_tree, "Meedoen"), explanation="Ouders doen mee")
        stored = Contribution.objects.get()
        assert (stored, stored.target.title, stored.explanation) == (link, "Meedoen", "Ouders doen mee")

    def test_add_contribution_to_a_goal_of_another_tree_of_the_organisation(
        self, user, goal, goal_tree, organisation
    ):
        other = make_tree(organisation, "M Groene stad", title="Openbare ruimte")
        before = revision(goal_tree), revision(other)
        self.add(user, goal, find(other, "Groene stad"))
        assert (revision(goal_tree), revision(other)) == (before[0] + 1, before[1] + 1)

    @pytest.mark.parametrize(
        ("target", "message"),
        [
            ("Steun", "Kies een doel van een hoger niveau dan dit doel."),
            ("Voorlezen", "Kies een doel van een hoger niveau dan dit doel."),
            ("Huisbezoek", "Kies een doel van een hoger niveau dan dit doel."),
            ("Goede start", "Dit doel hangt daar al onder. Kies een ander doel."),
            ("Gezond opgroeien", "Dit doel hangt daar al onder. Kies een ander doel."),
        ],
    )
    def test_add_contribution_that_cannot_be(self, user, goal, goal_tree, target, message):
        assert refused(self.add, user=user, goal=goal, target=find(goal_tree, target)) == message

    def test_add_contribution_to_the_hidden_root_is_refused(self, user, goal, goal_tree):
        root = goal_tree.goals.get(parent=None)
        message = refused(self.add, user=user, goal=goal, target=root)
        assert message == "Kies een doel van een hoger niveau dan dit doel."

    def test_add_contribution_twice_is_refused(self, user, goal, goal_tree):
        target = find(goal_tree, "Meedoen")
        self.add(user, goal, target)
        message = refused(self.add, user=user, goal=goal, target=target)
        assert message == "Dit doel draagt daar al aan bij."

    def test_add_contribution_to_what_lies_in_the_bin_is_refused(self, user, goal, goal_tree):
        target = find(goal_tree, "Meedoen")
        tree.remove_goal(user=user, goal=target)
        message = refused(self.add, user=user, goal=goal, target=target)
        assert message.startswith("‘Meedoen’ staat niet meer in deze boom.")

    def test_add_contribution_to_another_organisation_is_refused(self, user, goal):
        other = make_tree(make_organisation("houten"), "M Elders")
        message = refused(self.add, user=user, goal=goal, target=find(other, "Elders"))
        assert message == "Kies een doel van uw eigen organisatie."

    def test_remove_contribution_returns_what_it_was(self, user, goal, goal_tree):
        link = self.add(user, goal, find(goal_tree, "Meedoen"), explanation="Zo")
        removed = services.remove_contribution(user=user, contribution=link)
        assert Contribution.objects.count() == 0
        assert (removed.goal_id, removed.target_id, removed.weight, removed.explanation) == (
            (goal.pk, link.target_id, "primair", "Zo")
        )

    def test_contribution_by_a_reader_is_denied(self, user, raadslid, goal, goal_tree):
        target = find(goal_tree, "Meedoen")
        with pytest.raises(PermissionDenied):
            self.add(raadslid, goal, target)
        link = self.add(user, goal, target)
        with pytest.raises(PermissionDenied):
            services.remove_contribution(user=raadslid, contribution=link)


class TestTree:
    def update(self, user, goal_tree, seen=None, **changes):
        empty = dict.fromkeys(changes, "")
        seen = empty | {name: getattr(goal_tree, name, "") for name in changes} | (seen or {})
        return services.update_tree(user=user, goal_tree=goal_tree, changes=changes, seen=seen)

    def test_update_tree_writes_what_changed(self, user, goal_tree):
        self.update(user, goal_tree, title="Jeugd", domain=Domain.SOCIAAL, start_year=2027)
        stored = GoalTree.objects.get(pk=goal_tree.pk)
        assert (stored.title, stored.domain, stored.start_year) == ("Jeugd", "sociaal", 2027)

    def test_update_tree_names_levels_and_takes_names_away(self, user, goal_tree):
        self.update(user, goal_tree, name_doelstelling="Ambitie", name_prestatie="Actie")
        self.update(user, goal_tree, seen={"name_prestatie": "Actie"}, name_prestatie="")
        assert GoalTree.objects.get(pk=goal_tree.pk).level_names == {"doelstelling": "Ambitie"}

    def test_update_tree_that_another_changed_writes_nothing(self, user, goal_tree):
        self.update(user, goal_tree, title="Van een ander", name_doelstelling="Ambitie")
        with pytest.raises(StaleFields) as caught:
            self.update(
                user,
                goal_tree,
                seen={"title": "Preventief jeugdbeleid"},
                title="Van mij",
                name_doelstelling="Koers",
            )
        assert [(stale.name, stale.theirs, stale.mine) for stale in caught.value.fields] == [
            ("title", "Van een ander", "Van mij"),
            ("name_doelstelling", "Ambitie", "Koers"),
        ]

    def test_update_tree_that_ends_before_it_starts_is_refused(self, user, goal_tree):
        message = refused(self.update, user=user, goal_tree=goal_tree, start_year=2030, end_year=2027)
        assert message == "Het laatste jaar ligt voor het eerste jaar."

    def test_remove_tree_and_restore_it(self, user, goal_tree):
        removed = services.remove_tree(user=user, goal_tree=goal_tree)
        assert (removed.removed_by, GoalTree.objects.alive().count()) == (user, 0)
        services.restore_tree(user=user, goal_tree=removed)
        restored = GoalTree.objects.alive().get()
        assert (restored.removed_by, restored.changed_by) == (None, user)

    def test_restore_tree_that_is_out_of_the_bin_changes_nothing(self, user, goal_tree):
        before = revision(goal_tree)
        services.restore_tree(user=user, goal_tree=goal_tree)
        assert revision(goal_tree) == before

    def test_tree_by_a_reader_is_denied(self, raadslid, goal_tree):
        for change in (services.remove_tree, services.restore_tree):
            with pytest.raises(PermissionDenied):
                change(user=raadslid, goal_tree=goal_tree)
        with pytest.raises(PermissionDenied):
            self.update(raadslid, goal_tree, title="Nieuw")
