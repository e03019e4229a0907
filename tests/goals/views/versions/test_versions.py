"""The pages of versions over HTTP: what they show, refuse and cost."""

import re

import pytest
from django.urls import reverse

from goals import tree
from goals.models import FrozenVersion, GoalTree, Publication
from goals.versions.publishing import publish
from goals.views.versions.content import ALL_SHOWN
from organisations.enums import Role
from tests.goals.factories import find, make_organisation, make_tree, make_user, make_wide_tree
from tests.goals.versions.factories import make_version

READY = "M Gezond opgroeien\n  D Goede start\n    S Steun"
POSTED = {"title": "Begroting 2027", "document": "begroting", "year": "2027", "adopted_on": "2026-11-10"}
LIST_QUERIES = 6  # session, user, tree, memberships, versions, those that came in their place
PAGE_QUERIES = 7  # the same, with the document of one


@pytest.fixture
def client(client, user):
    client.force_login(user)
    return client


@pytest.fixture
def ready_tree(organisation):
    return make_tree(organisation, READY)


@pytest.fixture
def version(ready_tree):
    return make_version(ready_tree)


def url(name, thing, *more):
    """The address of a page of a tree or a version."""
    goal_tree = getattr(thing, "goal_tree", thing)
    number = [thing.number] if isinstance(thing, FrozenVersion) else []
    return reverse(f"goals:{name}", args=[goal_tree.organisation.slug, goal_tree.pk, *number, *more])


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_list_without_versions_says_what_to_do_first(client, ready_tree, organisation):
    assert "Nog geen vastgestelde versie" in text(client.get(url("versions", ready_tree)))
    client.force_login(make_user(organisation, Role.RAADSLID))
    response = client.get(url("versions", ready_tree))
    assert "Nog geen versie voor de raad" in text(response)
    assert "Vaststellen" not in text(response)


def test_list_tells_what_each_version_is_and_what_came_in_its_place(client, ready_tree, user):
    make_version(ready_tree, user)
    make_version(ready_tree, user, title="Na amendement")
    page = text(client.get(url("versions", ready_tree)))
    assert page.index("Na amendement") < page.index("vervangen door versie 2")
    assert "komt in plaats van versie 1" in page
    assert page.count("te zien voor adviseurs") == 2


def test_council_member_sees_what_is_published_for_the_council(client, ready_tree, organisation):
    make_version(ready_tree, title="Concept")
    publish(user=None, version=make_version(ready_tree, title="Voorstel"), audience="raad")
    client.force_login(make_user(organisation, Role.RAADSLID))
    page = text(client.get(url("versions", ready_tree)))
    assert ("Voorstel" in page, "Concept" in page, "komt in plaats van" in page) == (True, False, False)
    assert client.get(url("version", ready_tree, 1)).status_code == 404
    assert client.get(url("version", ready_tree, 2)).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_the_same_queries_for_one_version_and_for_three(
    client, ready_tree, count, django_assert_num_queries
):
    for _ in range(count):
        make_version(ready_tree)
    with django_assert_num_queries(LIST_QUERIES):
        client.get(url("versions", ready_tree))


@pytest.mark.parametrize("count", [1, 3])
def test_page_of_a_version_takes_the_same_queries_for_one_goal_and_for_three(
    client, organisation, count, django_assert_num_queries
):
    goals = "\n".join(f"  D Doel {number}" for number in range(count))
    version = make_version(make_tree(organisation, f"M Gezond\n{goals}"))
    with django_assert_num_queries(PAGE_QUERIES):
        client.get(url("version", version))


def test_freezing_shows_the_version_that_was_made(client, ready_tree, user):
    response = client.post(url("version_new", ready_tree), POSTED, follow=True)
    version = FrozenVersion.objects.get()
    assert response.redirect_chain == [(url("version", version), 302)]
    assert "‘Begroting 2027’ is vastgesteld als versie 1." in text(response)
    assert (version.frozen_by, version.title) == (user, "Begroting 2027")


