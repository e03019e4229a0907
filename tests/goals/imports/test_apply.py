"""Writing a parsed tree, and reading an export back: the same tree again."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from goals.accounts import BudgetLineRow, EvidenceRow, LearningQuestionRow, ProgressReportRow, StoryRow
from goals.branches import insert_drafts
from goals.drafts import GoalDraft
from goals.enums import Level
from goals.hanging import hang
from goals.history import recent_history
from goals.imports.apply import MINE, import_tree, notes_for
from goals.imports.export import export_json
from goals.imports.parse import parse
from goals.imports.preview import LevelCount, preview
from goals.models import (
    CheckExemption,
    Contribution,
    Goal,
    GoalIndicator,
    GoalTree,
    ProgressReport,
    Project,
    ProjectContribution,
)
from goals.services import add_contribution
from goals.tree import create_tree
from indicators.models import Figures, Indicator, Measurement, Target
from indicators.periods import Period, year
from indicators.services import add_from_catalogue
from indicators.sheet import Baseline, Sheet, SheetMeasurement, SheetTarget
from organisations.enums import Role
from tests.goals.factories import draw, drawing, find, make_organisation, make_tree, make_user

pytestmark = pytest.mark.django_db

NESTED = {
    "title": "Begroting",
    "nodes": [
        {
            "level": "maatschappelijk_effect",
            "title": "Effect",
            "children": [
                {
                    "level": "doelstelling",
                    "title": "Doelstelling",
                    "domain": "fysiek",
                    "law": "Omgevingswet",
                    "children": [{"level": "prestatie", "title": "Prestatie"}],
                },
                {"level": "prestatie", "title": "<script>alert(1)</script>"},
            ],
        },
        {"level": "prestatie", "title": "Los"},
    ],
}
DRAWN = drawing("""
    M Effect
      D Doelstelling
        P Prestatie
      P <script>alert(1)</script>
    P Los
