"""Making an indicator, filling it in and seeing how it stands, with and without script."""

import re

import pytest
from playwright.sync_api import Page, expect

from goals.hanging import hang
from goals.models import GoalIndicator
from tests.goals.factories import FAMILY, find, make_tree, make_user
from tests.indicators.factories import aim, fill, make_indicator

LIST = "/best/indicatoren/"
PATHS = [
    "?zoek=niets",
    "",
    "nieuw/",
    "catalogus/",
    "taakvelden/",
    "prullenbak/",
    "{}/",
    "{}/bewerken/",
    "{}/geschiedenis/",
    "{}/metingen/",
    "{}/metingen/2025/",
    "{}/streefwaarden/",
    "{}/streefwaarden/2027/",
]


@pytest.fixture
def stress(organisation, adviser):
    """An indicator with everything that a page can show of one."""
    made = make_indicator(
        organisation,
        "Jongeren die vaak last hebben van stress",
        number="1.2",
        unit="%",
        direction="lager",
        source="GGD-monitor jeugd",
        keeper=adviser,
        baseline_year=2021,
        baseline_number=29,
        values={2021: "29", 2023: "27", 2025: "25*"},
        targets={2027: "< 20", 2030: "geen"},
    )
    fill(made, 2023, "25", series="Nederland", origin="cbs", origin_detail="tabel 85457NED")
    goal = find(make_tree(organisation, FAMILY), "Steun")
    hang(user=None, goal=goal, thing=GoalIndicator(indicator=made))
    return made


def address(indicator, rest=""):
    return f"{LIST}{indicator.pk}/{rest}"


def check(page: Page, path: str, assert_axe_clean) -> None:
    page.goto(path)
    assert_axe_clean(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def make_and_fill(page: Page) -> None:
    """Make an indicator with two measurements and a target, as a person does."""
    page.goto(LIST)
    page.get_by_role("link", name="Nieuwe indicator").click()
    page.get_by_label("Naam").fill("Kinderen die buiten spelen")
    page.get_by_label("Eenheid").fill("%")
    page.get_by_label("Wat is beter?").select_option("hoger")
    page.get_by_label("Hoe vaak meet u?").select_option("24")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("‘Kinderen die buiten spelen’ is er.")).to_be_visible()
    for period, value in (("2023", "51"), ("2025", "55,5")):
        page.get_by_role("link", name="Meting", exact=True).click()
        page.get_by_label("Periode").fill(period)
        page.get_by_label("Waarde", exact=True).fill(value)
        page.get_by_role("button", name="Bewaren").click()
        expect(page.get_by_text(f"De meting over {period} is bewaard.")).to_be_visible()
    page.get_by_role("link", name="Streefwaarde", exact=True).click()
    page.get_by_label("Jaar").fill("2028")
    page.get_by_label("Streefwaarde", exact=True).fill("60")
    page.get_by_role("button", name="Bewaren").click()


def test_a_new_indicator_shows_how_it_stands(page, login, adviser, assert_axe_clean):
    login(page, adviser)
    make_and_fill(page)
    now = page.get_by_role("region", name="Hoe staat het ervoor?")
    expect(now).to_contain_text("55,5%")
    expect(now).to_contain_text("op koers")
    chart = now.get_by_role("img")
    said = r"55,5% in 2025\..*Streefwaarde: .*60% in 2028\. Status: op koers\."
    expect(chart).to_have_attribute("alt", re.compile(said))
    chart.evaluate("image => image.decode()")
    now.get_by_text("Bekijk als tabel").click()
    expect(now.get_by_role("row", name="2025")).to_contain_text("55,5%")
    assert_axe_clean(page)


def test_everything_works_without_script(plain_page, login, adviser):
    login(plain_page, adviser)
    make_and_fill(plain_page)
    plain_page.get_by_role("link", name="Wijzigen van 2025").click()
    plain_page.get_by_role("textbox", name="Waarde").fill("56")
    plain_page.get_by_role("button", name="Bewaren").click()
    expect(plain_page.get_by_role("row", name="2025").last).to_contain_text("56%")
    plain_page.get_by_role("button", name="Meting over 2025 weghalen").click()
    plain_page.get_by_role("button", name="Ongedaan maken").click()
    expect(plain_page.get_by_role("link", name="Wijzigen van 2025")).to_be_visible()
    plain_page.goto(f"{LIST}?zoek=spelen&status=op-koers")
    expect(plain_page.get_by_role("row", name="Kinderen die buiten spelen")).to_contain_text("56%")


def test_what_cannot_be_read_is_told_and_kept(page, login, adviser, stress):
    login(page, adviser)
    page.goto(address(stress, "metingen/"))
    page.get_by_label("Periode").fill("2026")
    page.get_by_label("Waarde", exact=True).fill("ongeveer 30")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("alert")).to_contain_text("‘ongeveer 30’ is geen getal.")
    expect(page.get_by_label("Waarde", exact=True)).to_have_value("ongeveer 30")
    page.get_by_text("Is er geen waarde?").first.click()
    page.get_by_label("Waarde", exact=True).fill("")
    page.get_by_label("Is er geen waarde?").select_option("niet_gemeten")
    page.get_by_label("Waarom niet?").fill("te weinig deelnemers")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("region", name="Metingen")).to_contain_text("niet gemeten: te weinig deelnemers")


def test_fields_that_belong_to_a_choice_show_with_it(page, login, adviser):
    login(page, adviser)
    page.goto(f"{LIST}nieuw/")
    for label, choice, field in (
        ("Wat is beter?", "band", "Ondergrens"),
        ("Hoe vaak meet u?", "anders", "Om de hoeveel maanden?"),
    ):
        expect(page.get_by_label(field)).to_be_hidden()
        page.get_by_label(label).select_option(choice)
        expect(page.get_by_label(field)).to_be_visible()


