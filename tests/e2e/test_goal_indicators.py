"""Indicators at a goal in a browser: adding in three ways, the state in row and pane, taking off, undo."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from goals.models import BudgetLine, GoalIndicator, ProgressReport
from tests.goals.factories import FAMILY, find, make_organisation, make_tree, make_user
from tests.goals.measured import OFF_COURSE, ON_COURSE, measure
from tests.indicators.factories import make_indicator

AXE_PAGES = ["", "drie-ws/", "schema/"]


@pytest.fixture
def goal(transactional_db):
    return find(make_tree(make_organisation(), FAMILY), "Steun")


@pytest.fixture
def user(goal):
    return make_user(goal.goal_tree.organisation, name="Anna")


def tree_address(goal, part=""):
    return f"/best/doelenbomen/{goal.goal_tree_id}/{part}"


def address(goal, part=""):
    return tree_address(goal, f"doelen/{goal.pk}/{part}")


def row_status(page, goal):
    return page.locator(f"#d{goal.pk} .row__status")


def names_at(goal):
    return sorted(GoalIndicator.objects.filter(goal=goal).values_list("indicator__name", flat=True))


def test_adviser_hangs_three_indicators_and_takes_one_off(page, login, user, goal, assert_axe_clean):
    make_indicator(goal.goal_tree.organisation, "Jongeren met stress", **OFF_COURSE)
    login(page, user)
    page.goto(address(goal))
    expect(row_status(page, goal)).to_have_text("geen indicator")
    section = page.locator("#indicatoren")

    section.get_by_role("link", name="Indicator").click()
    expect(page.get_by_label("Zoek een indicator")).to_be_focused()
    assert_axe_clean(page)
    page.get_by_label("Zoek een indicator").fill("stress")
    page.keyboard.press("Enter")
    expect(section.get_by_role("status")).to_have_text("1 van uw organisatie, 0 BBV-verplicht.")
    section.get_by_role("button", name="Jongeren met stress toevoegen").click()
    expect(row_status(page, goal)).to_have_text("niet op koers")
    expect(section.locator(".measure")).to_contain_text("niet op koers")
    chart = section.get_by_role("img", name="Jongeren met stress: 11 in 2025.")
    expect(chart).to_have_js_property("naturalWidth", 340)

    section.get_by_role("link", name="Indicator").click()
    section.get_by_role("button", name="Absoluut verzuim toevoegen").click()
    expect(row_status(page, goal)).to_contain_text("onbekend")

    section.get_by_role("link", name="Indicator").click()
    section.get_by_text("Nieuwe indicator maken").click()
    page.get_by_label("Wat meet u?").fill("Rookvrije schoolpleinen")
    page.get_by_role("textbox", name="Nulmeting").first.fill("5")
    page.keyboard.press("Enter")
    expect(page.locator("#meldingen")).to_contain_text("‘Rookvrije schoolpleinen’ hangt aan dit doel.")
    assert names_at(goal) == ["Absoluut verzuim", "Jongeren met stress", "Rookvrije schoolpleinen"]
    assert_axe_clean(page)

    section.get_by_role("button", name="Jongeren met stress weghalen").click()
    expect(row_status(page, goal)).not_to_contain_text("niet op koers")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(row_status(page, goal)).to_contain_text("niet op koers")
    assert len(names_at(goal)) == 3


def test_indicator_is_added_and_taken_off_without_script(plain_page, login, user, goal):
    make_indicator(goal.goal_tree.organisation, "Jongeren met stress", **ON_COURSE)
    page = plain_page
    login(page, user)
    page.goto(address(goal))
    page.locator("#indicatoren").get_by_role("link", name="Indicator").click()
    page.get_by_role("button", name="Jongeren met stress toevoegen").click()
    expect(page.locator("#indicatoren .measure")).to_contain_text("op koers")
    page.get_by_role("button", name="Jongeren met stress weghalen").click()
    assert names_at(goal) == []
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(row_status(page, goal)).to_have_text("op koers")


def test_keyboard_alone_hangs_an_indicator(page, login, user, goal):
    make_indicator(goal.goal_tree.organisation, "Jongeren met stress", **ON_COURSE)
    login(page, user)
    page.goto(address(goal))
    page.locator("#indicatoren").get_by_role("link", name="Indicator").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Zoek een indicator")).to_be_focused()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("#sec-indicatoren")).to_be_focused()
    assert names_at(goal) == ["Jongeren met stress"]


def test_filter_on_status_leaves_what_is_off_course(page, login, user, goal):
    measure(goal, **OFF_COURSE)
    login(page, user)
    page.goto(tree_address(goal))
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Status").select_option("niet op koers")
    expect(page.locator("#boom .is-hit")).to_have_count(1)
    expect(page.locator("#boom .boom__hits")).to_contain_text("Status: niet op koers")


@pytest.mark.parametrize("browser_page", ["page", "phone_page"])
def test_pages_with_figures_are_clean_for_axe(request, browser_page, login, user, goal, assert_axe_clean):
    page, year = request.getfixturevalue(browser_page), timezone.localdate().year
    top = find(goal.goal_tree, "Gezond opgroeien")
    for name, values in (("Een", ON_COURSE), ("Twee", OFF_COURSE), ("Drie", {})):
        measure(goal, name, unit="%", source="GGD-monitor", **values)
    for each in (goal, top):
        BudgetLine.objects.create(goal=each, year=year, taakveld="6.1", costs=40_000, revenues=500)
        ProgressReport.objects.create(goal=each, document="begroting", year=year, judgement="aandacht")
    login(page, user)
    for part in [*AXE_PAGES, f"doelen/{goal.pk}/", f"doelen/{goal.pk}/indicatoren/"]:
        page.goto(tree_address(goal, part))
        expect(page.locator("h1")).to_be_visible()
        assert_axe_clean(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    page.goto("/best/indicatoren/uitleg/")
    assert_axe_clean(page)


def test_raadslid_reads_figures_and_money_without_a_way_to_enter(page, login, goal):
    measure(goal, "Jongeren met stress", **OFF_COURSE)
    BudgetLine.objects.create(goal=goal, year=2026, taakveld="6.1", costs=40_000)
    login(page, make_user(goal.goal_tree.organisation, role="raadslid"))
    page.goto(address(goal))
    section = page.locator("#indicatoren")
    expect(section).to_contain_text("niet op koers")
    expect(section.get_by_role("button")).to_have_count(0)
    expect(section.get_by_role("link", name="Indicator", exact=True)).to_have_count(0)
    page.goto(tree_address(goal, "drie-ws/"))
    expect(page.get_by_role("heading", name="De hele boom in 2026")).to_be_visible()
