from datetime import date
from decimal import Decimal

import pytest

from goals import tree
from goals.accounts import ACCOUNT_KINDS
from goals.hanging import hang
from goals.models import (
    BudgetLine,
    Evidence,
    Goal,
    GoalIndicator,
    LearningQuestion,
    ProgressReport,
    Project,
    ProjectContribution,
    ProjectTerm,
    Responsibility,
    Story,
)
from goals.outline import read_outline
from indicators.models import Indicator, Measurement, Target
from indicators.periods import year
from indicators.services import remove_indicator
from indicators.sheets import read_sheet
from organisations.models import Term
from tests.goals.factories import account_for, find, make_organisation, make_tree, make_user, make_wide_tree
from tests.goals.measured import measure


def lines(outline):
    return [f"{goal.number} {goal.title}" for goal in outline]


def test_numbers_come_from_the_place_among_living_goals(goal_tree, user):
    assert lines(read_outline(goal_tree)) == [
        "1 Gezond opgroeien",
        "1.1 Goede start",
        "1.1.1 Steun",
        "1.1.1.1 Huisbezoek",
        "1.1.2 Voorlezen",
        "1.2 Leefomgeving",
        "2 Meedoen",
    ]
    tree.remove_goal(user=user, goal=find(goal_tree, "Steun"))
    assert lines(read_outline(goal_tree)) == [
        "1 Gezond opgroeien",
        "1.1 Goede start",
        "1.1.1 Voorlezen",
        "1.2 Leefomgeving",
        "2 Meedoen",
    ]


def test_outline_follows_moves(goal_tree, user):
    tree.raise_goal(user=user, goal=find(goal_tree, "Meedoen"))
    tree.move_goal(user=user, goal=find(goal_tree, "Voorlezen"), target=find(goal_tree, "Meedoen"))
    assert lines(read_outline(goal_tree)) == [
        "1 Meedoen",
        "1.1 Voorlezen",
        "2 Gezond opgroeien",
        "2.1 Goede start",
        "2.1.1 Steun",
        "2.1.1.1 Huisbezoek",
        "2.2 Leefomgeving",
    ]


def test_domain_is_inherited_from_the_nearest_that_has_one(goal_tree):
    goal_tree.domain = "sociaal"
    goal_tree.save()
    Goal.objects.filter(title__in=["Goede start"]).update(domain="fysiek")
    Goal.objects.filter(title="Huisbezoek").update(domain="sociaal")
    outline = read_outline(goal_tree)
    assert {goal.title: (goal.domain, goal.effective_domain) for goal in outline} == {
        "Gezond opgroeien": ("", "sociaal"),
        "Goede start": ("fysiek", "fysiek"),
        "Steun": ("", "fysiek"),
        "Huisbezoek": ("sociaal", "sociaal"),
        "Voorlezen": ("", "fysiek"),
        "Leefomgeving": ("", "sociaal"),
        "Meedoen": ("", "sociaal"),
    }


def test_domain_is_empty_where_nobody_has_one(goal_tree):
    assert {goal.effective_domain for goal in read_outline(goal_tree)} == {""}


def test_goals_know_their_parent_ancestors_and_depth(goal_tree):
    goal = next(goal for goal in read_outline(goal_tree) if goal.title == "Huisbezoek")
    assert [above.title for above in goal.ancestors] == ["Gezond opgroeien", "Goede start", "Steun"]
    assert (goal.parent.title, goal.depth) == ("Steun", 3)
    top = goal.ancestors[0]
    assert (top.parent, top.depth, [below.title for below in top.walk()][:2]) == (
        None,
        0,
        ["Gezond opgroeien", "Goede start"],
    )


def test_what_hangs_at_goals_is_read_along(rich_tree):
    goal = next(goal for goal in read_outline(rich_tree) if goal.title == "Steun")
    assert [values[1:] for values in goal.responsibilities] == [
        ("team", "Jeugd"),
        ("opdrachtgever", "A. de Vries"),
    ]
    assert [values[1:] for values in goal.references] == [("wet", "Jeugdwet", "https://example.org/wet")]
    assert [(link.target_title, link.number, link.tree_title) for link in goal.contributions] == [
        ("Meedoen", "2", "Preventief jeugdbeleid"),
        ("Groen", "", "Openbare ruimte"),
    ]


