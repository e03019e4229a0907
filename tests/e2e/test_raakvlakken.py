"""Raakvlakken in a browser: judging in the card, by keyboard, on a phone, without script."""

import re

import pytest
from playwright.sync_api import expect

from goals.assessment.refresh import bring_up_to_date
from goals.models import ProjectContribution, Raakvlak
from organisations.enums import Role
from tests.goals.assessment.factories import make_pathway, make_project, make_social_tree
from tests.goals.factories import make_user

LIST = "/best/raakvlakken/lijst/"


@pytest.fixture
def signals(organisation):
    make_pathway(organisation)
    make_social_tree(organisation, "M Meedoen\n  D Ouderen zwieren\n  D Jeugd zwiert")
    make_project(organisation)
    bring_up_to_date(organisation)


def card(page, goal="Ouderen zwieren"):
    return page.get_by_role("article", name=re.compile(f"Signaal: .*{goal}"))


def test_a_signal_is_confirmed_in_its_card_with_the_keyboard(page, login, adviser, signals, assert_axe_clean):
    login(page, adviser)
    page.goto(LIST)
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_contain_text("2 nieuwe signalen")
    assert_axe_clean(page)
    card(page).get_by_role("link", name="Bevestigen").focus()
    page.keyboard.press("Enter")
    form = page.get_by_role("article", name=re.compile("Bevestigen: .*Ouderen"))
    expect(form.get_by_label("Hoe raken ze elkaar?")).to_have_value("Bij een flonker gaan mensen zwieren.")
    form.get_by_label("Leg ook vast").check()
    form.get_by_label("Afspraken").fill("Samen ontwerpen in mei.")
    assert_axe_clean(page)
    form.get_by_role("button", name="Bevestigen").click()
    done = page.get_by_role("article", name=re.compile("Beoordeeld: .*Ouderen"))
    expect(done).to_be_focused()
    expect(done).to_contain_text("Bevestigd, en de bijdrage is vastgelegd:")
    assert ProjectContribution.objects.count() == 1
    expect(page).to_have_url(re.compile(LIST))


def test_a_signal_is_rejected_with_a_reason_and_that_is_undone(
    page, login, adviser, signals, assert_axe_clean
):
    login(page, adviser)
    page.goto(LIST)
    card(page).get_by_text("Afwijzen", exact=True).click()
    card(page).get_by_label("Anders, namelijk…").check()
    card(page).get_by_role("button", name="Afwijzen en bewaren").click()
    expect(card(page)).to_contain_text("Schrijf op waarom het geen raakvlak is.")
    card(page).get_by_label("Toelichting").fill("Te ver weg")
    assert_axe_clean(page)
    card(page).get_by_role("button", name="Afwijzen en bewaren").click()
    done = page.get_by_role("article", name=re.compile("Beoordeeld: .*Ouderen"))
    expect(done).to_contain_text("Afgewezen (Te ver weg):")
    done.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("Het oordeel is teruggedraaid.")).to_be_visible()
    expect(card(page)).to_be_visible()


def test_judging_works_without_script(plain_page, login, adviser, signals):
    login(plain_page, adviser)
    plain_page.goto(LIST)
    card(plain_page).get_by_role("button", name="Later").click()
    expect(plain_page.get_by_text(re.compile("Voor later bewaard:"))).to_be_visible()
    card(plain_page, "Jeugd zwiert").get_by_role("link", name="Bevestigen").click()
    plain_page.get_by_label("Afspraken").fill("In mei")
    plain_page.get_by_role("button", name="Bevestigen").click()
    expect(plain_page.get_by_text(re.compile("Bevestigd:"))).to_be_visible()
    assert set(Raakvlak.objects.values_list("status", flat=True)) == {"geparkeerd", "bevestigd"}


def test_a_raakvlak_is_recorded_by_hand_and_read(
    page, login, adviser, signals, organisation, assert_axe_clean
):
    make_project(organisation, "Riolering vernieuwen")
    login(page, adviser)
    page.goto(LIST)
    page.get_by_role("link", name="Raakvlak vastleggen").click()
    page.get_by_label("Zoek aan de kant fysiek").fill("riolering")
    page.get_by_role("button", name="Zoeken").click()
    page.get_by_label("Riolering vernieuwen").check()
    page.get_by_label("Jeugd zwiert").check()
    assert_axe_clean(page)
    page.get_by_role("button", name="Verder").click()
    page.get_by_label("Hoe raken ze elkaar?").fill("Droge voeten, dus vaker naar buiten.")
    assert_axe_clean(page)
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.get_by_text("Het raakvlak is vastgelegd.")).to_be_visible()
    expect(page.get_by_role("heading", name="Raakvlak: Jeugd zwiert en Riolering vernieuwen")).to_be_visible()
    assert_axe_clean(page)


def test_a_phone_shows_what_is_new_and_all_of_it_is_seen(
    phone_page, login, adviser, signals, assert_axe_clean
):
    login(phone_page, adviser)
    phone_page.goto("/best/raakvlakken/nieuw-sinds/?domein=fysiek")
    expect(phone_page.get_by_role("heading", name="Nieuwe signalen voor fysiek")).to_be_visible()
    assert phone_page.evaluate("document.documentElement.scrollWidth") == 375
    assert_axe_clean(phone_page)
    phone_page.get_by_role("button", name="Alles gezien").click()
    expect(phone_page.get_by_role("heading", name="U bent helemaal bij")).to_be_visible()


def test_a_beheerder_tries_words_and_adds_a_werkingspad(page, login, organisation, signals, assert_axe_clean):
    login(page, make_user(organisation, Role.BEHEERDER))
    page.goto("/best/raakvlakken/werkingspaden/")
    page.get_by_text("Probeer uit", exact=True).click()
    page.get_by_label("Fysiek project of doel").fill("Bankjes plaatsen")
    page.get_by_label("Sociaal doel").fill("Minder vereenzaming")
    expect(page.locator("#uitkomst")).to_contain_text("signaal.")
    assert_axe_clean(page)
    page.get_by_role("link", name="Werkingspad toevoegen").click()
    page.get_by_label("Naam").fill("Riool en knuppen")
    page.get_by_label("Hoe werkt het?").fill("Met een goed riool kan iedereen knuppen.")
    page.get_by_label("Woorden aan de fysieke kant").fill("riool*")
    page.get_by_label("Woorden aan de sociale kant").fill("knup*")
    page.get_by_label("Fysiek project of doel").fill("Riolering")
    page.get_by_label("Sociaal doel").fill("Iedereen knupt")
    page.get_by_role("button", name="Probeer zonder te bewaren").click()
    expect(page.locator("#uitkomst")).to_contain_text("Met een goed riool kan iedereen knuppen.")
    assert_axe_clean(page)
    page.get_by_role("button", name="Bewaren", exact=True).click()
    expect(page.get_by_role("heading", name="Riool en knuppen")).to_be_visible()
