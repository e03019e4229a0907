"""Step 1: existing, typed and pasted projects; taking out, with undo."""

import pytest

from goals.models import Project, StepPlanProject
from goals.projects.services import create_project, remove_project
from goals.step_plans import gathering, pasting
from goals.step_plans.contents import read_contents
from goals.step_plans.undo import take_back, token_of
from organisations.models import Term
from tests.goals.factories import make_organisation, refused
from tests.goals.step_plans.factories import make_cluster, make_plan, row_of

pytestmark = pytest.mark.django_db


def names(plan):
    return [each.project.name for each in read_contents(plan).projects]


def test_add_projects_twice_adds_them_once(plan, organisation):
    project = create_project(user=None, organisation=organisation, name="Woongroep", domain="fysiek")
    added = [gathering.add_projects(user=None, plan=plan, projects=[project]) for _ in range(2)]
    assert [len(pks) for pks in added] == [1, 0]
    assert names(plan) == ["Buurtkamer", "Speelplek", "Beweegcoach", "Bankjes", "Woongroep"]
    take_back(user=None, plan=plan, token=token_of(plan, 1, [["added", added[0]]]))
    assert names(plan) == ["Buurtkamer", "Speelplek", "Beweegcoach", "Bankjes"]
    assert Project.objects.alive().filter(name="Woongroep").exists()


def test_a_project_of_another_municipality_does_not_come_in(plan):
    elsewhere = create_project(
        user=None, organisation=make_organisation("houten"), name="Elders", domain="fysiek"
    )
    assert gathering.add_projects(user=None, plan=plan, projects=[elsewhere]) == []


def test_a_typed_project_gets_the_beleidsveld_of_the_plan(organisation):
    field = Term.objects.create(organisation=organisation, kind="beleidsveld", name="Jeugd", domain="sociaal")
    plan = make_plan(organisation, policy_field=field)
    for name, domain in (("Coach", "sociaal"), ("Speelplek", "fysiek")):
        gathering.add_new_project(user=None, plan=plan, name=f" {name} ", domain=domain)
    words = {project.name: [term.name for term in project.terms.all()] for project in Project.objects.all()}
    assert words == {"Coach": ["Jeugd"], "Speelplek": []}


def test_a_typed_project_without_name_is_refused(plan):
    refused(gathering.add_new_project, user=None, plan=plan, name=" ", domain="sociaal")
    assert len(names(plan)) == 4


def test_take_out_and_undo_keep_the_cluster(plan):
    make_cluster(plan, "Spelen", ["Speelplek"])
    kept = gathering.take_out(user=None, plan=plan, pk=row_of(plan, "Speelplek").pk)
    assert names(plan) == ["Buurtkamer", "Beweegcoach", "Bankjes"]
    token = token_of(plan, 1, [["taken_out", kept]])
    for _ in range(2):
        take_back(user=None, plan=plan, token=token)
    assert row_of(plan, "Speelplek").cluster.name == "Spelen"
    assert StepPlanProject.objects.filter(step_plan=plan).count() == 4


def test_take_out_twice_is_refused(plan):
    pk = row_of(plan, "Speelplek").pk
    gathering.take_out(user=None, plan=plan, pk=pk)
    assert refused(gathering.take_out, user=None, plan=plan, pk=pk) == (
        "Dit project staat niet meer in dit stappenplan."
    )


def test_a_project_in_the_recycle_bin_is_not_in_the_plan(plan):
    remove_project(user=None, project=row_of(plan, "Speelplek").project)
    assert names(plan) == ["Buurtkamer", "Beweegcoach", "Bankjes"]


def paste(plan, user, text):
    pasted = pasting.read_rows(user=user, plan=plan, text=text)
    return pasted, pasting.add_rows(user=user, plan=plan, pasted=pasted)


def test_pasted_names_become_projects_of_the_domain_of_the_plan(plan, user):
    _pasted, (new, added) = paste(plan, user, "Opvoedspreekuur\nOuderkring")
    assert [(project.name, project.domain) for project in new] == [
        ("Opvoedspreekuur", "sociaal"),
        ("Ouderkring", "sociaal"),
    ]
    assert len(added) == 2
    assert names(plan)[4:] == ["Opvoedspreekuur", "Ouderkring"]


def test_a_pasted_name_of_a_project_that_exists_means_that_project(plan, user, organisation):
    known = create_project(user=None, organisation=organisation, name="Woongroep", domain="fysiek")
    pasted, (new, _added) = paste(plan, user, "woongroep\nOuderkring")
    assert pasted.existing == {1: known}
    assert pasted.count == 2
    assert [project.name for project in new] == ["Ouderkring"]
    assert names(plan)[4:] == ["Ouderkring", "Woongroep"]


def test_rows_that_are_not_right_are_told_and_left_out(plan, user):
    text = "Project\tDomein\nBankjes 2\tgroen\nSpeelplek 2\tfysiek"
    pasted, (new, _added) = paste(plan, user, text)
    assert [row.number for row in pasted.reading.wrong] == [2]
    assert [project.name for project in new] == ["Speelplek 2"]


def test_a_pasted_name_that_is_in_the_plan_already_does_not_come_in_twice(plan, user):
    pasted, (new, added) = paste(plan, user, "Bankjes\nOuderkring")
    assert (pasted.standing, pasted.count) == ({1}, 1)
    assert ([project.name for project in new], len(added)) == (["Ouderkring"], 1)


def test_a_token_of_another_stappenplan_takes_nothing_back(plan, organisation):
    pks = list(plan.plan_projects.values_list("pk", flat=True))
    token = token_of(make_plan(organisation, title="Ander plan"), 1, [["added", pks]])
    assert refused(take_back, user=None, plan=plan, token=token) == "Dit hoort bij een ander stappenplan."
    assert len(names(plan)) == 4
