"""The page of all findings of a tree over HTTP: what it shows, to whom, and what it costs."""

import re

import pytest
from django.urls import reverse

from goals.hanging import hang
from goals.models import CheckExemption, Project, ProjectContribution
from goals.views.checks import ON_PAGE
from organisations.enums import Role
from tests.goals.factories import FAMILY, find, make_tree, make_user, make_wide_tree
from tests.goals.measured import measure, measure_all
from tests.goals.views.finding_pages import row, sentences, url

pytestmark = pytest.mark.django_db
QUERIES = 12  # session, user, tree, memberships, and the 8 of the outline
MOST_BYTES = 200_000


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


def test_page_groups_findings_by_check(client, goal_tree):
    assert sentences(client.get(url("checks", goal_tree))) == {
        "effect-zonder-doelstelling": [
            "2 Meedoen heeft nog geen doelstelling. Wat moet er anders zijn om dit te bereiken?"
        ],
        "doelstelling-zonder-indicator": [
            "1.1 Goede start heeft nog geen indicator. Waaraan ziet u dat het gelukt is?",
            "1.2 Leefomgeving heeft nog geen indicator. Waaraan ziet u dat het gelukt is?",
        ],
        "doel-zonder-project": [
            "1.1.1 Steun heeft nog geen project, ook niet lager in de boom. Wie werkt eraan?",
            "1.1.2 Voorlezen heeft nog geen project, ook niet lager in de boom. Wie werkt eraan?",
            "1.2 Leefomgeving heeft nog geen project, ook niet lager in de boom. Wie werkt eraan?",
            "2 Meedoen heeft nog geen project, ook niet lager in de boom. Wie werkt eraan?",
        ],
        "prestatie-zonder-project": [
            "1.1.1.1 Huisbezoek heeft nog geen project. Met welk project voert u dit uit?"
        ],
        "prestatie-zonder-datum": ["1.1.1.1 Huisbezoek heeft nog geen datum. Wanneer is dit klaar?"],
    }


def test_page_marks_what_comes_first(client, goal_tree):
    text = client.get(url("checks", goal_tree)).text
    assert text.count("eerst doen") == 1


def test_filter_by_check_and_branch(client, goal_tree):
    page = client.get(url("checks", goal_tree), {"soort": "doel-zonder-project"})
    assert list(sentences(page)) == ["doel-zonder-project"]
    branch = find(goal_tree, "Goede start").pk
    page = client.get(url("checks", goal_tree), {"soort": "doel-zonder-project", "tak": branch})
    assert sentences(page) == {
        "doel-zonder-project": [
            "1.1.1 Steun heeft nog geen project, ook niet lager in de boom. Wie werkt eraan?",
            "1.1.2 Voorlezen heeft nog geen project, ook niet lager in de boom. Wie werkt eraan?",
        ]
    }


def test_filter_that_finds_nothing_says_so(client, goal_tree):
    branch = find(goal_tree, "Meedoen").pk
    page = client.get(url("checks", goal_tree), {"soort": "prestatie-zonder-datum", "tak": branch})
    assert "Hier zijn geen aandachtspunten." in page.text


@pytest.mark.parametrize("query", [{name: "x"} for name in ("soort", "tak", "pagina", "punt")])
def test_filter_that_is_not_understood_does_not_narrow(client, goal_tree, query):
    assert len(sentences(client.get(url("checks", goal_tree), query))) == 5


def test_tree_in_order_has_no_findings(client, organisation):
    goal_tree = make_tree(organisation, "M Een\n  D Doel", domain="sociaal")
    goal = find(goal_tree, "Doel")
    fields = {"unit": "%", "source": "GGD", "owner": "Jeugd", "baseline_year": 2025, "baseline_number": 40}
    measure(goal, "Kinderen die elke dag buiten spelen", targets={2030: "60"}, **fields)
    project = Project.objects.create(organisation=organisation, name="Spelen", domain="fysiek")
    hang(user=None, goal=goal, thing=ProjectContribution(project=project))
    text = client.get(url("checks", goal_tree)).text
    assert "Er zijn geen aandachtspunten." in text
    assert "100% volledig" in text


