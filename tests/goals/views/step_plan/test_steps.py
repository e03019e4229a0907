"""The pages of the steps: constant queries, reading only, and what happens when things are gone."""

import pytest

from goals import services as goal_services
from goals import tree
from goals.projects.services import remove_project
from goals.step_plans import clustering
from goals.step_plans.results import add_results
from organisations.enums import Role
from tests.goals.factories import make_user
from tests.goals.step_plans.factories import choose_effect, make_cluster, make_goal, make_plan, row_of

pytestmark = pytest.mark.django_db
QUERIES = {1: 10, 2: 8, 3: 10, 4: 8, 5: 8, 6: 8, 7: 8, 8: 10}


@pytest.mark.parametrize("step", range(1, 9))
def test_a_step_takes_as_many_queries_for_1_project_as_for_3(
    client, organisation, effect, step, django_assert_num_queries
):
    for count in (1, 3):
        names = [f"Project {count}.{number}" for number in range(count)]
        plan = make_plan(organisation, names)
        choose_effect(plan, effect)
        for name in names:
            make_goal(plan, make_cluster(plan, name, [name]), title=name)
            add_results(user=None, plan=plan, pk=row_of(plan, name).pk, text=f"{name} doen")
        address = f"/best/stappenplan/{plan.pk}/stap/{step}/"
        client.get(address)
        with django_assert_num_queries(QUERIES[step]):
            assert client.get(address).status_code == 200


@pytest.mark.parametrize("step", range(1, 9))
def test_a_reader_sees_every_step_without_a_form(client, organisation, plan, cluster, url, step):
    make_goal(plan, cluster)
    client.force_login(make_user(organisation, Role.RAADSLID))
    page = client.get(url("step", step)).content.decode()
    assert page.count("<form") == 2  # logging out, and closing a message


@pytest.mark.parametrize("step", range(1, 9))
def test_every_step_opens_in_an_empty_plan(client, organisation, step):
    plan = make_plan(organisation)
    assert client.get(f"/best/stappenplan/{plan.pk}/stap/{step}/").status_code == 200


@pytest.mark.parametrize("step", range(1, 9))
def test_every_step_opens_when_what_it_is_about_was_thrown_away(client, plan, cluster, effect, url, step):
    made = make_goal(plan, cluster)
    add_results(user=None, plan=plan, pk=row_of(plan, "Speelplek").pk, text="Bouwen")
    tree.remove_goal(user=None, goal=made.goal)
    remove_project(user=None, project=row_of(plan, "Speelplek").project)
    goal_services.remove_tree(user=None, goal_tree=effect.goal_tree)
    assert client.get(url("step", step)).status_code == 200


def test_there_is_no_step_9(client, url, plan):
    assert client.get(url("step", 9)).status_code == 404


def test_an_undo_that_is_no_token_says_so(client, url, plan):
    page = client.post(url("undo"), {"token": "x"}, follow=True).content.decode()
    assert "Ongedaan maken kan alleen kort na de wijziging." in page


def test_what_somebody_else_did_is_announced_and_what_i_did_is_not(client, organisation, plan, url, user):
    seen = client.get(url("step", 4)).context["moment"]
    assert client.get(url("state", seen)).status_code == 204
    clustering.new_cluster(user=user, plan=plan)
    assert client.get(url("state", seen)).status_code == 204
    clustering.new_cluster(user=make_user(organisation, name="Bas Bos"), plan=plan)
    page = client.get(url("state", seen)).content.decode()
    assert "Bas Bos heeft dit stappenplan intussen gewijzigd," in page
