"""Writing rows that were read: projects with their words and milestones, all or none."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from goals.models import Project
from goals.projects import bulk
from goals.projects.imports.apply import apply_rows
from goals.projects.imports.choices import ADD, Choices, WordKey, make_draft
from goals.projects.imports.known import known_to
from goals.projects.imports.reading import read_draft, read_pasted
from goals.projects.imports.tables import read_text
from organisations.enums import Role
from tests.goals.factories import make_user

pytestmark = pytest.mark.django_db
PASTED = """Project\tDomein\tFase\tWijk\tDoelgroep\tMijlpalen
Speelplek\tfysiek\tloopt\tHeuveleind\tkinderen; ouderen\tmei 2027: Eerste paal
Samen eten\tsociaal\t\tHeuveleind\t\t
"""


@pytest.fixture
def words(organisation):
    """The ids of two words that are in the lists, {name: id}."""
    made = [
        organisation.terms.create(kind="wijk", name="Heuveleind"),
        organisation.terms.create(kind="doelgroep", name="Kinderen"),
    ]
    return {term.name: term.pk for term in made}


def told():
    """All projects as (name, domain, phase, words)."""
    return [
        (project.name, project.domain, project.phase, sorted(term.name for term in project.terms.all()))
        for project in Project.objects.order_by("name")
    ]


def test_an_adviser_writes_rows_and_leaves_out_words_that_are_in_no_list(organisation, user, words):
    reading = read_pasted(PASTED, known_to(user, organisation))
    projects = apply_rows(user=user, organisation=organisation, rows=reading.right)
    assert [project.name for project in projects] == ["Speelplek", "Samen eten"]
    assert told() == [
        ("Samen eten", "sociaal", "idee", ["Heuveleind"]),
        ("Speelplek", "fysiek", "uitvoering", ["Heuveleind", "Kinderen"]),
    ]
    milestone = projects[0].milestones.get()
    assert (milestone.title, milestone.due_on, milestone.precision, milestone.done_on) == (
        "Eerste paal",
        date(2027, 5, 1),
        "maand",
        None,
    )


def test_a_beheerder_adds_words_to_the_lists(organisation, words):
    manager = make_user(organisation, Role.BEHEERDER)
    reading = read_pasted(PASTED, known_to(manager, organisation))
    apply_rows(user=manager, organisation=organisation, rows=reading.right)
    assert told()[1] == ("Speelplek", "fysiek", "uitvoering", ["Heuveleind", "Kinderen", "ouderen"])
    assert organisation.terms.get(name="ouderen").kind == "doelgroep"


def test_an_adviser_cannot_add_words(organisation, user, words):
    manager = make_user(organisation, Role.BEHEERDER)
    reading = read_pasted(PASTED, known_to(manager, organisation))
    with pytest.raises(PermissionDenied):
        apply_rows(user=user, organisation=organisation, rows=reading.right)
    assert told() == []


def test_a_word_can_be_taken_for_another(organisation, user, words):
    draft = make_draft(read_text(PASTED), known_to(user, organisation))
    choices = Choices(words={WordKey("doelgroep", "ouderen"): str(words["Kinderen"])})
    reading = read_draft(draft, known_to(user, organisation), choices)
    apply_rows(user=user, organisation=organisation, rows=reading.right)
    assert told()[1][3] == ["Heuveleind", "Kinderen"]


def test_an_adviser_who_asks_to_add_a_word_leaves_it_out(organisation, user, words):
    draft = make_draft(read_text(PASTED), known_to(user, organisation))
    choices = Choices(words={WordKey("doelgroep", "ouderen"): ADD})
    reading = read_draft(draft, known_to(user, organisation), choices)
    assert [word.choice for word in reading.unknown] == [""]


def test_nothing_is_written_when_a_word_was_removed_meanwhile(organisation, user, words):
    reading = read_pasted(PASTED, known_to(user, organisation))
    organisation.terms.update(removed_at="2026-01-01T00:00Z")
    with pytest.raises(ValidationError):
        apply_rows(user=user, organisation=organisation, rows=reading.right)
    assert told() == []


def test_undo_puts_all_new_projects_in_the_bin(organisation, user):
    reading = read_pasted("Speelplek\nBankjes", known_to(user, organisation), domain="fysiek")
    projects = apply_rows(user=user, organisation=organisation, rows=reading.right)
    said = bulk.take_back(user=user, organisation=organisation, token=bulk.of_new(projects))
    assert said == "2 projecten in de prullenbak gelegd."
    assert not Project.objects.alive().exists()
    with pytest.raises(ValidationError):
        bulk.take_back(user=user, organisation=organisation, token=bulk.of_new(projects))


def test_what_an_outsider_brings_is_refused(organisation):
    reading = read_pasted("Speelplek", known_to(make_user(), organisation), domain="fysiek")
    with pytest.raises(PermissionDenied):
        apply_rows(user=make_user(), organisation=organisation, rows=reading.right)


@pytest.mark.parametrize("count", [1, 3])
def test_rows_cost_the_same_for_one_and_three(organisation, user, words, count, django_assert_num_queries):
    text = "Project\tDomein\tWijk\tMijlpalen\n" + "".join(
        f"Nr {number}\tfysiek\tHeuveleind\tmei 2027: paal\n" for number in range(count)
    )
    rows = read_pasted(text, known_to(user, organisation)).right
    with django_assert_num_queries(15):
        apply_rows(user=user, organisation=organisation, rows=rows)
