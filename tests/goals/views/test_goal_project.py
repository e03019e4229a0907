"""Projects in the pane of a goal: what it shows, hanging, explaining and taking off; and its words."""

import re
from html import unescape

import pytest
from django.urls import reverse

from goals.hanging import hang
from goals.models import GoalTerm, Project, ProjectContribution
from organisations.models import Term
from tests.goals.factories import find, make_organisation, make_user

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def goal(goal_tree):
    return find(goal_tree, "Steun")


@pytest.fixture
def browser(client, user):
    client.force_login(user)
    return client


def make_project(goal, name="Speelplek", domain="fysiek", **fields):
    return Project.objects.create(
        organisation=goal.goal_tree.organisation, name=name, domain=domain, **fields
    )


def url(name, goal, *args):
    slug = goal.goal_tree.organisation.slug
    return reverse(f"goals:{name}", args=[slug, goal.goal_tree_id, goal.pk, *args])


def section(response):
    """What a person reads in the section Projecten, white space as one space."""
    part = response.content.decode().split('id="sec-projecten"')[1].split("</section>")[0]
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", part)))


def links_of(goal):
    links = ProjectContribution.objects.filter(goal=goal)
    return list(links.values_list("project__name", "explanation"))


def test_the_pane_shows_projects_per_domain_social_first(browser, goal):
    for name, domain in (("Bankjes", "fysiek"), ("Opvoedspreekuur", "sociaal"), ("Speelplek", "fysiek")):
        project = make_project(goal, name, domain, phase="uitvoering")
        hang(user=None, goal=goal, thing=ProjectContribution(project=project))
    shown = section(browser.get(url("goal_pane", goal)))
    places = [shown.index(word) for word in ("sociaal", "Opvoedspreekuur", "fysiek", "Bankjes", "Speelplek")]
    assert places == sorted(places)
    assert shown.count("loopt") == 3


def test_a_goal_says_how_many_projects_hang_below_it(browser, goal):
    hang(user=None, goal=goal, thing=ProjectContribution(project=make_project(goal)))
    shown = section(browser.get(url("goal_pane", goal.parent)))
    assert "Met wat eronder hangt: 0 sociale en 1 fysiek project" in shown


def test_hanging_a_project_with_how_it_contributes(browser, goal):
    project = make_project(goal)
    data = {"project": project.pk, "explanation": "Een plek dichtbij"}
    response = browser.post(url("projects", goal), data, headers=HTMX)
    assert links_of(goal) == [("Speelplek", "Een plek dichtbij")]
    assert "Een plek dichtbij" in section(response)
    assert response["HX-Trigger"] == "boom-gewijzigd"


def test_a_project_is_hung_once(browser, goal):
    project = make_project(goal)
    hang(user=None, goal=goal, thing=ProjectContribution(project=project))
    response = browser.post(url("projects", goal), {"project": project.pk, "explanation": "Toch nog eens"})
    assert response.status_code == 422
    assert "Dit project hangt al aan dit doel." in section(response)
    assert "Toch nog eens" in response.content.decode()
    assert links_of(goal) == [("Speelplek", "")]


@pytest.mark.parametrize("words", ["speel", "plek dichtbij", "spéél"])
def test_the_list_is_narrowed_by_words_and_leaves_out_what_hangs_here(browser, goal, words):
    make_project(goal, description="Een plek dichtbij huis")
    make_project(goal, "Riool")
    hung = make_project(goal, "Speelbos dichtbij", description="plek")
    hang(user=None, goal=goal, thing=ProjectContribution(project=hung))
    page = browser.get(url("projects", goal), {"zoek": words}).content.decode()
    assert re.findall(r'aria-label="([^"]+) toevoegen"', page) == ["Speelplek"]


def test_a_project_in_the_bin_is_not_offered_and_not_hung(browser, goal):
    project = make_project(goal, removed_at="2026-01-01T00:00Z")
    assert "Geen project gevonden" in section(browser.get(url("projects", goal)))
    response = browser.post(url("projects", goal), {"project": project.pk})
    assert response.status_code == 422
    assert "‘Speelplek’ ligt in de prullenbak." in section(response)


def test_a_project_of_another_organisation_is_not_found(browser, goal):
    other = make_organisation("houten")
    project = Project.objects.create(organisation=other, name="Elders", domain="fysiek")
    assert browser.post(url("projects", goal), {"project": project.pk}).status_code == 404
    assert links_of(goal) == []


def test_without_a_choice_nothing_is_hung(browser, goal):
    assert browser.post(url("projects", goal), {"explanation": "Zo"}).status_code == 422


