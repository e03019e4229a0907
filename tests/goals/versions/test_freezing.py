"""Freezing a tree: what is stored, what refuses it, and that nothing changes it afterwards."""

from datetime import date, timedelta

import orjson
import psycopg
import pytest
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from goals import services, tree
from goals.models import (
    BudgetLine,
    CheckExemption,
    FrozenGoal,
    FrozenVersion,
    Goal,
    GoalTree,
    Project,
    ProjectContribution,
)
from goals.outline import VersionHead, read_outline
from goals.outline_json import to_json
from goals.tree_document import compressed
from goals.versions.freezing import freeze
from goals.versions.reading import hash_of, verify, versions_of
from indicators.models import Indicator, Measurement
from organisations.enums import Role
from organisations.models import Term, User
from tests.goals.factories import find, make_organisation, make_tree, make_user, refused, revision
from tests.goals.measured import measure
from tests.goals.versions.factories import FIELDS, make_version

READY = "M Gezond opgroeien\n  D Goede start\n    S Steun\n      P Huisbezoek"


@pytest.fixture
def ready_tree(organisation):
    return make_tree(organisation, READY)


def frozen(user, goal_tree, **fields):
    version = freeze(user=user, goal_tree=goal_tree, **FIELDS | fields)
    return FrozenVersion.objects.get(pk=version.pk)


def errors_of(user, goal_tree, **fields):
    with pytest.raises(ValidationError) as caught:
        freeze(user=user, goal_tree=goal_tree, **FIELDS | fields)
    return caught.value.message_dict


def test_content_is_the_outline_as_it_was_with_the_head_of_the_version(rich_tree, user):
    outline = read_outline(GoalTree.objects.get(pk=rich_tree.pk))
    version = make_version(rich_tree, user)
    outline.exemptions = read_outline(rich_tree).exemptions
    for goal in read_outline(rich_tree):
        outline.by_id[goal.id].exemptions = goal.exemptions
    outline.version = VersionHead(
        1, "Begroting 2027", "begroting", 2027, date(2026, 11, 10), None, "Gemeente Best", version.frozen_at
    )
    assert orjson.loads(version.content) == orjson.loads(orjson.dumps(to_json(outline)))


def test_version_says_what_it_is_of(ready_tree, user):
    before = timezone.now()
    version = frozen(user, ready_tree)
    assert (version.number, version.title, version.document, version.year) == (
        1,
        "Begroting 2027",
        "begroting",
        2027,
    )
    assert (version.adopted_on, version.frozen_by, version.supersedes) == (date(2026, 11, 10), user, None)
    assert (version.schema, version.goal_count) == (1, 4)
    assert version.revision == revision(ready_tree)
    assert before <= version.frozen_at <= timezone.now()


def test_compressed_bytes_are_those_of_the_content(ready_tree, user):
    version = frozen(user, ready_tree)
    made = compressed(bytes(version.content))
    assert (version.content_gzip, version.content_br) == (made["gzip"], made["br"])
    assert version.sha256 == hash_of(version.content)


def test_every_goal_stands_in_the_version_with_its_lineage(ready_tree, user):
    lineage = find(make_tree(ready_tree.organisation, "M Oud"), "Oud").pk
    Goal.objects.filter(goal_tree=ready_tree, title="Goede start").update(lineage=lineage)
    version = frozen(user, ready_tree)
    ids = {goal.title: goal.pk for goal in ready_tree.goals.all()}
    rows = version.frozen_goals.values_list("goal_id", "lineage", "number", "level", "title")
    assert list(rows) == [
        (
            ids["Gezond opgroeien"],
            ids["Gezond opgroeien"],
            "1",
            "maatschappelijk_effect",
            "Gezond opgroeien",
        ),
        (ids["Goede start"], lineage, "1.1", "doelstelling", "Goede start"),
        (ids["Steun"], ids["Steun"], "1.1.1", "subdoelstelling", "Steun"),
        (ids["Huisbezoek"], ids["Huisbezoek"], "1.1.1.1", "prestatie", "Huisbezoek"),
    ]


