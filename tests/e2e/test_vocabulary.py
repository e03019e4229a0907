"""What a beheerder does with the words of the organisation, with and without script."""

import pytest
from playwright.sync_api import Page, expect

from goals.models import Project, ProjectTerm
from organisations.enums import Role, TermKind
from organisations.models import Term
from tests.organisations.factories import make_member, make_organisation

LISTS = "/best/beheer/woordenlijsten/"


@pytest.fixture
def best():
    return make_organisation()


@pytest.fixture
def beheerder(best):
    return make_member(best, Role.BEHEERDER, name="Anneke van den Berg").user


@pytest.fixture
def used(best):
    """A word that a project has, beside another."""
    terms = [
        Term.objects.create(organisation=best, kind=TermKind.DOELGROEP, name=name)
        for name in ("Bejaarden", "Ouderen")
    ]
    project = Project.objects.create(organisation=best, name="Bankjes", domain="fysiek")
    ProjectTerm.objects.create(project=project, term=terms[0])
    return terms[0]


def row(page: Page, name: str):
    return page.get_by_role("row", name=name)


def go_on_from_empty_list_to_merged_words(page: Page):
    page.goto(LISTS)
    page.get_by_role("button", name="Begin met een startset").click()
    expect(row(page, "Groen en spelen")).to_contain_text("fysiek")
    page.get_by_role("link", name="Wijken").click()
    page.get_by_label("Nieuwe woorden").fill("Centrum\nHeuveleind\nCentrum-Oost")
    page.get_by_role("button", name="Toevoegen").click()
    expect(page.get_by_text("‘Centrum’, ‘Heuveleind’ en ‘Centrum-Oost’ toegevoegd.")).to_be_visible()
    page.get_by_role("link", name="Wijzigen van Heuveleind").click()
    expect(page.get_by_label("Woord", exact=True)).to_be_focused()
    page.get_by_label("Woord", exact=True).fill("De Heuvel")
    page.keyboard.press("Enter")
    expect(row(page, "De Heuvel")).to_be_visible()
    page.get_by_role("link", name="Samenvoegen van Centrum-Oost").click()
    page.get_by_label("Welk woord komt ervoor in de plaats?").select_option("Centrum")
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    page.get_by_role("button", name="Samenvoegen met ‘Centrum’").click()
    expect(row(page, "Centrum-Oost")).to_have_count(0)
    page.get_by_role("button", name="Weer splitsen van Centrum-Oost").click()
    expect(row(page, "Centrum-Oost")).to_be_visible()
    page.get_by_role("button", name="Verwijderen van Centrum-Oost").click()
    expect(row(page, "Centrum-Oost")).to_have_count(0)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(row(page, "Centrum-Oost")).to_be_visible()


@pytest.mark.parametrize("width", ["page", "plain_page", "phone_page"])
def test_a_beheerder_makes_the_lists_fit(request, width, login, beheerder):
    page = request.getfixturevalue(width)
    login(page, beheerder)
    go_on_from_empty_list_to_merged_words(page)


def test_merging_moves_what_is_tagged_and_undo_brings_it_back(page, login, beheerder, used):
    login(page, beheerder)
    page.goto(LISTS + "doelgroepen/")
    expect(row(page, "Bejaarden")).to_contain_text("1 project")
    page.get_by_role("link", name="Samenvoegen van Bejaarden").click()
    page.get_by_label("Welk woord").select_option("Ouderen")
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    expect(page.get_by_text("1 project krijgt voortaan ‘Ouderen’.")).to_be_visible()
    page.get_by_role("button", name="Samenvoegen met ‘Ouderen’").click()
    expect(row(page, "Ouderen")).to_contain_text("1 project")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(row(page, "Bejaarden")).to_contain_text("1 project")
    expect(row(page, "Ouderen")).to_contain_text("nog nergens")


@pytest.mark.parametrize("width", ["page", "phone_page"])
def test_axe_finds_nothing(request, width, login, beheerder, used, assert_axe_clean):
    page = request.getfixturevalue(width)
    login(page, beheerder)
    other = f"samenvoegen/?met={Term.objects.get(name='Ouderen').pk}"
    for path in (LISTS, LISTS + "doelgroepen/", f"/best/beheer/woorden/{used.pk}/"):
        check(page, path, assert_axe_clean)
    check(page, f"/best/beheer/woorden/{used.pk}/{other}", assert_axe_clean)


def check(page, path, assert_axe_clean):
    page.goto(path)
    assert_axe_clean(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