def test_taking_a_project_off_is_undone(browser, goal):
    link = hang(user=None, goal=goal, thing=ProjectContribution(project=make_project(goal), explanation="Zo"))
    response = browser.post(url("projects_remove", goal, link.pk), headers=HTMX)
    assert links_of(goal) == []
    token = re.search(r'name="token" value="([^"]+)"', response.content.decode())[1]
    slug = goal.goal_tree.organisation.slug
    browser.post(reverse("goals:undo", args=[slug, goal.goal_tree_id]), {"token": unescape(token)})
    assert links_of(goal) == [("Speelplek", "Zo")]


def test_how_a_project_contributes_is_changed(browser, goal):
    link = hang(user=None, goal=goal, thing=ProjectContribution(project=make_project(goal)))
    data = {"explanation": "Dichtbij", "initial-explanation": "", "reason": ""}
    browser.post(url("projects_edit", goal, link.pk), data)
    assert links_of(goal) == [("Speelplek", "Dichtbij")]


def test_two_people_who_explain_it_get_the_choice(browser, goal):
    link = hang(user=None, goal=goal, thing=ProjectContribution(project=make_project(goal), explanation="A"))
    data = {"explanation": "B", "initial-explanation": "", "reason": ""}
    response = browser.post(url("projects_edit", goal, link.pk), data)
    assert response.status_code == 409
    assert links_of(goal) == [("Speelplek", "A")]


def test_the_words_of_a_goal_are_filled_in_and_shown(browser, goal):
    organisation = goal.goal_tree.organisation
    centrum, oost = (
        Term.objects.create(organisation=organisation, kind="wijk", name=n) for n in ("Centrum", "Oost")
    )
    GoalTerm.objects.create(goal=goal, term=oost)
    data = {
        "title": goal.title,
        "initial-title": goal.title,
        "level": goal.level,
        "initial-level": goal.level,
        "wijk": [centrum.pk],
        "initial-wijk": [oost.pk],
    }
    response = browser.post(url("goal_edit", goal), data, follow=True)
    assert [link.term.name for link in GoalTerm.objects.filter(goal=goal)] == ["Centrum"]
    assert "<dt>Wijk</dt><dd>Centrum</dd>" in response.content.decode()


def test_words_that_two_people_change_are_not_overwritten(browser, goal):
    organisation = goal.goal_tree.organisation
    centrum, oost = (
        Term.objects.create(organisation=organisation, kind="wijk", name=n) for n in ("Centrum", "Oost")
    )
    GoalTerm.objects.create(goal=goal, term=oost)
    data = {
        "title": goal.title,
        "initial-title": goal.title,
        "level": goal.level,
        "initial-level": goal.level,
        "wijk": [centrum.pk],
    }
    assert browser.post(url("goal_edit", goal), data).status_code == 409
    assert [link.term.name for link in GoalTerm.objects.filter(goal=goal)] == ["Oost"]


def test_a_reader_sees_projects_and_no_buttons(client, goal):
    hang(user=None, goal=goal, thing=ProjectContribution(project=make_project(goal)))
    client.force_login(make_user(goal.goal_tree.organisation, "raadslid"))
    response = client.get(url("goal_pane", goal))
    assert "Speelplek" in section(response)
    assert "weghalen" not in response.content.decode()


def test_the_row_of_a_goal_tells_its_projects_and_the_raakvlak(browser, goal):
    for name, domain in (("Opvoedspreekuur", "sociaal"), ("Speelplek", "fysiek")):
        hang(user=None, goal=goal, thing=ProjectContribution(project=make_project(goal, name, domain)))
    page = browser.get(reverse("goals:tree", args=["best", goal.goal_tree_id])).content.decode()
    assert page.count('<span aria-hidden="true">1 soc · 1 fys</span>') == 3  # itself and the two above it
    assert page.count('aria-label="raakvlak"') == 3


def test_searching_finds_a_goal_by_its_project(browser, goal):
    hang(user=None, goal=goal, thing=ProjectContribution(project=make_project(goal)))
    page = browser.get(reverse("goals:tree", args=["best", goal.goal_tree_id]), {"zoek": "speelplek"})
    assert "1 doel gevonden" in page.content.decode()


def test_changed_projects_are_news(browser, goal):
    goal.goal_tree.refresh_from_db()
    url = reverse("goals:state", args=["best", goal.goal_tree_id, goal.goal_tree.revision])
    assert browser.get(url, {"projecten": "0"}).status_code == 204
    assert "cijfers of projecten gewijzigd" in browser.get(url, {"projecten": "1"}).content.decode()