def test_freezing_does_not_change_the_tree(ready_tree, user):
    before = GoalTree.objects.filter(pk=ready_tree.pk).values().get()
    frozen(user, ready_tree)
    assert GoalTree.objects.filter(pk=ready_tree.pk).values().get() == before


def test_numbers_count_within_a_tree(ready_tree, user):
    other = make_tree(ready_tree.organisation, READY, title="Andere boom")
    numbers = [frozen(user, each).number for each in (ready_tree, ready_tree, other)]
    assert numbers == [1, 2, 1]


def test_version_comes_in_place_of_the_newest_of_the_same_document_and_year(ready_tree, user):
    first = frozen(user, ready_tree)
    other_year = frozen(user, ready_tree, year=2028)
    other_document = frozen(user, ready_tree, document="kadernota")
    second = frozen(user, ready_tree)
    third = frozen(user, ready_tree)
    replaced = [version.supersedes for version in (first, other_year, other_document, second, third)]
    assert replaced == [None, None, None, first, second]


def test_version_may_come_in_place_of_one_of_another_document(ready_tree, user):
    first = frozen(user, ready_tree, document="kadernota")
    assert frozen(user, ready_tree, supersedes=first).supersedes == first


def test_version_may_come_in_place_of_none(ready_tree, user):
    first = frozen(user, ready_tree)
    beside = frozen(user, ready_tree, supersedes=None)
    assert (beside.supersedes, first.superseded_by.exists()) == (None, False)


def test_version_that_was_replaced_is_not_replaced_again(ready_tree, user):
    first = frozen(user, ready_tree)
    frozen(user, ready_tree)
    errors = errors_of(user, ready_tree, supersedes=first)
    assert errors == {"supersedes": ["Versie 1 is al vervangen door versie 2."]}


def test_version_of_another_tree_is_not_replaced(ready_tree, user):
    other = frozen(user, make_tree(ready_tree.organisation, READY, title="Andere boom"))
    assert errors_of(user, ready_tree, supersedes=other) == {"supersedes": ["Kies een versie van deze boom."]}


def test_blocking_findings_are_all_named(goal_tree, user):
    tree.add_goal(user=user, goal_tree=goal_tree, title="Veilig", level="maatschappelijk_effect")
    assert errors_of(user, goal_tree) == {
        NON_FIELD_ERRORS: [
            "2 ‘Meedoen’ heeft nog geen doelstelling. Wat moet er anders zijn om dit te bereiken?",
            "3 ‘Veilig’ heeft nog geen doelstelling. Wat moet er anders zijn om dit te bereiken?",
        ]
    }
    assert not FrozenVersion.objects.exists()


def test_finding_that_may_stay_does_not_block(goal_tree, user):
    goal = find(goal_tree, "Meedoen")
    CheckExemption.objects.create(goal=goal, check_key="effect-zonder-doelstelling", reason="Volgt nog")
    assert frozen(user, goal_tree).number == 1


def test_empty_tree_is_refused(organisation, user):
    errors = errors_of(user, make_tree(organisation))
    sentence = "Deze boom heeft nog geen maatschappelijk effect. Wat moeten inwoners ervan merken?"
    assert errors == {NON_FIELD_ERRORS: [sentence]}


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"title": ""}, {"title": ["Dit veld kan niet leeg zijn"]}),
        ({"document": "folder"}, {"document": ["Waarde 'folder' is geen geldige keuze."]}),
        ({"year": 1889}, {"year": ["Vul een jaar in vanaf 1990."]}),
        ({"adopted_on": None}, {"adopted_on": ["Dit veld mag niet leeg zijn."]}),
        (
            {"adopted_on": date(2020, 1, 1)},
            {"adopted_on": ["Deze datum past niet bij Begroting 2027. Kijk het jaar na."]},
        ),
    ],
)
def test_field_that_does_not_fit_is_told_at_the_field(ready_tree, user, fields, errors):
    assert errors_of(user, ready_tree, **fields) == errors


