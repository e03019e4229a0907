"""Changing many projects at once, and taking exactly that back."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from goals.models import Project
from goals.projects import bulk
from goals.projects.bulk import Change, change_projects, of_change, plan, take_back
from organisations.enums import Role
from tests.goals.factories import make_organisation, make_user
from tests.goals.projects.factories import make_project, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def words(organisation):
    return {name: make_term(organisation, name) for name in ("Heuveleind", "Noord")}


@pytest.fixture
def three(organisation, words):
    """Three projects: one with a word, one with the other, one with none; [id]."""
    made = [
        make_project(organisation, "A", terms=[words["Heuveleind"]]),
        make_project(organisation, "B", terms=[words["Noord"]], phase="uitvoering"),
        make_project(organisation, "C"),
    ]
    return [project.pk for project in made]


def told():
    """{name: (phase, words)} of all projects."""
    return {
        project.name: (project.phase, sorted(term.name for term in project.terms.all()))
        for project in Project.objects.all()
    }


def change_of(words, phase="uitvoering"):
    return Change((words["Heuveleind"],), (words["Noord"],), phase)


BEFORE = {"A": ("idee", ["Heuveleind"]), "B": ("uitvoering", ["Noord"]), "C": ("idee", [])}
AFTER = dict.fromkeys("ABC", ("uitvoering", ["Heuveleind"]))


def test_a_change_reaches_all_projects_and_undo_restores_exactly_what_was(organisation, user, three, words):
    done = change_projects(user=user, organisation=organisation, projects=three, change=change_of(words))
    assert told() == AFTER
    take_back(user=user, organisation=organisation, token=of_change(done))
    assert told() == BEFORE


def test_a_plan_tells_what_would_change_and_writes_nothing(organisation, three, words):
    found = plan(organisation, three, change_of(words))
    first, second, third = three
    assert sorted(found.added) == sorted([(pk, words["Heuveleind"].pk) for pk in (second, third)])
    assert found.taken_away == [(second, words["Noord"].pk)]
    assert found.phases == {first: ("idee", "uitvoering"), third: ("idee", "uitvoering")}
    assert told() == BEFORE


def test_what_was_so_already_is_no_change(organisation, user, three, words):
    change_projects(user=user, organisation=organisation, projects=three, change=change_of(words))
    again = change_projects(user=user, organisation=organisation, projects=three, change=change_of(words))
    assert (again.projects, of_change(again)) == (set(), "")


def test_undo_leaves_alone_what_a_colleague_changed_since(organisation, user, three, words):
    done = change_projects(user=user, organisation=organisation, projects=three, change=change_of(words))
    Project.objects.filter(name="A").update(phase="gestopt")
    Project.objects.get(name="C").terms.clear()
    take_back(user=user, organisation=organisation, token=of_change(done))
    assert told() == {"A": ("gestopt", ["Heuveleind"]), "B": ("uitvoering", ["Noord"]), "C": ("idee", [])}


def test_undo_a_second_time_is_refused(organisation, user, three, words):
    done = change_projects(user=user, organisation=organisation, projects=three, change=change_of(words))
    take_back(user=user, organisation=organisation, token=of_change(done))
    with pytest.raises(ValidationError, match="opnieuw gewijzigd"):
        take_back(user=user, organisation=organisation, token=of_change(done))
    assert told() == BEFORE


def test_projects_in_the_bin_and_of_others_stay_as_they_are(organisation, user, three, words):
    elsewhere = make_project(make_organisation("houten"), "D")
    Project.objects.filter(name="C").update(removed_at="2026-01-01T00:00Z")
    ids = [*three, elsewhere.pk]
    change_projects(user=user, organisation=organisation, projects=ids, change=change_of(words))
    assert told() == AFTER | {"C": ("idee", []), "D": ("idee", [])}


def test_a_word_that_is_not_in_the_lists_is_refused(organisation, user, three, words):
    organisation.terms.filter(name="Heuveleind").update(removed_at="2026-01-01T00:00Z")
    with pytest.raises(ValidationError):
        change_projects(user=user, organisation=organisation, projects=three, change=change_of(words))
    assert told() == BEFORE


def test_who_reads_changes_nothing(organisation, three, words):
    reader = make_user(organisation, Role.RAADSLID)
    with pytest.raises(PermissionDenied):
        change_projects(user=reader, organisation=organisation, projects=three, change=change_of(words))
    with pytest.raises(PermissionDenied):
        bulk.remove_projects(user=reader, organisation=organisation, projects=three)
    assert told() == BEFORE


@pytest.mark.parametrize("count", [1, 3])
def test_a_change_costs_the_same_for_one_and_three(
    organisation, user, three, words, count, django_assert_num_queries
):
    Project.objects.update(phase="idee")
    chosen = three[1:2] if count == 1 else three
    with django_assert_num_queries(11):
        change_projects(user=user, organisation=organisation, projects=chosen, change=change_of(words))
