"""Writers of figures queue, lose nothing, and leave the figures of others alone."""

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction

from goals.models import Goal, GoalIndicator
from goals.tree_check import find_faults
from indicators.lock import locking, writing
from indicators.models import Indicator, Measurement, Target
from indicators.services import remove_indicator
from tests.goals.factories import make_tree
from tests.goals.factories import revision as tree_revision
from tests.indicators.factories import fill, make_indicator, refused, revision
from tests.organisations.factories import make_organisation

PROCESSES = 8
CHANGES = 40
RESULTS = ("filled", "goals", "imported")
ROOT = Path(__file__).parents[2]


def test_each_change_raises_the_revision_by_one(organisation):
    assert revision(organisation) == 0
    indicator = make_indicator(organisation)
    assert revision(organisation) == 1
    fill(indicator, 2021, "36")
    fill(indicator, 2021, "36")  # says the same; who asked may not know that
    assert revision(organisation) == 3


def test_revisions_of_organisations_are_their_own(organisation):
    other = make_organisation("houten")
    fill(make_indicator(organisation), 2021, "36")
    assert (revision(organisation), revision(other)) == (2, 0)


def test_looking_under_the_lock_leaves_the_revision(organisation):
    make_indicator(organisation)
    with locking(user=None, organisation=organisation):
        pass
    assert revision(organisation) == 1


def test_a_failed_change_leaves_the_revision(organisation):
    with pytest.raises(ValidationError), writing(user=None, organisation=organisation):
        raise ValidationError("Past niet.")
    assert revision(organisation) == 0


@pytest.mark.parametrize("door", [writing, locking])
def test_a_raadslid_does_not_come_in(organisation, raadslid, door):
    with (
        pytest.raises(PermissionDenied, match="niet wijzigen"),
        door(user=raadslid, organisation=organisation),
    ):
        pytest.fail("Came in.")
    assert revision(organisation) == 0


@pytest.mark.django_db(transaction=True)
def test_of_two_writers_the_second_waits_and_sees_what_the_first_did():
    indicator = make_indicator(make_organisation())
    with ThreadPoolExecutor() as pool:
        with transaction.atomic():
            remove_indicator(user=None, indicator=indicator)
            second = pool.submit(refusal_of_filling, indicator)
            wait_until_somebody_waits()
        assert second.result(timeout=10) == "Iemand anders gooide deze indicator weg. Zet hem eerst terug."
    assert Measurement.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_the_very_first_two_writers_of_an_organisation_queue_as_well():
    organisation = make_organisation()
    with ThreadPoolExecutor() as pool:
        with writing(user=None, organisation=organisation):
            second = pool.submit(make_alone, organisation)
            wait_until_somebody_waits()
        second.result(timeout=10)
    assert revision(organisation) == 2


def refusal_of_filling(indicator):
    """The sentence with which a value is refused, on a connection of its own."""
    try:
        return refused(fill, indicator=indicator, period=2021, text="36")
    finally:
        connection.close()


def make_alone(organisation):
    try:
        return make_indicator(organisation)
    finally:
        connection.close()


def wait_until_somebody_waits():
    """Return when another session waits for a lock of ours; fail after ten seconds."""
    waiting = "SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute(waiting)
            if cursor.fetchone():
                return
        time.sleep(0.05)
    pytest.fail("Nobody waited for a lock.")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_eight_processes_filling_in_and_growing_a_tree_at_once_lose_nothing():
    organisation = make_organisation()
    goal_tree = make_tree(organisation)
    indicators = [make_indicator(organisation, name=f"Indicator {number}") for number in range(3)]
    before = revision(organisation), tree_revision(goal_tree)
    results = fill_at_once(goal_tree, indicators)
    filled, goals, imported = (all_of(results, key) for key in RESULTS)
    aimed = sum(result["aimed"] for result in results)

    assert sorted(map(list, cells_of(indicators))) == filled
    assert Target.objects.count() <= len(indicators)
    new = Indicator.objects.exclude(pk__in=[indicator.pk for indicator in indicators])
    assert sorted(new.values_list("name", flat=True)) == imported
    assert sorted(GoalIndicator.objects.values_list("indicator__name", flat=True)) == imported
    alone = Goal.objects.filter(parent__isnull=False, goal_indicators=None)
    assert sorted(map(str, alone.values_list("pk", flat=True))) == goals
    assert revision(organisation) == before[0] + len(filled) + aimed + len(imported)
    assert tree_revision(goal_tree) == before[1] + len(goals) + len(imported)
    assert find_faults(goal_tree) == []
    assert len(filled) + aimed + len(goals) + len(imported) == PROCESSES * CHANGES


def all_of(results, key):
    return sorted(each for result in results for each in result[key])


def cells_of(indicators):
    rows = Measurement.objects.filter(indicator__in=indicators)
    return [(str(pk), series) for pk, series in rows.values_list("indicator_id", "series")]


def fill_at_once(goal_tree, indicators):
    """Start the processes, let them go together and return what each of them was told."""
    arguments = [str(CHANGES), str(goal_tree.pk), *(str(indicator.pk) for indicator in indicators)]
    running = [start(str(seed), *arguments) for seed in range(PROCESSES)]
    assert [process.stdout.readline() for process in running] == ["ready\n"] * PROCESSES
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    outputs = [process.communicate()[0] for process in running]
    assert [process.returncode for process in running] == [0] * PROCESSES
    return [json.loads(output) for output in outputs]


def start(*arguments):
    database = connection.settings_dict["NAME"]
    command = [sys.executable, "-m", "tests.indicators.filling_process", database, *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=os.environ, stdin=pipe, stdout=pipe, text=True)
