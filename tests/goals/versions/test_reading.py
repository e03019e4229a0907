"""Reading versions back: what comes out is what went in, also when the program is another."""

import orjson
import pytest

from goals.models import FrozenVersion
from goals.outline import read_outline
from goals.versions.publishing import publish
from goals.versions.reading import UnknownSchemaError, newest_of, outline_of, verify, versions_of
from goals.versions.rows import HEADINGS, rows_of
from organisations.enums import Role
from tests.goals.factories import make_organisation, make_tree, make_user
from tests.goals.versions.factories import make_version, numbers


def test_outline_is_that_of_the_tree_without_what_does_not_leave_the_site(rich_tree):
    version = make_version(rich_tree)
    living, frozen = read_outline(rich_tree), outline_of(version)
    assert [(goal.id, goal.number, goal.title, goal.effective_domain) for goal in frozen] == [
        (goal.id, goal.number, goal.title, goal.effective_domain) for goal in living
    ]
    assert [goal.lineage for goal in frozen] == [goal.id for goal in living]
    assert [goal.indicators for goal in frozen] == [goal.indicators for goal in living]
    assert [[story.text for story in goal.stories] for goal in frozen if goal.stories] == [
        ["Ik kom er elke week."],
        ["Ik kom er elke week."],
    ]
    assert (frozen.version.number, frozen.version.organisation) == (1, "Gemeente Best")


def test_version_of_a_later_program_is_refused_with_a_sentence(rich_tree):
    version = make_version(rich_tree)
    version.schema = 2
    with pytest.raises(UnknownSchemaError, match="opgeslagen in schema 2 en dit programma leest schema 1"):
        outline_of(version)


def test_version_of_an_earlier_program_lacks_what_came_later(rich_tree):
    version = make_version(rich_tree)
    data = orjson.loads(version.content)
    for goal in data["doelen"]:
        for key in ("doorlopendId", "geldendDomein", "projecten", "raakvlakken", "woorden", "magBlijven"):
            goal.pop(key)
    old = FrozenVersion(schema=1, content=orjson.dumps(data))
    assert [goal.title for goal in outline_of(old)] == [goal.title for goal in outline_of(version)]
    assert [goal.lineage for goal in outline_of(old)] == [goal.id for goal in outline_of(version)]


def test_bytes_that_are_not_those_of_the_hash_are_found(rich_tree):
    version = make_version(rich_tree)
    assert verify(version)
    version.content = bytes(version.content).replace(b"Steun", b"steun")
    assert not verify(version)


def test_who_sees_which_versions(rich_tree, organisation):
    made = [make_version(rich_tree, title=title) for title in ("Begroting", "Voor de raad", "Voor allen")]
    publish(user=None, version=made[1], audience="raad")
    publish(user=None, version=made[2], audience="openbaar")
    people = [make_user(organisation, role) for role in Role] + [make_user(make_organisation("houten"))]
    seen = {role: numbers(person, rich_tree) for role, person in zip([*Role, None], people, strict=True)}
    assert seen == {
        Role.BEHEERDER: [3, 2, 1],
        Role.ADVISEUR: [3, 2, 1],
        Role.RAADSLID: [3, 2],
        None: [3],
    }


def test_versions_are_fetched_without_their_documents(rich_tree, user, django_assert_num_queries):
    make_version(rich_tree)
    user.memberships_by_organisation  # noqa: B018 - read before counting
    with django_assert_num_queries(1):
        [version] = versions_of(user, rich_tree)
    assert version.get_deferred_fields() == {"content", "content_gzip", "content_br"}


def test_newest_of_trees_takes_one_query(rich_tree, organisation, user, django_assert_num_queries):
    other, without = make_tree(organisation, "M A\n  D B"), make_tree(organisation)
    make_version(rich_tree)
    newest, others = make_version(rich_tree), make_version(other)
    user.memberships_by_organisation  # noqa: B018 - read before counting
    with django_assert_num_queries(1):
        found = newest_of(user, [rich_tree, other, without])
    assert found == ({rich_tree.pk: newest, other.pk: others, without.pk: None}, False)
    publish(user=user, version=others, audience="openbaar")
    assert newest_of(user, [rich_tree, other, without]).is_public


def test_rows_for_a_spreadsheet_hold_what_there_is_of_a_goal(rich_tree):
    headings, *rows = rows_of(outline_of(make_version(rich_tree)))
    steun = dict(zip(HEADINGS, next(row for row in rows if row[2] == "Steun"), strict=True))
    assert headings == HEADINGS
    assert len(rows) == 7
    assert (steun["Nummer"], steun["Niveau"], steun["Domein"]) == ("1.1.1", "subdoelstelling", "fysiek")
    assert steun["Verantwoordelijk"] == "team: Jeugd\nambtelijk opdrachtgever: A. de Vries"
    assert steun["Indicatoren"] == "Kinderen die buiten spelen\nVindt de buurt prettig"


def test_rows_for_a_spreadsheet_tell_under_which_goal_each_falls(rich_tree):
    headings, *rows = rows_of(outline_of(make_version(rich_tree)))
    own, above = headings.index("Id"), headings.index("Valt onder")
    numbers = {row[own]: row[0] for row in rows}
    assert len(numbers) == 7
    assert [numbers.get(row[above], "") for row in rows] == [row[0].rpartition(".")[0] for row in rows]


def test_level_has_the_municipalitys_own_name_in_the_rows(rich_tree):
    rows = rows_of(outline_of(make_version(rich_tree)))
    assert [row[1] for row in rows if row[2] == "Huisbezoek"] == ["actie"]
