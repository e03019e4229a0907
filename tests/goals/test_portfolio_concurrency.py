"""Six processes that write projects, words and raakvlakken while they edit trees and look for signals."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection
from django.db.models.functions import Coalesce

from goals.assessment.candidates import find_candidates
from goals.assessment.elements import read_elements
from goals.assessment.knowledge import knowledge_of
from goals.assessment.refresh import bring_up_to_date
from goals.models import Goal, GoalTerm, Project, ProjectTerm, Raakvlak
from goals.tree_check import find_faults
from tests.goals.assessment.factories import (
    make_pathway,
    make_physical_tree,
    make_project,
    make_social_tree,
    make_term,
)
from tests.goals.factories import make_organisation
from tests.goals.portfolio_process import KIND, STALE

PROCESSES = 6
CHANGES = 30
ROOT = Path(__file__).parents[2]
HONEST = (
    "Intussen is een woord uit de lijsten gehaald.",
    "‘",  # … staat niet meer in de lijst, in deze boom
    "Dit project hangt al aan dit doel.",
    "Dit raakvlak is er niet meer",
    "Iemand anders was u voor",
    STALE,
)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_writing_projects_words_and_raakvlakken_at_once_loses_nothing():
    organisation = make_organisation()
    make_pathway(organisation)
    trees = [make_social_tree(organisation), make_physical_tree(organisation)]
    for number in range(8):
        make_project(organisation, f"Flonker {number}")
        make_term(organisation, f"woord {number}", KIND)
    results = work_at_once(organisation)
    done = sum((Counter(result["done"]) for result in results), Counter())
    refused = [message for result in results for message in result["refused"]]
    assert [message for message in refused if not message.startswith(HONEST)] == []
    assert min(done.values()) > 0

    projects = {str(pk): name for pk, name in Project.objects.values_list("pk", "name")}
    made = {pk: name for result in results for pk, name in result["projects"].items()}
    assert {pk: name for pk, name in projects.items() if pk in made} == made
    goals = {title for result in results for title in result["goals"]}
    assert set(Goal.objects.filter(title__in=goals).values_list("title", flat=True)) == goals
    assert [find_faults(goal_tree) for goal_tree in trees] == [[], []]
    lost = [model.objects.exclude(term__removed_at=None).count() for model in (ProjectTerm, GoalTerm)]
    assert lost == [0, 0]
    bring_up_to_date(organisation)
    assert signals(organisation) - candidates(organisation) == set()


def signals(organisation):
    """(social id, physical id) of the signals that nobody ever judged."""
    untouched = Raakvlak.objects.filter(organisation=organisation, judged_at=None, status="gesignaleerd")
    ends = [Coalesce(f"{side}_goal", f"{side}_project") for side in ("social", "physical")]
    return set(untouched.values_list(*ends))


def candidates(organisation):
    """The same of what is worth a signal when all is looked at anew."""
    elements = read_elements(organisation)
    return set(find_candidates(elements, set(elements), knowledge_of(organisation)))


def work_at_once(organisation):
    """Start the processes, let them go together and return what each of them was told."""
    running = [start(str(seed), str(CHANGES), str(organisation.pk)) for seed in range(PROCESSES)]
    assert [process.stdout.readline() for process in running] == ["ready\n"] * PROCESSES
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    outputs = [process.communicate()[0] for process in running]
    assert [process.returncode for process in running] == [0] * PROCESSES
    return [json.loads(output) for output in outputs]


def start(*arguments):
    database = connection.settings_dict["NAME"]
    command = [sys.executable, "-m", "tests.goals.portfolio_process", database, *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=os.environ, stdin=pipe, stdout=pipe, text=True)
