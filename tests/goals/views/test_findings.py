"""What pages of a tree and a goal show of findings: meter, panel, marks, the section in the pane."""

import re

import pytest

from goals.hanging import hang
from goals.models import CheckExemption
from tests.goals.factories import FAMILY, find, make_tree, make_user
from tests.goals.views.finding_pages import plain, url

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


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
            "Aandachtspunten 2 Heeft nog geen project. Met welk project voert u dit uit? Project koppelen "
            "Mag zo blijven… Heeft nog geen datum. Wanneer is dit klaar? Datum invullen Mag zo blijven…"
        )

    def test_shows_why_one_may_stay(self, client, goal_tree):
        goal = find(goal_tree, "Huisbezoek")
        hang(user=None, goal=goal, thing=CheckExemption(check_key="prestatie-zonder-project", reason="Buurt"))
        assert self.section(client, goal_tree, goal) == (
            "Aandachtspunten 1 Heeft nog geen datum. Wanneer is dit klaar? Datum invullen Mag zo blijven… "
            "Heeft nog geen project. Met welk project voert u dit uit? Mag zo blijven: Buurt"
        )

    def test_goal_in_order_has_no_section(self, client, goal_tree):
        assert self.section(client, goal_tree, find(goal_tree, "Gezond opgroeien")) == ""
