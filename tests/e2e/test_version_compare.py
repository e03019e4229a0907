"""An adviser freezes a tree, changes it, and reads what differs: on a screen, a phone, and without script."""

import re

import pytest
from playwright.sync_api import expect

from organisations.enums import Role
from tests.e2e.outline import address
from tests.goals.factories import FAMILY, find, make_tree, make_user
from tests.goals.measured import measure
from tests.goals.versions.factories import make_version
from tests.indicators.factories import aim


@pytest.fixture
def goal_tree(organisation):
    """A tree with a version, of which a title and a target differ since."""
    goal_tree = make_tree(organisation, FAMILY, domain="sociaal")
    goal = find(goal_tree, "Leefomgeving")
    indicator = measure(goal, "Jeugdigen met jeugdhulp", unit="%", targets={2027: "≤ 10"})
    make_version(goal_tree)
    aim(indicator, 2027, "≤ 8")
    goal.title = "Gezonde leefomgeving"
    goal.save()
    return goal_tree


def compare_address(goal_tree, number=1):
    return f"{address(goal_tree)}versies/{number}/vergelijken/"


def test_adviser_reads_what_differs_and_opens_the_goal(page, login, adviser, goal_tree, assert_axe_clean):
    login(page, adviser)
    page.goto(f"{address(goal_tree)}versies/1/")
    page.get_by_role("link", name="Vergelijken", exact=False).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat is er veranderd?")
    expect(page.locator(".told__summary")).to_have_text("1 doel anders verwoord, 1 streefwaarde gewijzigd.")
    figures = page.get_by_role("region", name="Cijfers en streefwaarden")
    expect(figures.locator("del")).to_have_text("hooguit 10%")
    expect(figures.locator("ins")).to_have_text("hooguit 8%")
    assert_axe_clean(page)
    figures.get_by_role("link", name="Gezonde leefomgeving").click()
    expect(page.get_by_role("heading", name="Gezonde leefomgeving")).to_be_visible()


def test_counts_lead_to_their_section(page, login, adviser, goal_tree):
    login(page, adviser)
    page.goto(compare_address(goal_tree))
    page.get_by_role("link", name="Cijfers en streefwaarden").press("Enter")
    expect(page).to_have_url(re.compile("#cijfers$"))
    expect(page.locator("#cijfers")).to_be_in_viewport()


def test_other_sides_are_chosen_without_script(plain_page, login, adviser, goal_tree):
    make_version(goal_tree, title="Met amendement")
    login(plain_page, adviser)
    plain_page.goto(compare_address(goal_tree, 2))
    plain_page.get_by_role("combobox", name="Versie").select_option(label="Versie 1: Begroting 2027")
    plain_page.get_by_label("Vergelijken met").select_option(label="De boom zoals hij nu is")
    plain_page.get_by_role("button", name="Vergelijk").click()
    expect(plain_page).to_have_url(re.compile(r"versies/1/vergelijken/\?met=nu$"))
    expect(plain_page.locator(".differ")).to_have_count(2)


def test_reader_sees_that_nothing_changed_on_a_phone(
    phone_page, login, organisation, goal_tree, assert_axe_clean
):
    make_version(goal_tree, title="Met amendement")
    login(phone_page, make_user(organisation, role=Role.BEHEERDER))
    phone_page.goto(f"{compare_address(goal_tree, 2)}?met=nu")
    expect(phone_page.get_by_role("heading", name="Er is niets gewijzigd.")).to_be_visible()
    assert_axe_clean(phone_page)
    phone_page.goto(compare_address(goal_tree, 2))
    expect(phone_page.locator(".differ")).to_have_count(2)
    assert_axe_clean(phone_page)
    assert phone_page.evaluate("document.documentElement.scrollWidth") <= 375
