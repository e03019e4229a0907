"""Projects as a file, and that file read back as the same projects."""

from datetime import date

import pytest

from goals.models import Project
from goals.projects.export import HEADINGS, export_rows
from goals.projects.imports.apply import apply_rows
from goals.projects.imports.choices import make_draft
from goals.projects.imports.example import example_rows
from goals.projects.imports.known import Known, known_to
from goals.projects.imports.reading import read_draft
from goals.projects.imports.tables import read_upload
from indicators.imports.spreadsheet import as_csv, as_xlsx
from tests.goals.factories import FAMILY, find, make_tree
from tests.goals.projects.factories import make_project, make_term

pytestmark = pytest.mark.django_db
TEXTS = (
    *("description", "people", "partners", "objective", "sub_objective", "ambition", "learning_questions"),
    *("approach", "resident_involvement", "intended_results", "challenges"),
)
WRITE = [lambda rows: as_xlsx(rows, "Projecten"), as_csv]


def fill(organisation):
    """A full project, one with nothing but a name, and one that looks like a formula."""
    words = [
        make_term(organisation, "Noord, Centrum"),
        make_term(organisation, "Heuveleind"),
        make_term(organisation, "Jeugdwet", "wet"),
        make_term(organisation, "bewegen", "thema"),
    ]
    texts = {name: f"Een regel; over {name}\n- en nog een" for name in TEXTS}
    days = {"start_date": date(2027, 3, 1), "end_date": date(2028, 2, 29)}
    full = make_project(
        organisation,
        "Speelplek",
        budget="1234567.50",
        phase="uitvoering",
        leader="A",
        terms=words,
        **texts,
        **days,
    )
    full.milestones.create(title="paal", due_on=date(2027, 5, 1), precision="maand", done_on=date(2027, 5, 3))
    full.milestones.create(title="opening")
    full.milestones.create(title="feest", due_on=date(2028, 1, 1), precision="jaar")
    make_project(organisation, "Bank", domain="sociaal")
    make_project(organisation, "=1+1", description="-spel\n+1\t@", budget=0)


def told(organisation):
    """Everything of all living projects that a file holds."""
    projects = (
        Project.objects.alive().filter(organisation=organisation).prefetch_related("terms", "milestones")
    )
    return [
        (
            *(getattr(project, name) for name in ("name", "domain", "phase", "start_date", "end_date")),
            *(getattr(project, name) for name in ("budget", "leader", *TEXTS)),
            sorted(term.name for term in project.terms.all()),
            sorted(
                (one.title, str(one.due_on), one.precision, str(one.done_on))
                for one in project.milestones.all()
            ),
        )
        for project in projects.order_by("name")
    ]


@pytest.mark.parametrize("write", WRITE, ids=["xlsx", "csv"])
def test_what_is_downloaded_can_be_imported_again(organisation, user, write):
    fill(organisation)
    before = told(organisation)
    ids = list(organisation.projects.values_list("pk", flat=True))
    content = write(export_rows(user, ids))
    organisation.projects.update(removed_at="2026-01-01T00:00Z")
    known = known_to(user, organisation)
    reading = read_draft(make_draft(read_upload(content), known), known)
    assert (reading.problems, reading.unknown, reading.passed_over) == ([], [], [])
    apply_rows(user=user, organisation=organisation, rows=reading.right)
    assert told(organisation) == before


def test_goals_are_told_in_a_column_that_an_import_passes_over(organisation, user):
    goal_tree = make_tree(organisation, FAMILY)
    goals = [find(goal_tree, "Steun"), find(goal_tree, "Meedoen")]
    project = make_project(organisation, goals=goals)
    headings, row = export_rows(user, [project.pk])
    assert dict(zip(headings, row, strict=True))["Draagt bij aan"] == "Meedoen\nSteun"


def test_formulas_are_made_harmless(organisation, user):
    project = make_project(organisation, "=1+1")
    assert (
        as_csv(export_rows(user, [project.pk]))
        .decode("utf-8-sig")
        .split("\r\n")[1]
        .startswith("'=1+1;fysiek")
    )


@pytest.mark.parametrize("count", [1, 3])
def test_export_costs_the_same_with_one_and_three(organisation, user, count, django_assert_num_queries):
    word = make_term(organisation, "Noord")
    ids = [make_project(organisation, f"Nr {number}", terms=[word]).pk for number in range(count)]
    with django_assert_num_queries(4):
        assert len(export_rows(user, ids)) == count + 1


def test_the_example_has_all_headings_and_can_be_read():
    known = Known()
    table = read_upload(as_xlsx(example_rows(), "Projecten"))
    assert [*table.rows[0][1], "Draagt bij aan"] == HEADINGS
    assert read_draft(make_draft(table, known), known).problems == []