""")


def parsed(value=NESTED):
    return parse(json.dumps(value).encode())


def test_import_tree_keeps_order_and_levels():
    user = make_user(make_organisation())
    goal_tree = import_tree(user=user, organisation=user.memberships.get().organisation, parsed=parsed())
    assert (goal_tree.title, draw(goal_tree)) == ("Begroting", DRAWN)
    goal = find(goal_tree, "Doelstelling")
    assert goal.domain == "fysiek"
    (entry,) = recent_history(goal.pk)
    assert (entry.who, entry.reason) == (str(user), "Geïmporteerd uit een bestand")
    assert [str(reference) for reference in goal.references.all()] == ["Omgevingswet"]


def test_import_tree_under_another_title():
    goal_tree = import_tree(user=None, organisation=make_organisation(), parsed=parsed(), title="Programma")
    assert goal_tree.title == "Programma"


def test_import_tree_of_an_empty_tree():
    empty = parsed({"titel": "Leeg", "doelen": []})
    goal_tree = import_tree(user=None, organisation=make_organisation(), parsed=empty)
    assert draw(goal_tree) == ""


def test_import_tree_that_fails_halfway_writes_nothing():
    tree = parsed()
    tree.drafts[1].level = "doel"
    with pytest.raises((ValidationError, ValueError)):
        import_tree(user=None, organisation=make_organisation(), parsed=tree)
    assert (GoalTree.objects.count(), Goal.objects.count()) == (0, 0)


@pytest.mark.parametrize("role", [Role.RAADSLID, None])
def test_import_tree_is_refused_to_readers_and_outsiders(role):
    organisation = make_organisation()
    user = make_user(organisation, role) if role else make_user(make_organisation("houten"))
    with pytest.raises(PermissionDenied):
        import_tree(user=user, organisation=organisation, parsed=parsed())
    assert GoalTree.objects.count() == 0


def test_export_can_be_imported_again():
    organisation = make_organisation()
    make_user(organisation, name="Jo")
    original = create_tree(
        user=None,
        organisation=organisation,
        title="Jeugd <b>",
        description="Over\n\njeugd",
        domain="sociaal",
        start_year=2027,
        level_names={"doelstelling": "programmadoel"},
    )
    fill(original)
    exported = export_json(original)
    copy = import_tree(user=None, organisation=organisation, parsed=parse(exported.encode()))
    assert draw(copy) == draw(original)
    assert without_identity(export_json(copy)) == without_identity(exported)
    assert "Geheim." not in exported
    assert Indicator.objects.count() == 4
    assert GoalIndicator.objects.values("indicator").distinct().count() == 4


ACCOUNTS = {
    "budget_lines": [
        BudgetLineRow(0, year, "6.1", "Steun", Decimal(1200), Decimal("0.50")) for year in (2027, 2028)
    ],
    "progress_reports": [
        ProgressReportRow(
            0, "begroting", 2027, "aandacht", "a", "b", "c", "Jo", datetime(2026, 9, 1, 8, tzinfo=UTC)
        ),
        ProgressReportRow(
            0, "kadernota", 2027, "haalbaar", "", "", "", "", datetime(2026, 5, 1, 8, tzinfo=UTC)
        ),
    ],
    "stories": [
        StoryRow(0, "inwoner", "Het hielp.", date(2026, 4, 1), "wijk", False, "Sam", True),
        StoryRow(0, "client", "Geheim.", None, "", True, "", False),
    ],
    "learning_questions": [LearningQuestionRow(0, "Waarom?", ""), LearningQuestionRow(0, "Waarom?", "")],
    "evidence": [EvidenceRow(0, "Een op drie", "36%", "GGD", "wijk", "ouders")],
}


def shared_sheet():
    own, elsewhere = year(2024), Period(date(2024, 7, 1), "kwartaal")
    return Sheet(
        uuid4(),
        "Ouders die steun krijgen",
        number="I.1",
        unit="%",
        decimals=1,
        kind="effect",
        direction="band",
        band_low=Decimal(3),
        band_high=Decimal("4.5"),
        frequency=24,
        baseline=Baseline(2020, text="ongeveer de helft"),
        measurements=[
            SheetMeasurement(own, number=Decimal("36.5"), is_provisional=True, remark="nog niet zeker"),
            SheetMeasurement(year(2025), missing="niet_gemeten", reason="te duur", origin="cbs"),
            SheetMeasurement(elsewhere, series="Nederland", text="3e positie", origin_detail="CBS"),
        ],
        targets=[
            SheetTarget(2027, "<", Decimal(33)),
            SheetTarget(2028, ">", reference="waarde 2024", remark="zo"),
            SheetTarget(2029, text="beter"),
            SheetTarget(2030, is_none=True),
        ],
    )


def fill(goal_tree):
    result = GoalDraft("Prestatie", Level.PRESTATIE)
    sheet = shared_sheet()
    goal = GoalDraft(
        "Doelstelling “é” 👟",
        Level.DOELSTELLING,
        description="Regel 1\nRegel 2",
        why="Daarom",
        domain="fysiek",
        start_date="2027-01-01",
        end_date="2028-12-31",
        responsibilities=[("team", "team Jeugd"), ("commissie", "commissie")],
        references=[("wet", "Jeugdwet", ""), ("beleidsnota", "Nota", "https://example.org/nota")],
        children=[result],
        result_type="transformatiedoel",
        indicators=[sheet, Sheet(uuid4(), "Nog niet gemeten", kind="kengetal")],
        **ACCOUNTS,
    )
    result.indicators = [sheet]
    effect = GoalDraft("Effect", Level.MAATSCHAPPELIJK_EFFECT, children=[goal])
    other = GoalDraft("Tweede", Level.DOELSTELLING)
    insert_drafts(user=None, goal_tree=goal_tree, drafts=[effect, other])
    add_contribution(
        user=None,
        goal=find(goal_tree, "Prestatie"),
        target=find(goal_tree, "Tweede"),
        weight="primair",
        explanation="zo",
    )


def without_identity(exported):
    """An export without ids and revision, contributions by title."""

    def strip(value):
        if isinstance(value, list):
            return [strip(item) for item in value]
        if isinstance(value, dict):
            return {
                key: strip(item)
                for key, item in value.items()
                if key not in {"id", "doorlopendId", "revisie", "doel", "boom"}
            }
        return value

    return strip(json.loads(exported))


def test_import_of_an_export_leaves_out_contributions_to_other_trees():
    organisation = make_organisation()
    here = make_tree(organisation, "P Prestatie")
    there = make_tree(organisation, "D Doelstelling", title="Elders")
    add_contribution(
        user=None,
        goal=find(here, "Prestatie"),
        target=find(there, "Doelstelling"),
        weight="primair",
    )
    tree = parse(export_json(here).encode())
    import_tree(user=None, organisation=organisation, parsed=tree)
    assert tree.notes == ["Bijdragen aan doelen in een andere boom gaan niet mee. In dit bestand: 1."]
    assert Contribution.objects.count() == 1


def test_preview_counts_all_and_shows_the_first():
    contents = preview(parsed(), first=3)
    assert (contents.total, contents.hidden) == (5, 2)
    assert contents.levels == [
        LevelCount("maatschappelijk_effect", "maatschappelijk effect", 1),
        LevelCount("doelstelling", "doelstelling", 1),
        LevelCount("prestatie", "prestatie", 3),
    ]
    assert lines(contents.goals) == ["1 Effect", "1.1 Doelstelling fysiek", "1.1.1 Prestatie"]


def lines(goals):
    return [
        line
        for goal in goals
        for line in (f"{goal.number} {goal.title} {goal.domain}".strip(), *lines(goal.children))
    ]


def test_preview_uses_own_names_of_levels():
    tree = parsed(
        {
            "titel": "t",
            "niveaunamen": {"prestatie": "activiteit"},
            "doelen": [{"niveau": "prestatie", "titel": "p"}],
        }
    )
    assert [level.name for level in preview(tree).levels] == ["activiteit"]
    assert preview(tree).goals[0].level_name == "activiteit"


def test_preview_counts_what_hangs_at_the_goals():
    tree = parsed({"title": "t", "nodes": [measured(1), measured(2, targets={"2027": 3}, values={})]})
    assert preview(tree).figures == ["2 indicatoren", "1 meting", "1 streefwaarde", "2 bedragen"]
    assert preview(parsed()).figures == []


def measured(number, **fields):
    indicator = {"name": f"Indicator {number}", "values": {"2024": number}} | fields
    budgets = [{"year": 2027, "lasten": 3}]
    return {"level": "prestatie", "title": f"p{number}", "indicators": [indicator], "budgets": budgets}


def test_import_tree_stores_indicators_of_the_organisation():
    organisation = make_organisation()
    adviser = make_user(organisation)
    tree = parsed({"title": "t", "nodes": [measured(1)]})
    import_tree(user=adviser, organisation=organisation, parsed=tree)
    indicator = Indicator.objects.get()
    assert (indicator.organisation, indicator.name, indicator.keeper) == (organisation, "Indicator 1", None)
    assert Figures.objects.get(organisation=organisation).revision == 1
    assert [row.number for row in Measurement.objects.all()] == [1]


def test_import_tree_without_indicators_leaves_the_figures_alone():
    import_tree(user=None, organisation=make_organisation(), parsed=parsed())
    assert Figures.objects.count() == 0


def test_import_tree_takes_as_many_statements_for_many_indicators_as_for_one(django_assert_num_queries):
    organisation = make_organisation()
    for count in (1, 50):
        nodes = [measured(number, targets={"2027": "<3"}) for number in range(count)]
        tree = parsed({"title": "t", "nodes": nodes})
        with django_assert_num_queries(35):
            import_tree(user=None, organisation=organisation, parsed=tree)
    assert (Measurement.objects.count(), Target.objects.count()) == (51, 51)


def test_import_tree_that_fails_at_an_indicator_writes_nothing():
    tree = parsed({"title": "t", "nodes": [measured(1)]})
    tree.sheets[0].unit = "x" * 121
    with pytest.raises(ValidationError):
        import_tree(user=None, organisation=make_organisation(), parsed=tree)
    assert (GoalTree.objects.count(), Indicator.objects.count(), Figures.objects.count()) == (0, 0, 0)


def exported_goal(**fields):
    return parsed({"titel": "t", "doelen": [{"niveau": "prestatie", "titel": "p"} | fields]})


def test_a_bbv_indicator_that_the_organisation_has_is_used_as_it_is():
    organisation = make_organisation()
    mine = add_from_catalogue(user=None, organisation=organisation, number=20)
    row = {"naam": "Niet-sporters", "bbvNummer": 20, "metingen": [{"periode": "2024", "waarde": 40}]}
    tree = exported_goal(indicatoren=[row, {"naam": "Ander"}])
    assert list(notes_for(organisation, tree)) == [MINE.format(mine.name)]
    goal_tree = import_tree(user=None, organisation=organisation, parsed=tree)
    names = find(goal_tree, "p").goal_indicators.values_list("indicator__name", flat=True)
    assert list(names) == [mine.name, "Ander"]
    assert (Indicator.objects.count(), Measurement.objects.count()) == (2, 0)


def test_a_bbv_indicator_of_another_organisation_is_not_used():
    add_from_catalogue(user=None, organisation=make_organisation("houten"), number=20)
    organisation = make_organisation()
    tree = exported_goal(indicatoren=[{"naam": "Niet-sporters", "bbvNummer": 20}])
    assert list(notes_for(organisation, tree)) == []
    import_tree(user=None, organisation=organisation, parsed=tree)
    assert Indicator.objects.filter(organisation=organisation, catalogue_number=20).count() == 1


def reports(*writers):
    return [
        {"document": "begroting", "jaar": 2027 + place, "oordeel": "haalbaar", "geschrevenDoor": writer}
        for place, writer in enumerate(writers)
    ]


def test_a_judgement_keeps_its_writer_only_when_that_is_one_member():
    organisation = make_organisation()
    jo = make_user(organisation, name="Jo", email="jo@example.org")
    make_user(organisation, name="Sam")
    make_user(organisation, name="Sam")
    make_user(make_organisation("houten"), name="Kim")
    tree = exported_goal(voortgang=reports("Jo", "jo@example.org", "Sam", "Kim", "Kim", ""))
    assert list(notes_for(organisation, tree)) == [
        "Bij 1 oordeel schreef ‘Sam’. Die naam hoort niet bij één lid van uw organisatie en gaat niet mee.",
        "Bij 2 oordelen schreef ‘Kim’. Die naam hoort niet bij één lid van uw organisatie en gaat niet mee.",
    ]
    import_tree(user=None, organisation=organisation, parsed=tree)
    writers = ProgressReport.objects.order_by("year").values_list("written_by", flat=True)
    assert list(writers) == [jo.pk, jo.pk, None, None, None, None]


def test_import_of_an_export_says_what_stays_with_the_organisation():
    organisation = make_organisation()
    goal_tree = make_tree(organisation, "M Meedoen")
    goal = find(goal_tree, "Meedoen")
    project = Project.objects.create(organisation=organisation, name="Bankjes", domain="fysiek")
    hang(user=None, goal=goal, thing=ProjectContribution(project=project))
    hang(user=None, goal=goal, thing=CheckExemption(check_key="geen-indicator", reason="Komt in mei"))
    assert parse(export_json(goal_tree).encode()).notes == [
        (
            "Dit gaat niet mee, want het hoort bij de organisatie: "
            "projecten en redenen waarom iets zo mag blijven."
        )
    ]
