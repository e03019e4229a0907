"""What a person does in the pane of one goal, in a browser, with and without script."""

import re

import pytest
from playwright.sync_api import expect

from goals import services
from goals.models import Goal, Responsibility
from tests.goals.factories import FAMILY, find, make_organisation, make_tree, make_user


@pytest.fixture
def goal(transactional_db):
    return find(make_tree(make_organisation(), FAMILY), "Steun")


@pytest.fixture
def user(goal):
    return make_user(goal.goal_tree.organisation, name="Anna")


def address(goal, part=""):
    return f"/best/doelenbomen/{goal.goal_tree_id}/doelen/{goal.pk}/{part}"


def save(page):
    page.get_by_role("button", name="Bewaren", exact=True).click()


def change_by_another(goal, **changes):
    noor = make_user(goal.goal_tree.organisation, name="Noor")
    seen = {name: getattr(goal, name) for name in changes}
    services.update_goal(user=noor, goal=goal, changes=changes, seen=seen)


def test_edit_in_the_pane_also_changes_the_outline(page, login, user, goal, assert_axe_clean):
    login(page, user)
    page.goto(address(goal))
    page.get_by_role("link", name="Bewerken").click()
    expect(page.get_by_label("Titel")).to_be_focused()
    assert_axe_clean(page)
    page.get_by_label("Titel").fill("Steun aan ouders")
    save(page)
    expect(page.get_by_role("heading", name="Steun aan ouders")).to_be_focused()
    expect(page.locator("#boom .is-selected")).to_contain_text("Steun aan ouders")
    expect(page.locator("#meldingen")).to_contain_text("Het doel is bewaard.")
    assert_axe_clean(page)


def test_add_and_remove_and_take_back_in_the_pane(page, login, user, goal):
    login(page, user)
    page.goto(address(goal))
    page.get_by_role("link", name="Verantwoordelijke").click()
    page.get_by_label("Naam").fill("Team Jeugd")
    page.get_by_role("button", name="Toevoegen").click()
    page.get_by_role("button", name="Team Jeugd weghalen").click()
    expect(page.get_by_role("button", name="Team Jeugd weghalen")).to_have_count(0)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("button", name="Team Jeugd weghalen")).to_be_visible()
    assert Responsibility.objects.get().name == "Team Jeugd"


@pytest.mark.parametrize("browser_page", ["page", "plain_page", "phone_page"])
def test_stale_form_lets_a_person_choose(request, browser_page, login, user, goal, assert_axe_clean):
    page = request.getfixturevalue(browser_page)
    login(page, user)
    page.goto(address(goal, "bewerken/"))
    page.get_by_label("Titel").fill("Steun van mij")
    page.get_by_label("Waarom doen we dit?").fill("Omdat ouders erom vragen")
    change_by_another(goal, title="Steun van Noor", description="Van Noor")
    save(page)
    expect(page.get_by_text("Iemand anders heeft dit doel gewijzigd.")).to_be_visible()
    expect(page.locator("mark")).to_have_text(["Noor", "mij"])
    if browser_page != "plain_page":
        assert_axe_clean(page)
    page.get_by_label("Mijn tekst bewaren").check()
    save(page)
    expect(page.locator("#doel")).to_have_text("Steun van mij")
    stored = Goal.objects.get(pk=goal.pk)
    assert (stored.title, stored.why, stored.description) == (
        ("Steun van mij", "Omdat ouders erom vragen", "Van Noor")
    )


def test_contribution_is_chosen_without_script(plain_page, login, user, goal):
    login(plain_page, user)
    plain_page.goto(address(goal))
    plain_page.get_by_role("link", name="Bijdrage").click()
    plain_page.get_by_label("Zoek een doel op woord of nummer").fill("mee")
    plain_page.get_by_role("button", name="Zoek", exact=True).click()
    target = plain_page.get_by_label("Doel waaraan dit ook bijdraagt")
    target.select_option("2 Meedoen (maatschappelijk effect)")
    plain_page.get_by_role("button", name="Toevoegen").click()
    expect(plain_page).to_have_url(re.compile(re.escape(address(goal)) + "$"))
    expect(plain_page.locator("#doel-paneel")).to_contain_text("2 Meedoen")
