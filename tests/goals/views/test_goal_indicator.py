"""Indicators in the pane of a goal: what it tells, the three ways to add one, and taking off."""

import re
from html import unescape

import pytest
from django.urls import reverse

from goals.models import GoalIndicator
from indicators.models import Indicator
from indicators.services import add_from_catalogue, remove_indicator
from tests.goals.factories import find, make_organisation, make_user
from tests.goals.measured import OFF_COURSE, ON_COURSE, measure
from tests.indicators.factories import make_indicator

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def goal(goal_tree):
    return find(goal_tree, "Steun")


@pytest.fixture
def browser(client, user):
    client.force_login(user)
    return client


def url(name, goal, *args):
    slug = goal.goal_tree.organisation.slug
    return reverse(f"goals:{name}", args=[slug, goal.goal_tree_id, goal.pk, *args])


def section(response):
    """What a person reads in the section Indicatoren, white space as one space."""
    part = response.content.decode().split('id="sec-indicatoren"')[1].split("</section>")[0]
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", part)))


def names_at(goal):
    return list(GoalIndicator.objects.filter(goal=goal).values_list("indicator__name", flat=True))


def offered(response):
    """The values of the buttons that add one: (own indicators, numbers of the catalogue)."""
    page = response.content.decode()
    return re.findall(r'name="indicator" value="([^"]+)"', page), re.findall(
        r'name="bbv" value="(\d+)"', page
    )


def test_pane_shows_value_target_state_chart_and_source(browser, goal):
    fields = {"unit": "%", "direction": "hoger", "source": "GGD-monitor", "frequency": 24}
    indicator = measure(goal, "Kinderen die buiten spelen", **fields, **OFF_COURSE)
    page = browser.get(url("goal_pane", goal))
    shown = section(page)
    for expected in [
        "Kinderen die buiten spelen",
        "11% in 2025 niet op koers",
        "doel 60% in 2026 · hoger is beter",
        "Bron: GGD-monitor, elke 2 jaar.",
    ]:
        assert expected in shown
    image = re.search(r"<img[^>]*>", page.content.decode())[0]
    assert f"/indicatoren/{indicator.pk}/grafiek/paneel.svg?v=" in image
    assert 'loading="lazy"' in image
    assert 'alt="Kinderen die buiten spelen: 11% in 2025.' in image
    assert "Streefwaarde: 60% in 2026. Status: niet op koers." in image


def test_words_and_what_was_not_measured_read_well(browser, goal):
    measure(goal, "Plaats in de monitor", values={2025: "'3e positie"})
    measure(goal, "Ouders met zorgen")
    measure(goal, "Stress", values={2025: "niet gemeten, want te duur"})
    shown = section(browser.get(url("goal_pane", goal)))
    assert "3e positie in 2025 onbekend geen streefwaarde" in shown
    assert "nog niet gemeten Waarde invullen onbekend" in shown
    assert "niet gemeten: te duur in 2025" in shown


def test_provisional_value_says_so(browser, goal):
    measure(goal, values={2025: "55*"}, targets={2028: "60"})
    assert "55 in 2025 voorlopig" in section(browser.get(url("goal_pane", goal)))


def test_states_below_are_counted_apart_from_its_own(browser, goal_tree):
    goal = find(goal_tree, "Goede start")
    measure(goal, "Eigen", **ON_COURSE)
    measure(find(goal_tree, "Steun"), "Een", **OFF_COURSE)
    measure(find(goal_tree, "Huisbezoek"), "Twee", **ON_COURSE)
    shown = section(browser.get(url("goal_pane", goal)))
    assert "Indicatoren 1 " in shown
    assert "Onder dit doel: 1 niet op koers 1 op koers" in shown


@pytest.mark.parametrize(("count", "warns"), [(5, False), (6, True)])
def test_more_than_five_is_warned_of_and_allowed(browser, goal, count, warns):
    for number in range(count):
        measure(goal, f"Indicator {number}")
    assert ("Meer dan 5 volgt bijna niemand." in section(browser.get(url("goal_pane", goal)))) is warns


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_the_pane_does_not_grow_with_indicators(
    browser, goal, count, django_assert_num_queries
):
    for number in range(count):
        measure(goal, f"Indicator {number}", **ON_COURSE)
    browser.get(url("goal_pane", goal))
    with django_assert_num_queries(28):
        browser.get(url("goal_pane", goal))


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_adding_does_not_grow_with_what_is_offered(
    browser, goal, count, django_assert_num_queries
):
    for number in range(count):
        make_indicator(goal.goal_tree.organisation, f"Indicator {number}")
    browser.get(url("goal_indicators", goal))
    with django_assert_num_queries(29):
        browser.get(url("goal_indicators", goal))


def test_own_indicators_and_the_catalogue_are_offered(browser, goal):
    organisation = goal.goal_tree.organisation
    measure(goal, "Hangt er al")
    other = make_indicator(organisation, "Jongeren met stress")
    have = add_from_catalogue(user=None, organisation=organisation, number=9)
    own, catalogue = offered(browser.get(url("goal_indicators", goal)))
    assert sorted(own) == sorted([str(other.pk), str(have.pk)])
    assert len(catalogue) == 33
    assert "9" not in catalogue


def test_search_narrows_what_is_offered(browser, goal):
    found = make_indicator(goal.goal_tree.organisation, "Jongeren met STRESS", source="GGD")
    make_indicator(goal.goal_tree.organisation, "Speelplekken")
    page = browser.get(url("goal_indicators", goal), {"zoek": "stress ggd"})
    assert offered(page) == ([str(found.pk)], [])
    page = browser.get(url("goal_indicators", goal), {"zoek": "zwembad"})
    assert "Niets gevonden met ‘zwembad’." in section(page)


