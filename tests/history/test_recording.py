"""What the database records of who made a change, and why; the sentences are tested elsewhere."""

from goals import services, tree
from goals.models import GoalTree
from history.recording import made_by
from tests.goals.factories import make_organisation, make_user


def test_made_by_names_who_made_a_tree_outside_a_request(db):
    organisation = make_organisation()
    user = make_user(organisation)

    goal_tree = tree.create_tree(user=user, organisation=organisation, title="Jeugd")

    assert contexts_of(goal_tree) == [{"user": user.pk}]


def test_made_by_says_nothing_of_the_operator_and_an_empty_reason(db):
    with made_by(None, "  "):
        goal_tree = tree.create_tree(user=None, organisation=make_organisation(), title="Jeugd")

    assert contexts_of(goal_tree) == [{}]


def test_made_by_adds_a_reason_to_the_user_of_an_outer_context(db):
    organisation = make_organisation()
    user = make_user(organisation)

    with made_by(user, " motie van de raad "):
        goal_tree = tree.create_tree(user=user, organisation=organisation, title="Jeugd")
        services.remove_tree(user=user, goal_tree=goal_tree)

    assert contexts_of(goal_tree) == [{"user": user.pk, "reason": "motie van de raad"}] * 2


def contexts_of(goal_tree):
    events = GoalTree.pgh_event_model.objects.filter(pgh_obj=goal_tree).order_by("pgh_id")
    return list(events.values_list("pgh_context__metadata", flat=True))
