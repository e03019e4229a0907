"""What hangs at a goal, in its pane: every part is added to, changed and taken away in the same way."""

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse

from goals import hanging
from goals.models import (
    BudgetLine,
    Evidence,
    LearningQuestion,
    ProgressReport,
    Reference,
    Responsibility,
    Story,
)
from goals.views.parts import PARTS
from organisations.enums import Role
from tests.goals.factories import find, make_organisation, make_user

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
PROGRESS = {"document": "begroting", "year": 2027, "judgement": "aandacht", "done": "Veel", "risks": "Geld"}
STORY = {"voice": "inwoner", "text": "Ik speel nu elke dag buiten.", "place": "Noord"}
# part, what is posted, what is stored, {field that is changed: (new, stored)}
CASES = {
    "progress": (PROGRESS | {"next_steps": ""}, ProgressReport(**PROGRESS), {"judgement": "haalbaar"}),
    "money": (
        {"taakveld": "6.1", "description": "Subsidie", "costs_2026": "1.250"},
        BudgetLine(year=2026, taakveld="6.1", description="Subsidie", costs=Decimal(1250)),
        {"costs": "€ 2.000,50"},
    ),
    "stories": (STORY | {"has_permission": "on"}, Story(**STORY, has_permission=True), {"place": "Zuid"}),
    "questions": ({"question": "Werkt het?"}, LearningQuestion(question="Werkt het?"), {"learned": "Ja"}),
    "evidence": (
        {"statement": "Veel schulden", "figure": "12%"},
        Evidence(statement="Veel schulden", figure="12%"),
        {"source": "CBS"},
    ),
    "responsibilities": (
        {"role": "team", "name": "Jeugd"},
        Responsibility(role="team", name="Jeugd"),
        {"name": "Wmo"},
    ),
    "references": (
        {"kind": "wet", "title": "Jeugdwet"},
        Reference(kind="wet", title="Jeugdwet"),
        {"url": "https://wetten.overheid.nl"},
    ),
}


@pytest.fixture
def goal(goal_tree):
    goal_tree.start_year, goal_tree.end_year = 2025, 2028
    goal_tree.save()
    return find(goal_tree, "Gezond opgroeien")


@pytest.fixture
def browser(client, user):
    client.force_login(user)
    return client


@pytest.fixture
def reader(client, organisation):
    client.force_login(make_user(organisation, Role.RAADSLID))
    return client


def url(name, goal, *args):
    return reverse(f"goals:{name}", args=["best", goal.goal_tree_id, goal.pk, *args])


