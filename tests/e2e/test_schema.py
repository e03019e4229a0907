"""The Schema and the Drie W's in a real browser: choosing, folding, printing, a phone, no script."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from goals.models import Contribution
from tests.goals.factories import find, make_organisation, make_tree, make_user, make_wide_tree

TITLE = "Twaalf bankjes in de schaduw plaatsen bij speelplekken"
LONG = "Verantwoordelijkheidsverdelingsafspraken tussen gemeente, scholen en zorgaanbieders " * 2
TREE = f"""
    M Jeugdigen groeien gezond en veilig op
      D Elk kind krijgt een goede basis
        S Gezonde leefomgeving
          P {TITLE}
          P {LONG.strip()}
    M Gezinnen hebben steun aan hun buurt
      D Ontmoeten
        P Buurtkamer
"""


@pytest.fixture
def organisation():
    return make_organisation()


@pytest.fixture
def user(organisation):
    return make_user(organisation, name="Noor de Wit")


@pytest.fixture
def goal_tree(organisation):
    goal_tree = make_tree(organisation, TREE, start_year=2025, end_year=2028, domain="sociaal")
    goal_tree.goals.filter(title=TITLE).update(domain="fysiek")
    Contribution.objects.create(goal=find(goal_tree, TITLE), target=find(goal_tree, "Ontmoeten"))
    return goal_tree


@pytest.fixture
def logged_in(login, user):
    """`logged_in(page)` is the page, with the adviser logged in."""

    def log_in(page):
        login(page, user)
        return page

    return log_in


def url(name, goal_tree, query=""):
    return reverse(f"goals:{name}", args=["best", goal_tree.pk]) + query


def box(page, number):
    """The box of a goal, by its number."""
    return page.locator(f".node[aria-label*=' {number}:'], .node[aria-label*=' {number},']")


@pytest.mark.parametrize("device", ["page", "phone_page"])
@pytest.mark.parametrize("name", ["schema", "three_ws"])
def test_view_is_accessible_and_fits(request, device, name, goal_tree, logged_in, assert_axe_clean):
    page = logged_in(request.getfixturevalue(device))
    queries = ["", f"?doel={find(goal_tree, TITLE).pk}", "?domein=fysiek"]
    for query in queries:
        page.goto(url(name, goal_tree, query))
        assert_axe_clean(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_choosing_a_goal_lights_up_its_path_and_keeps_scroll_and_focus(page, goal_tree, logged_in):
    logged_in(page)
    page.set_viewport_size({"width": 900, "height": 700})
    page.goto(url("schema", goal_tree))
    page.evaluate("document.querySelector('#hele-schema').scrollLeft = 9999")
    scrolled = page.evaluate("document.querySelector('#hele-schema').scrollLeft")
    box(page, "1.1.1.1").click()
    expect(page.get_by_role("status").first).to_have_text(
        f"Pad van 1.1.1.1 {TITLE}: vier stappen, en een bijdrage aan 2.1."
    )
    expect(page.locator(".is-path")).to_have_count(3 + 4)  # boxes, and cards for a phone
    expect(page.locator(".node.is-also")).to_have_attribute(
        "aria-label", "doelstelling 2.1: Ontmoeten, draagt ook bij aan"
    )
    expect(box(page, "1.1.1.1")).to_be_focused()
    assert page.evaluate("document.querySelector('#hele-schema').scrollLeft") == scrolled > 0
    assert f"doel={find(goal_tree, TITLE).pk}" in page.url
    page.go_back()
    expect(page.locator(".node.is-path")).to_have_count(0)


def test_keyboard_chooses_and_clears_a_path(page, goal_tree, logged_in):
    logged_in(page)
    page.goto(url("schema", goal_tree))
    box(page, "2.1").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".path-bar")).to_contain_text("twee stappen; 1.1.1.1 draagt hieraan ook bij")
    page.get_by_role("link", name="Pad wissen").press("Enter")
    expect(page.get_by_text("Pad van")).to_have_count(0)


def test_everything_works_without_script(plain_page, goal_tree, logged_in):
    page = logged_in(plain_page)
    page.goto(url("schema", goal_tree))
    expect(page.get_by_role("button", name="Afdrukken")).to_have_count(0)
    box(page, "1.1.1.1").click()
    expect(page.locator(".path-bar")).to_contain_text("vier stappen")
    page.get_by_role("link", name="Pad wissen").click()
    expect(page.get_by_text("Pad van")).to_have_count(0)
    page.locator("summary", has_text="Domein").click()
    page.get_by_role("link", name="fysiek", exact=True).click()
    expect(page.locator(".node")).to_have_count(4)


def test_text_stays_inside_its_box(page, goal_tree, logged_in):
    logged_in(page)
    page.goto(url("schema", goal_tree))
    sizes = page.evaluate(
        """[...document.querySelectorAll('.node')].map(node => {
            const box = node.querySelector('rect').getBBox();
            const text = node.querySelector('.node__title').getBBox();
            return [text.x + text.width <= box.width - 4, text.y + text.height <= box.height];
        })"""
    )
    assert sizes == [[True, True]] * 8


def test_branch_of_a_large_tree_opens_and_closes(page, organisation, logged_in):
    goal_tree = make_wide_tree(organisation, 400)
    logged_in(page)
    page.goto(url("schema", goal_tree))
    page.get_by_role("link", name="Toon 12 doelen onder 1.1", exact=True).click()
    expect(box(page, "1.1.3")).to_have_count(1)
    close = page.get_by_role("link", name="Klap 1.1 weer in")
    expect(close).to_be_focused()
    close.press("Enter")
    expect(box(page, "1.1.3")).to_have_count(0)


def test_phone_shows_the_path_as_cards_and_the_drawing_on_request(phone_page, goal_tree, logged_in):
    page = logged_in(phone_page)
    page.goto(url("schema", goal_tree))
    expect(page.locator("svg.drawing")).to_be_hidden()
    page.locator(".choose a", has_text="Elk kind krijgt een goede basis").click()
    expect(page.locator(".chain .is-path .chain__title")).to_have_text(
        ["Jeugdigen groeien gezond en veilig op", "Elk kind krijgt een goede basis"]
    )
    page.locator("summary", has_text="nog 1 maatschappelijk effect").click()
    page.get_by_role("link", name="2 Gezinnen hebben steun aan hun buurt").click()
    expect(page.locator(".chain .is-path")).to_have_count(1)
    page.get_by_role("link", name="Hele schema bekijken (schuift opzij)").click()
    expect(page.locator("svg.drawing")).to_be_visible()


def test_print_button_prints(page, goal_tree, logged_in):
    logged_in(page)
    page.add_init_script("window.print = () => { window.printed = true; }")
    for name, paper in (("schema", "A3"), ("three_ws", "A4")):
        page.goto(url(name, goal_tree))
        page.get_by_role("button", name=f"Afdrukken op {paper}").click()
        assert page.evaluate("window.printed")


def test_schema_prints_on_one_sheet_of_a3(page, goal_tree, logged_in):
    logged_in(page)
    page.goto(url("schema", goal_tree))
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 1
    assert b"/MediaBox [0 0 1191" in pdf


def test_print_leaves_out_the_controls(page, goal_tree, logged_in):
    logged_in(page)
    page.goto(url("schema", goal_tree))
    page.emulate_media(media="print")
    expect(page.locator(".toolbar")).to_be_hidden()
    expect(page.locator(".sheet").first).to_be_visible()
    expect(page.get_by_text("stand van")).to_be_visible()


def test_switch_leads_to_the_other_views(page, goal_tree, logged_in):
    logged_in(page)
    page.goto(url("schema", goal_tree))
    page.get_by_role("link", name="Drie W’s").click()
    expect(page.get_by_role("columnheader", name="Wat gaan we daarvoor doen?").first).to_be_visible()
    page.get_by_role("link", name="Schema").click()
    expect(page.locator("svg.drawing")).to_be_visible()
