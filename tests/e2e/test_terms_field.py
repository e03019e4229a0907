"""Ticking words in a long list: searching, keyboard, without script, and what is told at the top."""

import pytest
from playwright.sync_api import expect

from goals.models import Project
from organisations.enums import TermKind
from organisations.models import Term


@pytest.fixture
def project(organisation):
    for number in range(60):
        Term.objects.create(organisation=organisation, kind=TermKind.WIJK, name=f"Wijk {number:02}")
    Term.objects.create(organisation=organisation, kind=TermKind.WIJK, name="Café-eiland")
    return Project.objects.create(organisation=organisation, name="Bankjes", domain="fysiek")


def edit(page, login, adviser, project):
    login(page, adviser)
    page.goto(f"/{project.organisation.slug}/projecten/{project.pk}/bewerken/")
    return page.get_by_role("group", name="Wijk")


def names(project):
    return [*project.terms.values_list("name", flat=True)]


def test_searching_and_ticking_with_the_keyboard(page, login, adviser, project, assert_axe_clean):
    wijken = edit(page, login, adviser, project)
    wijken.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    search = wijken.get_by_label("Zoek in deze lijst")
    expect(search).to_be_focused()
    page.keyboard.type("cafe")
    expect(wijken.get_by_role("checkbox")).to_have_count(1)
    expect(wijken.get_by_role("status")).to_have_text("1 van de 61 woorden")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    search.fill("wijk 1")
    expect(wijken.get_by_role("checkbox")).to_have_count(10)
    wijken.get_by_label("Wijk 12").check()
    expect(wijken.locator("summary")).to_contain_text("Café-eiland, Wijk 12")
    assert_axe_clean(page)
    page.get_by_role("button", name="Bewaren").click()
    page.wait_for_url(f"**/projecten/{project.pk}/")
    assert names(project) == ["Café-eiland", "Wijk 12"]


def test_ticking_without_script(plain_page, login, adviser, project):
    wijken = edit(plain_page, login, adviser, project)
    wijken.get_by_text("Kies uit 61").click()
    expect(wijken.get_by_label("Zoek in deze lijst")).to_be_hidden()
    wijken.get_by_label("Wijk 33").check()
    plain_page.get_by_role("button", name="Bewaren").click()
    plain_page.wait_for_url(f"**/projecten/{project.pk}/")
    assert names(project) == ["Wijk 33"]


def test_ticking_on_a_phone(phone_page, login, adviser, project):
    wijken = edit(phone_page, login, adviser, project)
    wijken.get_by_text("Kies uit 61").click()
    wijken.get_by_label("Wijk 07").check()
    expect(wijken.locator("summary")).to_contain_text("Wijk 07")
    assert phone_page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