def test_contributors_stand_at_the_target_in_tree_order(rich_tree):
    target = next(goal for goal in read_outline(rich_tree) if goal.title == "Meedoen")
    assert [goal.title for goal in target.contributors] == ["Goede start", "Steun"]


@pytest.mark.parametrize("binned", ["Meedoen", "Goede start"])
def test_contributions_of_and_to_binned_goals_are_left_out(rich_tree, user, binned):
    tree.remove_goal(user=user, goal=find(rich_tree, binned))
    found = [
        (goal.title, link.target_title) for goal in read_outline(rich_tree) for link in goal.contributions
    ]
    assert found == {"Meedoen": [("Steun", "Groen")], "Goede start": []}[binned]


def test_contributions_to_a_removed_tree_are_left_out(rich_tree):
    target = Goal.objects.get(title="Groen")
    target.goal_tree.removed_at = "2026-01-01T00:00Z"
    target.goal_tree.save()
    goal = next(goal for goal in read_outline(rich_tree) if goal.title == "Steun")
    assert [link.target_title for link in goal.contributions] == ["Meedoen"]


def goal_of(goal_tree, title="Steun"):
    return next(goal for goal in read_outline(goal_tree) if goal.title == title)


def test_what_makes_a_goal_accountable_is_read_along(rich_tree):
    goal = goal_of(rich_tree)
    told = (date(2026, 5, 1), "Heuveleind")
    assert {kind.name: [row[1:] for row in getattr(goal, kind.attribute)] for kind in ACCOUNT_KINDS} == {
        "middelen": [(2027, "6.1", "Subsidie", Decimal(1250), Decimal("0.5"))],
        "voortgang": [
            ("jaarstukken", 2027, "aandacht", "Veel", "Geld", "", "Anna de Vries", written_at(goal))
        ],
        "verhalen": [
            ("inwoner", "Ik kom er elke week.", *told, False, "Mia", True),
            ("inwoner", "Dit is geheim.", *told, True, "", False),
        ],
        "leervragen": [("Werkt het?", "Ja")],
        "gegevens": [("Kinderen bewegen weinig", "36%", "GGD", "Noord", "")],
    }


def written_at(goal):
    return ProgressReport.objects.get(goal=goal.id).written_at


def test_money_stays_exact(rich_tree):
    hang(
        user=None,
        goal=find(rich_tree, "Voorlezen"),
        thing=BudgetLine(year=2027, costs=Decimal("123456789.01")),
    )
    assert [row.costs for row in goal_of(rich_tree, "Voorlezen").budget_lines] == [Decimal("123456789.01")]


def test_a_writer_without_a_name_is_not_called_by_address(goal_tree, organisation):
    writer = make_user(organisation, email="c7@example.org")
    for document, user in (("begroting", writer), ("kadernota", None)):
        report = ProgressReport(document=document, year=2027, judgement="haalbaar")
        hang(user=user, goal=find(goal_tree, "Steun"), thing=report)
    assert [row.written_by for row in goal_of(goal_tree).progress_reports] == ["", ""]


def test_the_newest_judgement_comes_first(goal_tree):
    for document, number in (
        ("begroting", 2026),
        ("kadernota", 2027),
        ("jaarstukken", 2026),
        ("begroting", 2027),
    ):
        report = ProgressReport(document=document, year=number, judgement="haalbaar")
        hang(user=None, goal=find(goal_tree, "Steun"), thing=report)
    assert [(row.document, row.year) for row in goal_of(goal_tree).progress_reports] == [
        ("begroting", 2027),
        ("kadernota", 2027),
        ("jaarstukken", 2026),
        ("begroting", 2026),
    ]


def test_the_newest_story_comes_first_and_one_without_a_day_last(goal_tree):
    for day in (None, date(2025, 1, 1), date(2026, 1, 1)):
        hang(user=None, goal=find(goal_tree, "Steun"), thing=Story(voice="inwoner", text="Zo", told_on=day))
    days = [row.told_on for row in goal_of(goal_tree).stories]
    assert days == [date(2026, 1, 1), date(2025, 1, 1), None]


