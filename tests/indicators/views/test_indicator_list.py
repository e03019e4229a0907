import re

import pytest
from django.urls import reverse

from goals.hanging import hang
from goals.models import GoalIndicator
from tests.goals.factories import FAMILY, find, make_tree
from tests.indicators.factories import make_indicator
from tests.indicators.views.pages import words
from tests.organisations.factories import make_member, make_organisation

URL = "/best/indicatoren/"


@pytest.fixture
def client(client, user):
    client.force_login(user)
    return client


def listed(client, **query):
    """The names on the page, in order."""
    return re.findall(r'class="figures__name"[^>]*>(?:<span.*?</span> )?([^<]+)</a>', text(client, **query))


def text(client, **query):
    return client.get(URL, query).content.decode()


def summed(client, **query):
    """The sentence with numbers above the list."""
    sentence = re.search(r'<p class="figures__sum">(.*?)</p>', text(client, **query), re.DOTALL)[1]
    return words(sentence)


def hang_at(organisation, *indicators):
    goal = find(make_tree(organisation, FAMILY), "Steun")
    for indicator in indicators:
        hang(user=None, goal=goal, thing=GoalIndicator(indicator=indicator))


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_with_one_and_three(client, organisation, user, count, django_assert_num_queries):
    made = [
        make_indicator(organisation, f"Nr {number}", values={2025: "1"}, targets={2027: "2"}, keeper=user)
        for number in range(count)
    ]
    hang_at(organisation, *made)
    with django_assert_num_queries(8):
        client.get(URL)


def test_list_tells_value_target_and_state(client, organisation):
    make_indicator(
        organisation,
        "Stress",
        number="1.2",
        unit="%",
        values={2025: "36*"},
        targets={2027: "< 40"},
        source="GGD",
    )
    page = words(text(client))
    assert "1.2 Stress effectindicator · bron: GGD 36% (voorlopig) in 2025" in page
    assert "lager dan 40% in 2027 op koers geen" in page


def test_list_counts_only_goals_that_are_there(client, organisation, indicator):
    hang_at(organisation, indicator)
    assert re.search(r'figures__goals">1<', text(client))
    tree = organisation.goal_trees.get()
    organisation.goal_trees.filter(pk=tree.pk).update(removed_at="2026-01-01T00:00Z")
    assert not re.search(r'figures__goals">1<', text(client))


def test_sentence_counts_states(client, organisation):
    make_indicator(organisation, "A", values={2025: "36"}, targets={2027: "< 40"})
    make_indicator(organisation, "B", values={2025: "50"}, targets={2025: "< 40"})
    make_indicator(organisation, "C")
    make_indicator(organisation, "D")
    assert summed(client) == "4 indicatoren: 1 niet op koers 2 onbekend 1 op koers"
    assert summed(client, status="onbekend") == "2 van de 4 indicatoren: 2 onbekend Toon alles"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"zoek": "stress"}, ["Stress"]),
        ({"soort": "kengetal"}, ["Verzuim"]),
        ({"voor": "aanbieder"}, ["Verzuim"]),
        ({"richting": "lager"}, ["Stress"]),
        ({"richting": "leeg"}, ["Rang", "Verzuim"]),
        ({"invuller": "mij"}, ["Stress"]),
        ({"invuller": "leeg"}, ["Rang"]),
        ({"invuller": "verzonnen"}, ["Rang", "Stress", "Verzuim"]),
        ({"status": "op-koers"}, ["Stress"]),
        ({"volgorde": "status"}, ["Rang", "Verzuim", "Stress"]),
        ({"status": "verzonnen"}, []),
        ({"pagina": "99"}, ["Rang", "Stress", "Verzuim"]),
    ],
)
def test_address_holds_what_is_searched(client, organisation, user, query, expected):
    other = make_member(organisation).user
    stress = {"values": {2025: "36"}, "targets": {2027: "40"}, "direction": "lager", "keeper": user}
    make_indicator(organisation, "Stress", **stress)
    make_indicator(organisation, "Verzuim", kind="kengetal", audience="aanbieder", keeper=other)
    make_indicator(organisation, "Rang")
    assert listed(client, **query) == expected


def test_a_number_that_nobody_has_finds_everything(client, organisation, indicator):
    assert client.get(URL, {"invuller": "9" * 5_000}).status_code == 200


def test_a_colleague_can_be_chosen(client, organisation):
    anna = make_member(organisation, name="Anna").user
    make_indicator(organisation, "Van Anna", keeper=anna)
    make_indicator(organisation, "Van niemand")
    assert f'<option value="{anna.pk}">Anna</option>' in text(client)
    assert listed(client, invuller=str(anna.pk)) == ["Van Anna"]


def test_many_come_in_pages(client, organisation):
    for number in range(31):
        make_indicator(organisation, f"Nr {number:02}")
    assert len(listed(client)) == 30
    assert listed(client, pagina=2) == ["Nr 30"]


def test_an_empty_list_says_what_to_do_first(client, organisation):
    page = text(client)
    assert "Nog geen indicatoren" in page
    assert f'href="{reverse("indicators:new", args=["best"])}"' in page


def test_a_raadslid_gets_no_buttons(client, organisation, raadslid):
    client.force_login(raadslid)
    assert "Zodra een beleidsadviseur een indicator maakt" in text(client)
    make_indicator(organisation, "Stress")
    assert reverse("indicators:new", args=["best"]) not in text(client)


def test_indicators_of_others_and_of_the_bin_are_not_listed(client, organisation):
    make_indicator(make_organisation("houten"), "Van Houten")
    make_indicator(organisation, "Weg", removed_at="2026-01-01T00:00Z")
    make_indicator(organisation, "Stress")
    assert listed(client) == ["Stress"]
