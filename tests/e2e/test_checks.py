"""An adviser solves aandachtspunten or writes down why they may stay: by keyboard, phone, without script."""

import pytest
from playwright.sync_api import expect

from goals.hanging import hang
from goals.models import CheckExemption
from organisations.enums import Role
from tests.e2e.outline import address
from tests.goals.factories import FAMILY, find, make_tree, make_user
from tests.goals.measured import measure

REASON = "Dit doen vrijwilligers uit de buurt zelf."


@pytest.fixture
def goal_tree(organisation):
    goal_tree = make_tree(organisation, FAMILY, domain="sociaal")
    measure(find(goal_tree, "Goede start"), "Vindt de buurt prettig", values={2024: "3"})
    return goal_tree


@pytest.fixture
def open_page(login, adviser, goal_tree):
    """Open the findings of the tree: `open_page(page)`."""

    def open_it(page, person=adviser):
        login(page, person)
        page.goto(f"{address(goal_tree)}aandachtspunten/")

    return open_it


def finding(page, number, text):
    return page.locator(".finding").filter(has_text=number).filter(has_text=text).first


def test_reason_is_written_and_undone_by_keyboard(page, login, adviser, goal_tree):
    login(page, adviser)
    page.goto(address(goal_tree))
    expect(page.get_by_role("progressbar", name="Hoe volledig deze boom is")).to_have_js_property("max", 100)
    page.get_by_role("link", name="14 aandachtspunten", exact=True).press("Enter")
    row = finding(page, "1.1.1.1", "heeft nog geen project")
    row.locator("summary").press("Enter")
    row.get_by_label("Waarom mag dit zo blijven?").fill(REASON)
    row.get_by_role("button", name="Bewaren").press("Enter")
    stays = page.locator("#mag-blijven")
    expect(stays.locator("blockquote")).to_have_text(REASON)
    expect(stays).to_contain_text("Noor de Wit")
    expect(page.locator(".meter__text")).to_contain_text("13 aandachtspunten")
    page.get_by_role("button", name="Ongedaan maken").press("Enter")
    expect(stays).to_have_count(0)
    assert not CheckExemption.objects.exists()


def test_link_in_the_tree_opens_the_reason_of_that_one(page, login, adviser, goal_tree):
    login(page, adviser)
    page.goto(address(goal_tree, find(goal_tree, "Huisbezoek")))
    first = page.locator("#aandacht .finding").first
    expect(first).to_contain_text("1.1.1.1 heeft nog geen project")
    first.get_by_role("link", name="Mag zo blijven").click()
    expect(page.get_by_label("Waarom mag dit zo blijven?").locator("visible=true")).to_be_focused()


def test_what_is_solved_in_the_pane_leaves_panel_mark_and_meter(page, login, adviser, goal_tree):
    login(page, adviser)
    goal = find(goal_tree, "Huisbezoek")
    page.goto(address(goal_tree, goal))
    mark = page.locator(f"#d{goal.pk} .row__check")
    expect(mark).to_have_text("2 aandachtspunten")
    page.locator("#aandachtspunten").get_by_role("link", name="Datum invullen").click()
    page.locator("#doel-paneel").get_by_label("Streefdatum").fill("2030-12-31")
    page.locator("#doel-paneel").get_by_role("button", name="Bewaren").click()
    expect(mark).to_have_text("1 aandachtspunt")
    expect(page.locator(".meter__text")).to_contain_text("13 aandachtspunten")
    expect(page.locator("#aandachtspunten")).not_to_contain_text("geen datum")


def test_empty_reason_is_refused_at_its_row_without_script(plain_page, open_page):
    page = plain_page
    open_page(page)
    row = finding(page, "1.1.1.1", "heeft nog geen datum")
    row.locator("summary").click()
    row.get_by_label("Waarom mag dit zo blijven?").fill("   ")
    row.get_by_role("button", name="Bewaren").click()
    row = finding(page, "1.1.1.1", "heeft nog geen datum")
    expect(row).to_contain_text("Schrijf op waarom dit zo mag blijven.")
    row.get_by_label("Waarom mag dit zo blijven?").fill(REASON)
    row.get_by_role("button", name="Bewaren").click()
    expect(page.locator("#mag-blijven blockquote")).to_have_text(REASON)
    page.get_by_role("button", name="Toch weer melden").click()
    expect(page.locator("#mag-blijven")).to_have_count(0)


def test_findings_are_narrowed_without_script(plain_page, open_page):
    page = plain_page
    open_page(page)
    page.get_by_label("Soort").select_option("doel-zonder-project")
    page.get_by_label("Tak").select_option(label="2 Meedoen")
    page.get_by_role("button", name="Toon").click()
    expect(page.locator(".finding")).to_have_count(1)
    page.get_by_role("link", name="Alles tonen").click()
    expect(page.locator(".finding")).to_have_count(14)


@pytest.mark.parametrize("size", ["page", "phone_page"])
def test_page_is_accessible_and_fits(request, open_page, goal_tree, adviser, assert_axe_clean, size):
    page = request.getfixturevalue(size)
    reason = CheckExemption(check_key="prestatie-zonder-datum", reason=REASON)
    hang(user=adviser, goal=find(goal_tree, "Huisbezoek"), thing=reason)
    open_page(page)
    finding(page, "1.1.1.1", "heeft nog geen project").locator("summary").click()
    page.locator(".questions summary").click()
    assert_axe_clean(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(address(goal_tree, find(goal_tree, "Huisbezoek")))
    assert_axe_clean(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_council_member_reads_without_buttons(page, open_page, organisation):
    open_page(page, make_user(organisation, Role.RAADSLID))
    expect(page.locator(".finding")).to_have_count(14)
    expect(page.locator(".finding__ways")).to_have_count(0)
