"""Two processes that freeze one tree while two others edit it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import orjson
import pytest
from django.db import connection

from goals.models import Goal
from goals.versions.reading import outline_of, verify
from tests.goals.factories import make_organisation, make_tree
from tests.goals.measured import measure

ROOT = Path(__file__).parents[3]
TIMES, CHANGES = 6, 25


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_every_version_is_of_one_moment_and_has_a_number_of_its_own():
    goal_tree = make_tree(make_organisation(), "M Begin\n  D Doel")
    measure(Goal.objects.get(title="Doel"))
    freezers = [start("tests.goals.versions.freezing_process", str(TIMES), goal_tree) for _ in range(2)]
    editors = [start("tests.goals.editing_process", seed, str(CHANGES), goal_tree) for seed in "12"]
    outputs = run([*freezers, *editors])

    numbers = [number for output in outputs[:2] for number in json.loads(output)]
    assert sorted(numbers) == list(range(1, 2 * TIMES + 1))
    versions = list(goal_tree.versions.order_by("number"))
    assert all(verify(version) for version in versions)
    contents = {}
    for version in versions:
        outline = outline_of(version)
        assert version.goal_count == len(outline) == version.frozen_goals.count()
        assert outline.revision == version.revision
        inside = orjson.loads(version.content) | {"versie": None}
        assert contents.setdefault(version.revision, inside) == inside
    assert [version.revision for version in versions] == sorted(version.revision for version in versions)
    assert [version.supersedes for version in versions] == [None, *versions[:-1]]


def run(processes):
    """Let the processes go together; what each of them said."""
    assert [process.stdout.readline() for process in processes] == ["ready\n"] * len(processes)
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    outputs = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes)
    return outputs


def start(module, *arguments):
    *others, goal_tree = arguments
    database = connection.settings_dict["NAME"]
    command = [sys.executable, "-m", module, database, *others, str(goal_tree.pk)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=os.environ, stdin=pipe, stdout=pipe, text=True)
