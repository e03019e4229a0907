"""What the example municipality holds about projects, raakvlakken and the stappenplan; loaded once."""

from collections import Counter
from datetime import date

import pytest
from django.utils import timezone

from goals.checks.report import check_tree
from goals.demo.data import PHYSICAL_ADVISER, SOCIAL_ADVISER
from goals.demo.files import read_json
from goals.demo.projects import OPINIONS, PROJECTS, ROADMAP
from goals.enums import Domain, Phase, Precision, RaakvlakOrigin, RaakvlakStatus, Rejection
from goals.models import (
    CheckExemption,
    Follower,
    Goal,
    GoalTerm,
    GoalTree,
    Milestone,
    Project,
    ProjectContribution,
    ProjectStory,
    ProjectTerm,
    Raakvlak,
    StepPlan,
)
from goals.outline import read_outline
from goals.projects.milestones import read_when, when_of
from goals.step_plans.contents import read_contents
from organisations.enums import TermKind
from organisations.models import Term, User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
YEAR = 2031


@pytest.fixture
def data():
    return read_json(PROJECTS, YEAR)


@pytest.fixture
def thoughts():
    return read_json(OPINIONS, YEAR)


@pytest.mark.parametrize(
    ("domain", "person"), [(Domain.SOCIAAL, SOCIAL_ADVISER), (Domain.FYSIEK, PHYSICAL_ADVISER)]
)
def test_both_domains_have_projects_made_by_their_adviser(domain, person):
    user = User.objects.get(email=person.email)
    events = Project.pgh_event_model.objects.filter(domain=domain, pgh_label="insert")
    assert Project.objects.filter(domain=domain).count() == 18
    assert {*events.values_list("pgh_context__metadata__user", flat=True)} == {user.pk}


def test_every_phase_that_goes_on_occurs_and_one_that_ended():
    phases = {*Project.objects.values_list("phase", flat=True)}
    assert phases == {Phase.IDEE, Phase.VOORBEREIDING, Phase.UITVOERING, Phase.AFGEROND}


def test_some_projects_have_a_whole_routekaart_and_some_hang_at_no_goal():
    whole = Project.objects.exclude(ambition="")
    for project in whole:
        assert "" not in [getattr(project, field) for field in ROADMAP.values()]
        assert project.milestones.count() >= 3
    assert whole.count() == 6
    assert Project.objects.filter(goals=None).count() == 11


def test_every_link_is_explained_and_some_cross_the_border_of_a_domain():
    assert not ProjectContribution.objects.filter(explanation="").exists()
    crossing = [
        link
        for link in ProjectContribution.objects.select_related("goal__goal_tree", "project")
        if (link.goal.domain or link.goal.goal_tree.domain) != link.project.domain
    ]
    assert len(crossing) == 6


def test_every_name_in_the_files_is_found(data, thoughts):
    goals = {*Goal.objects.values_list("title", flat=True)}
    projects = {*Project.objects.values_list("name", flat=True)}
    words = {*Term.objects.values_list("kind", "name")}
    tags = [row.get("woorden", {}) for row in data["projecten"]] + [*data["woorden_bij_doelen"].values()]
    linked = {title for row in data["projecten"] for title in row.get("doelen", {})}
    judged = [row for status in ("bevestigd", "afgewezen", "geparkeerd") for row in thoughts[status]]
    sides = {row[side] for row in judged for side in ("sociaal", "fysiek")}
    assert linked | {*data["woorden_bij_doelen"]} <= goals
    assert {(kind, name) for tag in tags for kind, names in tag.items() for name in names} <= words
    assert sides <= goals | projects
    assert {row["doel"] for row in thoughts["mag_blijven"]} <= goals


def test_words_are_at_projects_and_goals_of_every_list():
    assert {*ProjectTerm.objects.values_list("term__kind", flat=True)} == {*TermKind.values}
    assert {*GoalTerm.objects.values_list("term__kind", flat=True)} == {
        TermKind.BELEIDSVELD,
        TermKind.THEMA,
        TermKind.DOELGROEP,
    }
    used = ProjectTerm.objects.filter(term__kind=TermKind.WIJK).values("term").distinct()
    assert used.count() == Term.objects.of_kind(TermKind.WIJK).count() == 11