def test_indicators_are_read_as_sheets_that_goals_share(rich_tree):
    goals = {goal.title: goal for goal in read_outline(rich_tree)}
    shared = Indicator.objects.get(name="Kinderen die buiten spelen")
    assert [sheet.name for sheet in goals["Steun"].indicators] == [shared.name, "Vindt de buurt prettig"]
    assert goals["Steun"].indicators[0] == read_sheet(shared)
    assert goals["Meedoen"].indicators[0] is goals["Steun"].indicators[0]
    assert [row.period for row in goals["Meedoen"].indicators[0].measurements] == [year(2021), year(2023)]


def test_a_thrown_away_indicator_is_left_out(rich_tree):
    remove_indicator(user=None, indicator=Indicator.objects.get(name="Kinderen die buiten spelen"))
    assert [
        [sheet.name for sheet in goal.indicators] for goal in read_outline(rich_tree) if goal.indicators
    ] == [["Vindt de buurt prettig"]]


def test_nothing_of_binned_goals_or_other_trees_is_read(rich_tree, user, organisation):
    other = make_tree(organisation, "M Steun")
    account_for(find(other, "Steun"))
    measure(find(other, "Steun"), "Elders")
    tree.remove_goal(user=user, goal=find(rich_tree, "Goede start"))
    goals = [*read_outline(rich_tree)]
    names = [sheet.name for goal in goals for sheet in goal.indicators]
    assert names == ["Kinderen die buiten spelen"]  # also hangs at Meedoen
    assert [goal.title for goal in goals for kind in ACCOUNT_KINDS if getattr(goal, kind.attribute)] == []


def hang_many(goal_tree, count):
    """Hang `count` of each kind at the goals of a tree, dealt around."""
    goals = [*goal_tree.goals.alive()]
    of_goal = [goals[number % len(goals)] for number in range(count)]
    indicators = Indicator.objects.bulk_create(
        Indicator(organisation=goal_tree.organisation, name=f"Indicator {number}") for number in range(count)
    )
    organisation = goal_tree.organisation
    projects = Project.objects.bulk_create(
        Project(organisation=organisation, name=f"Project {number}", domain="fysiek")
        for number in range(count)
    )
    term = Term.objects.create(organisation=organisation, kind="wijk", name="Heuveleind")
    ProjectTerm.objects.bulk_create(ProjectTerm(project=project, term=term) for project in projects)
    rows = {
        ProjectContribution: [{"project": project} for project in projects],
        GoalIndicator: [{"indicator": indicator} for indicator in indicators],
        BudgetLine: [{"year": 2027, "description": str(number), "costs": 1} for number in range(count)],
        ProgressReport: [
            {"document": "begroting", "year": 2000 + number // len(goals), "judgement": "haalbaar"}
            for number in range(count)
        ],
        Story: [{"voice": "inwoner", "text": "Zo"}] * count,
        LearningQuestion: [{"question": "Werkt het?"}] * count,
        Evidence: [{"statement": "Weinig"}] * count,
        Responsibility: [{"role": "team", "name": str(number)} for number in range(count)],
    }
    for model, values in rows.items():
        model.objects.bulk_create(
            model(goal=goal, **fields) for goal, fields in zip(of_goal, values, strict=True)
        )
    start = date(2021, 1, 1)
    Measurement.objects.bulk_create(
        Measurement(indicator=row, period_start=start, number=1) for row in indicators
    )
    Target.objects.bulk_create(Target(indicator=row, year=2027, number=1) for row in indicators)


@pytest.mark.django_db
@pytest.mark.parametrize(("goals", "things"), [(0, 0), (13, 1), (13, 300), (1_260, 300)])
def test_read_outline_takes_eight_queries_at_every_size(goals, things, django_assert_num_queries):
    goal_tree = make_wide_tree(make_organisation(), goals)
    if things:
        hang_many(goal_tree, things)
    with django_assert_num_queries(8):
        outline = read_outline(goal_tree)
    assert [goal.title for goal in outline] == list(
        goal_tree.goals.alive().order_by("lft").values_list("title", flat=True)
    )
    lists = ("indicators", "responsibilities", "projects", *(kind.attribute for kind in ACCOUNT_KINDS))
    assert [sum(len(getattr(goal, name)) for goal in outline) for name in lists] == [things] * 8
    assert len(outline.projects) == things
    values = [(len(sheet.measurements), len(sheet.targets)) for goal in outline for sheet in goal.indicators]
    assert values == [(1, 1)] * things
