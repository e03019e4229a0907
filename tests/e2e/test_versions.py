"""An adviser freezes a tree, publishes it and takes that back; a resident reads it on a phone."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from goals.models import FrozenVersion, GoalTree
from goals.versions.publishing import publish
from organisations.enums import Role
from tests.e2e.outline import address
from tests.goals.factories import find, make_tree, make_user
from tests.goals.measured import measure
from tests.goals.versions.factories import make_version

READY = "M Gezond opgroeien\n  D Goede start\n    S Steun\n      P Huisbezoek"


@pytest.fixture
def goal_tree(organisation):
    goal_tree = make_tree(organisation, READY, domain="sociaal", start_year=2027, end_year=2030)
    measure(find(goal_tree, "Steun"), "Ouders met steun", values={2025: "40"}, targets={2027: "60"}, unit="%")
    return goal_tree


def freeze(page, goal_tree, title="Begroting 2027"):
    """From the button in the head of the tree to the page of the new version."""
    page.goto(address(goal_tree))
    page.get_by_role("link", name="Vaststellen…").click()
    page.get_by_label("Titel van deze versie").fill(title)
    page.get_by_label("Van welk jaar?").fill("2027")
    page.get_by_label("Vastgesteld op").fill("2026-11-10")
    page.get_by_role("button", name="Vaststellen", exact=True).click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()


def no_overflow(page):
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_what_was_frozen_stays_as_it_was_while_the_tree_goes_on(page, login, adviser, goal_tree):
    login(page, adviser)
    freeze(page, goal_tree)
    expect(page.locator(".toast__text")).to_have_text("‘Begroting 2027’ is vastgesteld als versie 1.")
    version_url = page.url

    page.goto(f"{address(goal_tree, find(goal_tree, 'Steun'))}?hernoem=1")
    page.locator("input[name=titel]").fill("Heel anders")
    page.locator("input[name=titel]").press("Enter")
    expect(page.get_by_role("heading", level=2, name="Heel anders")).to_be_visible()

    page.goto(version_url)
    page.get_by_role("link", name="1.1.1 Steun").click()
    expect(page.get_by_role("heading", level=2, name="Steun")).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("Ouders met steun: 40%"))).to_be_visible()
    page.get_by_text("Bekijk als tabel").click()
    row = page.get_by_role("region", name="Waarden van Ouders met steun").get_by_role("row", name="2027")
    expect(row).to_contain_text("60%")
    expect(page.locator("main")).not_to_contain_text("Heel anders")


def test_anonymous_phone_reads_what_is_published_until_it_is_withdrawn(
    page, phone_page, login, adviser, goal_tree, organisation
):
    login(page, adviser)
    freeze(page, goal_tree)
    page.get_by_role("button", name="Publiceren voor iedereen").click()
    expect(page.locator(".toast__text")).to_have_text("‘Begroting 2027’ is te zien voor iedereen.")

    phone_page.goto(f"/{organisation.slug}/openbaar/")
    phone_page.get_by_role("link", name="Begroting 2027").click()
    expect(phone_page.get_by_role("heading", level=1, name="Begroting 2027")).to_be_visible()
    phone_page.get_by_role("link", name="1.1.1 Steun").click()
    expect(phone_page.get_by_role("heading", level=2, name="Steun")).to_be_in_viewport()
    no_overflow(phone_page)
    phone_page.get_by_role("link", name="Terug naar alle doelen").click()
    expect(phone_page.get_by_role("heading", name="Over deze versie")).to_be_visible()

    page.get_by_role("button", name="Intrekken").click()
    expect(page.locator(".toast__text")).to_have_text("‘Begroting 2027’ is te zien voor adviseurs.")
    path = urlsplit(phone_page.url).path
    assert phone_page.request.get(f"{path}?nu=1").status == 404
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator(".toast__text")).to_contain_text("De wijziging is ongedaan gemaakt.")
    assert phone_page.request.get(f"{path}?weer=1").status == 200


def test_resident_reads_the_three_views_on_a_phone(phone_page, goal_tree, organisation):
    publish(user=None, version=make_version(goal_tree), audience="openbaar")
    phone_page.goto("/account/login/")
    phone_page.get_by_role("link", name="wat Gemeente Best wil bereiken").click()
    phone_page.get_by_role("link", name="Begroting 2027").click()
    phone_page.get_by_role("link", name="Schema", exact=True).click()
    phone_page.get_by_role("link", name=re.compile("Goede start")).first.click()
    expect(phone_page.get_by_role("status").filter(has_text="Pad van")).to_contain_text("1.1 Goede start")
    phone_page.get_by_text("hieronder 1 subdoelstelling").click()
    phone_page.get_by_role("link", name="1.1.1 Steun").first.click()
    phone_page.get_by_role("link", name="Doel openen").click()
    chart = phone_page.get_by_role("img", name=re.compile("Ouders met steun: 40%"))
    chart.scroll_into_view_if_needed()
    expect(chart).to_have_js_property("complete", True)
    assert chart.evaluate("image => image.naturalWidth") > 0
    phone_page.get_by_role("link", name="Drie W’s").click()
    phone_page.get_by_role("link", name="Ouders met steun").click()
    expect(phone_page.get_by_role("heading", level=2, name="Steun")).to_be_visible()
    no_overflow(phone_page)


def test_next_years_tree_is_made_without_script(plain_page, login, adviser, goal_tree):
    version = make_version(goal_tree, adviser)
    login(plain_page, adviser)
    plain_page.goto(f"{address(goal_tree)}versies/{version.number}/")
    plain_page.get_by_role("link", name=re.compile("Nieuwe boom…")).click()
    plain_page.get_by_label("Naam van de nieuwe boom").fill("Jeugd 2028")
    plain_page.get_by_role("button", name="Boom maken").click()
    expect(plain_page.get_by_role("heading", level=1, name="Jeugd 2028 is gemaakt")).to_be_visible()
    plain_page.get_by_role("link", name="Naar de nieuwe boom").click()
    made = GoalTree.objects.get(title="Jeugd 2028")
    assert urlsplit(plain_page.url).path == address(made)

    plain_page.goto(f"{address(made, find(made, 'Steun'))}")
    plain_page.get_by_role("link", name="In eerdere versies").click()
    row = plain_page.get_by_role("row", name=re.compile("Begroting 2027"))
    expect(row).to_contain_text("1.1.1")
    row.get_by_role("link").click()
    expect(plain_page.get_by_role("heading", level=2, name="Steun")).to_be_visible()


def test_what_blocks_is_named_with_a_way_out(page, login, adviser, organisation):
    goal_tree = make_tree(organisation, f"{READY}\nM Meedoen")
    login(page, adviser)
    page.goto(f"{address(goal_tree)}versies/vaststellen/")
    page.get_by_role("button", name="Vaststellen", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("2 ‘Meedoen’ heeft nog geen doelstelling.")
    page.get_by_role("link", name=re.compile("Doelstelling toevoegen")).click()
    page.locator("input[name=titel]").fill("Iedereen doet mee")
    page.locator("input[name=titel]").press("Enter")
    expect(page.get_by_role("row", name=re.compile("Iedereen doet mee"))).to_be_visible()
    freeze(page, goal_tree)
    assert FrozenVersion.objects.count() == 1


@pytest.mark.parametrize("size", ["page", "phone_page"])
def test_pages_are_accessible_and_fit(request, size, login, adviser, assert_axe_clean, goal_tree):
    page = request.getfixturevalue(size)
    old, new = make_version(goal_tree, adviser), make_version(goal_tree, adviser, title="Na amendement")
    for version in (old, new):
        publish(user=adviser, version=version, audience="openbaar")
    login(page, adviser)
    goal, here = find(goal_tree, "Steun"), address(goal_tree)
    for path in (
        f"{here}versies/",
        f"{here}versies/vaststellen/",
        f"{here}versies/1/",
        f"{here}versies/2/?doel={goal.pk}",
        f"{here}versies/2/schema/?doel={goal.pk}",
        f"{here}versies/2/drie-ws/",
        f"{here}versies/1/nieuwe-boom/",
        f"{here}doelen/{goal.pk}/versies/",
        f"/{goal_tree.organisation.slug}/openbaar/",
        f"/{goal_tree.organisation.slug}/openbaar/{goal_tree.pk}/1/",
        f"/{goal_tree.organisation.slug}/openbaar/{goal_tree.pk}/1/?doel={goal.pk}",
        f"/{goal_tree.organisation.slug}/openbaar/{goal_tree.pk}/1/schema/?doel={goal.pk}",
        f"/{goal_tree.organisation.slug}/openbaar/{goal_tree.pk}/1/drie-ws/",
        f"/{goal_tree.organisation.slug}/openbaar/{goal_tree.pk}/2/vergelijken/",
    ):
        page.goto(path)
        assert_axe_clean(page)
        no_overflow(page)


def test_empty_list_says_what_to_do_first(page, login, organisation, goal_tree, assert_axe_clean):
    login(page, make_user(organisation, Role.RAADSLID))
    page.goto(f"{address(goal_tree)}versies/")
    expect(page.get_by_role("heading", name="Nog geen versie voor de raad")).to_be_visible()
    assert_axe_clean(page)
