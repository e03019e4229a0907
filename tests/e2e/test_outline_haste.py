"""What a hasty person does in the outline: the next thing before the answer to the last one is there."""

import pytest
from playwright.sync_api import expect

from tests.e2e.outline import PATIENCE, address, row, settled
from tests.goals.factories import draw, find

TREE = "M Een\n  D Twee\n  D Drie"


@pytest.fixture
def slow_goals(page):
    """Answers about single goals take half a second."""
    page.add_init_script(
        """const send = XMLHttpRequest.prototype.send;
        XMLHttpRequest.prototype.send = function (...body) {
            setTimeout(() => send.apply(this, body), 500);
        };"""
    )


def test_typing_a_title_right_after_choosing_its_goal_loses_nothing(page, slow_goals, open_tree):
    open_tree(TREE)
    row(page, "Twee").get_by_role("link", name="Twee").click()
    page.keyboard.press("F2")
    page.keyboard.type("Twee anders")
    expect(page.locator("#doel-paneel h2").first).to_have_text("Twee")
    expect(page.get_by_label("Titel van")).to_be_focused()
    page.keyboard.press("Enter")
    settled(page, ["Een", "Twee anders", "Drie"])
    expect(page.locator("#doel-paneel h2").first).to_have_text("Twee anders")


def test_a_change_right_after_choosing_a_goal_leaves_it_chosen(page, slow_goals, open_tree):
    open_tree(TREE)
    row(page, "Twee").get_by_role("link", name="Twee").click()
    row(page, "Drie").focus()
    page.keyboard.press("Alt+ArrowUp")
    settled(page, ["Een", "Drie", "Twee"])
    expect(page.locator("#doel-paneel h2").first).to_have_text("Twee", timeout=PATIENCE)
    expect(page.locator(".row.is-selected")).to_contain_text("Twee")


def test_search_leaves_the_chosen_goal_and_a_hit_leaves_the_search(page, open_tree):
    goal_tree = open_tree(TREE)
    page.goto(address(goal_tree, find(goal_tree, "Twee")))
    page.get_by_label("Zoek een doel").fill("drie")
    settled(page, ["Een", "Drie"])
    expect(page.locator("#doel-paneel h2").first).to_have_text("Twee")
    row(page, "Drie").get_by_role("link", name="Drie").click()
    expect(page.locator("#doel-paneel h2").first).to_have_text("Drie")
    settled(page, ["Een", "Drie"])
    page.go_back()
    expect(page.locator("#doel-paneel h2").first).to_have_text("Twee")
    expect(page.get_by_label("Zoek een doel")).to_have_value("drie")
    page.get_by_role("link", name="Alles tonen").click()
    settled(page, ["Een", "Twee", "Drie"])
    expect(page.locator("#doel-paneel h2").first).to_have_text("Twee")


def test_search_leaves_what_is_typed_about_the_chosen_goal(page, open_tree):
    goal_tree = open_tree(TREE)
    page.goto(address(goal_tree, find(goal_tree, "Twee")))
    page.get_by_role("link", name="Bewerken").click()
    page.get_by_label("Toelichting").fill("Nog niet bewaard")
    page.get_by_label("Zoek een doel").fill("drie")
    settled(page, ["Een", "Drie"])
    expect(page.get_by_label("Toelichting")).to_have_value("Nog niet bewaard")


def test_lines_pasted_from_a_list_lose_their_marks(page, open_tree):
    goal_tree = open_tree("M Een")
    row(page, "Een").focus()
    page.keyboard.press("Enter")
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text", "1. Twee\\n\\t• Drie\\n\\t24 uur open\\n2.500 woningen");
            const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
            document.activeElement.dispatchEvent(paste);
        }"""
    )
    settled(page, ["Een", "Twee", "Drie", "24 uur open", "2.500 woningen"])
    assert draw(goal_tree) == "M Een\nM Twee\n  D Drie\n  D 24 uur open\nM 2.500 woningen"


def test_a_title_form_that_came_with_the_page_can_be_left(page, open_tree):
    goal_tree = open_tree(TREE)
    page.goto(address(goal_tree, find(goal_tree, "Twee")) + "?hernoem=1")
    page.locator("[data-rename-form]").get_by_role("link", name="Annuleren").click()
    expect(page.locator("[data-rename-form]")).to_have_count(0)
    settled(page, ["Een", "Twee", "Drie"])
    expect(row(page, "Twee")).to_be_focused()


@pytest.mark.parametrize("name", ["Filter", "Meer"])
def test_menus_of_a_tree_fit_on_a_phone(phone_page, open_tree, name):
    open_tree(TREE, on=phone_page)
    phone_page.locator("summary").filter(has_text=name).first.tap()
    box = phone_page.locator("details[open] .menu__list").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= phone_page.viewport_size["width"]
    assert phone_page.evaluate("document.documentElement.scrollWidth") == phone_page.viewport_size["width"]
