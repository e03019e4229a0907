"""How fast the project is, as ratios measured in one run: `make bench`.

Belongs here: measuring against the limits in docs/architecture.md, in a database of its own.
Whether something is right is for the tests.
"""

import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test import Client
from django.test.utils import (
    CaptureQueriesContext,
    setup_databases,
    setup_test_environment,
    teardown_databases,
)
from django.urls import reverse

from goals.branches import insert_drafts
from goals.drafts import GoalDraft
from goals.enums import Level
from goals.models import Goal, GoalTree
from goals.outline import read_outline
from goals.tree import add_goal, create_tree, move_goal, remove_goal
from organisations.enums import Role
from organisations.models import Membership, Organisation, User
from tests.bench.documents import hang_projects, report_documents, report_recursion
from tests.bench.figures import hang_figures, report_filling, report_states
from tests.bench.measuring import report, timed
from tests.bench.raakvlakken import report_raakvlakken
from tests.bench.signals import report_signals

LEVELS = list(Level)
CHILDREN_PER_LEVEL = (5, 4, 5, 0)  # below one goal of each level: 126 goals per effect
SIZES = (1_260, 12_600, 100_800)
MEASURED_SIZES = (1_260, 12_600)
EFFECTS_AT_ONCE = 100
OTHER_ORGANISATIONS = 300
ROUNDS = 10
WRITES_PER_ROUND = 8


def main() -> None:
    """Measure everything and print a line for each limit."""
    report_raakvlakken()
    with own_database():
        user, organisation = make_adviser()
        tree = make_tree(user, organisation, SIZES[0])
        report_writing(user, tree)
        trees = {size: make_tree(user, organisation, size) for size in SIZES}
        for size, plain in trees.items():
            report_documents(plain, size)
        report_recursion(trees)
        for size in MEASURED_SIZES:
            report_rich(make_tree(user, organisation, size), size)
        report_filling(user, organisation)
        report_page(user, tree)
        report_signals()


def report_rich(tree: GoalTree, size: int) -> None:
    """A tree with indicators, money and projects."""
    hang_figures(tree)
    hang_projects(tree)
    report_documents(tree, size, " with all")
    report_states(read_outline(tree), size)


@contextmanager
def own_database() -> Iterator[None]:
    """Make a database for this run and remove it afterwards."""
    setup_test_environment(debug=False)
    connection.settings_dict["TEST"]["NAME"] = f"bench_{connection.settings_dict['NAME']}"
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(databases, verbosity=0)


def make_adviser() -> tuple[User, Organisation]:
    """Make an organisation with one adviser."""
    organisation = Organisation.objects.create(slug="bench", name="Bench")
    user = User.objects.create(email="adviseur@example.nl", name="Adviseur")
    Membership.objects.create(user=user, organisation=organisation, role=Role.ADVISEUR)
    return user, organisation


def make_tree(user: User, organisation: Organisation, size: int) -> GoalTree:
    """Make a tree of `size` goals, a multiple of 126."""
    tree = create_tree(user=user, organisation=organisation, title=f"Boom van {size} doelen")
    effects = size // 126
    for first in range(0, effects, EFFECTS_AT_ONCE):
        count = min(EFFECTS_AT_ONCE, effects - first)
        insert_drafts(user=user, goal_tree=tree, drafts=[draft(0, first + n) for n in range(count)])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return tree


def draft(depth: int, number: int) -> GoalDraft:
    """Return a goal with everything below it."""
    children = [draft(depth + 1, n) for n in range(CHILDREN_PER_LEVEL[depth])]
    title = f"{LEVELS[depth].label} {number} waar inwoners van de gemeente iets aan hebben"
    return GoalDraft(title=title, level=LEVELS[depth], description="Toelichting. " * 10, children=children)