def test_two_people_at_one_indicator_choose(new_page, login, organisation, adviser, stress):
    first, second = new_page(), new_page()
    login(first, adviser)
    login(second, make_user(organisation, name="Kees"))
    for one in (first, second):
        one.goto(address(stress, "bewerken/"))
    first.get_by_label("Bron").fill("GGD-monitor 2027")
    first.get_by_role("button", name="Bewaren").click()
    expect(first.get_by_text("De indicator is bewaard.")).to_be_visible()
    second.get_by_label("Bron").fill("eigen onderzoek")
    second.get_by_label("Eigenaar").fill("Team Jeugd")
    second.get_by_role("button", name="Bewaren").click()
    expect(second.get_by_text("Iemand anders heeft deze indicator gewijzigd.")).to_be_visible()
    expect(second.get_by_role("group", name="Bron")).to_contain_text("GGD-monitor 2027")
    second.get_by_label("Mijn tekst bewaren").check()
    second.get_by_role("button", name="Bewaren").click()
    expect(second.get_by_role("region", name="Over deze indicator")).to_contain_text("eigen onderzoek")
    stress.refresh_from_db()
    assert (stress.source, stress.owner) == ("eigen onderzoek", "Team Jeugd")


def test_two_people_at_one_measurement_choose(page, login, adviser, stress, assert_axe_clean):
    login(page, adviser)
    page.goto(address(stress, "metingen/2023/"))
    fill(stress, 2023, "26")
    page.get_by_role("textbox", name="Waarde").fill("28")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Iemand anders heeft dit gewijzigd.")).to_be_visible()
    assert_axe_clean(page)
    page.get_by_label("Deze laten staan").check()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("link", name="Wijzigen van 2023", exact=True)).to_be_visible()
    assert [int(row.number) for row in stress.measurements.filter(series="gemeente")] == [29, 26, 25]


def test_throwing_away_can_be_undone(page, login, adviser, stress):
    login(page, adviser)
    page.goto(address(stress))
    page.get_by_role("button", name="Weggooien").click()
    expect(page.get_by_text("ligt in de prullenbak.")).to_be_visible()
    expect(page.get_by_role("heading", name="Nog geen indicatoren")).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("region", name="Hoe staat het ervoor?")).to_contain_text("25%")
    page.get_by_role("button", name="Weggooien").click()
    page.goto(f"{LIST}prullenbak/")
    page.get_by_role("button", name=f"Terugzetten van {stress.name}").click()
    expect(page.get_by_role("region", name="Doelen")).to_contain_text("Steun")


def test_the_catalogue_adds_with_one_click(page, login, adviser, organisation):
    login(page, adviser)
    page.goto(LIST)
    page.get_by_role("link", name="Uit de BBV-catalogus").last.click()
    page.get_by_label("Zoek een BBV-indicator").fill("winkel")
    expect(page.get_by_role("heading", level=3)).to_have_count(1)
    page.get_by_role("button", name="Toevoegen van Winkeldiefstallen").click()
    expect(page.get_by_text("‘Winkeldiefstallen’ staat nu bij uw indicatoren.")).to_be_visible()
    page.goto(f"{LIST}catalogus/?zoek=winkel")
    expect(page.get_by_role("link", name="staat al bij uw indicatoren")).to_be_visible()
    page.goto(f"{LIST}catalogus/?zoek=harde+kern")
    expect(page.get_by_role("heading", name="Vervallen")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Toevoegen"))).to_have_count(0)


def test_searching_and_filtering_stay_in_the_address(page, login, adviser, organisation, stress):
    make_indicator(organisation, "Verzuim", kind="kengetal")
    login(page, adviser)
    page.goto(LIST)
    page.get_by_label("Zoek een indicator").fill("verzuim")
    expect(page.get_by_role("row", name="stress")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"zoek=verzuim"))
    expect(page.get_by_label("Zoek een indicator")).to_be_focused()
    page.get_by_label("Zoek een indicator").fill("")
    page.get_by_text("Filter").click()
    page.get_by_label("Invuller").select_option("mij")
    expect(page.get_by_role("row", name="Verzuim")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("row", name="stress")).to_be_visible()
    expect(page.get_by_text("1 van de 2 indicatoren")).to_be_visible()


def test_a_chart_opens_by_itself_too(page, login, adviser, stress):
    login(page, adviser)
    page.goto(address(stress, "grafiek/breed.svg"))
    assert page.evaluate("document.documentElement.tagName") == "svg"
    assert page.evaluate("document.querySelectorAll('text').length") > 5


@pytest.mark.parametrize("width", ["page", "phone_page"])
def test_axe_finds_nothing(request, width, login, adviser, stress, assert_axe_clean):
    page = request.getfixturevalue(width)
    login(page, adviser)
    for path in PATHS:
        check(page, LIST + path.format(stress.pk), assert_axe_clean)


def test_axe_finds_nothing_on_the_first_page(page, phone_page, login, adviser, assert_axe_clean):
    for one in (page, phone_page):
        login(one, adviser)
        check(one, LIST, assert_axe_clean)


def test_a_raadslid_reads(page, login, organisation, stress, assert_axe_clean):
    aim(stress, 2028, "18")
    login(page, make_user(organisation, "raadslid"))
    page.goto(LIST)
    page.get_by_role("link", name="stress").click()
    expect(page.get_by_role("region", name="Metingen")).to_contain_text("van CBS StatLine")
    expect(page.get_by_role("link", name="Bewerken")).to_have_count(0)
    assert_axe_clean(page)
