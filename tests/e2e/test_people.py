"""What a beheerder and the people they invite do in the browser, with and without script."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from organisations.enums import Role
from organisations.invitation_mail import link_of
from tests.organisations.factories import make_invitation, make_member, make_organisation, make_user

PEOPLE = "/best/beheer/mensen/"
STRONG = "drie losse woorden"


@pytest.fixture
def best():
    return make_organisation()


@pytest.fixture
def beheerder(best):
    return make_member(best, Role.BEHEERDER, name="Anneke van den Berg").user


@pytest.fixture
def youssef(best):
    return make_member(best, Role.ADVISEUR, "sociaal", name="Youssef El Amrani")


def link_in_mail():
    (message,) = mail.outbox
    return re.search(r"http://\S+", message.body)[0]


def row(page: Page, name: str):
    return page.get_by_role("row", name=name)


def test_an_invited_person_gets_in(new_page, login, beheerder):
    page = new_page()
    login(page, beheerder)
    page.goto(PEOPLE)
    form = page.get_by_role("region", name="Iemand uitnodigen")
    form.get_by_label("E-mailadres").fill("kees@best.nl")
    form.get_by_label("Naam").fill("Kees")
    form.get_by_label("Rol").select_option("raadslid")
    form.get_by_role("button", name="Uitnodiging sturen").click()
    expect(page.get_by_text("De uitnodiging is gestuurd naar kees@best.nl.")).to_be_visible()
    expect(row(page, "kees@best.nl")).to_contain_text("Raadslid")

    other = new_page()
    other.goto(link_in_mail())
    expect(other.get_by_label("Uw naam")).to_have_value("Kees")
    other.get_by_label("Kies een wachtwoord").fill(STRONG)
    other.get_by_label("Herhaal het wachtwoord").fill("iets anders")
    other.get_by_role("button", name="Account maken en meedoen").click()
    expect(other.get_by_role("link", name="De twee wachtwoorden zijn niet gelijk.")).to_be_visible()
    expect(other.get_by_label("Uw naam")).to_have_value("Kees")
    other.get_by_label("Kies een wachtwoord").fill(STRONG)
    other.get_by_label("Herhaal het wachtwoord").fill(STRONG)
    other.get_by_role("button", name="Account maken en meedoen").click()
    expect(other.get_by_text("Welkom bij Gemeente Best.")).to_be_visible()
    other.goto(PEOPLE)
    expect(other.get_by_role("heading", name="Hier mag u niet bij")).to_be_visible()


def test_somebody_with_an_account_logs_in_and_joins(page, best):
    make_user(email="kees@best.nl", password=STRONG)
    make_member(best, Role.BEHEERDER)
    invitation = make_invitation(best, "kees@best.nl")
    page.goto(link_of(invitation, ""))
    page.get_by_role("link", name="Inloggen en meedoen").click()
    page.get_by_label("E-mail").fill("kees@best.nl")
    page.get_by_label("Wachtwoord", exact=True).fill(STRONG)
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("button", name="Meedoen").click()
    expect(page.get_by_text("Welkom bij Gemeente Best.")).to_be_visible()


def test_the_keyboard_alone_changes_a_role(page, login, beheerder, youssef):
    login(page, beheerder)
    page.goto(PEOPLE)
    page.get_by_role("button", name="Wijzigen van Youssef").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Youssef El Amrani")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Wijzigen van Youssef")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(dialog.get_by_label("Rol")).to_be_focused()
    page.keyboard.type("raadslid")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("De rol van Youssef El Amrani is bewaard.")).to_be_visible()
    expect(row(page, "Youssef")).to_contain_text("Raadslid")


def test_taking_away_access_can_be_undone(page, login, beheerder, youssef):
    login(page, beheerder)
    page.goto(PEOPLE)
    page.get_by_role("button", name="Toegang intrekken van Youssef").click()
    expect(row(page, "Youssef")).to_have_count(0)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("Youssef El Amrani heeft weer toegang.")).to_be_visible()
    expect(row(page, "Youssef")).to_contain_text("sociaal")


def test_everything_works_without_script(plain_page, login, best, beheerder, youssef):
    page = plain_page
    make_invitation(best, "kees@best.nl")
    login(page, beheerder)
    page.goto(PEOPLE)
    page.get_by_role("button", name="Wijzigen van Anneke").click()
    page.get_by_role("dialog").get_by_label("Rol").select_option("adviseur")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("alert")).to_contain_text("Anneke van den Berg is de laatste beheerder.")
    page.get_by_role("button", name="Toegang intrekken van Youssef").click()
    page.get_by_role("button", name="Toegang teruggeven").click()
    expect(row(page, "Youssef")).to_contain_text("sociaal")
    page.get_by_role("button", name="Opnieuw sturen aan kees@best.nl").click()
    assert [message.to for message in mail.outbox] == [["kees@best.nl"]]
    page.get_by_role("button", name="Intrekken van de uitnodiging van kees@best.nl").click()
    expect(row(page, "kees@best.nl")).to_have_count(0)


@pytest.mark.parametrize("width", ["page", "phone_page"])
def test_axe_finds_nothing(request, width, login, beheerder, youssef, assert_axe_clean):
    page = request.getfixturevalue(width)
    invitation = make_invitation(youssef.organisation, "kees@best.nl", invited_by=beheerder)
    for path in (link_of(invitation, ""), "/uitnodiging/onbekend/"):
        check(page, path, assert_axe_clean)
    login(page, beheerder)
    for path in (PEOPLE, "/account/profiel/", link_of(invitation, "")):
        check(page, path, assert_axe_clean)
    page.goto(PEOPLE)
    page.get_by_role("button", name="Wijzigen van Youssef").click()
    assert_axe_clean(page)


@pytest.mark.parametrize("memberships", [0, 2])
def test_axe_finds_nothing_on_the_start_page(page, phone_page, login, memberships, assert_axe_clean):
    user = make_user(email="los@example.org")
    for number in range(memberships):
        user.memberships.create(organisation=make_organisation(f"org{number}"), role=Role.RAADSLID)
    for one in (page, phone_page):
        login(one, user)
        check(one, "/", assert_axe_clean)


def check(page, path, assert_axe_clean):
    page.goto(path)
    assert_axe_clean(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