def test_existing_indicator_is_hung_without_script(browser, goal):
    indicator = make_indicator(goal.goal_tree.organisation, "Speelplekken")
    response = browser.post(url("goal_indicators", goal), {"indicator": indicator.pk}, follow=True)
    assert names_at(goal) == ["Speelplekken"]
    assert "‘Speelplekken’ hangt aan dit doel." in response.content.decode()


def test_indicator_of_the_catalogue_is_added_in_one_click_and_once(browser, goal, goal_tree):
    browser.post(url("goal_indicators", goal), {"bbv": 9}, headers=HTMX)
    browser.post(url("goal_indicators", find(goal_tree, "Meedoen")), {"bbv": 9}, headers=HTMX)
    indicator = Indicator.objects.get(catalogue_number=9)
    assert names_at(goal) == [indicator.name]
    assert indicator.kind == "bbv"


@pytest.mark.parametrize("number", ["4000", "9" * 5_000, "x", ""])
def test_unknown_number_of_the_catalogue_is_refused_in_words(browser, goal, number):
    response = browser.post(url("goal_indicators", goal), {"bbv": number})
    assert response.status_code == 422
    assert names_at(goal) == []


def test_search_for_a_sign_that_nobody_types_finds_the_rest(browser, goal, organisation):
    indicator = make_indicator(organisation, "Rookvrije pleinen")
    response = browser.get(url("goal_indicators", goal), {"zoek": "\0rook"})
    assert offered(response)[0] == [str(indicator.pk)]


def test_new_indicator_is_made_at_the_goal(browser, goal):
    typed = {
        "name": "Rookvrije schoolpleinen",
        "unit": "aantal",
        "direction": "hoger",
        "source": "eigen telling",
        "frequency": "6",
        "baseline": "5,5",
        "baseline_year": "2024",
    }
    browser.post(url("goal_indicators", goal), typed)
    made = Indicator.objects.get()
    assert (made.name, made.unit, made.direction) == ("Rookvrije schoolpleinen", "aantal", "hoger")
    assert (made.source, made.frequency) == ("eigen telling", 6)
    assert (str(made.baseline_number.normalize()), made.baseline_year) == ("5.5", 2024)
    assert names_at(goal) == ["Rookvrije schoolpleinen"]


def test_baseline_in_words_stays_words(browser, goal):
    browser.post(url("goal_indicators", goal), {"name": "Plaats", "baseline": "3e positie"})
    assert Indicator.objects.values_list("baseline_number", "baseline_text").get() == (None, "3e positie")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [({"name": ""}, "Schrijf op wat u meet."), ({"name": "X", "baseline": "1,2,3"}, "1,2,3")],
)
def test_new_indicator_that_does_not_fit_is_kept_in_the_form(browser, goal, typed, sentence):
    response = browser.post(url("goal_indicators", goal), {"unit": "aantal dagen", **typed})
    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert 'value="aantal dagen"' in page
    assert not Indicator.objects.exists()


def test_second_time_is_refused_in_words(browser, goal):
    indicator = measure(goal)
    response = browser.post(url("goal_indicators", goal), {"indicator": indicator.pk})
    assert response.status_code == 422
    assert "Deze indicator hangt al aan dit doel." in response.content.decode()


def test_indicator_in_the_bin_is_refused_in_words(browser, goal):
    indicator = make_indicator(goal.goal_tree.organisation)
    remove_indicator(user=None, indicator=indicator)
    response = browser.post(url("goal_indicators", goal), {"indicator": indicator.pk})
    assert response.status_code == 422
    assert names_at(goal) == []


@pytest.mark.parametrize("chosen", ["stranger", "not-a-uuid"])
def test_indicator_of_another_organisation_is_not_there(browser, goal, chosen):
    if chosen == "stranger":
        chosen = make_indicator(make_organisation("son")).pk
    assert browser.post(url("goal_indicators", goal), {"indicator": chosen}).status_code == 404


def test_indicator_of_another_organisation_of_mine_is_refused(browser, goal, user):
    other = make_organisation("son")
    user.memberships.create(organisation=other, role="adviseur")
    response = browser.post(url("goal_indicators", goal), {"indicator": make_indicator(other).pk})
    assert response.status_code == 422
    assert "Kies een indicator van uw eigen organisatie." in response.content.decode()


def test_taking_off_is_undone_with_its_token(browser, goal):
    indicator = measure(goal, **ON_COURSE)
    take_off = url("goal_indicator_remove", goal, indicator.pk)
    page = browser.post(take_off, headers=HTMX).content.decode()
    assert names_at(goal) == []
    token = re.search(r'name="token" value="([^"]+)"', page)[1]
    undo = reverse("goals:undo", args=[goal.goal_tree.organisation.slug, goal.goal_tree_id])
    browser.post(undo, {"token": token})
    assert names_at(goal) == [indicator.name]
    assert Indicator.objects.alive().get().measurements.count() == 2


def test_taking_off_twice_is_fine(browser, goal):
    indicator = measure(goal)
    take_off = url("goal_indicator_remove", goal, indicator.pk)
    browser.post(take_off)
    assert "haalde dit al weg" in browser.post(take_off, follow=True).content.decode()


def test_raadslid_reads_without_buttons(client, goal):
    measure(goal, "Ouders met zorgen")
    client.force_login(make_user(goal.goal_tree.organisation, role="raadslid"))
    page = client.get(url("goal_pane", goal))
    assert "nog niet gemeten onbekend" in section(page)
    assert "weghalen" not in page.content.decode()
    assert client.get(url("goal_indicators", goal)).status_code == 403
