"""`manage.py bench`: what design limits say about speed, as ratios measured in one run.

Belongs here: filling a scratch database, which is thrown away afterwards, and timing our own
reader and writers in it. Bare times come from psycopg on the same rows, in the same run.
"""

import json
from statistics import median
from time import perf_counter

from django.core.management.base import BaseCommand
from django.db import connection

from goals import tree
from goals.branches import GoalDraft, insert_drafts
from goals.models import Contribution, Goal, Responsibility
from goals.outline import read_outline, to_json
from organisations.models import Organisation

SIZES = (1_260, 12_600)
READ_BAR = 2.5
WRITE_BAR = 1.2
OTHERS = 300
ROUNDS = 60
ADDED = "Nieuw doel"
BARE = {
    "goal": "SELECT id, parent_id, level, title, description, why, domain, start_date, end_date"
    " FROM goals_goal WHERE goal_tree_id = %s AND removal_id IS NULL ORDER BY mptt_tree, lft",
    "responsibility": "SELECT r.id, r.goal_id, r.role, r.name FROM goals_responsibility r"
    " JOIN goals_goal g ON g.id = r.goal_id WHERE g.goal_tree_id = %s ORDER BY r.id",
    "contribution": "SELECT c.id, c.goal_id, c.target_id, c.weight, c.explanation"
    " FROM goals_contribution c JOIN goals_goal g ON g.id = c.goal_id"
    " WHERE g.goal_tree_id = %s ORDER BY c.id",
}
COPIES = """
    INSERT INTO organisations_organisation (id, slug, name, cbs_code)
    SELECT md5(o.id::text || n)::uuid, 'andere-' || n, 'Andere ' || n, ''
    FROM organisations_organisation o, generate_series(1, %(others)s) n WHERE o.id = %(organisation)s;

    INSERT INTO goals_goaltree (id, organisation_id, title, description, domain, level_names, revision,
        changed_at)
    SELECT md5(t.id::text || n)::uuid, md5(t.organisation_id::text || n)::uuid, t.title, t.description,
        t.domain, t.level_names, 1, now()
    FROM goals_goaltree t, generate_series(1, %(others)s) n WHERE t.id = %(tree)s;

    INSERT INTO goals_goal (id, goal_tree_id, parent_id, level, title, description, why, domain,
        mptt_tree, lft, rght, depth)
    SELECT md5(g.id::text || n)::uuid, md5(g.goal_tree_id::text || n)::uuid,
        md5(g.parent_id::text || n)::uuid, g.level, g.title, g.description, g.why, g.domain,
        1000 + n, g.lft, g.rght, g.depth
    FROM generate_series(1, %(others)s) n, goals_goal g WHERE g.goal_tree_id = %(tree)s
    ORDER BY n, g.lft
"""


class Command(BaseCommand):
    help = "Measures reading and writing of goal trees in a scratch database and prints ratios."

    def handle(self, **_options):
        """Make the scratch database, measure, and drop it again."""
        name = connection.settings_dict["NAME"]
        connection.settings_dict["TEST"]["NAME"] = f"bench_{name}"
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            self._measure()
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)

    def _measure(self):
        organisation = Organisation.objects.create(slug="meting", name="Meting")
        self.stdout.write(f"{'':44}{'ours':>10}{'bare':>10}{'ratio':>8}{'bar':>6}")
        for size in SIZES:
            self._measure_reading(make_tree(organisation, size), size)
        self._measure_writing(make_tree(organisation, SIZES[0]))

    def _measure_reading(self, goal_tree, size):
        ours = best(lambda: json.dumps(to_json(read_outline(goal_tree))))
        bare = best(lambda: json.dumps(fetch_bare(goal_tree), default=str))
        self._print(f"outline to JSON, {size} goals", ours, bare, READ_BAR)
        self._print(f"outline only, {size} goals", best(lambda: read_outline(goal_tree)), bare, READ_BAR)

    def _measure_writing(self, goal_tree):
        self.stdout.write(f"\n{'':44}{'crowded':>10}{'alone':>10}{'ratio':>8}{'bar':>6}")
        alone = time_writers(goal_tree)
        copy_to_others(goal_tree)
        crowded = time_writers(goal_tree)
        others = f"{OTHERS} others with {Goal.objects.exclude(goal_tree=goal_tree).count()} goals"
        for change in alone:
            self._print(f"{change}, {others}", crowded[change], alone[change], WRITE_BAR)

    def _print(self, what, ours, bare, bar):
        times = f"{ours * 1000:>7.1f} ms{bare * 1000:>7.1f} ms"
        self.stdout.write(f"{what:44}{times}{ours / bare:>8.2f}{bar:>6}")


