"""How far a stappenplan is in each step: done or not, and a count in words. Pure."""

from typing import NamedTuple

from goals.step_plans.steps import (
    AIM,
    CLUSTER,
    EFFECT,
    GATHER,
    OVERVIEW,
    RESULTS,
    SHARED_GOAL,
    STEPS,
    TEST,
    Step,
)


class Progress(NamedTuple):
    """One step: `done` of `total` things, and what is told about it (`count`, '' for nothing yet)."""

    step: Step
    done: int
    total: int
    count: str

    @property
    def is_done(self):
        """Whether nothing is left to do in this step."""
        return 0 < self.total <= self.done


def progress_of(contents):
    """The Progress of all steps of PlanContents, {number of the step: Progress}."""
    reports = {number: report(contents) for number, report in REPORTS.items()}
    ready = sum(Progress(STEPS[number], *report).is_done for number, report in reports.items())
    reports[OVERVIEW] = (ready, len(reports), "")
    return {number: Progress(STEPS[number], *report) for number, report in reports.items()}


def counted(count, one, many):
    """'1 project', '14 projecten'."""
    return f"{count} {one if count == 1 else many}"


def _gathered(contents):
    count = len(contents.projects)
    return count, count, counted(count, "project", "projecten") if count else ""


def _aims(contents):
    done, total = sum(each.has_aim for each in contents.projects), len(contents.projects)
    return done, total, f"{done} van {total} ingevuld" if done else ""


def _effects(contents):
    count = len(contents.effects)
    return count, count, counted(count, "effect", "effecten") if count else ""


def _clusters(contents):
    total = len(contents.projects)
    done = total - len(contents.loose)
    return done, total, f"{done} van {total} ingedeeld" if done else ""


def _shared_goals(contents):
    total = len(contents.clusters)
    done = sum(each.has_all_linked for each in contents.clusters)
    made = sum(each.goal is not None for each in contents.clusters)
    return done, total, f"{made} van {counted(total, 'doelstelling', 'doelstellingen')}" if made else ""


def _tests(contents):
    total = len(contents.clusters)
    done = sum(bool(each.cluster.contributes) for each in contents.clusters)
    return done, total, f"{done} van {total} getoetst" if done else ""


def _results(contents):
    total = len(contents.projects)
    done = sum(bool(each.results) for each in contents.projects)
    return done, total, f"{done} van {counted(total, 'project', 'projecten')}" if done else ""


REPORTS = {
    GATHER: _gathered,
    AIM: _aims,
    EFFECT: _effects,
    CLUSTER: _clusters,
    SHARED_GOAL: _shared_goals,
    TEST: _tests,
    RESULTS: _results,
}