def test_freezing_is_refused_with_every_finding_that_blocks(client, goal_tree):
    page = text(client.get(url("version_new", goal_tree)))
    assert "1 punt houdt vaststellen tegen" in page
    response = client.post(url("version_new", goal_tree), POSTED | {"title": "Mijn titel"})
    assert response.status_code == 422
    assert "2 ‘Meedoen’ heeft nog geen doelstelling." in text(response)
    assert 'value="Mijn titel"' in response.content.decode()
    assert not FrozenVersion.objects.exists()


def test_tree_that_changed_meanwhile_is_refused_once(client, ready_tree):
    seen = GoalTree.objects.get(pk=ready_tree.pk).revision
    tree.add_goal(user=None, goal_tree=ready_tree, title="Nieuw", target=find(ready_tree, "Steun"))
    response = client.post(url("version_new", ready_tree), POSTED | {"revision": seen})
    assert response.status_code == 422
    assert "De boom is gewijzigd sinds u deze pagina opende." in text(response)
    assert response.context["form"]["revision"].value() == seen + 1
    again = client.post(url("version_new", ready_tree), POSTED | {"revision": seen + 1})
    assert again.status_code == 302


def test_form_offers_the_versions_that_still_count(client, ready_tree):
    make_version(ready_tree)
    make_version(ready_tree, title="Na amendement")
    form = client.get(url("version_new", ready_tree)).context["form"]
    assert [value for value, _ in form.fields["supersedes"].choices] == ["", "geen", "2"]


@pytest.mark.parametrize(("chosen", "replaced"), [("", 1), ("geen", None), ("1", 1)])
def test_person_chooses_what_a_version_replaces(client, ready_tree, chosen, replaced):
    make_version(ready_tree)
    client.post(url("version_new", ready_tree), POSTED | {"title": "Amendement", "supersedes": chosen})
    made = FrozenVersion.objects.get(number=2)
    assert (made.supersedes and made.supersedes.number) == replaced


def test_version_shows_all_of_the_goal_that_was_chosen(client, rich_tree):
    version = make_version(rich_tree)
    page = text(client.get(url("version", version), {"doel": find(rich_tree, "Steun").pk}))
    for said in (
        "Daarom",
        "2023 3e plek",
        "lager dan 33%",
        "Ik kom er elke week.",
        "aandacht nodig",
        "Groen in ‘Openbare ruimte’",
        "Jeugdwet",
        "6.1 Samenkracht en burgerparticipatie",
    ):
        assert said in page
    assert "Dit is geheim." not in page


def test_version_shows_the_goal_as_it_was(client, version, ready_tree):
    goal = find(ready_tree, "Steun")
    ready_tree.goals.filter(pk=goal.pk).update(title="Heel anders")
    page = text(client.get(url("version", version), {"doel": goal.pk}))
    assert ("Steun" in page, "Heel anders" in page) == (True, False)


@pytest.mark.parametrize("asked", ["geen-id", "00000000-0000-0000-0000-000000000000"])
def test_goal_that_is_not_in_the_version_is_no_error(client, version, asked):
    response = client.get(url("version", version), {"doel": asked})
    assert (response.status_code, response.context["pane"]) == (200, None)


def test_version_that_was_replaced_warns(client, version, ready_tree):
    newer = make_version(ready_tree)
    page = client.get(url("version", version))
    assert "Er is een nieuwere versie." in text(page)
    assert url("version", newer) in page.content.decode()
    assert "Er is een nieuwere versie." not in text(client.get(url("version", newer)))


def test_large_tree_shows_its_top_and_what_is_around_the_chosen_goal(client, organisation):
    goal_tree = make_wide_tree(organisation, 20 * 40)
    version = make_version(goal_tree)
    assert version.goal_count > ALL_SHOWN
    response = client.get(url("version", version))
    rows = response.context["rows"]
    assert ({row.goal.depth for row in rows}, rows[0].hides) == ({0}, 39)
    goal = find(goal_tree, "Subdoelstelling 1.1.1")
    shown = client.get(url("version", version), {"doel": goal.pk}).context["rows"]
    assert [row.goal.title for row in shown if row.goal.depth == 3] == [
        "Prestatie 1.1.1.1",
        "Prestatie 1.1.1.2",
        "Prestatie 1.1.1.3",
    ]


