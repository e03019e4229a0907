"""The working place of a tree by mouse, with two people at once, without script, and for axe."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP
from tests.e2e.outline import PATIENCE, address, row, settled
from tests.goals.factories import FAMILY, draw, drawing, find, make_tree, make_user

LONG = "Woord " * 41


def test_dragging_moves_a_goal_and_sideways_makes_it_deeper(page, open_tree):
    goal_tree = open_tree("M Een\n  D Onder een\nM Twee\nM Drie")
    target = row(page, "Drie").bounding_box()
    source = row(page, "Twee").locator(".mark")
    box = source.bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + 10, target["y"] + 10, steps=8)
    page.mouse.move(box["x"] + 10, target["y"] + target["height"] - 4, steps=8)
    page.mouse.up()
    expect(page.locator("#meldingen")).to_contain_text("‘Twee’ is verplaatst", timeout=PATIENCE)
    settled(page, ["Een", "Onder een", "Drie", "Twee"])
    source = row(page, "Twee").locator(".mark").bounding_box()
    page.mouse.move(source["x"] + 5, source["y"] + 5)
    page.mouse.down()
    page.mouse.move(source["x"] + 15, source["y"] + 8, steps=4)
    page.mouse.move(source["x"] + 34, source["y"] + 8, steps=8)
    expect(page.locator(".row.is-drop")).to_have_class(re.compile("depth-1"), timeout=PATIENCE)
    page.mouse.up()
    expect(row(page, "Twee")).to_have_attribute("aria-level", "2", timeout=PATIENCE)
    assert draw(goal_tree) == "M Een\n  D Onder een\nM Drie\n  D Twee"


def test_the_buttons_of_the_chosen_goal(page, open_tree):
    goal_tree = open_tree("M Een\nM Twee")
    row(page, "Twee").get_by_role("link", name="Twee").click()
    expect(page.locator("#doel-paneel h2").first).to_have_text("Twee")
    page.get_by_role("button", name="Een niveau dieper").click()
    expect(row(page, "Twee")).to_have_attribute("aria-level", "2")
    page.get_by_role("link", name="Eronder").click()
    page.keyboard.type("Drie\n")
    settled(page, ["Een", "Twee", "Drie"])
    page.locator("[data-new-row]").get_by_role("link", name="Annuleren").click()
    row(page, "Twee").get_by_role("button", name="Weggooien").click()
    settled(page, ["Een"])
    page.get_by_role("button", name="Ongedaan maken").click()
    settled(page, ["Een", "Twee", "Drie"])
    assert draw(goal_tree) == "M Een\n  D Twee\n    S Drie"


def test_two_people_see_each_other_and_lose_nothing(page, new_page, login, open_tree, organisation):
    goal_tree = open_tree("M Een")
    other = new_page(viewport=DESKTOP)
    login(other, make_user(organisation, name="Sam Fysiek"))
    other.goto(address(goal_tree))
    row(page, "Een").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Half getypt")
    row(other, "Een").focus()
    other.keyboard.press("Enter")
    other.keyboard.type("Van Sam\n")
    settled(other, ["Een", "Van Sam"])
    page.evaluate("htmx.trigger('#nieuws', 'every')")
    expect(page.locator("#nieuws")).to_contain_text("gewijzigd door Sam Fysiek", timeout=PATIENCE)
    page.get_by_role("button", name="Boom verversen").click()
    settled(page, ["Een", "Van Sam"])
    expect(page.locator("[data-new-row] [name=titel]")).to_have_value("Half getypt")
    page.locator("[data-new-row] [name=titel]").press("Enter")
    settled(page, ["Een", "Half getypt", "Van Sam"])


def test_searching_reveals_the_path_to_each_hit(page, open_tree):
    open_tree(FAMILY)
    page.get_by_label("Zoek een doel").fill("huisbezoek")
    settled(page, ["Gezond opgroeien", "Goede start", "Steun", "Huisbezoek"])
    expect(page.get_by_label("Zoek een doel")).to_be_focused()
    page.reload()
    settled(page, ["Gezond opgroeien", "Goede start", "Steun", "Huisbezoek"])


def test_without_script_everything_works_too(plain_page, open_tree):
    goal_tree = open_tree("M Een", on=plain_page)
    page = plain_page
    page.get_by_role("link", name="nieuw maatschappelijk effect").click()
    page.get_by_label("Titel van het nieuwe doel").fill("Twee")
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("link", name="Eronder").click()
    page.get_by_label("Titel van het nieuwe doel").fill("Drie")
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("button", name="Een niveau hoger").click()
    page.get_by_role("button", name="Omhoog").click()
    assert draw(goal_tree) == "M Een\nM Drie\nM Twee"
    page.get_by_role("link", name="Hernoemen").click()
    page.get_by_label("Titel van 2").fill("Derde")
    page.get_by_role("button", name="Bewaren").click()
    page.locator(".row__actions").get_by_role("link", name="Verplaats naar…").click()
    page.get_by_label("Bij welk doel").select_option(label="1 Een")
    page.get_by_role("button", name="Verplaatsen").click()
    assert draw(goal_tree) == "M Een\n  D Derde\nM Twee"
    page.get_by_role("button", name="Inklappen 1").click()
    expect(page.locator(".row[data-level]")).to_have_count(2)
    page.get_by_role("button", name="Uitklappen 1").click()
    page.get_by_role("link", name="Derde").click()
    page.locator(".row__actions").get_by_role("button", name="Weggooien").click()
    assert draw(goal_tree) == "M Een\nM Twee"
    page.get_by_role("button", name="Ongedaan maken").click()
    assert draw(goal_tree) == drawing("M Een\n  D Derde\nM Twee")


def test_pages_are_clean_for_axe(page, phone_page, login, organisation, adviser, assert_axe_clean):
    goal_tree = make_tree(organisation, FAMILY + f"    M {LONG}\n", title=LONG)
    empty = make_tree(organisation, title="Leeg")
    goal = find(goal_tree, "Steun")
    goal_address = address(goal_tree, goal)
    paths = [
        address(goal_tree),
        goal_address,
        f"{goal_address}?nieuw=na",
        f"{goal_address}?hernoem=1",
        f"{goal_address}?bewerk=1",
        f"{goal_address}verplaatsen/",
        f"{goal_address}geschiedenis/",
        f"{address(goal_tree)}?zoek=steun",
        f"{address(goal_tree)}prullenbak/",
        f"{address(goal_tree)}gegevens/",
        address(empty),
        "/best/doelenbomen/",
        "/best/doelenbomen/nieuw/",
    ]
    for on in (page, phone_page):
        login(on, adviser)
        for path in paths:
            on.goto(path)
            assert_axe_clean(on)
            width = on.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert (path, width) == (path, 0)
