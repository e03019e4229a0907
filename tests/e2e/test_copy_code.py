"""Examples of code on pages of text: they scroll by themselves, and a button copies them."""

from playwright.sync_api import expect


def test_example_is_copied_as_it_is(new_page):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/api/")
    first = page.locator(".example").first
    first.get_by_role("button", name="Kopiëren").click()
    expect(first.get_by_role("button", name="Gekopieerd")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == first.locator("code").text_content().rstrip()


def test_without_javascript_there_is_no_button(plain_page):
    plain_page.goto("/api/")
    expect(plain_page.locator("pre").first).to_be_visible()
    expect(plain_page.get_by_role("button", name="Kopiëren")).to_have_count(0)
