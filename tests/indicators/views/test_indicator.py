import re

import pytest
from django.urls import reverse

from goals import tree
from goals.hanging import hang
from goals.models import GoalIndicator
from tests.goals.factories import FAMILY, find, make_tree
from tests.indicators.factories import aim, fill, make_indicator
from tests.indicators.views.pages import rows, words


@pytest.fixture
def client(client, user):
    client.force_login(user)
    return client


def page(client, indicator, name="indicator", **query):
    return client.get(reverse(f"indicators:{name}", args=["best", indicator.pk]), query).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_with_one_and_three_of_everything(
    client, organisation, user, indicator, count, django_assert_num_queries
):
    goal_tree = make_tree(organisation, FAMILY)
    goals = [find(goal_tree, title) for title in ("Steun", "Voorlezen", "Meedoen")]
    for number in range(count):
        fill(indicator, 2020 + number, "1")
        aim(indicator, 2025 + number, "2")
        hang(user=user, goal=goals[number], thing=GoalIndicator(indicator=indicator))
    with django_assert_num_queries(13):
        page(client, indicator)


def test_page_tells_value_state_and_why(client, organisation):
    indicator = make_indicator(organisation, unit="%", values={2025: "36*"}, targets={2027: "< 40"})
    text = words(page(client, indicator))
    assert "36% in 2025, voorlopig op koers" in text
    assert "36% in 2025 (voorlopig): de streefwaarde voor 2027 (lager dan 40%) is al gehaald." in text


def test_chart_has_two_sizes_and_says_what_it_shows(client, organisation):
    indicator = make_indicator(organisation, unit="%", values={2025: "36"}, targets={2027: "< 40"})
    html = page(client, indicator)
    url = reverse("indicators:indicator", args=["best", indicator.pk])
    assert re.search(rf'<source media="\(max-width: 760px\)" srcset="{url}grafiek/paneel.svg\?v=\w+"', html)
    wide = rf'<img src="{url}grafiek/breed.svg\?v=\w+" width="640" height="260" alt="([^"]+)">'
    assert re.search(wide, html)[1] == (
        "Jongeren met stress: 36% in 2025. Streefwaarde: lager dan 40% in 2027. Status: op koers."
    )


def test_figures_are_a_table_too(client, organisation):
    indicator = make_indicator(organisation, values={2024: "36"}, targets={2025: "30"})
    fill(indicator, 2024, "31", series="Nederland")
    table = words(re.search(r"<details>.*?</details>", page(client, indicator), re.DOTALL)[0])
    assert table == "Bekijk als tabel Periode Gemeente Nederland Streefwaarde 2024 36 31 2025 30"


def test_an_indicator_without_figures_asks_for_them(client, indicator):
    text = words(page(client, indicator))
    assert "Nog niet gemeten onbekend Er is nog geen meting." in text
    assert "Vul de eerste meting in." in text
    assert "Deze indicator hangt nog aan geen doel." in text


def test_facts_are_told(client, organisation, user):
    indicator = make_indicator(
        organisation,
        unit="%",
        source="GGD",
        owner="Team Jeugd",
        keeper=user,
        direction="band",
        band_low=10,
        band_high=15,
        frequency=24,
        baseline_year=2013,
        baseline_number=36,
        made_with="de kinderraad",
    )
    facts = re.search(r'<dl class="facts">.*?</dl>', page(client, indicator), re.DOTALL)[0]
    assert words(facts) == (
        f"Eenheid % Bron GGD Eigenaar Team Jeugd Invuller {user} Soort effectindicator "
        "Wie stuurt hierop de gemeente Wat is beter vanaf 10% tot en met 15% Gemeten elke 2 jaar "
        "Nulmeting 36% in 2013 Gekozen met de kinderraad"
    )


def test_a_bbv_indicator_leads_to_its_facts(client, organisation):
    html = page(client, make_indicator(organisation, kind="bbv", catalogue_number=1))
    assert "nummer 1, taakveld 0 Bestuur en ondersteuning" in words(html)
    assert f'href="{reverse("indicators:catalogue", args=["best"])}#bbv-1"' in html


def test_measurements_tell_where_they_come_from(client, indicator):
    fill(indicator, 2021, "35*", remark="herzien")
    fill(indicator, 2021, "31", series="Nederland", origin="cbs", origin_detail="tabel 70072ned")
    fill(indicator, 2023, "niet gemeten: te weinig deelnemers")
    section = re.search(r'aria-labelledby="metingen".*?</section>', page(client, indicator), re.DOTALL)[0]
    assert rows(section) == [
        "Periode Waarde Opmerking Wat u kunt doen",
        "2023 niet gemeten: te weinig deelnemers Wijzigen van 2023",
        "2021 35 voorlopig herzien Wijzigen van 2021",
        "2021 Nederland 31 van CBS StatLine: tabel 70072ned Wijzigen van 2021, Nederland",
    ]


def test_many_measurements_show_the_newest_first(client, indicator):
    for number in range(2000, 2010):
        fill(indicator, number, "1")
    first = page(client, indicator)
    assert "Toon alle 10 metingen" in first
    assert first.count("values__actions") == 8
    assert page(client, indicator, metingen="alle").count("values__actions") == 10


def test_page_names_the_goals_it_hangs_at(client, organisation, user, indicator):
    goal_tree = make_tree(organisation, FAMILY, level_names={"subdoelstelling": "tussendoel"})
    for title in ("Steun", "Voorlezen"):
        hang(user=user, goal=find(goal_tree, title), thing=GoalIndicator(indicator=indicator))
    tree.remove_goal(user=user, goal=find(goal_tree, "Voorlezen"))
    section = re.search(r'aria-labelledby="doelen".*?</section>', page(client, indicator), re.DOTALL)[0]
    assert words(section).endswith("Doelen 1 Steun tussendoel in Preventief jeugdbeleid")
    url = reverse("goals:goal", args=["best", goal_tree.pk, find(goal_tree, "Steun").pk])
    assert f'href="{url}"' in section


def test_a_raadslid_reads_and_gets_no_buttons(client, raadslid, organisation):
    indicator = make_indicator(organisation, values={2025: "36"}, targets={2027: "40"})
    client.force_login(raadslid)
    html = page(client, indicator)
    assert "36" in words(html)
    main = re.search(r"<main.*</main>", html, re.DOTALL)[0]
    assert re.findall("<button|<form|utrecht-button", main) == []


def test_history_page_tells_all(client, indicator):
    fill(indicator, 2021, "35")
    text = words(page(client, indicator, "history"))
    assert "Vulde de meting over 2021 in: 35." in text
    assert "Maakte deze indicator." in text
