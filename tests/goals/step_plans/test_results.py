"""Step 7: prestaties under the goal of a project."""

import pytest

from goals.models import ProjectContribution
from goals.step_plans.contents import read_contents
from goals.step_plans.results import add_results, titles_in
from goals.step_plans.undo import take_back, token_of
from tests.goals.factories import draw, drawing, refused
from tests.goals.step_plans.factories import make_cluster, make_goal, row_of

pytestmark = pytest.mark.django_db


def add(plan, name, text):
    return add_results(user=None, plan=plan, pk=row_of(plan, name).pk, text=text)


@pytest.fixture(autouse=True)
def cluster(plan):
    pk = make_cluster(plan, "Spelen", ["Speelplek", "Beweegcoach"])
    make_goal(plan, pk, title="Kinderen spelen")
    return pk


def test_add_results_makes_one_goal_a_line_and_undo_bins_them(plan, effect, user):
    new, reversals = add(plan, "Speelplek", "- Ontwerpen\n\n• Bouwen\nOntwerpen")
    assert [goal.title for goal in new] == ["Ontwerpen", "Bouwen"]
    assert draw(effect.goal_tree) == drawing("""
        M Gezond opgroeien
          D Kinderen spelen
            P Ontwerpen
            P Bouwen
        M Meedoen
    """)
    take_back(user=user, plan=plan, token=token_of(plan, 7, reversals))
    assert read_contents(plan).project(row_of(plan, "Speelplek").pk).results == []


def test_a_prestatie_that_stands_there_is_shared(plan):
    add(plan, "Speelplek", "Bouwen")
    new, reversals = add(plan, "Beweegcoach", "bouwen")
    assert (new, len(reversals)) == ([], 1)
    shared = ProjectContribution.objects.filter(goal__title="Bouwen").values_list("project__name", flat=True)
    assert sorted(shared) == ["Beweegcoach", "Speelplek"]


def test_each_project_shows_its_own(plan):
    add(plan, "Speelplek", "Bouwen")
    add(plan, "Beweegcoach", "Trainen")
    contents = read_contents(plan)
    found = {each.project.name: [goal.title for goal in each.results] for each in contents.projects}
    assert found == {"Buurtkamer": [], "Speelplek": ["Bouwen"], "Beweegcoach": ["Trainen"], "Bankjes": []}


def test_a_project_without_goal_says_what_comes_first(plan):
    assert refused(add, plan=plan, name="Bankjes", text="Plaatsen") == (
        "Dit project hangt nog niet aan een doel. Maak in stap 5 eerst het doel van zijn cluster."
    )


def test_a_project_that_was_taken_out(plan):
    assert refused(add_results, user=None, plan=plan, pk=10**9, text="Plaatsen") == (
        "Dit project staat niet meer in dit stappenplan."
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("kort\n" + "x" * 251, "Maak regel 2 korter: hooguit 250 tekens. Het zijn er nu 251."),
        (
            "\n".join(f"regel {number}" for number in range(51)),
            "Dit zijn 51 prestaties. Vul er hooguit 50 tegelijk in.",
        ),
    ],
)
def test_titles_that_do_not_fit(text, sentence):
    assert refused(titles_in, text=text) == sentence
