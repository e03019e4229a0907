"""Pages about the API: for everybody, with the addresses of this site, and complete."""

import re

import orjson
import pytest

from sociaaldomein.api import document

pytestmark = pytest.mark.django_db
PAGES = ["/api/", "/api/bladeren/", "/api/wijzigingen/"]
INSIDE = re.compile(r'href="(/[^"#]*)"')


@pytest.mark.parametrize("path", PAGES)
def test_links_of_page_arrive(client, path):
    links = {*INSIDE.findall(client.get(path).content.decode())}
    pages = {link for link in links if not link.startswith("/static/")}
    assert {link for link in pages if client.get(link).status_code not in (200, 302)} == set()


def test_guide_leads_to_the_other_pages(client):
    links = {*INSIDE.findall(client.get("/api/").context["page"].html)}
    assert links == {"/api/bladeren/", "/api/wijzigingen/"}


def test_guide_has_the_addresses_of_this_site(client):
    page = client.get("/api/", headers={"Host": "localhost"}).content.decode()
    assert "http://localhost/api/v1/versies" in page
    assert "doelen.example.nl" not in page


def test_guide_shows_code_as_code(client):
    html = client.get("/api/").context["page"].html
    assert "<code>ETag</code>" in html
    assert "<kbd>" not in html


def test_changes_tell_of_this_version(client):
    described = orjson.loads(document())
    headings = [text for _, text in client.get("/api/wijzigingen/").context["page"].headings]
    assert headings[0].startswith(f"{described['info']['version']} (")


def test_browsing_shows_every_operation(client):
    described = orjson.loads(document())
    names = {operation["operationId"] for item in described["paths"].values() for operation in item.values()}
    page = client.get("/api/bladeren/").content.decode()
    assert {*re.findall(r'<details class="api-operation" id="(\w+)"', page)} == names


def test_browsing_shows_what_one_sends_and_gets(client):
    page = client.get("/api/bladeren/").content.decode()
    (operation,) = re.findall(r'<details[^>]*id="doelenbomenMaken">.*?</details>', page, re.DOTALL)
    assert "Voorbeeld van wat u stuurt" in operation
    assert "<dt><code>201</code></dt>" in operation
    assert "Preventief jeugdbeleid" in operation


def test_only_browsing_may_show_the_icons_of_swagger(client):
    wider = [path for path in PAGES if "data:" in client.get(path)["Content-Security-Policy"]]
    assert wider == ["/api/bladeren/"]


def test_every_page_leads_to_the_api(client):
    assert 'href="/api/">API</a>' in client.get("/privacy/").content.decode()
