"""Writing down why a finding may stay, over HTTP, and having it reported again."""

import re

import pytest

from goals import tree
from goals.hanging import hang
from goals.models import CheckExemption
from organisations.enums import Role
from tests.goals.factories import FAMILY, find, make_organisation, make_tree, make_user, make_wide_tree
from tests.goals.measured import measure
from tests.goals.views.finding_pages import point, row, sentences, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser(organisation):
    return make_user(organisation, name="Noor de Wit")


@pytest.fixture
def client(client, adviser):
    client.force_login(adviser)
    return client


@pytest.fixture
def goal_tree(organisation):
    return make_tree(organisation, FAMILY, domain="sociaal")


def exempt(client, goal_tree, finding, reason="Zo afgesproken"):
    return client.post(url("check_exempt", goal_tree), {"punt": finding, "reason": reason})


def test_reason_is_stored_with_who_and_when(client, goal_tree, adviser):
    page = client.get(url("checks", goal_tree))
    response = exempt(client, goal_tree, point(page, "prestatie-zonder-project"), "Doet de buurt zelf")
    exemption = CheckExemption.objects.get()
    assert (exemption.goal.title, exemption.check_key) == ("Huisbezoek", "prestatie-zonder-project")
    assert (exemption.reason, exemption.made_by) == ("Doet de buurt zelf", adviser)
    assert exemption.indicator_id is None
    page = client.get(response.url)
    assert "prestatie-zonder-project" not in sentences(page)
    assert sentences(page)["mag-blijven"] == [
        "1.1.1.1 Huisbezoek heeft nog geen project. Met welk project voert u dit uit?"
    ]
    assert "Doet de buurt zelf" in page.text
    assert "Noor de Wit" in page.text


def test_reason_of_an_indicator_and_of_the_whole_tree(client, organisation):
    goal_tree = make_tree(organisation, "D Doel", domain="sociaal")
    indicator = measure(find(goal_tree, "Doel"), "Spelen")
    page = client.get(url("checks", goal_tree))
    exempt(client, goal_tree, point(page, "indicator-zonder-bron"))
    exempt(client, goal_tree, point(page, "boom-zonder-effect"))
    stored = list(CheckExemption.objects.values_list("check_key", "indicator", "goal__title"))
    assert stored == [("indicator-zonder-bron", indicator.pk, "Doel"), ("boom-zonder-effect", None, "")]
    assert sorted(sentences(client.get(url("checks", goal_tree)))["mag-blijven"]) == [
        "1 Doel : indicator ‘Spelen’ heeft nog geen bron. Waar komt het cijfer vandaan?",
        "Deze boom heeft nog geen maatschappelijk effect. Wat moeten inwoners ervan merken?",
    ]


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("", "Schrijf op waarom dit zo mag blijven."),
        ("   ", "Schrijf op waarom dit zo mag blijven."),
        ("x" * 2001, "Maak deze tekst korter: hooguit 2000 tekens. Het zijn er nu 2001."),
    ],
)
def test_reason_that_does_not_fit_is_refused_at_its_row(client, goal_tree, reason, sentence):
    finding = point(client.get(url("checks", goal_tree)), "prestatie-zonder-datum")
    response = exempt(client, goal_tree, finding, reason)
    assert response.status_code == 422
    html = row(response, finding)
    assert sentence in html
    assert '<details class="stay" open>' in html
    assert f">{reason}</textarea>" in html
    assert not CheckExemption.objects.exists()


def test_refused_reason_stays_on_the_page_of_the_list_where_it_was_typed(client, organisation):
    goal_tree = make_wide_tree(organisation, 60)
    query = {"soort": "prestatie-zonder-datum", "tak": find(goal_tree, "Effect 1").pk}
    finding = point(client.get(url("checks", goal_tree), query), "prestatie-zonder-datum")
    action = f"{url('check_exempt', goal_tree)}?soort={query['soort']}&tak={query['tak']}"
    response = client.post(action, {"punt": finding, "reason": ""})
    assert list(sentences(response)) == ["prestatie-zonder-datum"]
    response = client.post(action, {"punt": finding, "reason": "Zo"})
    assert (
        response.url
        == f"{url('checks', goal_tree)}?soort={query['soort']}&tak={query['tak']}#{query['soort']}"
    )


def test_finding_that_was_solved_meanwhile_gives_the_reason_back(client, goal_tree):
    finding = point(client.get(url("checks", goal_tree)), "effect-zonder-doelstelling")
    tree.add_goal(user=None, goal_tree=goal_tree, title="Nieuw", target=find(goal_tree, "Meedoen"))
    page = client.get(exempt(client, goal_tree, finding, "Volgt in mei").url)
    assert "U schreef: ‘Volgt in mei’." in page.text
    assert not CheckExemption.objects.exists()


def take_back(client, goal_tree, page):
    """Press 'Ongedaan maken' in the toast of a page."""
    form = re.search(r'<form class="toast__undo".*?</form>', page.text, re.DOTALL)[0]
    action, token = (re.search(rf'{name}="([^"]*)"', form)[1] for name in ("action", 'name="token" value'))
    assert action == url("checks_undo", goal_tree)
    return client.get(client.post(action, {"token": token}).url)


def test_reason_is_undone_both_ways(client, goal_tree, adviser):
    finding = point(client.get(url("checks", goal_tree)), "effect-zonder-doelstelling")
    page = client.get(exempt(client, goal_tree, finding, "Volgt").url)
    page = take_back(client, goal_tree, page)
    assert "De wijziging is ongedaan gemaakt." in page.text
    assert not CheckExemption.objects.exists()
    exempt(client, goal_tree, finding, "Volgt")
    exemption = CheckExemption.objects.get()
    again = client.post(url("check_again", goal_tree, exemption.pk))
    page = client.get(again.url)
    assert "mag-blijven" not in sentences(page)
    take_back(client, goal_tree, page)
    back = CheckExemption.objects.get()
    assert (back.pk, back.reason, back.made_by, back.made_at) == (
        exemption.pk,
        "Volgt",
        adviser,
        exemption.made_at,
    )


def test_undo_that_came_too_late_says_so(client, goal_tree):
    page = client.get(client.post(url("checks_undo", goal_tree), {"token": "x"}).url)
    assert "kort na de wijziging" in page.text


def test_reason_that_somebody_took_away_already(client, goal_tree):
    page = client.get(client.post(url("check_again", goal_tree, 1)).url)
    assert "Iemand anders haalde deze reden al weg." in page.text


def test_reason_in_another_tree_is_left_alone(client, goal_tree, organisation):
    other = make_tree(organisation, "M Anders")
    thing = CheckExemption(check_key="effect-zonder-doelstelling", reason="Zo")
    exemption = hang(user=None, goal=find(other, "Anders"), thing=thing)
    client.post(url("check_again", goal_tree, exemption.pk))
    assert CheckExemption.objects.count() == 1


@pytest.mark.parametrize("who", [Role.RAADSLID, "elsewhere"])
def test_who_may_not_edit_writes_no_reason(client, goal_tree, organisation, who):
    finding = point(client.get(url("checks", goal_tree)), "effect-zonder-doelstelling")
    other = make_organisation("houten")
    client.force_login(make_user(other) if who == "elsewhere" else make_user(organisation, who))
    assert exempt(client, goal_tree, finding).status_code == (404 if who == "elsewhere" else 403)
    assert not CheckExemption.objects.exists()