def test_empty_tree_says_what_is_missing(client, organisation):
    goal_tree = make_tree(organisation, domain="sociaal")
    page = client.get(url("checks", goal_tree))
    assert sentences(page) == {
        "boom-zonder-effect": [
            "Deze boom heeft nog geen maatschappelijk effect. Wat moeten inwoners ervan merken?"
        ]
    }


FIXES = {
    "effect-zonder-doelstelling": "Meedoen/?nieuw=onder",
    "doelstelling-zonder-indicator": "Goede start/indicatoren/",
    "doel-zonder-project": "Steun/projecten/",
    "prestatie-zonder-project": "Huisbezoek/projecten/",
    "prestatie-zonder-datum": "Huisbezoek/?bewerk=1#doel-paneel",
}


@pytest.mark.parametrize(("key", "expected"), FIXES.items())
def test_button_leads_to_where_it_is_put_right(client, goal_tree, key, expected):
    title, rest = expected.split("/", 1)
    text = client.get(url("checks", goal_tree), {"soort": key}).text
    href = re.search(r'utrecht-button--secondary-action button--small" href="([^"]*)"', text)[1]
    assert href == f"{url('goal', goal_tree, find(goal_tree, title).pk)}{rest}"
    assert client.get(href).status_code == 200


def test_buttons_of_an_indicator_lead_to_its_forms(client, goal_tree):
    indicator = measure(find(goal_tree, "Leefomgeving"), "Spelen")
    text = client.get(url("checks", goal_tree)).text
    for name in ("edit", "target_new"):
        href = reverse(f"indicators:{name}", args=["best", indicator.pk])
        assert href in text
        assert client.get(href).status_code == 200


def test_address_of_one_finding_opens_its_reason_on_its_page(client, organisation):
    goal_tree = make_wide_tree(organisation, 120)
    last = find(goal_tree, "Prestatie 3.3.3.3")
    finding = f"prestatie-zonder-datum-{last.pk}"
    response = client.get(url("checks", goal_tree), {"punt": finding})
    html = row(response, finding)
    assert '<details class="stay" open>' in html
    assert response.context["page"].number > 1


class TestReader:
    @pytest.fixture
    def client(self, client, organisation):
        client.force_login(make_user(organisation, Role.RAADSLID))
        return client

    def test_reads_all_findings_without_buttons(self, client, goal_tree):
        page = client.get(url("checks", goal_tree))
        assert len(sentences(page)) == 5
        assert "Mag zo blijven…" not in page.text
        assert "Project koppelen" not in page.text

    def test_sees_the_meter_and_no_panel_or_marks(self, client, goal_tree):
        text = client.get(url("goal", goal_tree, find(goal_tree, "Huisbezoek").pk)).text
        assert "9 aandachtspunten</a>" in text
        assert 'id="aandacht"' not in text
        assert "row__check" not in text
        assert "sec-aandachtspunten" not in text


@pytest.mark.parametrize("count", [1, 3, 120])
def test_page_costs_the_same_and_stays_small(client, organisation, count, django_assert_num_queries):
    goal_tree = make_wide_tree(organisation, count)
    for goal in goal_tree.goals.exclude(parent=None)[:3]:
        hang(user=None, goal=goal, thing=CheckExemption(check_key="doel-zonder-project", reason="Zo"))
    measure_all(goal_tree)
    with django_assert_num_queries(QUERIES):
        response = client.get(url("checks", goal_tree))
    assert len(response.context["page"].object_list) <= ON_PAGE
    assert len(response.content) <= MOST_BYTES


def test_pages_hold_all_findings(client, organisation):
    goal_tree = make_wide_tree(organisation, 120)
    ids = []
    for number in range(1, 9):
        page = client.get(url("checks", goal_tree), {"pagina": number})
        if page.context["page"].number == number:
            ids += re.findall(r'<li class="finding" id="([^"]*)"', page.text)
    assert len(ids) == len(set(ids)) == len(page.context["report"].open)
