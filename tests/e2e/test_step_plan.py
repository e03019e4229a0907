"""The stappenplan as people walk it: with the mouse, the keyboard, without script, on a phone, together.

A person follows it from an empty organisation to a printed totaaloverzicht with pasted rows.
"""

import re

import pytest
from playwright.sync_api import expect

from goals.models import Goal, ProjectContribution, StepPlan
from goals.step_plans.clustering import new_cluster
from tests.goals.factories import draw, drawing, make_user
from tests.goals.step_plans.factories import make_plan, row_of

ROWS = """Project\tDomein\tDoelstelling\tSubdoelstelling
Speelplekken vernieuwen\tfysiek\tKinderen spelen vaker buiten\tElk kind heeft een speelplek dichtbij
Rookvrije schoolpleinen\tfysiek\tJongeren beginnen niet met roken\t
Beweegcoach op school\tsociaal\tKinderen bewegen elke dag\t
Bankjes in de wijk\tfysiek\t\t"""


def at_step(page, number):
    expect(page.locator(".eyebrow")).to_contain_text(f"Stap {number} van 8")


def on(page, number):
    page.get_by_role("button", name=f"Verder naar stap {number}").or_(
        page.get_by_role("link", name=f"Verder naar stap {number}")
    ).click()
    at_step(page, number)


def card(page, name):
    return page.locator(".piece", has_text=name)


def cluster(page, name):
    return page.locator(".cluster", has=page.get_by_role("heading", name=name))


def names_in(box):
    return [name.strip() for name in box.locator(".piece__tick ~ b, .piece__row span").all_inner_texts()]


@pytest.fixture
def plan(organisation):
    return make_plan(organisation, ["Speelplekken", "Bankjes", "Buurtkamer"])


def url(plan, step):
    return f"/best/stappenplan/{plan.pk}/stap/{step}/"


def start(page):
    page.goto("/best/stappenplan/")
    page.get_by_role("link", name="Begin met stap 1").click()
    page.get_by_label("Waar gaat het over?").fill("Preventief jeugdbeleid")
    page.get_by_label("sociaal").check()
    page.get_by_role("button", name="Begin met stap 1").click()
    at_step(page, 1)


def gather(page):
    page.get_by_label("Plak hier de rijen").fill(ROWS)
    page.get_by_role("button", name="Bekijken").click()
    page.get_by_role("button", name="4 projecten toevoegen").click()
    expect(page.get_by_role("heading", name="In dit stappenplan 4")).to_be_visible()


def aim(page):
    expect(page.get_by_text("3 van 4 projecten hebben een doelstelling")).to_be_visible()
    page.get_by_label("Doelstelling van Bankjes in de wijk", exact=True).fill("Buren maken een praatje")
    page.get_by_label("Subdoelstelling van Bankjes in de wijk").focus()
    expect(page.get_by_text("4 van 4 projecten hebben een doelstelling")).to_be_visible()


def choose_effect(page):
    page.get_by_role("button", name="Deze doelenboom gebruiken").click()
    page.get_by_label("Maatschappelijk effect").fill("Jeugdigen groeien gezond en veilig op")
    page.get_by_label("Waar staat dit?").fill("Begroting 2027, programma 6")


def make_clusters(page):
    for name in ("Speelplekken vernieuwen", "Rookvrije schoolpleinen", "Beweegcoach op school"):
        card(page, name).get_by_role("checkbox").check()
    page.get_by_text("Zet 3 projecten in…").click()
    page.get_by_role("button", name="Nieuw cluster", exact=True).click()
    page.get_by_label("Naam van het cluster").fill("Gezonde leefomgeving")
    page.keyboard.press("Enter")
    expect(cluster(page, "Gezonde leefomgeving 3")).to_contain_text("sociaal en fysiek samen")
    card(page, "Bankjes in de wijk").drag_to(page.locator(".drop"))
    expect(page.get_by_text("4 van 4 projecten ingedeeld")).to_be_visible()
    page.get_by_label("Naam van het cluster").locator("visible=true").fill("Elkaar ontmoeten")
    page.keyboard.press("Enter")
    expect(cluster(page, "Elkaar ontmoeten 1")).to_be_visible()