def test_milestones_are_reached_open_and_of_every_precision(data):
    assert {*Milestone.objects.values_list("precision", flat=True)} == {*Precision.values}
    assert Milestone.objects.exclude(done_on=None).exists()
    assert Milestone.objects.filter(done_on=None).exists()
    rows = [row for project in data["projecten"] for row in project.get("mijlpalen", [])]
    done = [row for row in rows if "gehaald" in row]
    assert all(date.fromisoformat(row["gehaald"]) < date(YEAR, 1, 1) for row in done)
    assert {read_when(row["wanneer"]).day.year for row in rows} >= {YEAR - 1, YEAR, YEAR + 1}


def test_milestones_that_are_over_were_reached_unless_the_file_says_late(data):
    rows = [row for project in data["projecten"] for row in project.get("mijlpalen", [])]
    named_late = {row["titel"] for row in rows if row.get("loopt_uit")}
    today = timezone.localdate()
    late = {one.title for one in Milestone.objects.filter(done_on=None) if when_of(one).last_day < today}
    assert late
    assert late <= named_late


def test_only_signals_of_new_and_linked_projects_are_new_to_the_advisers(data, thoughts):
    new = {row["naam"] for row in data["projecten"] if row.get("nieuw")}
    new |= {row["fysiek"] for row in thoughts["bevestigd"] if row.get("koppelen")}
    for follower in Follower.objects.all():
        later = Raakvlak.objects.filter(signalled_at__gt=follower.seen_until, origin=RaakvlakOrigin.SIGNAAL)
        sides = [{str(raakvlak.social), str(raakvlak.physical)} for raakvlak in later]
        assert sides
        assert all(pair & new for pair in sides)


def test_every_raakvlak_is_judged_as_the_file_says(thoughts):
    judged = Raakvlak.objects.exclude(status=RaakvlakStatus.GESIGNALEERD)
    assert Counter(judged.values_list("status", flat=True)) == {
        RaakvlakStatus.BEVESTIGD: len(thoughts["bevestigd"]),
        RaakvlakStatus.AFGEWEZEN: len(thoughts["afgewezen"]),
        RaakvlakStatus.GEPARKEERD: len(thoughts["geparkeerd"]),
    }
    assert Raakvlak.objects.filter(status=RaakvlakStatus.GESIGNALEERD).count() > 10
    assert {*judged.values_list("rejection", flat=True)} - {""} == {
        Rejection.ANDER_ONDERWERP,
        Rejection.ANDERE_DOELGROEP,
        Rejection.ANDERS,
    }
    assert judged.filter(origin=RaakvlakOrigin.ADVISEUR).count() == 2


def test_a_confirmed_raakvlak_made_a_link(thoughts):
    (row,) = [row for row in thoughts["bevestigd"] if row.get("koppelen")]
    link = ProjectContribution.objects.get(project__name=row["fysiek"], goal__title=row["sociaal"])
    assert link.explanation == row["uitleg"]


def test_what_may_stay_is_what_a_check_names():
    reports = [check_tree(read_outline(goal_tree)) for goal_tree in GoalTree.objects.all()]
    exempted = [finding for report in reports for finding in report.exempted]
    assert len(exempted) == CheckExemption.objects.count() == 2
    assert all(report.open for report in reports)


def test_the_stappenplan_is_halfway():
    plan = StepPlan.objects.get()
    contents = read_contents(plan)
    assert (plan.step, len(contents.projects), len(contents.effects)) == (4, 6, 1)
    assert [(cluster.name, len(cluster.projects)) for cluster in contents.clusters] == [
        ("Buiten spelen en bewegen", 4),
        ("Een koele en groene buurt", 1),
    ]
    assert [cluster.goal for cluster in contents.clusters] == [None, None]


def test_projects_tell_stories():
    assert ProjectStory.objects.filter(has_permission=True).count() == 3
