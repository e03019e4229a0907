"""Logging in, passwords and the pages that stand outside an organisation, in a real browser."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from organisations.models import User

PASSWORD = "een-lange-zin-als-wachtwoord"
OPEN_PAGES = {
    "/account/login/": "Inloggen",
    "/account/password/reset/": "Wachtwoord vergeten?",
    "/account/password/reset/done/": "Kijk in uw e-mail",
    "/account/password/reset/key/1-onbekend/": "Deze link werkt niet meer",
    "/account/signup/": "U krijgt een account op uitnodiging",
    "/account/inactive/": "U hebt geen toegang meer",
    "/toegankelijkheid/": "Toegankelijkheid",
    "/privacy/": "Privacy",
    "/bestaat/niet/": "Deze pagina bestaat niet",
}


@pytest.fixture
def person():
    return User.objects.create_user(email="sanne@best.example", name="Sanne de Wit", password=PASSWORD)


@pytest.mark.parametrize("device", ["page", "phone_page"])
@pytest.mark.parametrize("path", OPEN_PAGES)
def test_open_page_is_accessible_and_fits(request, device, path, assert_axe_clean):
    page = request.getfixturevalue(device)
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_have_text(OPEN_PAGES[path])
    assert_axe_clean(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("device", ["page", "phone_page"])
@pytest.mark.parametrize("path", ["/account/password/change/", "/account/logout/"])
def test_own_page_is_accessible_with_the_menu_open(request, device, path, person, login, assert_axe_clean):
    page = request.getfixturevalue(device)
    login(page, person)
    page.goto(path)
    assert_axe_clean(page)
    page.locator("header summary").click()
    expect(page.get_by_role("button", name="Uitloggen").first).to_be_visible()
    assert_axe_clean(page)


@pytest.mark.parametrize("device", ["page", "phone_page"])
def test_login_refused_says_what_to_do(request, device, person, assert_axe_clean):
    page = request.getfixturevalue(device)
    page.goto("/account/login/")
    page.get_by_label("E-mailadres").fill(person.email)
    page.get_by_label("Wachtwoord").fill("verkeerd")
    page.get_by_role("button", name="Inloggen").click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("Dit klopt nog niet")
    expect(summary).to_be_focused()
    expect(page.get_by_label("E-mailadres")).to_have_value(person.email)
    assert_axe_clean(page)


@pytest.mark.parametrize("device", ["page", "plain_page"])
def test_login_and_logout_by_keyboard(request, device, person):
    page = request.getfixturevalue(device)
    page.goto("/account/login/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.get_by_label("E-mailadres").focus()
    page.keyboard.type(person.email)
    page.get_by_label("Wachtwoord").focus()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    menu = page.locator("header summary")
    expect(menu).to_contain_text("Sanne de Wit")
    menu.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Uitloggen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    expect(page.get_by_role("dialog")).to_contain_text("U bent uitgelogd.")


def test_menu_closes_with_escape_and_by_leaving_it(page, person, login):
    login(page, person)
    page.goto("/account/logout/")
    menu, leave = (
        page.locator("header summary"),
        page.locator("header").get_by_role("button", name="Uitloggen"),
    )
    menu.click()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(leave).to_be_hidden()
    expect(menu).to_be_focused()
    menu.click()
    expect(leave).to_be_visible()
    page.get_by_role("heading", level=1).click()
    expect(leave).to_be_hidden()


def test_message_closes_without_javascript(plain_page, person, login):
    login(plain_page, person)
    plain_page.goto("/account/logout/")
    plain_page.get_by_role("button", name="Uitloggen").last.click()
    plain_page.get_by_role("button", name="Melding sluiten").click()
    expect(plain_page.get_by_role("dialog")).to_have_count(0)


def test_new_password_by_e_mail(page, person, assert_axe_clean):
    page.goto("/account/password/reset/")
    page.get_by_label("E-mailadres").fill(person.email)
    page.get_by_role("button", name="Stuur de e-mail").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk in uw e-mail")
    (message,) = mail.outbox
    assert message.subject == "Sociaal Domein: Kies een nieuw wachtwoord"
    page.goto(re.search(r"https?://\S+", message.body).group())
    expect(page.get_by_role("heading", level=1)).to_have_text("Kies een nieuw wachtwoord")
    assert_axe_clean(page)
    new = PASSWORD[::-1]
    page.locator("input[type=password]").first.fill(new)
    page.locator("input[type=password]").last.fill(new)
    page.get_by_role("button", name="Wachtwoord bewaren").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw nieuwe wachtwoord is bewaard")
    person.refresh_from_db()
    assert person.check_password(new)
    assert mail.outbox[-1].subject == "Sociaal Domein: Uw wachtwoord is gewijzigd"
    assert "Goedendag,\n\nUw wachtwoord voor Sociaal Domein is gewijzigd." in mail.outbox[-1].body


def test_sprite_takes_its_colours_from_the_page(page):
    """The icons come from another file; their tokens must still reach them."""
    page.goto("/account/login/")
    page.get_by_role("button", name="Inloggen").click()
    shot = page.locator(".error-summary .icon").screenshot()
    page.evaluate("document.documentElement.style.setProperty('--sd-color-status-niet-op-koers', '#00f')")
    assert page.locator(".error-summary .icon").screenshot() != shot


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/bestaat/niet/", "Dit is er niet meer. Er is niets bewaard."),
        ("/account/password/change/", "U bent uitgelogd."),
    ],
)
def test_failed_request_is_told_and_replaces_nothing(browser, live_server, path, sentence):
    page = browser.new_page(base_url=live_server.url)
    page.goto("/privacy/")
    page.evaluate("path => htmx.ajax('GET', path, '#inhoud').catch(() => null)", path)
    expect(page.get_by_role("status")).to_contain_text(sentence)
    expect(page.get_by_role("heading", level=1)).to_have_text("Privacy")
    page.close()