def test_day_far_ahead_is_refused(ready_tree, user):
    day = timezone.localdate() + timedelta(days=400)
    errors = errors_of(user, ready_tree, year=day.year, adopted_on=day)
    assert errors == {"adopted_on": ["Deze datum ligt meer dan een jaar in de toekomst. Kijk het jaar na."]}
    assert frozen(user, ready_tree, year=day.year, adopted_on=day - timedelta(days=60)).number == 1


def test_tree_that_changed_since_it_was_seen_is_refused(ready_tree, user):
    seen = revision(ready_tree)
    tree.add_goal(user=user, goal_tree=ready_tree, title="Nieuw", target=find(ready_tree, "Steun"))
    [sentence] = errors_of(user, ready_tree, revision=seen)[NON_FIELD_ERRORS]
    assert sentence.startswith("De boom is gewijzigd sinds u deze pagina opende.")
    assert frozen(user, ready_tree, revision=seen + 1).number == 1


def test_one_click_too_many_makes_no_second_version(ready_tree, user):
    seen = revision(ready_tree)
    frozen(user, ready_tree, revision=seen)
    assert errors_of(user, ready_tree, revision=seen) == {
        NON_FIELD_ERRORS: [
            "Dit is al vastgesteld, als versie 1. Is deze anders? Geef hem dan een andere titel."
        ]
    }
    assert frozen(user, ready_tree, revision=seen, title="Met nieuwe cijfers").number == 2


def test_everything_wrong_is_told_at_once(goal_tree, user):
    errors = errors_of(user, goal_tree, title="", revision=0)
    assert {name: len(sentences) for name, sentences in errors.items()} == {"title": 1, NON_FIELD_ERRORS: 2}


@pytest.mark.parametrize("role", [Role.RAADSLID, None])
def test_who_may_not_edit_may_not_freeze(ready_tree, organisation, role):
    person = make_user(organisation, role) if role else make_user(make_organisation("houten"))
    with pytest.raises(PermissionDenied):
        freeze(user=person, goal_tree=ready_tree, **FIELDS)


def test_tree_in_the_recycle_bin_is_refused(ready_tree, user):
    services.remove_tree(user=user, goal_tree=ready_tree)
    sentence = refused(freeze, user=user, goal_tree=ready_tree, **FIELDS)
    assert sentence == "Deze doelenboom ligt in de prullenbak. Zet hem eerst terug."


def test_freezing_takes_as_many_statements_for_one_goal_as_for_many(
    ready_tree, organisation, user, django_assert_num_queries
):
    many = make_tree(organisation, "\n".join([READY, *(f"  D Doel {n}" for n in range(60))]), title="Groot")
    user = User.objects.get(pk=user.pk)
    user.memberships_by_organisation  # noqa: B018 - read before counting
    for goal_tree in (ready_tree, many):
        with django_assert_num_queries(23):
            freeze(user=user, goal_tree=goal_tree, **FIELDS)


def stored(version):
    fields = [field.attname for field in FrozenVersion._meta.concrete_fields]
    goals = FrozenGoal.objects.filter(version=version).values_list()
    return FrozenVersion.objects.filter(pk=version.pk).values_list(*fields).get(), list(goals)


