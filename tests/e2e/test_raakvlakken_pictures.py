"""The pictures of raakvlakken in a browser: reading, choosing, filtering, printing, a phone, no script."""

import pytest
from playwright.sync_api import expect

from tests.goals.factories import find, make_tree
from tests.goals.raakvlakken.stored import make_project, make_term, touch

DRAWING = """
    M Gezond opgroeien
      D Elke dag bewegen
        S Ouders en kinderen ontmoeten elkaar in de buurt
      D Rust
"""
SIGNAL = "Op het plein komen mensen elkaar tegen."


@pytest.fixture
def town(organisation):
    """A social tree, a project of either domain that serve a goal of it, and a signal."""
    tree = make_tree(organisation, DRAWING, title="Jeugd", domain="sociaal")
    make_tree(organisation, "M Fijn buiten zijn", title="Buiten", domain="fysiek")
    fields = [make_term(organisation, "beleidsveld", name, "fysiek") for name in ("Verkeer", "Klimaat")]
    north = make_term(organisation, "wijk", "Noord")
    bewegen, rust = find(tree, "Elke dag bewegen"), find(tree, "Rust")
    make_project(organisation, "Spreekuur", "sociaal", goals=[bewegen])
    make_project(organisation, "Plan Oost", goals=[bewegen], terms=[fields[0], north])
    square = make_project(organisation, "Plan West", terms=[fields[0]])
    touch(rust, square, strength="sterk", explanation=SIGNAL)
    return organisation


@pytest.fixture
def visit(login, adviser, town):
    """`visit(page, path)` opens a page of raakvlakken as adviser."""

    def open_page(page, path=""):
        login(page, adviser)
        page.goto(f"/{town.slug}/raakvlakken/{path}")
        return page

    return open_page


@pytest.mark.parametrize("device", ["page", "phone_page"])
def test_pages_are_accessible_and_fit(request, device, visit, assert_axe_clean):
    page = request.getfixturevalue(device)
    for path in ("", "?rijen=alle", "netwerk/", "wijken/", "doelen/", "vak/"):
        visit(page, path)
        assert_axe_clean(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_number_of_the_sentence_leads_to_what_it_counts(page, visit):
    visit(page).get_by_role("link", name="2 door beide domeinen").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Doelen waar beide domeinen aan werken")
    expect(page.locator("#aantal")).to_have_text("2 doelen")
    expect(page.locator(".served tbody tr")).to_have_count(2)


def test_cell_of_the_matrix_leads_to_its_raakvlakken(page, visit):
    row = visit(page).locator(".matrix tbody tr", has_text="Rust")
    row.get_by_role("link", name="1 signaal").click()

    expect(page.locator(".pairs tbody tr")).to_have_count(1)
    expect(page.locator(".pairs tbody tr")).to_contain_text("Plan West")


def test_pointing_at_a_line_lights_it_up_and_tells_why(page, visit):
    visit(page, "netwerk/")
    line = page.get_by_role("link", name="1.2 Rust – Plan West: signaal")
    expect(page.locator("[data-network-why]")).to_have_text("")
    line.focus()

    expect(page.locator("[data-network-why]")).to_have_text(f"1.2 Rust – Plan West: signaal. {SIGNAL}")
    expect(page.locator(".knot.is-lit")).to_have_text(["1.2 Rust", "Plan West"])
    expect(page.locator(".tie.is-lit")).to_have_count(1)


def test_pointing_at_a_box_lights_up_its_lines(page, visit):
    visit(page, "netwerk/")
    page.locator(".knot", has_text="Plan Oost").hover()

    expect(page.locator(".knot.is-lit")).to_have_text(["1.1 Elke dag bewegen", "Plan Oost"])
    page.mouse.move(1, 1)
    expect(page.locator(".is-lit")).to_have_count(0)


def test_choosing_in_the_network_with_the_keyboard(page, visit):
    visit(page, "netwerk/")
    page.locator(".knot", has_text="Rust").focus()
    page.keyboard.press("Enter")

    expect(page.locator("#netwerk-gekozen")).to_contain_text(SIGNAL)
    expect(page.locator(".knot[aria-current]")).to_have_text("1.2 Rust")
    page.get_by_role("link", name="Niets kiezen").click()
    expect(page.locator("#netwerk-gekozen")).to_have_count(0)


def test_everything_works_without_script(plain_page, visit):
    page = visit(plain_page)
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Wijk").select_option("Noord")
    page.get_by_role("button", name="Toon dit").click()
    expect(page.locator(".chosen")).to_contain_text("Wijk: Noord")
    expect(page.locator(".matrix tbody tr")).to_have_count(1)

    page.get_by_role("link", name="Netwerk", exact=True).click()
    expect(page.locator(".tie")).to_have_count(1)
    page.get_by_role("link", name="Per wijk").click()
    expect(page.locator(".places tbody tr")).to_contain_text(["Noord"])


def test_one_tree_is_chosen_from_the_menu(page, visit):
    visit(page).locator(".page-head summary").click()
    page.get_by_role("link", name="Buiten", exact=True).click()

    expect(page.locator(".lead")).to_contain_text("Van de 1 doel van Buiten")


def test_phone_has_lists_instead_of_the_matrix_and_the_network(phone_page, visit):
    visit(phone_page)

    expect(phone_page.locator(".network__picture")).to_be_hidden()
    expect(phone_page.locator(".network__list")).to_contain_text(SIGNAL)
    expect(phone_page.locator(".matrix thead")).to_be_hidden()
    expect(phone_page.locator(".matrix .cell--zero").first).to_be_hidden()
    expect(phone_page.locator(".matrix tbody").get_by_role("link", name="1 signaal")).to_be_visible()


def test_download_gives_a_file(page, visit):
    visit(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Downloaden").click()

    assert download.value.suggested_filename == "raakvlakken-best.xlsx"


def test_print_has_the_pictures_and_no_buttons(page, visit):
    visit(page)
    page.emulate_media(media="print")

    expect(page.locator(".matrix")).to_be_visible()
    expect(page.locator(".network__drawing")).to_be_visible()
    expect(page.get_by_role("link", name="Downloaden")).to_be_hidden()
    expect(page.get_by_text("Filter", exact=True)).to_be_hidden()
