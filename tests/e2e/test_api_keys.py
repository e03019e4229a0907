"""A beheerder gives a program a key, and takes it away again."""

import re

import httpx
import pytest
from playwright.sync_api import Error, Page, expect

from organisations.enums import Role
from tests.goals.factories import make_tree
from tests.organisations.factories import make_member, make_new_key, make_organisation

KEYS = "/best/beheer/sleutels/"
ONCE = "U ziet deze sleutel maar één keer."


@pytest.fixture
def best(transactional_db):
    return make_organisation()


@pytest.fixture
def beheerder(best):
    return make_member(best, Role.BEHEERDER, name="Anneke van den Berg").user


def make_key_by_hand(page: Page, name: str = "Website") -> str:
    """Fill in the form; returns the key that is shown."""
    page.goto(KEYS)
    page.get_by_role("link", name=re.compile("Maak de eerste sleutel|Nieuwe sleutel")).click()
    page.get_by_label("Naam").fill(name)
    page.get_by_label("Contactpersoon").fill("Kees")
    page.get_by_role("button", name="Sleutel maken").click()
    expect(page.get_by_text(ONCE)).to_be_visible()
    return page.get_by_label("Uw sleutel").input_value()


def call(live_server, secret: str) -> httpx.Response:
    address = f"{live_server.url}/api/v1/doelenbomen"
    return httpx.get(address, headers={"Authorization": f"Bearer {secret}"})


def test_a_key_is_made_copied_used_and_revoked(new_page, login, live_server, beheerder, best):
    make_tree(best, title="Jeugd")
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    login(page, beheerder)
    secret = make_key_by_hand(page)
    page.get_by_role("button", name="Kopiëren").click()
    expect(page.get_by_text("Gekopieerd.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == secret

    page.get_by_role("link", name="Ik heb hem, terug naar de sleutels").click()
    expect(page.get_by_role("row", name="Website")).to_contain_text("nog nooit")
    answer = call(live_server, secret)
    assert (answer.status_code, [row["titel"] for row in answer.json()["results"]]) == (200, ["Jeugd"])
    page.reload()
    expect(page.get_by_role("row", name="Website")).to_contain_text("vandaag")

    page.get_by_role("link", name="Intrekken van Website").click()
    expect(page.get_by_text("Intrekken kunt u niet ongedaan maken.")).to_be_visible()
    page.get_by_role("button", name="Sleutel intrekken").click()
    expect(page.get_by_role("region", name="Verlopen en ingetrokken")).to_contain_text("Website")
    refused = call(live_server, secret)
    assert (refused.status_code, refused.headers["Content-Type"]) == (401, "application/problem+json")
    assert "ingetrokken" in refused.json()["detail"]


def test_a_key_is_gone_for_who_comes_back_to_it(new_page, login, beheerder):
    page = new_page()
    login(page, beheerder)
    secret = make_key_by_hand(page)

    page.goto(KEYS)
    with pytest.raises(Error, match="ERR_CACHE_MISS"):  # the browser kept nothing of it
        page.go_back()

    another = page.context.new_page()
    another.goto(KEYS)
    assert secret not in another.content()
    expect(another.get_by_role("row", name="Website")).to_have_count(1)


def test_a_key_is_made_without_script(plain_page, login, live_server, beheerder):
    login(plain_page, beheerder)

    secret = make_key_by_hand(plain_page)

    expect(plain_page.get_by_role("button", name="Kopiëren")).to_be_hidden()
    assert call(live_server, secret).status_code == 200


def test_pages_of_keys_are_fit_for_everybody(page, phone_page, login, beheerder, best, assert_axe_clean):
    for name in ("Website", "Zaaksysteem met een heel erg lange naamdieookgeenspatiesheeft"):
        made = make_new_key(best, name=name, tree_ids=[make_tree(best, title="Jeugd").pk])
    for one in (page, phone_page):
        login(one, beheerder)
        for address in (
            KEYS,
            f"{KEYS}nieuw/",
            f"{KEYS}{made.api_key.pk}/",
            f"{KEYS}{made.api_key.pk}/intrekken/",
        ):
            one.goto(address)
            assert_axe_clean(one)
            assert one.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        make_key_by_hand(one)
        assert_axe_clean(one)