def make_goals(page):
    """The first with its own button; what was typed in the second is stored by going on."""
    first = page.locator(".row-form").first
    first.get_by_label("Doelstelling van Gezonde leefomgeving").fill("Alle kinderen spelen elke dag buiten")
    first.get_by_role("button", name="Maak deze doelstelling").click()
    expect(first.get_by_role("link", name="In de doelenboom")).to_be_visible()
    page.locator(".row-form").nth(1).get_by_label("Doelstelling van Elkaar").fill("Buren kennen elkaar")


def answer_questions(page):
    row = page.locator(".row-form").first
    row.get_by_label("nee", exact=True).check()
    expect(row.get_by_role("link", name="Ga terug naar stap 5")).to_be_visible()
    row.get_by_label("ja", exact=True).check()
    row.get_by_label("Waarom?").fill("Wie buiten speelt, beweegt meer.")
    row.get_by_label("Over 4 jaar willen we dat …").fill("kinderen elke dag buiten spelen")


def write_results(page):
    row = page.locator(".row-form", has_text="Speelplekken vernieuwen")
    row.get_by_label("Nieuwe prestaties").fill("Vijf speelplekken opknappen\nMet kinderen ontwerpen")
    row.get_by_role("button", name="Toevoegen").click()
    expect(row.get_by_role("link", name="Vijf speelplekken opknappen")).to_be_visible()
    row = page.locator(".row-form", has_text="Bankjes in de wijk")
    row.get_by_label("Nieuwe prestaties").fill("Twintig bankjes plaatsen")


def print_overview(page):
    expect(page.get_by_role("link", name="Twintig bankjes plaatsen")).to_be_visible()
    expect(page.get_by_text("2 projecten hebben nog geen prestaties.")).to_be_visible()
    expect(page.get_by_role("button", name="Afdrukken")).to_be_visible()
    page.emulate_media(media="print")
    for hidden in ("#stappen", ".actions", ".step__help", ".top__nav"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.get_by_role("heading", name="Jeugdigen groeien gezond en veilig op")).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


STEPS = (gather, aim, choose_effect, make_clusters, make_goals, answer_questions, write_results)


def test_from_an_empty_organisation_to_a_printed_overview(page, login, adviser, assert_axe_clean):
    login(page, adviser)
    start(page)
    for number, walk in enumerate(STEPS, start=1):
        walk(page)
        assert_axe_clean(page)
        on(page, number + 1)
    assert_axe_clean(page)
    print_overview(page)
    assert draw(StepPlan.objects.get().goal_tree) == drawing("""
        M Jeugdigen groeien gezond en veilig op
          D Alle kinderen spelen elke dag buiten
            S Elk kind heeft een speelplek dichtbij
              P Vijf speelplekken opknappen
              P Met kinderen ontwerpen
          D Buren kennen elkaar
            P Twintig bankjes plaatsen
    """)
    shared = Goal.objects.get(title="Alle kinderen spelen elke dag buiten")
    assert ProjectContribution.objects.filter(goal=shared).count() == 2
    assert shared.clusters.get().contributes == "ja"


