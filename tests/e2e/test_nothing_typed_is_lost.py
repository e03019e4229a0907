"""What somebody typed survives a wrong button of the browser and a session that ended."""

from playwright.sync_api import expect

from goals.tree import remove_goal
from tests.e2e.outline import address, row, settled
from tests.goals.factories import FAMILY, draw, find


def edit_meedoen(page, open_tree):
    """Come from another goal, open the form of Meedoen and type in it; returns the GoalTree."""
    goal_tree = open_tree(FAMILY)
    for title in ("Goede start", "Meedoen"):
        row(page, title).get_by_role("link", name=title).click()
        expect(page.locator("#doel-paneel h2").first).to_contain_text(title)
    page.locator("#doel-paneel").get_by_role("link", name="Bewerken").first.click()
    page.get_by_label("Toelichting").fill("Veel werk")
    return goal_tree


def test_the_back_button_asks_before_it_throws_typed_text_away(page, open_tree):
    goal_tree = edit_meedoen(page, open_tree)
    questions = []
    page.once("dialog", lambda dialog: (questions.append(dialog.message), dialog.dismiss()))
    page.go_back()
    expect(page.get_by_label("Toelichting")).to_have_value("Veel werk")
    assert len(questions) == 1
    assert page.url.endswith(address(goal_tree, find(goal_tree, "Meedoen")))
    page.once("dialog", lambda dialog: dialog.accept())
    page.go_back()
    expect(page.locator("#doel-paneel h2").first).to_contain_text("Goede start")


def test_a_goal_can_be_typed_after_going_back(page, open_tree):
    open_tree(FAMILY)
    for title in ("Goede start", "Meedoen"):
        row(page, title).get_by_role("link", name=title).click()
        expect(page.locator("#doel-paneel h2").first).to_contain_text(title)
    page.go_back()
    expect(page.locator("#doel-paneel h2").first).to_contain_text("Goede start")
    row(page, "Meedoen").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Samen")
    page.keyboard.press("Enter")
    expect(row(page, "Samen").get_by_role("link", name="Samen")).to_be_visible()


def test_a_form_can_be_sent_again_after_logging_in_again(page, open_tree):
    goal_tree = edit_meedoen(page, open_tree)
    page.context.clear_cookies(name="csrftoken")  # a new login brings another token
    page.get_by_role("button", name="Bewaren", exact=True).click()
    expect(page.locator("#meldingen")).to_contain_text("Probeer het nog één keer.")
    page.get_by_role("button", name="Bewaren", exact=True).click()
    expect(page.locator("#meldingen")).to_contain_text("Het doel is bewaard.")
    assert find(goal_tree, "Meedoen").description == "Veel werk"


def test_a_goal_typed_beside_one_that_was_thrown_away_goes_to_the_end(page, open_tree):
    goal_tree = open_tree("M Een\n  D Onder een\nM Twee")
    row(page, "Onder een").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Nieuw")
    remove_goal(user=None, goal=find(goal_tree, "Een"))
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Opnieuw proberen").click()
    settled(page, ["Twee", "Nieuw"])
    assert [line[2:] for line in draw(goal_tree).splitlines()] == ["Twee", "Nieuw"]
