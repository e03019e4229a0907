"""Pasting projects from a spreadsheet, in a browser."""

import pytest
from playwright.sync_api import expect

from goals.models import Project
from tests.goals.projects.factories import make_project, make_term

IMPORT = "/best/projecten/importeren/"
PASTED = """Naam van het project\tDomein\tFase\tWijk\tKleur
Bankjes langs de Aarle\tfysiek\tbezig\tHeuveleind; Zuid\trood
Samen eten\tsociaal\tloopt\t\t
Oude speelplek\tfysiek\t\t\t"""


@pytest.fixture
def known(organisation):
    make_term(organisation, "Heuveleind")
    return make_project(organisation, "Oude speelplek")


def names():
    return sorted(Project.objects.alive().values_list("name", flat=True))


def paste(page, text=PASTED):
    page.goto(IMPORT)
    page.get_by_label("Plak uw projecten").fill(text)
    page.get_by_label("fysiek domein").check()
    page.get_by_role("button", name="Bekijken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Controleer de projecten")


def test_projects_are_pasted_corrected_added_and_taken_back(page, login, adviser, known, assert_axe_clean):
    login(page, adviser)
    page.goto(IMPORT)
    assert_axe_clean(page)
    paste(page)
    expect(page.locator("#fouten")).to_contain_text("Rij 2: fase ‘bezig’ kennen we niet.")
    expect(page.get_by_role("checkbox", name="Toevoegen: Oude speelplek, rij 4")).not_to_be_checked()
    assert_axe_clean(page)
    page.get_by_role("button", name="2 projecten toevoegen").click()
    expect(page.get_by_role("alert")).to_contain_text("1 rij klopt nog niet.")
    page.locator('select[name="cel-2-phase"]').select_option("loopt")
    page.get_by_role("button", name="2 projecten toevoegen").click()
    expect(page.locator(".toast__text")).to_have_text("2 projecten zijn toegevoegd.")
    assert names() == ["Bankjes langs de Aarle", "Oude speelplek", "Samen eten"]
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator(".toast__text")).to_have_text("2 projecten in de prullenbak gelegd.")
    assert names() == ["Oude speelplek"]


def test_enter_in_a_field_looks_again_and_adds_nothing(page, login, adviser, known):
    login(page, adviser)
    paste(page, "Project\tBudget\nBankjes\tveel")
    page.get_by_label("Budget", exact=True).last.fill("25.000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="klopt nog niet")).to_have_count(0)
    assert names() == ["Oude speelplek"]


def test_pasting_works_without_script(plain_page, login, adviser, known):
    login(plain_page, adviser)
    paste(plain_page)
    plain_page.get_by_role("button", name="Alleen het goede project toevoegen").click()
    expect(plain_page.locator(".toast__text")).to_have_text("1 project is toegevoegd.")
    assert names() == ["Oude speelplek", "Samen eten"]


def test_preview_fits_a_phone(phone_page, login, adviser, known, assert_axe_clean):
    login(phone_page, adviser)
    paste(phone_page)
    assert phone_page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert_axe_clean(phone_page)
