"""The list of projects, changing many at once, and the calendar, in a browser."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.goals.projects.factories import make_project, make_term

LIST = "/best/projecten/"


@pytest.fixture
def projects(organisation):
    """Three projects, two of them in a wijk, one with milestones."""
    word = make_term(organisation, "Heuveleind")
    make_term(organisation, "Noord")
    play = make_project(organisation, "Speelplek", terms=[word], start_date=date(2027, 3, 1))
    play.milestones.create(title="eerste paal", due_on=date(2020, 3, 12))
    play.milestones.create(
        title="opening", due_on=date(2020, 1, 1), precision="jaar", done_on=date(2020, 5, 1)
    )
    make_project(organisation, "Bankjes", terms=[word], phase="uitvoering")
    return [play, make_project(organisation, "Samen eten", domain="sociaal")]


def names(page):
    return page.locator(".projects__name").all_inner_texts()


def test_filters_are_kept_in_the_address(page, login, adviser, projects, assert_axe_clean):
    login(page, adviser)
    page.goto(LIST)
    assert names(page) == ["Bankjes", "Samen eten", "Speelplek"]
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Wijk").select_option("Heuveleind")
    expect(page.locator(".projects__sum")).to_contain_text("2 van de 3 projecten")
    page.get_by_role("searchbox").fill("speel")
    expect(page.locator(".projects__name")).to_have_text(["Speelplek"])
    expect(page.get_by_role("link", name="Mijlpalen")).to_have_attribute("href", re.compile("zoek=speel"))
    page.goto(page.url)
    assert names(page) == ["Speelplek"]
    expect(page.get_by_role("searchbox")).to_have_value("speel")
    page.keyboard.press("Escape")
    assert_axe_clean(page)


def test_list_works_without_script(plain_page, login, adviser, projects):
    login(plain_page, adviser)
    plain_page.goto(LIST)
    plain_page.get_by_role("searchbox").fill("eten")
    plain_page.keyboard.press("Enter")
    expect(plain_page.locator(".projects__name")).to_have_text(["Samen eten"])
    plain_page.goto(LIST)
    plain_page.get_by_role("link", name="Domein").click()
    expect(plain_page.locator(".projects__name")).to_have_text(["Samen eten", "Bankjes", "Speelplek"])
    plain_page.get_by_role("checkbox", name="Kies Bankjes").check()
    plain_page.get_by_role("button", name="Aangevinkte wijzigen").click()
    plain_page.get_by_label("Fase").select_option("afgerond")
    plain_page.get_by_role("button", name="Bekijken wat er verandert").last.click()
    expect(plain_page.locator("#verandert")).to_contain_text("Bij dit project wordt de fase ‘afgerond’.")
    plain_page.get_by_role("button", name="Wijzigen", exact=True).click()
    expect(plain_page.get_by_role("row", name="Bankjes")).to_contain_text("afgerond")


def test_words_of_all_found_projects_change_by_keyboard_and_come_back(
    page, login, adviser, projects, assert_axe_clean
):
    login(page, adviser)
    page.goto(f"{LIST}?zoek=heuveleind")
    page.get_by_label("Alle 2 gevonden projecten").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("2 projecten wijzigen")
    page.get_by_role("region", name="Woorden erbij").get_by_label("Noord").focus()
    page.keyboard.press("Space")
    expect(page.locator("#verandert")).to_contain_text("Bij alle 2 projecten komt ‘Noord’ erbij.")
    page.get_by_role("region", name="Woorden eraf").get_by_label("Heuveleind").check()
    expect(page.locator("#verandert")).to_contain_text("Bij alle 2 projecten gaat ‘Heuveleind’ eraf.")
    assert_axe_clean(page)
    page.get_by_role("button", name="Wijzigen", exact=True).click()
    expect(page.locator(".projects__none")).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator(".projects__name")).to_have_text(["Bankjes", "Speelplek"])


def test_list_and_calendar_fit_a_phone(phone_page, login, adviser, projects, assert_axe_clean):
    login(phone_page, adviser)
    for address in (LIST, f"{LIST}kalender/?jaar=2020"):
        phone_page.goto(address)
        assert phone_page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert_axe_clean(phone_page)
    expect(phone_page.get_by_role("heading", name="Maart")).to_be_visible()
    expect(phone_page.get_by_role("heading", name="Mei", exact=True)).to_be_hidden()
    phone_page.goto(LIST)
    phone_page.get_by_role("link", name="Speelplek").click()
    expect(phone_page).to_have_url(re.compile(f"{projects[0].pk}/$"))


def test_calendar_tells_what_is_late_and_leads_to_the_project(
    page, login, adviser, projects, assert_axe_clean
):
    login(page, adviser)
    page.goto(LIST)
    page.get_by_role("link", name="Mijlpalen").click()
    expect(page.locator(".calendar__sum")).to_have_text(re.compile(r"1 te laat\s*1 gehaald"))
    expect(page.get_by_role("region", name="In de loop van 2020")).to_contain_text("Opening gehaald")
    assert_axe_clean(page)
    page.get_by_role("link", name="2021").click()
    expect(page.locator(".calendar__sum")).to_contain_text("Ook te laat: 1 uit 2020")
    page.get_by_role("link", name="1 uit 2020").click()
    page.get_by_role("region", name="1e kwartaal").get_by_role("link", name="Speelplek").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Speelplek")


def test_project_is_ticked_on_a_phone_without_opening_it(phone_page, login, adviser, projects):
    login(phone_page, adviser)
    phone_page.goto(LIST)
    phone_page.get_by_role("checkbox", name="Kies Bankjes").click()

    expect(phone_page.get_by_role("checkbox", name="Kies Bankjes")).to_be_checked()
