"""Projects, raakvlakken, words and exemptions in an outline, and in its JSON."""

import json
from datetime import date
from decimal import Decimal

import pytest

from goals.hanging import hang
from goals.models import (
    CheckExemption,
    GoalTerm,
    Milestone,
    Project,
    ProjectContribution,
    ProjectTerm,
    Raakvlak,
)
from goals.outline import read_outline
from goals.outline_json import from_json, to_json
from goals.project_sheet import MilestoneRow
from organisations.models import Term
from tests.goals.factories import find, make_tree

ROUTE = {"ambition": "Elk kind speelt buiten", "leader": "Tom", "partners": "Scholen\nGGD"}


@pytest.fixture
def play(organisation):
    """A physical project with a routekaart, words and a milestone."""
    project = Project.objects.create(
        organisation=organisation,
        name="Speelplek Heuveleind",
        domain="fysiek",
        phase="uitvoering",
        start_date=date(2027, 1, 1),
        budget=Decimal("1250.50"),
        **ROUTE,
    )
    for kind, name in (("wijk", "Heuveleind"), ("thema", "spelen")):
        term = Term.objects.create(organisation=organisation, kind=kind, name=name)
        ProjectTerm.objects.create(project=project, term=term)
    gone = Term.objects.create(
        organisation=organisation, kind="wijk", name="Weg", removed_at="2026-01-01T00:00Z"
    )
    ProjectTerm.objects.create(project=project, term=gone)
    Milestone.objects.create(project=project, title="Open", due_on=date(2027, 4, 1), precision="kwartaal")
    return project


@pytest.fixture
def served_tree(organisation, play):
    """A social tree of which a project serves two goals, one with a raakvlak, words and exemptions."""
    goal_tree = make_tree(organisation, "M Gezond\n  D Buiten spelen\n  D Meedoen", domain="sociaal")
    for title, explanation in (("Buiten spelen", "Een plek dichtbij"), ("Meedoen", "")):
        link = ProjectContribution(project=play, explanation=explanation)
        hang(user=None, goal=find(goal_tree, title), thing=link)
    goal = find(goal_tree, "Meedoen")
    term = Term.objects.create(organisation=organisation, kind="doelgroep", name="Jeugd")
    hang(user=None, goal=goal, thing=GoalTerm(term=term))
    hang(user=None, goal=goal, thing=CheckExemption(check_key="geen-indicator", reason="Komt in mei"))
    root = goal_tree.goals.get(parent=None)
    hang(user=None, goal=root, thing=CheckExemption(check_key="te-veel", reason="Wens van de raad"))
    made = {"organisation": organisation, "social_goal": goal}
    Raakvlak.objects.create(
        **made,
        physical_project=play,
        status="bevestigd",
        explanation="Ouders praten er",
        strength="sterk",
        reasons=[{"short": "speelplek -> contact"}],
    )
    rejected = Project.objects.create(organisation=organisation, name="Riool", domain="fysiek")
    Raakvlak.objects.create(
        **made, physical_project=rejected, status="afgewezen", rejection="ander_onderwerp"
    )
    return goal_tree


def test_read_outline_hangs_one_sheet_of_a_project_at_its_goals(served_tree):
    _, buiten, meedoen = read_outline(served_tree)
    assert [link.explanation for link in buiten.projects] == ["Een plek dichtbij"]
    assert buiten.projects[0].project is meedoen.projects[0].project
    project = buiten.projects[0].project
    assert (project.name, project.domain, project.budget) == ("Speelplek Heuveleind", "fysiek", 1250.5)
    assert sorted((row.kind, row.name) for row in project.terms) == [
        ("thema", "spelen"),
        ("wijk", "Heuveleind"),
    ]
    assert project.milestones == (MilestoneRow("Open", date(2027, 4, 1), "kwartaal", None),)


def test_read_outline_hangs_raakvlakken_that_were_not_rejected(served_tree):
    outline = read_outline(served_tree)
    assert [
        (goal.title, row.status, row.domain, row.other_kind, row.other_title, row.short)
        for goal in outline
        for row in goal.raakvlakken
    ] == [("Meedoen", "bevestigd", "sociaal", "project", "Speelplek Heuveleind", "speelplek -> contact")]


def test_read_outline_hangs_words_and_exemptions(served_tree):
    outline = read_outline(served_tree)
    assert [row.reason for row in outline.exemptions] == ["Wens van de raad"]
    assert [[row.name for row in goal.terms] for goal in outline] == [[], [], ["Jeugd"]]
    assert [[row.reason for row in goal.exemptions] for goal in outline] == [[], [], ["Komt in mei"]]


@pytest.mark.parametrize("of", ["project", "goal"])
def test_what_lies_in_the_bin_is_left_out(served_tree, play, of):
    if of == "project":
        Project.objects.filter(pk=play.pk).update(removed_at="2026-01-01T00:00Z")
    else:
        goal = find(served_tree, "Meedoen")
        Raakvlak.objects.filter(social_goal=goal).update(social_goal=find(served_tree, "Buiten spelen"))
        Project.objects.filter(pk=play.pk).update(removed_at="2026-01-01T00:00Z")
    outline = read_outline(served_tree)
    assert [(goal.projects, goal.raakvlakken) for goal in outline] == [([], [])] * 3


def test_a_stopped_project_stays_at_its_goals_without_raakvlakken(served_tree, play):
    Project.objects.filter(pk=play.pk).update(phase="gestopt")
    _, buiten, meedoen = read_outline(served_tree)
    assert [(len(goal.projects), goal.serving, goal.raakvlakken) for goal in (buiten, meedoen)] == [
        (1, [], []),
        (1, [], []),
    ]


def test_projects_and_raakvlakken_come_back_from_json(served_tree):
    outline = read_outline(served_tree)
    data = json.loads(json.dumps(to_json(outline)))
    again = from_json(data)
    assert to_json(again) == to_json(outline)
    assert [list(goal.raakvlakken[0])[1:6] for goal in again if goal.raakvlakken] == [
        list(goal.raakvlakken[0])[1:6] for goal in outline if goal.raakvlakken
    ]
    assert data["projecten"][0]["mijlpalen"] == [
        {"mijlpaal": "Open", "wanneer": "2027-04-01", "precisie": "kwartaal", "gehaaldOp": None}
    ]
    assert data["projecten"][0]["budget"] == "1250.50"


def test_a_signal_does_not_leave_the_site(served_tree):
    Raakvlak.objects.update(status="gesignaleerd")
    assert [goal["raakvlakken"] for goal in to_json(read_outline(served_tree))["doelen"][0]["kinderen"]] == [
        [],
        [],
    ]
