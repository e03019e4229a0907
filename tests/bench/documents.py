"""How fast a whole tree leaves the site as JSON; part of `make bench`.

Belongs here: making documents and serving kept ones, beside a bare fetch of the same rows, an outline
and the way a developer would write it first. Whether they are right is in tests/goals/tree_document.
"""

import gc
from collections.abc import Callable
from functools import partial

import orjson
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework import serializers

from goals.models import Goal, GoalTree, Milestone, Project, ProjectContribution
from goals.outline import read_outline
from goals.outline_json import to_json
from goals.tree_document import build, bytes_of, with_state
from tests.bench.measuring import report, timed

MOST_TIMES, MOST_QUERIES = 2.5, 9
ROUNDS = 7
LARGE, LARGE_ROUNDS = 50_000, 3  # goals
MOST_SECONDS = 20  # for the recursive way; what would take longer is reckoned
SERVED_EVERY = 5  # goals
OF_TREE = "JOIN goals_goal g ON g.id = x.goal_id WHERE g.goal_tree_id = %(tree)s"
OF_INDICATORS = "indicator_id IN (SELECT x.indicator_id FROM goals_goalindicator x " + OF_TREE + ")"
OF_PROJECTS = "project_id IN (SELECT x.project_id FROM goals_projectcontribution x " + OF_TREE + ")"
HANGING = "responsibility reference budgetline progressreport story learningquestion evidence checkexemption"
BARE = (
    """SELECT id, parent_id, lineage, level, title, description, why, domain, result_type, start_date,
    end_date FROM goals_goal WHERE goal_tree_id = %(tree)s AND removal_id IS NULL ORDER BY lft""",
    f"""SELECT x.*, target.title, target.level, tree.id, tree.title FROM goals_contribution x
    JOIN goals_goal target ON target.id = x.target_id
    JOIN goals_goaltree tree ON tree.id = target.goal_tree_id {OF_TREE}""",
    f"SELECT * FROM goals_goalindicator x JOIN indicators_indicator i ON i.id = x.indicator_id {OF_TREE}",
    f"SELECT * FROM indicators_measurement WHERE {OF_INDICATORS}",
    f"SELECT * FROM indicators_target WHERE {OF_INDICATORS}",
    *(f"SELECT x.* FROM goals_{table} x {OF_TREE}" for table in HANGING.split()),
    f"SELECT x.goal_id, t.* FROM goals_goalterm x JOIN organisations_term t ON t.id = x.term_id {OF_TREE}",
    f"SELECT x.*, p.* FROM goals_projectcontribution x JOIN goals_project p ON p.id = x.project_id {OF_TREE}",
    f"SELECT * FROM goals_projectterm JOIN organisations_term t ON t.id = term_id WHERE {OF_PROJECTS}",
    f"SELECT * FROM goals_milestone WHERE {OF_PROJECTS}",
    """SELECT x.* FROM goals_raakvlak x JOIN goals_goal g ON g.id IN (x.social_goal_id, x.physical_goal_id)
    WHERE g.goal_tree_id = %(tree)s AND x.status = 'bevestigd'""",
)


class GoalSerializer(serializers.ModelSerializer):
    """A goal with everything below it, as one would write it first."""

    kinderen = serializers.SerializerMethodField()

    class Meta:
        model = Goal
        fields = (
            "id",
            "level",
            "title",
            "description",
            "why",
            "domain",
            "start_date",
            "end_date",
            "kinderen",
        )

    def get_kinderen(self, goal: Goal) -> list:
        return GoalSerializer(goal.get_children(), many=True).data


def report_documents(tree: GoalTree, size: int, what: str = "") -> None:
    """All ways to give a tree as JSON, each against the bare fetch; they take turns."""
    name = f"{size} goals{what}"
    tree = with_state(GoalTree.objects.all()).get(pk=tree.pk)
    bytes_of(tree)
    ways = {
        "goals": partial(fetch_bare, tree, BARE[:1]),
        "bare": partial(fetch_bare, tree, BARE),
        "build": partial(build, tree),
        "br": partial(bytes_of, tree, "br"),
        "plain": partial(bytes_of, tree),
        "outline": partial(dump_outline, tree),
    }
    best = fastest(ways, LARGE_ROUNDS if size > LARGE else ROUNDS)
    times = {way: f"{seconds / best['bare']:.2f}" for way, seconds in best.items()}
    report(
        f"document of {name}",
        f"{times['build']} x bare fetch (at most {MOST_TIMES}), {best['build'] * 1000:.0f} ms, "
        f"{count_queries(ways['build'])} queries (at most {MOST_QUERIES})",
    )
    limit = "" if what else f" (at most {MOST_TIMES})"
    report("  beside a fetch of its goals only", f"{best['build'] / best['goals']:.2f} x{limit}")
    report("  the same, kept", f"{times['br']} x bare fetch as brotli, {times['plain']} x as plain JSON")
    report("  the same by an outline", f"{times['outline']} x, {count_queries(ways['outline'])} queries")


def report_recursion(trees: dict[int, GoalTree]) -> None:
    """The way one would write it first, {size: tree}; sizes that take long are reckoned from the last."""
    per_goal = 0.0
    for size, tree in trees.items():
        bare = min(timed(partial(fetch_bare, tree, BARE[:1]))[0] for _ in range(3))
        is_measured = per_goal * size <= MOST_SECONDS
        seconds = timed(partial(dump_recursively, tree))[0] if is_measured else per_goal * size
        per_goal = seconds / size
        how = "" if is_measured else ", reckoned"
        report(
            f"  {size} goals by recursive serializers", f"{seconds / bare:.0f} x bare, {seconds:.1f} s{how}"
        )


def fastest(ways: dict[str, Callable], rounds: int) -> dict[str, float]:
    """The least seconds that each way took."""
    seconds = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            gc.collect()
            seconds[name].append(timed(way)[0])
    return {name: min(each) for name, each in seconds.items()}


def count_queries(way: Callable) -> int:
    """How many queries it takes."""
    with CaptureQueriesContext(connection) as queries:
        way()
    return len(queries)


def fetch_bare(tree: GoalTree, statements: tuple[str, ...]) -> bytes:
    """Fetch the rows of a tree, with nothing around it, and dump them."""
    rows = []
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, {"tree": tree.pk})
            rows.append(cursor.fetchall())
    return orjson.dumps(rows, default=str)


def dump_outline(tree: GoalTree) -> bytes:
    """The same JSON by an outline."""
    return orjson.dumps(to_json(read_outline(tree)))


def dump_recursively(tree: GoalTree) -> bytes:
    """Dump the goals of a tree by serializers that call themselves."""
    root = Goal.objects.get(goal_tree=tree, parent=None)
    return orjson.dumps(GoalSerializer(root.get_children(), many=True).data)


def hang_projects(tree: GoalTree) -> None:
    """Hang a project with a milestone at every fifth goal of a tree."""
    goals = list(Goal.objects.filter(goal_tree=tree, parent__isnull=False).order_by("lft"))[::SERVED_EVERY]
    projects = Project.objects.bulk_create(
        Project(organisation=tree.organisation, name=f"Project voor {goal.title}", domain="fysiek")
        for goal in goals
    )
    ProjectContribution.objects.bulk_create(
        ProjectContribution(goal=goal, project=each) for goal, each in zip(goals, projects, strict=True)
    )
    Milestone.objects.bulk_create(Milestone(project=each, title="Begonnen") for each in projects)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