def test_nothing_that_people_do_changes_a_version(rich_tree, user, organisation):
    goal, term = (
        find(rich_tree, "Steun"),
        Term.objects.create(organisation=organisation, kind="wijk", name="A"),
    )
    goal.goal_terms.create(term=term)
    project = Project.objects.create(organisation=organisation, name="Speelplek", domain="fysiek")
    ProjectContribution.objects.create(goal=goal, project=project, explanation="Zo")
    measure(goal, "Kinderen die lezen", values={2025: "10"}, targets={2027: "20"})
    version = make_version(rich_tree, user)
    before = stored(version)

    Goal.objects.filter(goal_tree=rich_tree, parent__isnull=False).update(title="Anders", why="Anders")
    tree.move_goal(user=user, goal=find_by(rich_tree, goal), target=None)
    tree.remove_goal(user=user, goal=find_by(rich_tree, goal))
    Measurement.objects.all().delete()
    Indicator.objects.update(name="Anders", removed_at=timezone.now())
    BudgetLine.objects.all().delete()
    Project.objects.all().delete()
    Term.objects.all().delete()
    User.objects.filter(pk=user.pk).update(name="Iemand anders", email="anders@example.org")
    organisation.name = "Gemeente Anders"
    organisation.save()
    services.remove_tree(user=None, goal_tree=rich_tree)
    assert stored(version) == before
    assert verify(FrozenVersion.objects.get(pk=version.pk))


def find_by(goal_tree, goal):
    return goal_tree.goals.select_related("goal_tree", "parent").get(pk=goal.pk)


def test_version_is_not_seen_while_its_tree_lies_in_the_recycle_bin(ready_tree, user):
    version = frozen(user, ready_tree)
    services.remove_tree(user=user, goal_tree=ready_tree)
    assert list(versions_of(user, ready_tree)) == []
    services.restore_tree(user=user, goal_tree=ready_tree)
    assert list(versions_of(user, ready_tree)) == [version]


STATEMENTS = [
    "UPDATE goals_frozenversion SET title = 'Anders'",
    "UPDATE goals_frozenversion SET supersedes_id = NULL",
    "DELETE FROM goals_frozenversion",
    "UPDATE goals_frozengoal SET title = 'Anders'",
    "DELETE FROM goals_frozengoal",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_database_refuses_to_change_or_delete(ready_tree, user, statement):
    version = frozen(user, ready_tree)
    before = stored(version)
    with (
        pytest.raises(IntegrityError, match="a frozen version never changes"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert stored(version) == before


@pytest.mark.parametrize("change", ["save", "update", "delete", "delete_tree", "delete_organisation"])
def test_django_cannot_change_or_delete_either(ready_tree, user, change):
    version = frozen(user, ready_tree)
    before = stored(version)
    rows = FrozenVersion.objects.filter(pk=version.pk)
    acts = {
        "save": version.save,
        "update": lambda: rows.update(title="Anders"),
        "delete": rows.delete,
        "delete_tree": ready_tree.delete,
        "delete_organisation": ready_tree.organisation.delete,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        acts[change]()
    assert stored(version) == before


def test_hash_that_is_not_that_of_the_content_is_refused(ready_tree, user):
    version = frozen(user, ready_tree)
    values = {field.attname: getattr(version, field.attname) for field in version._meta.concrete_fields}
    del values["id"]
    for change in ({"sha256": "0" * 64}, {"content": b"{}"}):
        with pytest.raises(IntegrityError, match="frozen_version_hash_right"), transaction.atomic():
            FrozenVersion.objects.create(**values | {"number": 2} | change)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", ["goals_frozenversion", "goals_frozengoal", "goals_goaltree"])
def test_database_refuses_to_empty_the_tables(ready_tree, user, table):
    version = frozen(user, ready_tree)
    params = connection.get_connection_params()
    own = {name: params[name] for name in ("dbname", "user", "password", "host", "port") if params.get(name)}
    # Other connections of the tests leave this trigger out (tests/conftest.py); `options` undoes that.
    with (
        psycopg.connect(**own, options="-c search_path=public") as plain,
        pytest.raises(psycopg.errors.IntegrityError, match="a frozen version never changes"),
    ):
        plain.execute(f"TRUNCATE {table} CASCADE")
    assert FrozenVersion.objects.get() == version
