"""An adviser makes a goal accountable in its pane: by keyboard, on a phone and without script."""

import pytest
from playwright.sync_api import expect

from goals import hanging
from goals.models import BudgetLine, Evidence, LearningQuestion, ProgressReport, Story
from organisations.enums import Role
from tests.e2e.outline import address
from tests.goals.factories import FAMILY, find, make_tree, make_user


@pytest.fixture
def goal(organisation):
    return find(make_tree(organisation, FAMILY, start_year=2027, end_year=2030), "Gezond opgroeien")


@pytest.fixture
def open_goal(login, adviser, goal):
    """Open the goal as adviser: `open_goal(page)`."""

    def open_it(page, person=adviser):
        login(page, person)
        page.goto(address(goal.goal_tree, goal))

    return open_it


@pytest.fixture
def full(adviser, goal):
    """One of everything at the goal."""
    for thing in (
        ProgressReport(document="begroting", year=2026, judgement="haalbaar", done="Begonnen"),
        ProgressReport(document="begroting", year=2027, judgement="in_gevaar", risks="Te weinig mensen"),
        BudgetLine(year=2027, taakveld="6.1", costs=120_000),
        BudgetLine(year=2028, taakveld="6.1", revenues=30_000, description="Bijdrage van het Rijk"),
        Story(voice="inwoner", text="Ik speel nu buiten.", place="Noord", has_permission=True),
        Story(voice="client", text="Ik was bang."),
        LearningQuestion(question="Werkt het?", learned="Ja"),
        Evidence(statement="Gezinnen met schulden", figure="12%", source="CBS"),
    ):
        hanging.hang(user=adviser, goal=goal, thing=thing)


def press_link(page, name):
    page.get_by_role("link", name=name, exact=True).press("Enter")


def add(page):
    page.get_by_role("button", name="Toevoegen").press("Enter")
    expect(page.locator(".sec__form")).to_have_count(0)


def test_adviser_makes_a_goal_accountable_by_keyboard(page, open_goal):
    open_goal(page)
    press_link(page, "Oordeel")
    expect(page.get_by_label("Document")).to_be_focused()
    page.get_by_label("in gevaar").press("Space")
    page.get_by_label("Wat is er gedaan?").type("Vijf scholen wachten")
    add(page)
    expect(page.get_by_role("heading", name="Oordeel", exact=True)).to_be_focused()
    press_link(page, "Verhaal")
    expect(page.get_by_label("Naam van de verteller")).to_be_hidden()
    page.get_by_label("Anoniem").press("Space")
    page.get_by_label("Naam van de verteller").type("Sam")
    page.get_by_label("Het verhaal").type("Ik speel nu elke dag buiten")
    page.get_by_label("De verteller vindt het goed").press("Space")
    add(page)
    press_link(page, "Bedragen")
    page.get_by_label("Taakveld").select_option("6.1")
    page.get_by_label("Lasten 2027").type("1.250")
    page.get_by_label("Lasten 2028").press("Tab")
    page.keyboard.type("€ 500,50")
    add(page)
    press_link(page, "Leervraag")
    page.get_by_label("Leervraag").type("Helpt een vaste buurtwerker?")
    add(page)
    expect(page.locator(".judge .status")).to_contain_text("in gevaar")
    expect(page.locator(".story footer")).to_have_text("Sam, inwoner")
    stored = [(line.year, line.costs, line.revenues) for line in BudgetLine.objects.order_by("year")]
    assert [(year, float(costs), float(revenues)) for year, costs, revenues in stored] == [
        (2027, 1250, 0),
        (2028, 0, 500.5),
    ]
    page.get_by_role("button", name="‘Helpt een vaste buurtwerker?’ weghalen").press("Enter")
    expect(page.locator(".learn")).to_have_count(0)
    page.get_by_role("button", name="Ongedaan maken").press("Enter")
    expect(page.locator(".learn__question")).to_have_text("Helpt een vaste buurtwerker?")


def test_mistake_keeps_what_was_typed_and_says_what_to_do(page, open_goal, assert_axe_clean):
    open_goal(page)
    press_link(page, "Bedragen")
    page.get_by_label("Lasten 2027").fill("veel")
    page.get_by_role("button", name="Toevoegen").click()
    expect(page.get_by_role("alert")).to_contain_text("Lasten 2027: ‘veel’")
    expect(page.get_by_label("Lasten 2027")).to_have_value("veel")
    assert_axe_clean(page)


def test_everything_without_script(plain_page, open_goal):
    page = plain_page
    open_goal(page)
    page.get_by_role("link", name="Verhaal", exact=True).click()
    page.get_by_label("Het verhaal").fill("Ik speel buiten")
    page.get_by_role("button", name="Toevoegen").click()
    expect(page.locator(".story__locked")).to_contain_text("Nog geen toestemming")
    page.get_by_role("link", name="Verhaal van inwoner ‘Ik speel buiten’ wijzigen").click()
    page.get_by_label("De verteller vindt het goed").check()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator(".story__locked")).to_have_count(0)
    page.get_by_role("button", name="Verhaal van inwoner ‘Ik speel buiten’ weghalen").click()
    expect(page.locator(".story")).to_have_count(0)
    page.get_by_role("button", name="Ongedaan maken").click()
    assert Story.objects.get().has_permission


def test_amount_leads_to_its_form_and_can_be_taken_away(page, open_goal, full):
    open_goal(page)
    page.get_by_role("link", name="120", exact=True).click()
    expect(page.get_by_label("Lasten in euro’s")).to_have_value("120.000")
    page.get_by_label("Lasten in euro’s").fill("130.000")
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("link", name="130", exact=True).click()
    page.get_by_role("button", name="6.1 Samenkracht en burgerparticipatie 2027 weghalen").click()
    expect(page.get_by_role("link", name="130", exact=True)).to_have_count(0)
    assert [line.year for line in BudgetLine.objects.all()] == [2028]


@pytest.mark.parametrize("size", ["page", "phone_page"])
def test_pane_passes_axe_with_and_without_forms(request, size, open_goal, goal, full, assert_axe_clean):
    page = request.getfixturevalue(size)
    open_goal(page)
    page.get_by_text("Eerdere oordelen").click()
    assert_axe_clean(page)
    for part in ("voortgang", "middelen", "verhalen", "leervragen", "gegevens"):
        page.goto(f"{address(goal.goal_tree, goal)}{part}/")
        expect(page.locator(".sec__form")).to_be_visible()
        assert_axe_clean(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_reader_sees_no_story_without_permission(page, open_goal, organisation, full):
    open_goal(page, make_user(organisation, Role.RAADSLID))
    expect(page.locator(".story")).to_have_count(1)
    expect(page.locator("#doel-paneel")).not_to_contain_text("Ik was bang.")