def test_clusters_with_the_keyboard_alone(page, login, adviser, plan):
    new_cluster(user=None, plan=plan, name="Buiten")
    login(page, adviser)
    page.goto(url(plan, 4))
    page.locator(f"#project-{row_of(plan, 'Bankjes').pk}").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(cluster(page, "Buiten 1")).to_contain_text("Bankjes")
    expect(page.locator(f"#project-{row_of(plan, 'Bankjes').pk}")).to_be_focused()
    expect(page.locator("#meldingen")).to_contain_text("‘Bankjes’ staat in ‘Buiten’.")
    page.keyboard.press("Alt+ArrowUp")
    expect(cluster(page, "Buiten 0")).to_be_visible()
    page.locator(f"#project-{row_of(plan, 'Speelplekken').pk}").focus()
    page.keyboard.press("Space")
    page.locator("#indelen summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(cluster(page, "Buiten 1")).to_contain_text("Speelplekken")


def test_clusters_by_dragging_with_undo(page, login, adviser, plan):
    new_cluster(user=None, plan=plan, name="Buiten")
    login(page, adviser)
    page.goto(url(plan, 4))
    card(page, "Bankjes").drag_to(cluster(page, "Buiten").locator(".pieces"))
    expect(cluster(page, "Buiten 1")).to_contain_text("Bankjes")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(cluster(page, "Buiten 0")).to_be_visible()


def test_clusters_without_script(plain_page, login, adviser, plan):
    login(plain_page, adviser)
    plain_page.goto(url(plan, 4))
    card(plain_page, "Bankjes").get_by_role("checkbox").check()
    card(plain_page, "Buurtkamer").get_by_role("checkbox").check()
    plain_page.get_by_text("Zet aangevinkte projecten in…").click()
    plain_page.get_by_role("button", name="Nieuw cluster", exact=True).click()
    plain_page.get_by_label("Naam van het cluster").fill("Ontmoeten")
    plain_page.get_by_role("button", name="Naam bewaren").click()
    expect(cluster(plain_page, "Ontmoeten 2")).to_be_visible()
    plain_page.get_by_label("Cluster Ontmoeten aanpassen").click()
    plain_page.get_by_role("button", name="Cluster weghalen").click()
    expect(plain_page.get_by_role("heading", name="Nog indelen 3")).to_be_visible()
    plain_page.get_by_role("button", name="Ongedaan maken").click()
    expect(cluster(plain_page, "Ontmoeten 2")).to_be_visible()


def test_all_steps_without_script(plain_page, login, adviser, plan):
    page = plain_page
    login(page, adviser)
    page.goto(url(plan, 2))
    page.get_by_label("Doelstelling van Bankjes", exact=True).fill("Mensen rusten uit")
    on(page, 3)
    page.get_by_role("button", name="Deze doelenboom gebruiken").click()
    page.get_by_label("Maatschappelijk effect").fill("Iedereen hoort erbij")
    on(page, 4)
    card(page, "Bankjes").get_by_role("checkbox").check()
    page.get_by_text("Zet aangevinkte projecten in…").click()
    page.get_by_role("button", name="Nieuw cluster", exact=True).click()
    on(page, 5)
    page.get_by_label("Doelstelling van Nieuw cluster").fill("Mensen komen buiten")
    on(page, 6)
    page.get_by_label("deels", exact=True).check()
    on(page, 7)
    page.locator(".row-form", has_text="Bankjes").get_by_label("Nieuwe prestaties").fill("Bankjes plaatsen")
    on(page, 8)
    expect(page.get_by_role("link", name="Bankjes plaatsen")).to_be_visible()


def test_two_people_place_one_project(page, new_page, login, adviser, organisation, plan):
    for name in ("Buiten", "Binnen"):
        new_cluster(user=None, plan=plan, name=name)
    other = new_page()
    login(page, adviser)
    login(other, make_user(organisation, name="Bas Bos"))
    page.goto(url(plan, 4))
    other.goto(url(plan, 4))
    card(page, "Bankjes").drag_to(cluster(page, "Buiten").locator(".pieces"))
    expect(cluster(page, "Buiten 1")).to_be_visible()
    card(other, "Bankjes").drag_to(cluster(other, "Binnen").locator(".pieces"))
    expect(other.get_by_text("‘Bankjes’ is intussen door iemand anders in ‘Buiten’ gezet.")).to_be_visible()
    expect(cluster(other, "Buiten 1")).to_contain_text("Bankjes")


def test_two_people_write_one_aim(page, new_page, login, adviser, organisation, plan):
    other = new_page()
    login(page, adviser)
    login(other, make_user(organisation, name="Bas Bos"))
    for each in (page, other):
        each.goto(url(plan, 2))
    field = ("Doelstelling van Bankjes", "Subdoelstelling van Bankjes")
    page.get_by_label(field[0], exact=True).fill("Mensen rusten uit")
    page.get_by_label(field[1]).focus()
    expect(page.get_by_text("Bewaard")).to_be_visible()
    other.get_by_label(field[0], exact=True).fill("Mensen praten")
    other.get_by_label(field[1]).focus()
    expect(other.get_by_text("Iemand anders heeft dit intussen ook gewijzigd.")).to_be_visible()
    other.get_by_label("Deze laten staan").check()
    expect(other.get_by_label(field[0], exact=True)).to_have_value("Mensen rusten uit")
    expect(other.locator(".stale")).to_have_count(0)


@pytest.mark.parametrize("number", range(1, 9))
def test_no_step_is_too_wide_for_a_phone(phone_page, login, adviser, plan, number, assert_axe_clean):
    new_cluster(user=None, plan=plan, name="Een cluster met een lange naam over de leefomgeving")
    login(phone_page, adviser)
    phone_page.goto(url(plan, number))
    assert phone_page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(
        phone_page.get_by_text(re.compile(rf"^Stap {number} van 8$")).locator("visible=true")
    ).to_be_visible()
    assert_axe_clean(phone_page)
