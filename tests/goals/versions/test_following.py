"""Following a goal through versions and trees by its lineage."""

from goals.services import update_goal
from goals.tree import remove_goal
from goals.versions.following import lineage_of, living, standings
from goals.versions.publishing import publish
from goals.versions.succession import start_next_tree
from organisations.enums import Role
from tests.goals.factories import find, make_organisation, make_user
from tests.goals.versions.factories import make_version


def next_year(version):
    fields = {"title": "Preventief jeugdbeleid 2028", "start_year": 2028, "end_year": 2031}
    return start_next_tree(user=None, version=version, **fields)[0]


def told(user, goal):
    return [(row.version.title, row.number, row.title) for row in standings(user, lineage_of(goal))]


def test_goal_is_found_in_every_version_with_its_title_then(goal_tree, user):
    make_version(goal_tree)
    goal = find(goal_tree, "Steun")
    update_goal(user=user, goal=goal, changes={"title": "Vroege steun"}, seen={"title": "Steun"})
    make_version(goal_tree, title="Begroting 2027, gewijzigd")
    assert told(user, goal) == [
        ("Begroting 2027, gewijzigd", "1.1.1", "Vroege steun"),
        ("Begroting 2027", "1.1.1", "Steun"),
    ]


def test_goal_is_followed_into_the_tree_of_next_year_and_back(goal_tree, user):
    new_tree = next_year(make_version(goal_tree))
    make_version(new_tree, title="Begroting 2028", year=2028)
    old, new = find(goal_tree, "Steun"), find(new_tree, "Steun")
    both = [("Begroting 2028", "1.1.1", "Steun"), ("Begroting 2027", "1.1.1", "Steun")]
    assert [told(user, old), told(user, new)] == [both, both]
    assert list(living(user, old.pk)) == [new, old]


def test_lineage_goes_on_from_tree_to_tree(goal_tree, user):
    second = next_year(make_version(goal_tree))
    third = next_year(make_version(second, title="Begroting 2028", year=2028))
    goals = [find(each, "Steun") for each in (goal_tree, second, third)]
    assert {lineage_of(goal) for goal in goals} == {goals[0].pk}


def test_goal_that_was_thrown_away_is_not_living_but_stays_in_versions(goal_tree, user):
    make_version(goal_tree)
    goal = find(goal_tree, "Steun")
    remove_goal(user=user, goal=goal)
    assert list(living(user, goal.pk)) == []
    assert told(user, goal) == [("Begroting 2027", "1.1.1", "Steun")]


def test_only_versions_that_somebody_may_see(goal_tree, organisation):
    make_version(goal_tree)
    publish(user=None, version=make_version(goal_tree, title="Voor de raad"), audience="raad")
    goal = find(goal_tree, "Steun")
    reader, stranger = make_user(organisation, Role.RAADSLID), make_user(make_organisation("houten"))
    assert told(reader, goal) == [("Voor de raad", "1.1.1", "Steun")]
    assert (told(stranger, goal), list(living(stranger, goal.pk))) == ([], [])


def test_standings_are_read_in_one_query_without_documents(goal_tree, user, django_assert_num_queries):
    for _ in range(3):
        make_version(goal_tree)
    lineage = find(goal_tree, "Steun").pk
    user.memberships_by_organisation  # noqa: B018 - read before counting
    with django_assert_num_queries(1):
        rows = list(standings(user, lineage))
        assert [row.version.goal_tree.organisation.slug for row in rows] == ["best"] * 3
