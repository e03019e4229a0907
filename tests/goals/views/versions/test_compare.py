"""The page that compares versions over HTTP: what it tells, what can be chosen, to whom, its queries."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from goals import tree
from goals.hanging import hang
from goals.models import BudgetLine, FrozenVersion, Goal, ProgressReport
from goals.versions.publishing import publish
from goals.versions.succession import start_next_tree
from goals.views.versions.compare import ON_PAGE
from organisations.enums import Role
from tests.goals.factories import find, make_organisation, make_user, make_wide_tree
from tests.goals.measured import measure
from tests.goals.versions.factories import make_version
from tests.goals.views.finding_pages import plain
from tests.indicators.factories import aim

pytestmark = pytest.mark.django_db
# Session, user, tree, memberships, trees around it, versions; then two documents, or one and a tree.
OF_TWO_VERSIONS, WITH_NOW = 8, 15
PART = re.compile(r'<section class="panel differ" id="([\w-]+)".*?>(.*?)</section>', re.DOTALL)
TOLD = re.compile(r"<p class=\"differ__along\">.*?</p>|<li>\s*<p>(.*?)</p>", re.DOTALL)


@pytest.fixture
def adviser(organisation):
    return make_user(organisation, name="Noor de Wit")


@pytest.fixture
def client(client, adviser):
    client.force_login(adviser)
    return client


def url(goal_tree, number, query=""):
    args = [goal_tree.organisation.slug, goal_tree.pk, number]
    return reverse("goals:version_compare", args=args) + query


def told(response):
    """{section: what its differences say} of the page."""
    return {
        key: [plain(found[0]) for found in TOLD.finditer(body)] for key, body in PART.findall(response.text)
    }


def summary(response):
    return plain(re.search(r'<p class="told__summary">(.*?)</p>', response.text)[1])


def options(response, name):
    """[(value, text)] of a select, the chosen one with a star."""
    select = re.search(rf'<select [^>]*name="{name}">(.*?)</select>', response.text, re.DOTALL)[1]
    found = re.findall(r'<option value="([^"]+)"( selected)?>(.*?)</option>', select)
    return [(value, text + ("*" if chosen else "")) for value, chosen, text in found]


def sides(response):
    return [
        plain(found) for found in re.findall(r"<dt>(?:Van|Naar)</dt><dd>(.*?)</dd>", response.text, re.DOTALL)
    ]


def retitle(goal_tree, old, new):
    Goal.objects.filter(goal_tree=goal_tree, title=old).update(title=new)


def test_page_tells_what_differs_from_now(client, goal_tree, adviser):
    goal = find(goal_tree, "Leefomgeving")
    indicator = measure(goal, "Jeugdigen met jeugdhulp", unit="%", targets={2027: "≤ 10"})
    make_version(goal_tree)
    aim(indicator, 2027, "≤ 8")
    retitle(goal_tree, "Leefomgeving", "Gezonde leefomgeving")
    tree.move_goal(user=adviser, goal=find(goal_tree, "Steun"), target=find(goal_tree, "Meedoen"))
    tree.add_goal(user=adviser, goal_tree=goal_tree, title="Sport", target=find(goal_tree, "Meedoen"))
    tree.remove_goal(user=adviser, goal=find(goal_tree, "Voorlezen"))
    hang(user=adviser, goal=goal, thing=ProgressReport(document="begroting", year=2027, judgement="aandacht"))
    response = client.get(url(goal_tree, 1))
    assert summary(response) == (
        "1 doel erbij, 1 weg, 1 verplaatst, 1 anders verwoord, 1 streefwaarde gewijzigd, 1 oordeel gewijzigd."
    )
    assert told(response) == {
        "nieuw": ["Subdoelstelling"],
        "weg": ["Subdoelstelling"],
        "verplaatst": ["‘Steun’ is verplaatst: van ‘Goede start’ (1.1.1) naar ‘Meedoen’ (2.1)."],
        "anders-verwoord": ["‘Leefomgeving’ heet nu ‘Gezonde leefomgeving’."],
        "cijfers": ["Streefwaarde 2027 van ‘Jeugdigen met jeugdhulp’: van hooguit 10% naar hooguit 8% ."],
        "oordelen": ["Nieuw oordeel (Begroting 2027): aandacht nodig."],
    }
    assert "van <del>hooguit 10%</del> naar <ins>hooguit 8%</ins>" in response.text


def test_words_that_differ_are_said_too_and_not_only_drawn(client, goal_tree):
    Goal.objects.filter(title="Steun").update(why="Elk kind telt mee in onze gemeente")
    make_version(goal_tree)
    Goal.objects.filter(title="Steun").update(why="Elk kind doet mee in onze gemeente")
    text = client.get(url(goal_tree, 1)).text
    assert '<del><span class="sr">[weg: </span>telt<span class="sr">]</span></del>' in text
    assert '<ins><span class="sr">[erbij: </span>doet<span class="sr">]</span></ins>' in text


def test_an_amount_stays_on_one_line_below_the_title_that_is_said_once(client, goal_tree):
    line = BudgetLine(year=2027, taakveld="6.1", costs=100_000)
    hang(user=None, goal=find(goal_tree, "Steun"), thing=line)
    make_version(goal_tree)
    BudgetLine.objects.update(costs=140_000)
    response = client.get(url(goal_tree, 1))
    words = "van € 100.000 naar € 140.000 (€ 40.000 meer)."
    assert told(response)["middelen"] == [f"Lasten 2027 (6.1 Samenkracht en burgerparticipatie): {words}"]
    assert "<ins>€\xa0140.000</ins> (€\xa040.000 meer)" in response.text


def test_a_version_of_everything_is_the_same_as_the_tree(client, rich_tree):
    make_version(rich_tree)
    response = client.get(url(rich_tree, 1))
    assert "Er is niets gewijzigd." in response.text
    assert "Naar de boom" in response.text


def test_usual_other_side_is_the_version_before(client, goal_tree):
    make_version(goal_tree)
    retitle(goal_tree, "Steun", "Hulp")
    make_version(goal_tree, title="Begroting 2028", year=2028, adopted_on=date(2027, 11, 9))
    response = client.get(url(goal_tree, 2))
    assert sides(response) == [
        "Versie 1: Begroting 2027 , vastgesteld op 10 november 2026",
        "Versie 2: Begroting 2028 , vastgesteld op 9 november 2027",
    ]
    assert summary(response) == "1 doel anders verwoord."


def test_older_side_is_always_the_first(client, goal_tree):
    make_version(goal_tree)
    make_version(goal_tree, title="Wijziging")
    both = [client.get(url(goal_tree, number, f"?met={other}")) for number, other in ((1, 2), (2, 1))]
    assert [[side[:8] for side in sides(response)] for response in both] == [["Versie 1", "Versie 2"]] * 2


def test_both_sides_are_chosen_with_a_form(client, goal_tree):
    make_version(goal_tree)
    make_version(goal_tree, title="Wijziging")
    response = client.get(url(goal_tree, 2))
    assert options(response, "versie") == [("2", "Versie 2: Wijziging*"), ("1", "Versie 1: Begroting 2027")]
    assert options(response, "met") == [
        ("nu", "De boom zoals hij nu is"),
        ("2", "Versie 2: Wijziging"),
        ("1", "Versie 1: Begroting 2027*"),
    ]
    response = client.get(url(goal_tree, 2, "?versie=1&met=nu"))
    assert (response.status_code, response.url) == (302, url(goal_tree, 1, "?met=nu"))


def test_version_compared_with_itself_says_what_to_do(client, goal_tree):
    make_version(goal_tree)
    assert "Dit is twee keer dezelfde versie." in client.get(url(goal_tree, 1, "?met=1")).text


def next_tree(version, adviser):
    return start_next_tree(
        user=adviser, version=version, title="Volgend beleid", start_year=2031, end_year=2034
    )[0]


def test_tree_that_started_from_a_version_can_be_chosen(client, goal_tree, adviser):
    new_tree = next_tree(make_version(goal_tree), adviser)
    retitle(new_tree, "Steun", "Hulp")
    response = client.get(url(goal_tree, 1, f"?met={new_tree.pk}/nu"))
    assert told(response)["anders-verwoord"] == ["‘Steun’ heet nu ‘Hulp’."]
    assert reverse("goals:goal", args=["best", new_tree.pk, find(new_tree, "Hulp").pk]) in response.text
    assert [value for value, _ in options(response, "met")] == ["nu", "1", f"{new_tree.pk}/nu"]


def test_version_that_a_tree_started_from_can_be_chosen(client, goal_tree, adviser):
    new_tree = next_tree(make_version(goal_tree), adviser)
    make_version(new_tree, title="Volgend jaar")
    response = client.get(url(new_tree, 1, f"?met={goal_tree.pk}/1"))
    assert [side[:24] for side in sides(response)] == ["Versie 1: Begroting 2027", "Versie 1: Volgend jaar ,"]
    assert [value for value, _ in options(response, "met")] == ["nu", "1", f"{goal_tree.pk}/1"]


@pytest.mark.parametrize("query", ["?met=2", "?met=x", "?met=nu/1", "?versie=9&met=nu", "?versie=nu"])
def test_what_is_not_there_is_not_found(client, goal_tree, query):
    make_version(goal_tree)
    assert client.get(url(goal_tree, 1, query)).status_code == 404


def test_version_of_another_schema_says_why_it_cannot_be_compared(client, goal_tree):
    version = FrozenVersion.objects.get(pk=make_version(goal_tree).pk)
    version.pk, version.number, version.schema = uuid4(), 2, 99
    version.save(force_insert=True)
    response = client.get(url(goal_tree, 2))
    assert "Deze versie is opgeslagen in schema 99" in response.text
    assert told(response) == {}


def test_council_member_compares_only_what_is_published(client, goal_tree, organisation):
    publish(user=None, version=make_version(goal_tree), audience="raad")
    make_version(goal_tree, title="Concept")
    client.force_login(make_user(organisation, role=Role.RAADSLID))
    response = client.get(url(goal_tree, 1))
    assert [value for value, _ in options(response, "met")] == ["nu", "1"]
    assert client.get(url(goal_tree, 1, "?met=2")).status_code == 404
    assert client.get(url(goal_tree, 2)).status_code == 404


def test_who_is_elsewhere_finds_nothing(client, goal_tree):
    make_version(goal_tree)
    client.force_login(make_user(make_organisation("elders")))
    assert client.get(url(goal_tree, 1)).status_code == 404


def test_one_section_is_shown_in_pages(client, organisation):
    goal_tree = make_wide_tree(organisation, 160)
    make_version(goal_tree)
    Goal.objects.filter(goal_tree=goal_tree).exclude(title="").update(why="Omdat het moet.", domain="sociaal")
    response = client.get(url(goal_tree, 1))
    assert {key: len(found) for key, found in told(response).items()} == {"overig": 2 * ON_PAGE}
    assert "Alle wijzigingen van ‘Overige gegevens’ (320)" in response.text
    alone = client.get(url(goal_tree, 1, "?met=nu&deel=overig&pagina=2"))
    assert {key: len(found) for key, found in told(alone).items()} == {"overig": 120}


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_two_versions(client, goal_tree, django_assert_num_queries, count):
    for _ in range(count + 1):
        make_version(goal_tree)
    with django_assert_num_queries(OF_TWO_VERSIONS):
        client.get(url(goal_tree, count + 1))


@pytest.mark.parametrize("count", [1, 3])
def test_queries_with_the_tree_of_now(client, organisation, django_assert_num_queries, count):
    goal_tree = make_wide_tree(organisation, 20 * count)
    make_version(goal_tree)
    with django_assert_num_queries(WITH_NOW):
        client.get(url(goal_tree, 1))
