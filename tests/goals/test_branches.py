"""Whole branches at once: drafts, and copies with everything that hangs at their goals."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from goals import branches, services
from goals.accounts import BudgetLineRow, EvidenceRow, LearningQuestionRow, ProgressReportRow, StoryRow
from goals.branches import copy_branch, copy_tree, insert_drafts
from goals.drafts import GoalDraft
from goals.outline import read_outline
from goals.tree import Position, remove_goal
from goals.tree_check import find_faults
from indicators.models import Indicator
from indicators.periods import year
from indicators.services import create_indicator
from indicators.sheet import Sheet, SheetMeasurement, SheetTarget
from tests.goals.factories import (
    FAMILY,
    draw,
    drawing,
    find,
    make_organisation,
    make_tree,
    make_user,
    refused,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser(organisation):
    return make_user(organisation)


@pytest.fixture
def family(goal_tree):
    return goal_tree


def measured(name):
    """A Sheet with a measurement and a target."""
    measurements = [SheetMeasurement(year(2024), number=Decimal(36))]
    return Sheet(
        uuid4(), name, kind="effect", measurements=measurements, targets=[SheetTarget(2027, "<", Decimal(33))]
    )


ACCOUNTS = {
    "budget_lines": [BudgetLineRow(0, 2027, "6.1", "Steun", Decimal(1200), Decimal(100))],
    "progress_reports": [ProgressReportRow(0, "begroting", 2027, "aandacht", "Dit", "Dat", "Zo", "", None)],
    "stories": [StoryRow(0, "inwoner", "Het hielp.", None, "", True, "", True)],
    "learning_questions": [LearningQuestionRow(0, "Waarom?", "Daarom.")],
    "evidence": [EvidenceRow(0, "Een op drie", "36%", "GGD", "", "ouders")],
}


def hung(goal_tree, title):
    """What hangs at each goal with this title: names of indicators, and accounts without their ids."""
    return [
        (
            [sheet.name for sheet in goal.indicators],
            {name: stripped(getattr(goal, name)) for name in ACCOUNTS},
        )
        for goal in read_outline(goal_tree)
        if goal.title == title
    ]


def stripped(rows):
    return [
        row._replace(id=0, **{"written_at": None} if isinstance(row, ProgressReportRow) else {})
        for row in rows
    ]


def contribute(user, goal_tree, title, target):
    goal = find(goal_tree, title)
    services.add_contribution(
        user=user, goal=goal, target=target, weight="primair", explanation="Zo helpt het."
    )


def links(goal_tree, title):
    """(title of the second parent, title of its tree) of each goal with this title."""
    return [
        (link.target_title, link.tree_title)
        for goal in read_outline(goal_tree)
        if goal.title == title
        for link in goal.contributions
    ]


def test_drafts_come_with_all_they_have(adviser, family):
    draft = GoalDraft(
        "Speelplekken",
        "doelstelling",
        description="Toelichting",
        why="Waarom",
        domain="fysiek",
        start_date=date(2027, 1, 1),
        end_date=date(2028, 12, 31),
        responsibilities=[("team", "Team Groen"), ("team", "Team Groen")],
        references=[("wet", "Omgevingswet", "")],
        children=[GoalDraft("Bankjes", "prestatie"), GoalDraft("Glijbaan", "prestatie")],
    )
    target = find(family, "Leefomgeving")
    insert_drafts(user=adviser, goal_tree=family, drafts=[draft], target=target, position=Position.AFTER)
    outline = read_outline(family)
    goal = next(goal for goal in outline if goal.title == "Speelplekken")
    assert [(child.title, child.number) for child in goal.walk()] == [
        ("Speelplekken", "1.3"),
        ("Bankjes", "1.3.1"),
        ("Glijbaan", "1.3.2"),
    ]
    assert (goal.description, goal.why, goal.domain) == ("Toelichting", "Waarom", "fysiek")
    assert (goal.start_date, goal.end_date) == (date(2027, 1, 1), date(2028, 12, 31))
    assert [row[1:] for row in goal.responsibilities] == [("team", "Team Groen")]
    assert [row[1:] for row in goal.references] == [("wet", "Omgevingswet", "")]
    assert find_faults(family) == []


def test_drafts_come_with_indicators_and_accounts(adviser, family, organisation):
    steps, play = measured("Stappen"), measured("Spelen")
    known = create_indicator(user=adviser, organisation=organisation, name="Bestaand")
    below = GoalDraft("Onder", "prestatie", indicators=[play, steps])
    draft = GoalDraft(
        "Boven",
        "doelstelling",
        indicators=[steps, known.pk, steps],
        children=[below],
        result_type="transformatiedoel",
        **ACCOUNTS,
    )
    goal, _ = insert_drafts(user=adviser, goal_tree=family, drafts=[draft])
    assert goal.result_type == "transformatiedoel"
    assert hung(family, "Boven") == [(["Stappen", "Bestaand"], ACCOUNTS)]
    assert hung(family, "Onder") == [(["Spelen", "Stappen"], {name: [] for name in ACCOUNTS})]
    names = Indicator.objects.order_by("name").values_list("name", flat=True)
    assert list(names) == ["Bestaand", "Spelen", "Stappen"]


@pytest.mark.parametrize(
    "draft",
    [
        GoalDraft("Goed", "prestatie", indicators=[Sheet(uuid4(), "x" * 251)]),
        GoalDraft("Goed", "prestatie", budget_lines=[BudgetLineRow(0, 1989, "", "", Decimal(1), Decimal(0))]),
        GoalDraft("Goed", "prestatie", stories=[StoryRow(0, "buurman", "Zo.", None, "", True, "", True)]),
        GoalDraft("Onder een doelstelling", "doelstelling"),
        GoalDraft("Goed", "prestatie", children=[GoalDraft("Te diep", "prestatie")]),
        GoalDraft("", "prestatie"),
        GoalDraft("x" * 251, "prestatie"),
        GoalDraft("Onbekend niveau", "ambitie"),
    ],
)
def test_one_wrong_draft_inserts_nothing(adviser, family, draft):
    before = draw(family)
    drafts = [GoalDraft("Goed", "prestatie"), draft]
    target = find(family, "Leefomgeving")
    with pytest.raises(ValidationError):
        insert_drafts(user=adviser, goal_tree=family, drafts=drafts, target=target)
    assert draw(family) == before


def test_too_many_drafts_are_refused(adviser, family, monkeypatch):
    monkeypatch.setattr(branches, "MOST_GOALS", 2)
    drafts = [GoalDraft(str(number), "prestatie") for number in range(3)]
    sentence = refused(insert_drafts, user=adviser, goal_tree=family, drafts=drafts)
    assert sentence == "Dit zijn 3 doelen; meer dan 2 kan niet."


def test_many_drafts_take_a_fixed_number_of_queries(adviser, family, django_assert_num_queries):
    def insert(count):
        drafts = [GoalDraft(f"Doel {number}", "prestatie") for number in range(count)]
        insert_drafts(user=adviser, goal_tree=family, drafts=drafts)

    insert(1)  # asks for the memberships of the adviser, once
    with django_assert_num_queries(7):
        insert(1)
    with django_assert_num_queries(7):
        insert(300)


def test_drafts_with_indicators_take_a_fixed_number_of_queries(adviser, family, django_assert_num_queries):
    def insert(count):
        drafts = [
            GoalDraft(f"Doel {number}", "prestatie", indicators=[measured(f"I {number}")], **ACCOUNTS)
            for number in range(count)
        ]
        insert_drafts(user=adviser, goal_tree=family, drafts=drafts)

    insert(1)  # asks for the memberships of the adviser, once
    with django_assert_num_queries(20):
        insert(1)
    with django_assert_num_queries(20):
        insert(300)


def test_many_drafts_let_the_database_count_anew(adviser, family, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(branches, "MANY_GOALS", 2)
    insert_drafts(user=adviser, goal_tree=family, drafts=[GoalDraft("Een", "prestatie")])
    with django_assert_num_queries(8) as queries:
        insert_drafts(user=adviser, goal_tree=family, drafts=[GoalDraft("Twee", "prestatie")] * 2)
    (analyze,) = [query["sql"] for query in queries.captured_queries if "ANALYZE" in query["sql"]]
    assert {*analyze.removeprefix("ANALYZE ").split(", ")} == {
        "goals_goal",
        "goals_responsibility",
        "goals_goalterm",
        "goals_reference",
        "goals_goalindicator",
        "goals_budgetline",
        "goals_progressreport",
        "goals_story",
        "goals_learningquestion",
        "goals_evidence",
        "indicators_indicator",
        "indicators_measurement",
        "indicators_target",
    }


def test_a_reader_inserts_nothing(organisation, family):
    reader = make_user(organisation, role="raadslid")
    draft = GoalDraft("Nieuw", "prestatie", indicators=[measured("Stappen")])
    with pytest.raises(PermissionDenied):
        insert_drafts(user=reader, goal_tree=family, drafts=[draft])
    assert Indicator.objects.count() == 0


def test_a_copy_stands_behind_the_original(adviser, family):
    goal = find(family, "Steun")
    copy = copy_branch(user=adviser, goal=goal, target=goal, position=Position.AFTER)
    assert copy.pk != family.goals.filter(title="Steun").order_by("lft").first().pk
    assert draw(family) == drawing(
        """
        M Gezond opgroeien
          D Goede start
            S Steun
              P Huisbezoek
            S Steun
              P Huisbezoek
            S Voorlezen
          D Leefomgeving
        M Meedoen
        """
    )
    assert find_faults(family) == []


@pytest.mark.parametrize("copying", ["branch", "tree"])
def test_a_copy_shares_indicators_and_leaves_judgements_and_stories_behind(adviser, organisation, copying):
    original = make_tree(organisation, "M Top", title="Bron")
    draft = GoalDraft(
        "Doel", "prestatie", indicators=[measured("Stappen")], result_type="transformatiedoel", **ACCOUNTS
    )
    insert_drafts(user=adviser, goal_tree=original, drafts=[draft])
    if copying == "branch":
        goal_tree = make_tree(organisation, title="Leeg")
        copy_branch(user=adviser, goal=find(original, "Doel"), goal_tree=goal_tree)
    else:
        goal_tree = copy_tree(user=adviser, goal_tree=original, title="Kopie")
    left = {"progress_reports": [], "stories": []}
    assert hung(goal_tree, "Doel") == [(["Stappen"], ACCOUNTS | left)]
    assert find(goal_tree, "Doel").result_type == "transformatiedoel"
    assert hung(original, "Doel") == [(["Stappen"], ACCOUNTS)]
    assert Indicator.objects.get().goal_indicators.count() == 2


def test_a_copy_goes_deeper_where_it_must(adviser, family):
    goal, target = find(family, "Leefomgeving"), find(family, "Voorlezen")
    copy_branch(user=adviser, goal=goal, target=target, position=Position.LAST_UNDER)
    assert "    S Voorlezen\n      P Leefomgeving\n" in draw(family)


def test_a_copy_leaves_out_what_lies_in_the_bin(adviser, family, organisation):
    empty = make_tree(organisation, title="Leeg")
    remove_goal(user=adviser, goal=find(family, "Steun"))
    goal = find(family, "Goede start")
    copy_branch(user=adviser, goal=goal, goal_tree=empty)
    assert draw(empty, with_bin=True) == "D Goede start\n  S Voorlezen"


def test_links_inside_a_copy_go_to_the_copy_and_others_stay(adviser, family, organisation):
    elsewhere = make_tree(organisation, "M Buiten", title="Buitenruimte")
    contribute(adviser, family, "Huisbezoek", find(family, "Voorlezen"))
    contribute(adviser, family, "Huisbezoek", find(elsewhere, "Buiten"))
    copied = copy_tree(user=adviser, goal_tree=family, title="Kopie")
    assert draw(copied) == drawing(FAMILY)
    assert links(copied, "Huisbezoek") == [("Voorlezen", "Kopie"), ("Buiten", "Buitenruimte")]


def test_a_copy_that_would_break_a_link_is_refused(adviser, organisation):
    goal_tree = make_tree(organisation, "M Een\n  S Twee\nM Drie\n  S Vier\n    P Vijf")
    contribute(adviser, goal_tree, "Vijf", find(goal_tree, "Twee"))
    before = draw(goal_tree)
    sentence = refused(
        copy_branch,
        user=adviser,
        goal=find(goal_tree, "Drie"),
        target=find(goal_tree, "Twee"),
        position=Position.LAST_UNDER,
    )
    assert sentence == "Onder een prestatie kan geen ander doel staan."
    assert draw(goal_tree) == before


def test_a_copy_to_another_organisation_is_refused(adviser, family):
    elsewhere = make_tree(make_organisation("houten"), "M Elders")
    sentence = refused(copy_branch, user=adviser, goal=find(family, "Steun"), goal_tree=elsewhere)
    assert sentence == "Een doel kan niet naar een andere organisatie."


def test_a_copied_tree_has_the_facts_of_the_original(adviser, organisation):
    goal_tree = make_tree(
        organisation, "M Een", start_year=2027, end_year=2030, domain="fysiek", description="Uitleg"
    )
    copied = copy_tree(user=adviser, goal_tree=goal_tree, title="Kopie")
    facts = ("start_year", "end_year", "domain", "description", "level_names")
    assert [getattr(copied, fact) for fact in facts] == [2027, 2030, "fysiek", "Uitleg", {}]
    assert find_faults(copied) == []


def test_copying_a_tree_leaves_the_original_as_it_is(adviser, family):
    family.refresh_from_db()
    revision, changed_by = family.revision, family.changed_by
    copy_tree(user=adviser, goal_tree=family, title="Kopie")
    family.refresh_from_db()
    assert (family.revision, family.changed_by) == (revision, changed_by)