def test_version_of_a_later_program_can_still_be_downloaded(client, version, monkeypatch):
    monkeypatch.setattr("goals.versions.reading.SCHEMA", 2)
    response = client.get(url("version", version))
    assert (response.status_code, response.context["unreadable"][:38]) == (
        200,
        "Deze versie is opgeslagen in schema 1 ",
    )
    assert client.get(url("version_json", version)).status_code == 200
    assert client.get(url("version_csv", version)).status_code == 404
    assert client.get(url("version_next", version)).status_code == 302


def test_publishing_withdrawing_and_undo_tell_who_sees_it(client, version):
    response = client.post(url("version_publish", version), {"audience": "openbaar"}, follow=True)
    assert "‘Begroting 2027’ is te zien voor iedereen." in text(response)
    response = client.post(url("version_withdraw", version), follow=True)
    assert "‘Begroting 2027’ is te zien voor adviseurs." in text(response)
    undo = response.context["undo"]
    response = client.post(undo["url"], {"token": undo["token"]}, follow=True)
    assert "is te zien voor iedereen" in text(response)
    assert Publication.objects.get().audience == "openbaar"


def test_wrong_audience_and_wrong_token_are_told(client, version):
    response = client.post(url("version_publish", version), {"audience": "buren"}, follow=True)
    assert "Kies wie deze versie mag zien." in text(response)
    response = client.post(url("version_undo", version), {"token": "x"}, follow=True)
    assert "Ongedaan maken kan alleen kort na de wijziging." in text(response)


def test_next_tree_is_made_and_tells_what_stayed_behind(client, rich_tree):
    version = make_version(rich_tree)
    page = client.get(url("version_next", version))
    assert page.context["form"].initial == {
        "title": "Preventief jeugdbeleid 2028–2031",
        "start_year": 2028,
        "end_year": 2031,
    }
    posted = {"title": "Jeugd 2028", "start_year": "2028", "end_year": "2031"}
    response = client.post(url("version_next", version), posted, follow=True)
    made = GoalTree.objects.get(title="Jeugd 2028")
    assert response.redirect_chain == [(url("tree_started", made), 302)]
    page = text(response)
    for said in ("Bijdragen aan doelen in andere bomen: ‘Groen’", "2 oordelen", "2 verhalen", "2 bedragen"):
        assert said in page
    other = client.get(url("tree_started", rich_tree))
    assert other.status_code == 302


@pytest.mark.parametrize(
    ("posted", "field"),
    [
        ({"title": "", "start_year": "2028", "end_year": "2031"}, "title"),
        ({"title": "Jeugd", "start_year": "2028", "end_year": "2027"}, "end_year"),
        ({"title": "Jeugd", "start_year": "x", "end_year": "2027"}, "start_year"),
    ],
)
def test_next_tree_that_does_not_fit_is_refused_at_its_field(client, version, posted, field):
    response = client.post(url("version_next", version), posted)
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert GoalTree.objects.count() == 1


def test_goal_is_followed_through_versions(client, version, ready_tree):
    goal = find(ready_tree, "Steun")
    page = client.get(url("goal_versions", ready_tree, goal.pk))
    assert "Begroting 2027" in text(page)
    assert f"{url('version', version)}?doel={goal.pk}#doel" in page.content.decode()


def test_goal_that_is_in_no_version_says_so(client, ready_tree):
    page = client.get(url("goal_versions", ready_tree, find(ready_tree, "Steun").pk))
    assert "Nog in geen vastgestelde versie" in text(page)


@pytest.mark.parametrize("count", [1, 3])
def test_following_takes_the_same_queries_for_one_version_and_for_three(
    client, ready_tree, count, django_assert_num_queries
):
    for _ in range(count):
        make_version(ready_tree)
    address = url("goal_versions", ready_tree, find(ready_tree, "Steun").pk)
    with django_assert_num_queries(6):  # session, user, memberships, goal, versions, living goals
        client.get(address)


def test_other_organisation_finds_nothing_on_ordinary_pages(client, version):
    publish(user=None, version=version, audience="openbaar")
    client.force_login(make_user(make_organisation("houten")))
    names = ("version", "version_json", "version_csv", "version_next")
    assert {client.get(url(name, version)).status_code for name in names} == {404}
