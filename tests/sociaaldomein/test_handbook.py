"""The manual: every page is there for everybody, its links arrive, and HTML in a text is text."""

import re

import pytest

from sociaaldomein.handbook import PAGES, read_page

NAMES = sorted(path.stem for path in PAGES.glob("*.md"))
INSIDE = re.compile(r'href="(/[^"#]*)"')


def address(name):
    return "/handleiding/" if name == "index" else f"/handleiding/{name}/"


@pytest.mark.parametrize("name", NAMES)
def test_page_shows_without_login(client, name):
    response = client.get(address(name))
    assert response.status_code == 200
    assert f"<h1>{response.context['page'].title}</h1>" in response.content.decode()


@pytest.mark.parametrize("name", NAMES)
def test_links_of_page_arrive(client, name):
    page = client.get(address(name)).context["page"]
    links = INSIDE.findall(page.html)
    assert [link for link in links if client.get(link).status_code != 200] == []


def test_first_page_leads_to_every_other(client):
    page = client.get("/handleiding/").context["page"]
    found = set(INSIDE.findall(page.html))
    assert found == {address(name) for name in NAMES if name != "index"} | {"/api/"}


def test_other_page_leads_back_to_the_first(client):
    response = client.get("/handleiding/importeren/")
    assert response.context["crumbs"][0] == ("Handleiding", "/handleiding/")


@pytest.mark.parametrize("path", ["/handleiding/bestaat-niet/", "/handleiding/..%2fbeheer/"])
def test_unknown_page_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_title_stands_apart_from_the_rest():
    page = read_page("# Titel\n\nTekst.\n")
    assert (page.title, page.headings, page.html) == ("Titel", [], "<p>Tekst.</p>\n")


def test_headings_get_an_address():
    page = read_page("# Titel\n\n## Twee woorden\n\nTekst.\n")
    assert page.headings == [("twee-woorden", "Twee woorden")]
    assert page.html.startswith('<h2 id="twee-woorden">Twee woorden</h2>')


def test_html_in_a_text_shows_as_text():
    page = read_page("# Titel\n\n<script>alert(1)</script> [x](javascript:alert(1))\n")
    assert "<script" not in page.html
    assert "href" not in page.html


def test_table_scrolls_and_has_the_name_of_its_heading():
    page = read_page("# Titel\n\n## Toetsen\n\n| a |\n| --- |\n| b |\n")
    assert '<div class="table-wrap" tabindex="0" role="region" aria-label="Toetsen">' in page.html
    assert '<th scope="col">a</th>' in page.html


def test_keys_and_examples():
    page = read_page('# Titel\n\nDruk op `Enter`.\n\n```json\n{"a": 1}\n```\n')
    assert page.html == (
        '<p>Druk op <kbd>Enter</kbd>.</p>\n<pre tabindex="0"><code>{&quot;a&quot;: 1}\n</code></pre>\n'
    )


@pytest.mark.parametrize(("count", "has_contents"), [(4, False), (5, True)])
def test_long_page_lists_its_headings(count, has_contents):
    text = "".join(f"## Kop {number}\n\nTekst.\n\n" for number in range(count))
    assert read_page(f"# Titel\n\n{text}").has_contents is has_contents


@pytest.mark.parametrize(
    ("text", "html"),
    [("`↑`", "<kbd>↑</kbd>"), ("`Ctrl`", "<kbd>Ctrl</kbd>"), ("`/openbaar/`", "<code>/openbaar/</code>")],
)
def test_only_what_is_a_key_looks_like_one(text, html):
    assert read_page(f"# Titel\n\n{text}\n").html == f"<p>{html}</p>\n"


def test_tables_below_one_heading_have_names_of_their_own():
    table = "| A |\n| --- |\n| 1 |\n"
    page = read_page(f"# Titel\n\n## Kop\n\n{table}\nTekst.\n\n{table}")
    assert re.findall('aria-label="(.*?)"', page.html) == ["Kop", "Kop (2)"]