def best(call, rounds=7):
    """The shortest of some timings, in seconds."""
    return min(timed(call) for _ in range(rounds))


def timed(call):
    """How long a call takes, in seconds."""
    start = perf_counter()
    call()
    return perf_counter() - start


def make_tree(organisation, size):
    """A tree of `size` goals in four levels, with people and contributions at some of them."""
    goal_tree = tree.create_tree(user=None, organisation=organisation, title=f"{size} doelen")
    root = tree.fresh(goal_tree, None)
    insert_drafts(user=None, goal_tree=goal_tree, drafts=list(drafts(size)), target=root)
    goals = list(goal_tree.goals.alive().order_by("lft"))
    results = [goal for goal in goals if goal.level == "prestatie"]
    Responsibility.objects.bulk_create(
        Responsibility(goal=goal, role="team", name=f"Team {number % 9}")
        for number, goal in enumerate(goals[::3])
    )
    Contribution.objects.bulk_create(Contribution(goal=goal, target=goals[0]) for goal in results[10::10])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return goal_tree


def drafts(size):
    """Effects of 40 goals each: 3 doelstellingen of 3 subdoelstellingen of 3 prestaties."""
    text = "Inwoners doen mee, voelen zich thuis en krijgen op tijd de hulp die bij hen past. " * 3

    def draft(level, number, children=()):
        title = f"{level} {number}: kinderen groeien gezond en veilig op"
        return GoalDraft(title=title, level=level, description=text, why=text[:80], children=list(children))

    for effect in range(size // 42):
        subs = [
            [draft("subdoelstelling", sub, [draft("prestatie", n) for n in range(3)]) for sub in range(3)]
            for _ in range(3)
        ]
        goals = [draft("doelstelling", number, below) for number, below in enumerate(subs)]
        loose = [draft("prestatie", n) for n in range(2)]
        yield draft("maatschappelijk_effect", effect, [*goals, *loose])


def fetch_bare(goal_tree):
    """The same rows as an outline, as psycopg gives them."""
    with connection.cursor() as cursor:
        return [cursor.execute(sql, [goal_tree.pk]).fetchall() for sql in BARE.values()]


def time_writers(goal_tree):
    """The median time, in seconds, of each kind of change in a tree: {kind: seconds}."""
    times = {"add": [], "move": [], "delete": []}
    tops = list(goal_tree.goals.alive().filter(depth=1).order_by("lft"))
    for number in range(ROUNDS):
        near, far = tops[number % len(tops)], tops[-1 - number % len(tops)]
        added = []
        times["add"].append(timed(lambda: added.append(add(goal_tree, near))))  # noqa: B023
        times["move"].append(timed(lambda: move(added[0], far)))  # noqa: B023
        times["delete"].append(timed(lambda: tree.remove_goal(user=None, goal=added[0])))  # noqa: B023
    goal_tree.goals.filter(title=ADDED).delete()
    return {kind: median(found) for kind, found in times.items()}


def add(goal_tree, target):
    """Add one goal as the last under `target`."""
    return tree.add_goal(user=None, goal_tree=goal_tree, title=ADDED, target=target)


def move(goal, target):
    """Move a goal right behind `target`."""
    return tree.move_goal(user=None, goal=goal, target=target, position=tree.Position.AFTER)


def copy_to_others(goal_tree):
    """Copy the tree to so many other organisations, inside the database and without history."""
    values = {"others": OTHERS, "tree": goal_tree.pk, "organisation": goal_tree.organisation_id}
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE goals_goal DISABLE TRIGGER USER")
        for sql in COPIES.split(";"):
            cursor.execute(sql, values)
        cursor.execute("ALTER TABLE goals_goal ENABLE TRIGGER USER")
        cursor.execute("ANALYZE")
