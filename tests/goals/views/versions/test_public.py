"""What everybody may read, without logging in; and the stored bytes as a file."""

import brotli
import pytest
from django.test import Client
from django.urls import reverse

from goals.models import FrozenVersion
from goals.services import remove_tree
from goals.versions.publishing import publish, withdraw
from organisations.enums import Role
from tests.goals.factories import find, make_organisation, make_tree, make_user
from tests.goals.versions.factories import make_version

LIST_QUERIES = 3  # organisation, versions, those that came in their place
PAGE_QUERIES = 3  # the version, what came in its place, its document


@pytest.fixture
def version(goal_tree):
    made = make_version(goal_tree, make_user(goal_tree.organisation, name="Noor de Wit"))
    publish(user=None, version=made, audience="openbaar")
    return made


def url(name, version):
    goal_tree = version.goal_tree
    return reverse(f"goals:{name}", args=[goal_tree.organisation.slug, goal_tree.pk, version.number])


def list_url(slug="best"):
    return reverse("goals:public_list", args=[slug])


def test_everybody_reads_a_public_version_without_the_names_of_who_works_here(client, version):
    page = client.get(url("public_version", version)).content.decode()
    assert "Begroting 2027" in page
    assert "Noor de Wit" not in page
    assert "Vaststellen" not in page


def test_page_of_a_goal_has_its_own_address(client, version, goal_tree):
    goal = find(goal_tree, "Steun")
    response = client.get(url("public_version", version), {"doel": goal.pk})
    assert response.context["pane"]["goal"].id == goal.pk


@pytest.mark.parametrize("audience", ["", "raad"])
def test_what_is_not_for_everybody_is_not_there(client, version, audience, user):
    withdraw(user=None, version=version)
    if audience:
        publish(user=None, version=version, audience=audience)
    client.force_login(user)  # also for who may see it elsewhere
    names = ("public_version", "public_json")
    assert {client.get(url(name, version)).status_code for name in names} == {404}
    assert "Nog niets gepubliceerd" in client.get(list_url()).content.decode()


def test_version_of_a_tree_in_the_recycle_bin_is_not_there(client, version, goal_tree):
    remove_tree(user=None, goal_tree=goal_tree)
    assert client.get(url("public_version", version)).status_code == 404


def test_version_is_not_there_under_the_name_of_another_organisation(client, version):
    make_organisation("houten")
    address = url("public_version", version).replace("/best/", "/houten/")
    assert client.get(address).status_code == 404
    assert client.get(list_url("houten")).status_code == 200
    assert client.get(list_url("nergens")).status_code == 404


def test_newer_version_is_told_once_everybody_may_see_it(client, version, goal_tree):
    newer = make_version(goal_tree, title="Na amendement")
    assert "nieuwere versie" not in client.get(url("public_version", version)).content.decode()
    publish(user=None, version=newer, audience="openbaar")
    page = client.get(url("public_version", version)).content.decode()
    assert "Er is een nieuwere versie." in page
    assert url("public_version", newer) in page


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_the_same_queries_for_one_version_and_for_three(
    client, organisation, count, django_assert_num_queries
):
    for number in range(count):
        made = make_version(make_tree(organisation, "M A\n  D B", title=f"Boom {number}"))
        publish(user=None, version=made, audience="openbaar")
    with django_assert_num_queries(LIST_QUERIES):
        response = client.get(list_url())
    assert len(response.context["heads"]) == count


def test_page_takes_a_fixed_number_of_queries(client, version, django_assert_num_queries):
    with django_assert_num_queries(PAGE_QUERIES):
        client.get(url("public_version", version))


def test_page_may_be_kept_for_a_minute_by_the_browser_only(client, version):
    assert client.get(url("public_version", version))["Cache-Control"] == "private, max-age=60"
    assert client.get(url("public_json", version))["Cache-Control"] == "public, max-age=60"


def test_member_reads_public_pages_with_the_menu_of_the_own_organisation(client, version, organisation):
    client.force_login(make_user(organisation, Role.RAADSLID))
    assert "Hoofdmenu" in client.get(url("public_version", version)).content.decode()
    client.force_login(make_user(make_organisation("houten")))
    assert "Hoofdmenu" not in client.get(url("public_version", version)).content.decode()


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", None),
        ("identity", None),
        ("gzip", "gzip"),
        ("gzip, deflate, br", "br"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("*", None),
    ],
)
def test_file_is_the_stored_bytes_in_a_way_that_the_client_understands(client, version, accepted, encoding):
    response = client.get(url("public_json", version), headers={"Accept-Encoding": accepted})
    stored = FrozenVersion.objects.get(pk=version.pk)
    columns = {None: stored.content, "gzip": stored.content_gzip, "br": stored.content_br}
    assert (response.content, response.get("Content-Encoding")) == (columns[encoding], encoding)
    assert response["Content-Type"] == "application/json"
    assert response["Content-Disposition"] == 'attachment; filename="begroting-2027-versie-1.json"'
    assert "Accept-Encoding" in response["Vary"]


def test_compressed_file_holds_the_same(client, version):
    response = client.get(url("public_json", version), headers={"Accept-Encoding": "br"})
    assert brotli.decompress(response.content) == FrozenVersion.objects.get().content


@pytest.mark.parametrize("known", ['"{}"', 'W/"{}"', '"anders", "{}"', "*"])
def test_who_has_the_file_already_gets_304_and_no_document_is_read(
    client, version, known, django_assert_num_queries
):
    headers = {"If-None-Match": known.format(version.sha256)}
    with django_assert_num_queries(2):
        response = client.get(url("public_json", version), headers=headers)
    assert (response.status_code, response.content) == (304, b"")
    assert response["ETag"] == f'"{version.sha256}"'


def test_who_has_another_file_gets_the_document(client, version):
    response = client.get(url("public_json", version), headers={"If-None-Match": '"0"'})
    assert response.status_code == 200


def test_member_downloads_what_is_not_published(version, user):
    withdraw(user=None, version=version)
    client = Client()
    client.force_login(user)
    response = client.get(url("version_json", version))
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-cache")
    table = client.get(url("version_csv", version))
    assert table.content.decode("utf-8-sig").splitlines()[1].startswith("1;maatschappelijk effect;")


def test_everybody_compares_public_versions_only(client, version, goal_tree, django_assert_num_queries):
    newer, concept = make_version(goal_tree, title="Na amendement"), make_version(goal_tree, title="Concept")
    publish(user=None, version=newer, audience="openbaar")
    address = url("public_compare", newer)
    assert address in client.get(url("public_version", newer)).content.decode()
    with django_assert_num_queries(5):  # the version, what came in its place, those to choose, 2 documents
        page = client.get(address)
    assert (page.context["old"].value, page.context["new"].value) == ("1", "2")
    assert "Concept" not in page.content.decode()
    assert page.context["old"].url == url("public_version", version)
    sent = client.get(address, {"versie": "1", "met": "2"})
    assert sent["Location"] == f"{url('public_compare', version)}?met=2"
    refused = [client.get(address, {"met": met}).status_code for met in ("nu", str(concept.number))]
    assert refused == [404, 404]


def test_only_public_version_is_compared_with_itself(client, version):
    page = client.get(url("public_compare", version))
    assert "Dit is twee keer dezelfde versie." in page.content.decode()
