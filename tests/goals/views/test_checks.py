"""The findings of a tree over HTTP: their page, writing down why one may stay, panel, marks and pane."""

import re

import pytest
from django.urls import reverse

from goals import tree
from goals.hanging import hang
from goals.models import CheckExemption, Project, ProjectContribution
from goals.views.checks import ON_PAGE
from organisations.enums import Role
from tests.goals.factories import FAMILY, find, make_organisation, make_tree, make_user, make_wide_tree
from tests.goals.measured import measure, measure_all

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
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


def url(name, goal_tree, *args):
    return reverse(f"goals:{name}", args=[goal_tree.organisation.slug, goal_tree.pk, *args])


def plain(html):
    """What a part of a page says, without marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


GROUP = re.compile(r'<section class="panel checks" id="([\w-]+)"(.*?)</section>', re.DOTALL)


def sentences(response):
    """{id of the group: what its findings say} of the page."""
    groups = re.findall(
        r'<section class="panel checks" id="([\w-]+)"(.*?)</section>', response.text, re.DOTALL
    )
    return {
        key: [plain(text) for text in re.findall(r'<li class="finding".*?<p>(.*?)</p>', body, re.DOTALL)]
        for key, body in GROUP.findall(response.text)
    }


def point(response, key):
    """The id of the first finding of a check on the page."""
    return re.search(rf'<li class="finding" id="({key}[\w-]*)"', response.text)[1]


def exempt(client, goal_tree, finding_id, reason="Zo afgesproken", **extra):
    return client.post(url("check_exempt", goal_tree), {"punt": finding_id, "reason": reason}, **extra)


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
        "prestatie-zonder-project": ["1.1.1.1 Huisbezoek heeft nog geen project. Waarin voert u dit uit?"],
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
        "1.1.1.1 Huisbezoek heeft nog geen project. Waarin voert u dit uit?"
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
    row = re.search(rf'<li class="finding" id="{finding}".*?</li>', response.text, re.DOTALL)[0]
    assert sentence in row
    assert '<details class="stay" open>' in row
    assert f">{reason}</textarea>" in row
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


def test_address_of_one_finding_opens_its_reason_on_its_page(client, organisation):
    goal_tree = make_wide_tree(organisation, 120)
    last = find(goal_tree, "Prestatie 3.3.3.3")
    finding = f"prestatie-zonder-datum-{last.pk}"
    response = client.get(url("checks", goal_tree), {"punt": finding})
    row = re.search(rf'<li class="finding" id="{finding}".*?</li>', response.text, re.DOTALL)[0]
    assert '<details class="stay" open>' in row
    assert response.context["page"].number > 1


def take_back(client, goal_tree, page):
    """Press 'Ongedaan maken' in the toast of a page."""
    action, token = re.search(
        r'action="([^"]*)">.*?name="token" value="([^"]*)"', toast(page), re.DOTALL
    ).groups()
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


@pytest.mark.parametrize("who", [Role.RAADSLID, "elsewhere"])
def test_who_may_not_edit_writes_no_reason(client, goal_tree, organisation, who):
    finding = point(client.get(url("checks", goal_tree)), "effect-zonder-doelstelling")
    other = make_organisation("houten")
    client.force_login(make_user(other) if who == "elsewhere" else make_user(organisation, who))
    assert exempt(client, goal_tree, finding).status_code == (404 if who == "elsewhere" else 403)
    assert not CheckExemption.objects.exists()


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


class TestTreePage:
    def test_head_tells_how_complete_the_tree_is(self, client, goal_tree):
        for name in ("tree", "schema", "three_ws"):
            text = client.get(url(name, goal_tree)).text
            assert '<progress class="meter__bar" value="76" max="100"' in text
            assert f'<a href="{url("checks", goal_tree)}">9 aandachtspunten</a>' in text

    def test_empty_tree_has_no_meter(self, client, organisation):
        goal_tree = make_tree(organisation)
        assert "<progress" not in client.get(url("tree", goal_tree)).text

    def test_panel_shows_the_first_findings(self, client, goal_tree):
        panel = self.panel(client.get(url("tree", goal_tree)))
        assert panel[0] == "2 heeft nog geen doelstelling. Wat moet er anders zijn om dit te bereiken?"
        assert len(panel) == 5

    def test_panel_starts_with_the_chosen_branch(self, client, goal_tree):
        panel = self.panel(client.get(url("goal", goal_tree, find(goal_tree, "Steun").pk)))
        assert [text.split(" ")[0] for text in panel] == ["1.1.1", "1.1.1.1", "1.1.1.1", "2", "1.1"]

    def panel(self, response):
        body = re.search(r'<div id="aandacht">(.*?)</section>', response.text, re.DOTALL)[1]
        return [plain(text) for text in re.findall(r"<p>(.*?)</p>", body, re.DOTALL)]

    def test_rows_are_marked_with_how_many(self, client, goal_tree):
        text = client.get(url("tree", goal_tree)).text
        marks = re.findall(r'class="row__check" href="[^"]*tak=([\w-]*)">(.*?)</a>', text)
        titles = dict(goal_tree.goals.values_list("pk", "title"))
        titles = {str(pk): title for pk, title in titles.items()}
        assert [(titles[pk], plain(body)) for pk, body in marks] == [
            ("Goede start", "1 aandachtspunt"),
            ("Steun", "1 aandachtspunt"),
            ("Huisbezoek", "2 aandachtspunten"),
            ("Voorlezen", "1 aandachtspunt"),
            ("Leefomgeving", "2 aandachtspunten"),
            ("Meedoen", "2 aandachtspunten"),
        ]

    def test_change_brings_the_meter_and_the_panel_along(self, client, goal_tree):
        goal = find(goal_tree, "Meedoen")
        posted = {"titel": "Iedereen doet mee", "plek": "onder", "doel": goal.pk}
        text = client.post(url("add", goal_tree), posted, headers=HTMX).text
        assert 'hx-swap-oob="innerHTML:#boom-meter"' in text
        panel = re.search(r'hx-swap-oob="innerHTML:#aandacht">(.*?)</section>', text, re.DOTALL)[1]
        assert "heeft nog geen doelstelling" not in panel


class TestPane:
    def section(self, client, goal_tree, goal):
        text = client.get(url("goal_pane", goal_tree, goal.pk), headers=HTMX).text
        found = re.search(r'id="aandachtspunten".*?</section>', text, re.DOTALL)
        return plain(found[0].split(">", 1)[1]) if found else ""

    def test_shows_the_findings_of_the_goal(self, client, goal_tree):
        assert self.section(client, goal_tree, find(goal_tree, "Huisbezoek")) == (
            "Aandachtspunten 2 Heeft nog geen project. Waarin voert u dit uit? Project koppelen "
            "Mag zo blijven… Heeft nog geen datum. Wanneer is dit klaar? Datum invullen Mag zo blijven…"
        )

    def test_shows_why_one_may_stay(self, client, goal_tree):
        goal = find(goal_tree, "Huisbezoek")
        hang(user=None, goal=goal, thing=CheckExemption(check_key="prestatie-zonder-project", reason="Buurt"))
        assert self.section(client, goal_tree, goal) == (
            "Aandachtspunten 1 Heeft nog geen datum. Wanneer is dit klaar? Datum invullen Mag zo blijven… "
            "Heeft nog geen project. Waarin voert u dit uit? Mag zo blijven: Buurt"
        )

    def test_goal_in_order_has_no_section(self, client, goal_tree):
        assert self.section(client, goal_tree, find(goal_tree, "Gezond opgroeien")) == ""