def text(response):
    """What a person reads on a page, white space as one space."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def values(thing):
    """The fields of something at a goal, without who stored it when."""
    names = [field.attname for field in type(thing)._meta.concrete_fields]
    left_out = {"id", "goal_id", "written_by_id", "written_at"}
    return {name: getattr(thing, name) for name in names if name not in left_out}


def filled(response):
    """The open form as a browser sends it when nothing is changed."""
    form = response.context["pane"]["add_form"]
    posted = {}
    for field in form:
        value = field.value()
        posted[field.html_initial_name] = "" if value is None else str(value)
        if value not in (None, "", False):
            posted[field.html_name] = str(value)
    return posted


@pytest.fixture
def hung(user, goal):
    """Hang the thing of a case at the goal: `hung("stories")`."""
    return lambda key: hanging.hang(user=user, goal=goal, thing=type(CASES[key][1])(**values(CASES[key][1])))


@pytest.mark.parametrize("key", CASES)
class TestEveryPart:
    def test_add_stores_it_and_says_so(self, browser, goal, key):
        posted, expected, _ = CASES[key]
        response = browser.get(url(key, goal))
        assert (response.status_code, response.context["pane"]["adding"]) == (200, PARTS[key].id)
        response = browser.post(url(key, goal), posted)
        assert (response.status_code, response.url) == (302, url("goal", goal))
        expected = values(expected) | ({"is_anonymous": False} if key == "stories" else {})
        assert [values(thing) for thing in type(CASES[key][1]).objects.all()] == [expected]

    def test_add_of_nothing_says_what_to_do(self, browser, goal, key):
        response = browser.post(url(key, goal), {})
        assert (response.status_code, PARTS[key].model.objects.count()) == (422, 0)
        assert "Dit klopt nog niet" in text(response)

    def test_change_writes_only_what_changed(self, browser, goal, hung, key):
        thing = hung(key)
        address = url(f"{key}_edit", goal, thing.pk)
        (name, new), *_ = CASES[key][2].items()
        response = browser.post(address, filled(browser.get(address)) | {name: new}, headers=HTMX)
        now = type(thing).objects.get()
        stored = Decimal("2000.50") if name == "costs" else new
        assert values(now) == values(thing) | {name: stored}
        assert (response.status_code, response["HX-Trigger"]) == (200, "boom-gewijzigd")

    def test_change_of_what_another_changed_shows_both(self, browser, user, goal, hung, key):
        thing = hung(key)
        address = url(f"{key}_edit", goal, thing.pk)
        name, theirs = {
            "progress": ("done", "Van Noor"),
            "money": ("costs", Decimal(3000)),
            "stories": ("text", "Van Noor"),
            "questions": ("question", "Van Noor"),
            "evidence": ("statement", "Van Noor"),
            "responsibilities": ("name", "Van Noor"),
            "references": ("title", "Van Noor"),
        }[key]
        mine = "4.000" if key == "money" else "Van mij"
        posted = filled(browser.get(address)) | {name: mine}
        seen = {name: getattr(thing, name)}
        hanging.change(user=user, thing=thing, changes={name: theirs}, seen=seen)
        response = browser.post(address, posted)
        assert response.status_code == 409
        assert getattr(type(thing).objects.get(), name) == theirs
        html = response.content.decode()
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html))
        del hidden["csrfmiddlewaretoken"]
        response = browser.post(address, hidden | {f"keuze-{name}": "mijne"})
        assert response.status_code == 302
        stored = Decimal(4000) if key == "money" else mine
        assert values(type(thing).objects.get()) == values(thing) | {name: stored}

    def test_change_of_what_is_gone_keeps_what_was_typed(self, browser, user, goal, hung, key):
        thing = hung(key)
        address = url(f"{key}_edit", goal, thing.pk)
        posted = filled(browser.get(address))
        hanging.take_away(user=user, thing=thing)
        response = browser.post(address, posted)
        assert (response.status_code, response.context["pane"]["adding"]) == (409, PARTS[key].id)
        assert "Iemand anders haalde dit weg." in text(response)
        assert browser.get(address).status_code == 302

    def test_remove_and_take_back(self, browser, goal, hung, key):
        thing = hung(key)
        response = browser.post(url(f"{key}_remove", goal, thing.pk), headers=HTMX)
        assert type(thing).objects.count() == 0
        token = re.search(r'name="token" value="([^"]+)"', response.content.decode())[1]
        browser.post(reverse("goals:undo", args=["best", goal.goal_tree_id]), {"token": token})
        assert values(type(thing).objects.get()) == values(thing)

    def test_remove_what_is_gone_already_is_fine(self, browser, goal, key):
        response = browser.post(url(f"{key}_remove", goal, 1), headers=HTMX)
        assert "Iemand anders haalde dit al weg." in text(response)

    def test_empty_part_says_what_to_do_first(self, browser, goal, key):
        assert PARTS[key].hint in text(browser.get(url("goal_pane", goal)))

    def test_reader_only_reads(self, reader, goal, hung, key):
        thing = hung(key)
        html = reader.get(url("goal_pane", goal), headers=HTMX).content.decode()
        assert PARTS[key].title in html
        assert ("wijzigen" in html, "weghalen" in html) == (False, False)
        for name, args in [(key, []), (f"{key}_edit", [thing.pk])]:
            assert reader.get(url(name, goal, *args)).status_code == 403
            assert reader.post(url(name, goal, *args), {}).status_code == 403
        assert reader.post(url(f"{key}_remove", goal, thing.pk)).status_code == 403
        assert type(thing).objects.count() == 1

    def test_another_organisation_finds_nothing(self, client, goal, hung, key):
        thing = hung(key)
        client.force_login(make_user(make_organisation("houten")))
        addresses = [url(key, goal), url(f"{key}_edit", goal, thing.pk)]
        assert [client.get(address).status_code for address in addresses] == [404, 404]
        assert client.post(url(f"{key}_remove", goal, thing.pk)).status_code == 404

    def test_thing_of_another_goal_is_not_changed(self, browser, goal, goal_tree, hung, key):
        thing, other = hung(key), find(goal_tree, "Meedoen")
        browser.post(url(f"{key}_remove", other, thing.pk))
        browser.post(url(f"{key}_edit", other, thing.pk), CASES[key][0])
        assert values(type(thing).objects.get(pk=thing.pk)) == values(thing)


class TestStories:
    def test_story_without_permission_is_for_editors_only(self, client, user, organisation, goal):
        story = Story(voice="client", text="Ik was bang", name="Fatima", is_anonymous=False, place="Zuid")
        hanging.hang(user=user, goal=goal, thing=story)
        client.force_login(user)
        page = text(client.get(url("goal_pane", goal)))
        assert "Ik was bang" in page
        assert "Nog geen toestemming: alleen adviseurs zien dit." in page
        client.force_login(make_user(organisation, Role.RAADSLID))
        for name in ("goal", "goal_pane", "goal_history"):
            page = text(client.get(url(name, goal)))
            found = [word for word in ("Ik was bang", "Fatima", "Zuid") if word in page]
            assert (name, found) == (name, [])

    def test_story_with_permission_is_for_everybody(self, reader, user, goal):
        fields = {"place": "wijk Noord", "told_on": date(2026, 5, 12), "has_permission": True}
        story = Story(voice="inwoner", text="Ik speel.", name="Sam", is_anonymous=False, **fields)
        hanging.hang(user=user, goal=goal, thing=story)
        page = text(reader.get(url("goal_pane", goal)))
        assert "Ik speel. Sam, inwoner, wijk Noord, 12 mei 2026" in page

    def test_anonymous_story_keeps_no_name(self, browser, goal):
        fields = {"voice": "inwoner", "text": "Ik speel.", "is_anonymous": "on", "name": "Sam"}
        browser.post(url("stories", goal), fields)
        assert Story.objects.get().name == ""


class TestProgress:
    def hang(self, user, goal, **fields):
        report = ProgressReport(**{"document": "begroting", "year": 2026, "judgement": "haalbaar"} | fields)
        return hanging.hang(user=user, goal=goal, thing=report)

    def test_newest_comes_first_and_others_are_folded(self, browser, user, goal):
        self.hang(user, goal, done="Eerste")
        self.hang(user, goal, document="tussenrapportage", judgement="in_gevaar", done="Tweede")
        html = browser.get(url("goal_pane", goal)).content.decode()
        newest, older = html.split('<details class="older"')
        assert ("in gevaar" in newest, "Tweede" in newest, "Eerste" in newest) == (True, True, False)
        assert ("Eerdere oordelen (1)" in older, "Eerste" in older) == (True, True)

    def test_folded_judgement_that_is_being_changed_is_open(self, browser, user, goal):
        older = self.hang(user, goal)
        self.hang(user, goal, year=2027)
        html = browser.get(url("progress_edit", goal, older.pk)).content.decode()
        assert '<details class="older" open>' in html

    def test_judgement_is_of_who_wrote_it_last(self, browser, organisation, user, goal):
        report = self.hang(make_user(organisation, name="Noor"), goal)
        address = url("progress_edit", goal, report.pk)
        browser.post(address, filled(browser.get(address)) | {"done": "Meer"})
        assert ProgressReport.objects.get().written_by == user

    def test_twice_for_one_document_says_so(self, browser, user, goal):
        self.hang(user, goal)
        response = browser.post(
            url("progress", goal), {"document": "begroting", "year": "2026", "judgement": "haalbaar"}
        )
        assert response.status_code == 422
        assert "Voor dit document en jaar is al een oordeel geschreven. Wijzig dat." in text(response)


class TestMoney:
    def test_several_years_at_once(self, browser, goal):
        fields = {"taakveld": "6.1", "costs_2026": "€ 12.000", "costs_2028": "1.250,50", "revenues_2028": "5"}
        browser.post(url("money", goal), fields)
        stored = BudgetLine.objects.order_by("year").values_list("year", "costs", "revenues")
        assert list(stored) == [(2026, 12000, 0), (2028, Decimal("1250.50"), 5)]

    def test_what_is_wrong_in_one_year_stores_nothing(self, browser, user, goal):
        hanging.hang(user=user, goal=goal, thing=BudgetLine(year=2027, taakveld="6.1", costs=1))
        fields = {"taakveld": "6.1", "costs_2026": "5", "costs_2027": "6", "revenues_2026": "veel"}
        response = browser.post(url("money", goal), fields)
        page = text(response)
        assert (response.status_code, BudgetLine.objects.count()) == (422, 1)
        assert "Lasten 2027: Voor 2027 is dit al ingevuld." in page
        assert "Baten 2026: ‘veel’" in page

    def test_taakveld_that_is_not_valid_in_a_year_is_refused(self, browser, goal):
        response = browser.post(url("money", goal), {"taakveld": "6.72a", "costs_2025": "5"})
        ok = browser.post(url("money", goal), {"taakveld": "6.71", "costs_2025": "5"})
        assert (response.status_code, ok.status_code) == (422, 422)
        assert BudgetLine.objects.count() == 0

    def test_pane_shows_own_money_and_that_of_the_branch_apart(self, browser, user, goal, goal_tree):
        hanging.hang(user=user, goal=goal, thing=BudgetLine(year=2026, taakveld="6.1", costs=1500))
        page = text(browser.get(url("goal_pane", goal)))
        assert "Aan dit doel Lasten per taakveld 2026 6.1 Samenkracht en burgerparticipatie 2" in page
        assert "Met alles hieronder" not in page
        below = find(goal_tree, "Huisbezoek")
        hanging.hang(user=user, goal=below, thing=BudgetLine(year=2026, taakveld="6.1", costs=2_000_000))
        page = text(browser.get(url("goal_pane", goal)))
        branch = "Met alles hieronder Lasten per taakveld 2026 6.1 Samenkracht en burgerparticipatie 2.002"
        assert branch in page

    def test_amount_leads_to_its_form_for_editors(self, browser, user, goal):
        line = hanging.hang(user=user, goal=goal, thing=BudgetLine(year=2026, taakveld="6.1", costs=1500))
        html = browser.get(url("goal_pane", goal)).content.decode()
        assert f'<td title="€ 1.500"><a href="{url("money_edit", goal, line.pk)}"' in html

    def test_reason_of_a_change_is_in_the_history(self, browser, user, goal):
        line = hanging.hang(user=user, goal=goal, thing=BudgetLine(year=2026, costs=1500))
        address = url("money_edit", goal, line.pk)
        posted = filled(browser.get(address)) | {"costs": "2000", "reason": "Motie"}
        browser.post(address, posted)
        assert "Reden: Motie." in text(browser.get(url("goal_history", goal)))


@pytest.mark.parametrize(("title", "is_offered"), [("Meedoen", True), ("Leefomgeving", False)])
def test_evidence_is_offered_at_an_effect_only(browser, goal_tree, title, is_offered):
    pane = browser.get(url("goal_pane", find(goal_tree, title)))
    assert ("Gegevens bij de opgave" in text(pane)) is is_offered


def test_evidence_at_another_level_is_shown(browser, user, goal_tree):
    goal = find(goal_tree, "Leefomgeving")
    hanging.hang(user=user, goal=goal, thing=Evidence(statement="Weinig groen"))
    page = text(browser.get(url("goal_pane", goal)))
    assert "Weinig groen" in page
    assert page.count("Gegeven ") == 0


@pytest.mark.parametrize("count", [1, 3])
def test_pane_costs_the_same_with_one_and_three_of_everything(
    browser, user, goal, count, django_assert_num_queries
):
    for number in range(count):
        for thing in (
            ProgressReport(document="begroting", year=2026 + number, judgement="haalbaar"),
            BudgetLine(year=2026 + number, taakveld="6.1", costs=5),
            Story(voice="inwoner", text=f"Verhaal {number}"),
            LearningQuestion(question=f"Vraag {number}"),
            Evidence(statement=f"Gegeven {number}"),
        ):
            hanging.hang(user=user, goal=goal, thing=thing)
    browser.get(url("goal_pane", goal))
    with django_assert_num_queries(28):
        browser.get(url("goal_pane", goal))