def report_page(user: User, tree: GoalTree) -> None:
    """The page of a tree: its queries and the size of its HTML."""
    client = Client()
    client.force_login(user)
    url = reverse("goals:tree", args=[tree.organisation.slug, tree.pk])
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        started = time.perf_counter()
        html = client.get(url).content
    milliseconds = (time.perf_counter() - started) * 1000
    report(
        f"page of {SIZES[0]} goals",
        f"{len(html) / 1000:.0f} kB HTML (at most 200), {len(queries)} queries, {milliseconds:.0f} ms",
    )


def report_writing(user: User, tree: GoalTree) -> None:
    """Add, move and delete in one tree, without and with other organisations beside it.

    The two take turns, so that whatever else this machine does weighs on both alike.
    """
    goals = OTHER_ORGANISATIONS * SIZES[0]
    alone: dict[str, list[float]] = defaultdict(list)
    beside_others: dict[str, list[float]] = defaultdict(list)
    with copied_database() as (original, crowded):
        use_database(crowded)
        copy_organisation(tree, OTHER_ORGANISATIONS)
        for _ in range(ROUNDS):
            for name, seconds in ((original, alone), (crowded, beside_others)):
                use_database(name)
                write(user, tree, defaultdict(list))  # the first one only warms up
                for _ in range(WRITES_PER_ROUND):
                    write(user, tree, seconds)
    for kind, seconds in alone.items():
        alone_seconds, seconds_beside = (statistics.median(s) for s in (seconds, beside_others[kind]))
        ratio = seconds_beside / alone_seconds
        report(
            f"{kind} beside {goals} other goals",
            f"{ratio:.2f} x alone (at most 1.20), {seconds_beside * 1000:.1f} ms",
        )


@contextmanager
def copied_database() -> Iterator[tuple[str, str]]:
    """Copy the database of this run; yields the names of both and ends in the original."""
    original = connection.settings_dict["NAME"]
    crowded = f"{original}_crowded"
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{crowded}"')
        cursor.execute(f'CREATE DATABASE "{crowded}" TEMPLATE "{original}"')
    yield original, crowded
    use_database(original)
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{crowded}"')


def use_database(name: str) -> None:
    """Let Django's connection go to the database `name` from now on."""
    connection.close()
    connection.settings_dict["NAME"] = name


def write(user: User, tree: GoalTree, seconds: dict[str, list[float]]) -> None:
    """Add, move and delete one goal and note the seconds of each."""
    effect, other_effect = Goal.objects.filter(goal_tree=tree, depth=1).order_by("lft")[:2]
    spent, goal = timed(lambda: add_goal(user=user, goal_tree=tree, title="Nieuw", target=effect))
    seconds["add"].append(spent)
    spent, _move = timed(lambda: move_goal(user=user, goal=goal, target=other_effect))
    seconds["move"].append(spent)
    spent, _removal = timed(lambda: remove_goal(user=user, goal=goal))
    seconds["delete"].append(spent)


def copy_organisation(tree: GoalTree, times: int) -> None:
    """Put copies of the tree beside it, each in an organisation of its own."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no history of what is not tested
        for model, where in (
            (Organisation, ["id", tree.organisation_id]),
            (GoalTree, ["id", tree.pk]),
            (Goal, ["goal_tree_id", tree.pk]),
        ):
            cursor.execute(copy_statement(model, where[0]), {"times": times, "key": where[1]})
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")  # so that the server does not tidy up while we measure


def copy_statement(model: type, key: str) -> str:
    """Return the SQL that copies rows of `model`; every key of a copy follows from the original's."""
    columns = [field.column for field in model._meta.concrete_fields]
    new = {
        name: f"md5({name}::text || n)::uuid"
        for name in ("id", "parent_id", "goal_tree_id", "organisation_id")
    }
    new |= {"mptt_tree": "1000000 + n", "slug": "slug || n"}
    values = ", ".join(new.get(column, column) for column in columns)
    return (
        f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) "
        f"SELECT {values} FROM {model._meta.db_table}, generate_series(1, %(times)s) n WHERE {key} = %(key)s"
    )


if __name__ == "__main__":
    main()
