"""The pages about the API in a browser: readable everywhere, and Swagger UI within our security policy."""

import pytest
from playwright.sync_api import expect

PAGES = ["/api/", "/api/bladeren/", "/api/wijzigingen/"]


@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible(page, phone_page, assert_axe_clean, path):
    for each in (page, phone_page):
        each.goto(path)
        assert_axe_clean(each)
        assert each.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_operations_unfold_without_javascript(plain_page):
    plain_page.goto("/api/bladeren/")
    expect(plain_page.get_by_role("button", name="Vragen uitproberen")).to_be_hidden()
    operation = plain_page.locator("#doelenbomenLijst")
    operation.locator("summary").click()
    expect(operation.get_by_role("heading", name="Antwoorden")).to_be_visible()


def test_unfolded_operation_is_accessible(page, assert_axe_clean):
    page.goto("/api/bladeren/")
    page.locator("#doelenbomenMaken summary").click()
    assert_axe_clean(page)


def test_swagger_asks_a_question_without_a_breach(page):
    """A breach of the policy would be an error in the console, on which every page fails."""
    page.goto("/api/bladeren/")
    page.get_by_role("button", name="Vragen uitproberen").click()
    page.locator(".opblock-tag[data-tag=versies]").click()
    page.locator("#operations-versies-versiesLijst .opblock-summary-control").click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
    expect(page.locator(".live-responses-table tr.response td.response-col_status")).to_contain_text("200")
    expect(page.locator("#api-lijst")).to_be_hidden()
