import pytest
from django.urls import reverse

from goals.models import ProjectContribution
from goals.tree import remove_goal
from tests.goals.factories import find, make_organisation, make_tree
from tests.goals.projects.factories import make_project
from tests.indicators.views.pages import toast, undo, words


@pytest.fixture
def client(client, user):
    client.force_login(user)
    return client


@pytest.fixture
def project(organisation, goal_tree):
    return make_project(organisation, goals={find(goal_tree, "Steun"): "Zo"})


def url(project, name="project_goals", *args):
    return reverse(f"goals:{name}", args=["best", project.pk, *args])


def test_goals_of_all_trees_are_offered_except_those_it_has(client, project, organisation):
    make_tree(organisation, "M Groen", title="Buiten")
    make_tree(make_organisation("elders"), "M Geheim")
    html = client.get(url(project)).content.decode()
    page = words(html)
    assert '<optgroup label="Buiten">' in html
    assert "1 Groen (maatschappelijk effect)" in page
    assert "1.1 Goede start (doelstelling)" in page
    assert "1.1.1 Steun" not in page
    assert "Geheim" not in page


def test_searching_narrows_the_list(client, project):
    page = words(client.get(url(project), {"zoek": "voor lezen"}).content.decode())
    assert "1 doel om uit te kiezen." in page
    page = words(client.get(url(project), {"zoek": "bestaat niet"}).content.decode())
    assert "Geen doel gevonden waar dit project nog niet aan hangt. Zoek op een ander woord." in page


def test_adding_leads_back_to_the_goals(client, project, goal_tree):
    typed = {"goal": find(goal_tree, "Meedoen").pk, "explanation": "Buren ontmoeten elkaar"}
    response = client.post(url(project), typed)
    assert response.headers["Location"] == f"{url(project, 'project')}#doelen"
    assert project.contributions.get(goal__title="Meedoen").explanation == "Buren ontmoeten elkaar"


@pytest.mark.parametrize("title", ["Steun", "Groen"])
def test_a_goal_that_is_not_offered_is_refused_and_nothing_typed_is_lost(client, project, goal_tree, title):
    make_tree(make_organisation("elders"), "M Groen")
    goal = goal_tree.goals.model.objects.get(title=title)
    response = client.post(url(project), {"goal": goal.pk, "explanation": "Ik typte dit"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Kies een van de mogelijkheden uit de lijst." in page
    assert "Ik typte dit" in page
    assert project.contributions.count() == 1


def test_the_explanation_changes(client, project):
    link = project.contributions.get()
    typed = {"explanation": "Nu zo", "initial-explanation": "Zo", "reason": ""}
    client.post(url(project, "project_goal", link.pk), typed)
    link.refresh_from_db()
    assert link.explanation == "Nu zo"


def test_who_is_second_gets_both_explanations(client, project):
    link = project.contributions.get()
    ProjectContribution.objects.update(explanation="Anders")
    typed = {"explanation": "Nu zo", "initial-explanation": "Zo", "reason": ""}
    response = client.post(url(project, "project_goal", link.pk), typed)
    assert response.status_code == 409
    assert "Iemand anders heeft dit gewijzigd." in response.content.decode()


def test_taking_away_is_undone_with_one_button(client, project):
    link = project.contributions.get()
    page = client.post(url(project, "project_goal_remove", link.pk), follow=True).content.decode()
    assert toast(page) == "Dit project draagt niet meer bij aan ‘Steun’."
    undo(client, page)
    assert project.contributions.get().explanation == "Zo"


def test_undo_at_a_goal_that_was_thrown_away_meanwhile_says_so(client, project, goal_tree, user):
    link = project.contributions.get()
    page = client.post(url(project, "project_goal_remove", link.pk), follow=True).content.decode()
    remove_goal(user=user, goal=find(goal_tree, "Steun"))
    assert toast(undo(client, page)).startswith("‘Steun’ staat niet meer in deze boom.")


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow_with_trees(
    client, project, organisation, count, django_assert_num_queries
):
    for number in range(count):
        make_tree(organisation, "M Groen", title=f"Boom {number}")
    with django_assert_num_queries(6):
        client.get(url(project))
