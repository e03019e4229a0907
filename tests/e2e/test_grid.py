"""The grid 'Invullen' as somebody who lives in Excel uses it."""

import re

import pytest
from playwright.sync_api import Page, expect

from indicators.models import Measurement, Target
from tests.goals.factories import make_user
from tests.indicators.factories import fill, make_indicator

GRID = "/best/indicatoren/invullen/?vanaf=2020"
BAD = ["12,5,3", "veel", "#DIV/0!", "1,250.5"]


@pytest.fixture
def two(organisation):
    """Two indicators, the first with a value in 2020."""
    first = make_indicator(organisation, "Aantal A", values={2020: "10"})
    return first, make_indicator(organisation, "Aantal B")


@pytest.fixture
def open_grid(page, login, adviser):
    def open_it(on: Page = page, url: str = GRID) -> Page:
        login(on, adviser)
        on.goto(url)
        return on

    return open_it


def cell(page: Page, name: str, year: int):
    return page.get_by_role("textbox", name=f"{name} {year}", exact=True)


def paste(page: Page, text: str) -> None:
    """A real paste: what is on the clipboard, with Ctrl+V."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("ControlOrMeta+v")


def status(page: Page):
    return page.locator("[data-status]")


def stored(page: Page) -> None:
    expect(status(page)).to_have_text(re.compile(r"^Alles bewaard om \d\d\.\d\d$"))


def values():
    rows = Measurement.objects.order_by("indicator__name", "period_start")
    return [(row.indicator.name, row.period_start.year, str(row.number.normalize())) for row in rows]


def test_pasting_a_block_stores_what_is_right_and_names_what_is_not(open_grid, page, organisation):
    for number in range(30):
        make_indicator(organisation, f"Indicator {number:02}")
    rows = [[str(100 * row + column) for column in range(6)] for row in range(30)]
    for row, text in zip((0, 3, 17, 29), BAD, strict=True):
        rows[row][row % 6] = text
    open_grid()
    cell(page, "Indicator 00", 2020).click()
    paste(page, "\r\n".join("\t".join(row) for row in rows) + "\r\n")
    title = page.get_by_role("heading", name="176 van 180 cellen bewaard. 4 cellen kloppen niet:")
    expect(title).to_be_visible()
    expect(page.locator("[data-summary] li")).to_have_text(
        [
            re.compile("^Indicator 00, 2020: ‘12,5,3’ is geen getal"),
            re.compile("^Indicator 03, 2023: ‘veel’"),
            re.compile("^Indicator 17, 2025: ‘#DIV/0!’ is een foutmelding van Excel"),
            re.compile("^Indicator 29, 2025: In ‘1,250.5’ staan komma en punt andersom"),
        ]
    )
    assert Measurement.objects.count() == 176
    page.get_by_role("link", name="Indicator 17, 2025").click()
    wrong = cell(page, "Indicator 17", 2025)
    expect(wrong).to_be_focused()
    expect(wrong).to_have_value("#DIV/0!")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(wrong).to_have_accessible_description(re.compile("foutmelding van Excel"))
    page.keyboard.type("55")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="3 cellen kloppen niet:")).to_be_visible()


def test_values_are_typed_with_the_keyboard_alone(open_grid, page, two):
    open_grid()
    cell(page, "Aantal A", 2020).focus()
    page.keyboard.type("11")
    page.keyboard.press("Tab")
    page.keyboard.type("12,5")
    page.keyboard.press("Enter")
    expect(cell(page, "Aantal B", 2020)).to_be_focused()
    page.keyboard.type("1.250")
    page.keyboard.press("ArrowRight")
    expect(cell(page, "Aantal B", 2021)).to_be_focused()
    page.keyboard.press("Shift+Enter")
    expect(cell(page, "Aantal A", 2021)).to_be_focused()
    stored(page)
    assert values() == [("Aantal A", 2020, "11"), ("Aantal A", 2021, "12.5"), ("Aantal B", 2020, "1.25E+3")]


def test_keys_move_about_and_give_the_old_text_back(open_grid, page, two):
    open_grid()
    first = cell(page, "Aantal A", 2020)
    first.focus()
    page.keyboard.press("End")
    expect(cell(page, "Aantal A", 2026)).to_be_focused()
    page.keyboard.press("Control+ArrowDown")
    expect(cell(page, "Aantal B", 2026)).to_be_focused()
    page.keyboard.press("Control+Home")
    expect(first).to_be_focused()
    page.keyboard.press("F2")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("0")
    expect(first).to_have_value("100")
    page.keyboard.press("Escape")
    expect(first).to_have_value("10")
    page.keyboard.press("Delete")
    stored(page)
    expect(first).to_have_value("")
    assert values() == []


def test_a_selection_is_copied_cut_and_pasted(open_grid, page, two):
    open_grid()
    cell(page, "Aantal A", 2020).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.type("20")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator("[data-chosen]")).to_have_text("4 cellen gekozen")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("ControlOrMeta+c")
    assert page.evaluate("navigator.clipboard.readText()") == "10\t20\n\t"
    page.keyboard.press("ControlOrMeta+x")
    stored(page)
    cell(page, "Aantal B", 2022).click()
    paste(page, "10\t20\n")
    stored(page)
    assert values() == [("Aantal B", 2022, "1E+1"), ("Aantal B", 2023, "2E+1")]


def test_one_value_fills_every_chosen_cell(open_grid, page, two):
    open_grid()
    cell(page, "Aantal A", 2021).click()
    cell(page, "Aantal B", 2022).click(modifiers=["Shift"])
    paste(page, "7")
    stored(page)
    assert [row[2] for row in values()] == ["1E+1", "7", "7", "7", "7"]


def test_what_does_not_fit_in_the_table_is_named(open_grid, page, two):
    open_grid()
    cell(page, "Aantal B", 2026).click()
    paste(page, '1\t"a\nb"\n2\t\n\t\n')
    told = page.locator("[data-left-over]")
    expect(told).to_contain_text("Niet overgenomen: 1 rij onder de laatste indicator op deze pagina (‘2’).")
    expect(told).to_contain_text("Niet overgenomen: 1 kolom rechts van de laatste periode (‘a / b’).")
    stored(page)
    assert values() == [("Aantal A", 2020, "1E+1"), ("Aantal B", 2026, "1")]


def test_years_above_and_names_beside_a_block_decide_where_it_goes(open_grid, page, two):
    open_grid()
    cell(page, "Aantal A", 2020).click()
    paste(page, "Naam\t2022\t2023\naantal b\t5\t6\nAantal Z\t7\t8")
    told = page.locator("[data-left-over]")
    expect(told).to_contain_text("De jaren boven uw blok bepaalden de kolommen.")
    expect(told).to_contain_text("Niet overgenomen: 1 rij zonder indicator op deze pagina (‘Aantal Z’).")
    stored(page)
    assert values() == [("Aantal A", 2020, "1E+1"), ("Aantal B", 2022, "5"), ("Aantal B", 2023, "6")]


def test_a_paste_is_undone_as_one_and_done_again(open_grid, page, two):
    open_grid()
    cell(page, "Aantal A", 2020).click()
    paste(page, "1\t2\tveel\n3\t4\t5")
    expect(page.get_by_role("heading", name="5 van 6 cellen bewaard. 1 cel klopt niet:")).to_be_visible()
    page.keyboard.press("ControlOrMeta+z")
    expect(status(page)).to_have_text("5 cellen ongedaan gemaakt.")
    expect(cell(page, "Aantal A", 2020)).to_have_value("10")
    expect(cell(page, "Aantal A", 2022)).to_have_value("")
    expect(page.locator("[data-summary]")).to_be_hidden()
    assert values() == [("Aantal A", 2020, "1E+1")]
    page.keyboard.press("ControlOrMeta+y")
    expect(status(page)).to_have_text("5 cellen opnieuw gedaan.")
    assert len(values()) == 5
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(status(page)).to_have_text("5 cellen ongedaan gemaakt.")
    assert values() == [("Aantal A", 2020, "1E+1")]


@pytest.mark.parametrize(("choice", "kept"), [("Bewaar toch ‘30’", "3E+1"), ("Laat ‘20’ staan", "2E+1")])
def test_a_cell_that_somebody_else_changed_is_a_choice(open_grid, page, new_page, two, choice, kept):
    open_grid()
    other = open_grid(new_page(viewport={"width": 1280, "height": 900}))
    cell(other, "Aantal A", 2020).fill("20")
    other.keyboard.press("Enter")
    stored(other)
    cell(page, "Aantal A", 2020).fill("30")
    page.keyboard.press("Enter")
    expect(
        page.get_by_role("heading", name="1 cel is intussen door iemand anders gewijzigd:")
    ).to_be_visible()
    expect(cell(page, "Aantal A", 2020)).to_have_value("30")
    assert values() == [("Aantal A", 2020, "2E+1")]
    page.get_by_role("button", name=choice).click()
    expect(page.locator("[data-summary]")).to_be_hidden()
    expect(status(page)).not_to_have_text("Bewaren…")
    assert values() == [("Aantal A", 2020, kept)]


def test_without_connection_cells_stay_and_can_be_sent_again(open_grid, page, two):
    open_grid()
    page.evaluate("() => { window.online = fetch; window.fetch = () => Promise.reject(new TypeError()); }")
    cell(page, "Aantal A", 2021).fill("5")
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text("Er is geen verbinding. 1 cel nog niet bewaard.")
    expect(page.get_by_text("nog niet bewaard", exact=True)).to_be_visible()
    page.evaluate("() => { window.fetch = window.online; }")
    page.get_by_role("button", name="Probeer opnieuw").click()
    stored(page)
    assert ("Aantal A", 2021, "5") in values()


def test_a_link_waits_for_the_cell_that_is_being_typed(open_grid, page, two):
    open_grid()
    cell(page, "Aantal A", 2021).fill("5")
    page.get_by_role("link", name="Streefwaarden").click()
    expect(page).to_have_url(re.compile("wat=streefwaarden"))
    assert ("Aantal A", 2021, "5") in values()
    cell(page, "Aantal A", 2027).fill("<33")
    page.keyboard.press("Tab")
    stored(page)
    assert [(row.year, row.operator, row.number) for row in Target.objects.all()] == [(2027, "<", 33)]


def test_without_script_the_grid_is_a_form(open_grid, plain_page, two):
    open_grid(plain_page)
    cell(plain_page, "Aantal A", 2021).fill("5")
    cell(plain_page, "Aantal B", 2021).fill("veel")
    plain_page.get_by_role("button", name="Bewaren").click()
    expect(
        plain_page.get_by_role("heading", name="1 van 2 cellen bewaard. 1 cel klopt niet:")
    ).to_be_visible()
    expect(cell(plain_page, "Aantal B", 2021)).to_have_value("veel")
    cell(plain_page, "Aantal B", 2021).fill("6")
    plain_page.get_by_role("button", name="Bewaren").click()
    expect(plain_page.get_by_text("1 cel bewaard.")).to_be_visible()
    plain_page.get_by_role("button", name="Ongedaan maken").click()
    expect(cell(plain_page, "Aantal B", 2021)).to_have_value("")
    assert values() == [("Aantal A", 2020, "1E+1"), ("Aantal A", 2021, "5")]


@pytest.mark.parametrize("width", ["page", "phone_page"])
def test_the_grid_is_accessible(request, width, open_grid, two, organisation, assert_axe_clean):
    fill(two[0], 2021, "n.n.b.")
    fill(two[0], 2022, "7*")
    fill(two[0], 2023, "3e positie")
    on = open_grid(request.getfixturevalue(width))
    assert_axe_clean(on)
    cell(on, "Aantal B", 2022).fill("veel")
    cell(on, "Aantal B", 2023).focus()
    expect(on.get_by_role("heading", name="1 cel klopt niet:")).to_be_visible()
    assert_axe_clean(on)
    assert on.evaluate("document.documentElement.scrollWidth") <= on.viewport_size["width"]


def test_somebody_who_reads_sees_the_table_without_fields(
    open_grid, page, login, organisation, two, assert_axe_clean
):
    login(page, make_user(organisation, "raadslid"))
    page.goto(GRID)
    expect(page.get_by_role("cell", name="10")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)
    assert_axe_clean(page)


def test_a_cell_is_chosen_by_the_first_click_and_edited_by_the_second(open_grid, page, two):
    open_grid()
    first = cell(page, "Aantal A", 2020)
    first.click()
    page.keyboard.type("5")
    expect(first).to_have_value("5")
    page.keyboard.press("Escape")
    first.click()
    page.keyboard.press("End")
    page.keyboard.type("5")
    expect(first).to_have_value("105")
    page.mouse.move(*middle(cell(page, "Aantal A", 2021)))
    page.mouse.down()
    page.mouse.move(*middle(cell(page, "Aantal B", 2023)), steps=5)
    page.mouse.up()
    expect(page.locator("[data-chosen]")).to_have_text("6 cellen gekozen")
    stored(page)
    assert values() == [("Aantal A", 2020, "105")]


def middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_leaving_with_a_wrong_cell_is_asked_about(open_grid, page, two):
    open_grid()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    cell(page, "Aantal A", 2021).fill("veel")
    page.keyboard.press("Tab")
    expect(page.get_by_role("heading", name="1 cel klopt niet:")).to_be_visible()
    page.get_by_role("link", name="Later").click()
    page.wait_for_url("**vanaf=2025**")
    assert asked == ["beforeunload"]


def test_the_right_answer_wins_when_one_types_on(open_grid, page, two):
    open_grid()
    page.route("**/cellen/", lambda route: (page.wait_for_timeout(300), route.continue_()))
    first = cell(page, "Aantal A", 2021)
    first.fill("5")
    page.keyboard.press("Enter")
    first.focus()
    page.keyboard.press("Delete")
    page.keyboard.press("ArrowDown")
    stored(page)
    expect(first).to_have_value("")
    assert values() == [("Aantal A", 2020, "1E+1")]


@pytest.fixture
def asked(organisation, adviser):
    """Two indicators that are due: one of the adviser, one of nobody."""
    mine = make_indicator(organisation, "Aantal A", values={2019: "10"}, source="GGD", keeper=adviser)
    return mine, make_indicator(organisation, "Aantal B")


DUE = "/best/indicatoren/te-doen/"


def test_what_is_due_is_filled_in_on_the_spot(open_grid, page, asked):
    open_grid(url=DUE)
    task = page.get_by_role("listitem").filter(has_text="Aantal A")
    expect(task).to_contain_text("vorige: 10 (2019)")
    field = task.get_by_role("textbox").last
    field.fill("12,5")
    page.keyboard.press("Tab")
    stored(page)
    page.get_by_role("listitem").filter(has_text="Aantal B").get_by_role("button").click()
    page.keyboard.type("geen onderzoek")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Ongedaan maken")).to_be_visible()
    stored(page)
    assert [row.reason for row in Measurement.objects.filter(indicator=asked[1])] == ["geen onderzoek"]
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(status(page)).to_have_text("1 cel ongedaan gemaakt.")
    page.reload()
    expect(page.get_by_role("link", name="Aantal A")).to_have_count(0)
    expect(page.get_by_role("link", name="Aantal B")).to_be_visible()


@pytest.mark.parametrize("width", ["page", "phone_page"])
def test_what_is_due_is_accessible(request, width, open_grid, asked, assert_axe_clean):
    on = open_grid(request.getfixturevalue(width), DUE)
    assert_axe_clean(on)
    on.get_by_role("textbox").first.fill("veel")
    on.get_by_role("textbox").last.focus()
    expect(on.get_by_role("heading", name="1 cel klopt niet:")).to_be_visible()
    assert_axe_clean(on)
    assert on.evaluate("document.documentElement.scrollWidth") <= on.viewport_size["width"]


def test_what_is_due_works_without_script(open_grid, plain_page, asked):
    open_grid(plain_page, DUE)
    plain_page.get_by_role("textbox", name="Aantal B").fill("3")
    plain_page.get_by_role("button", name="Bewaren").click()
    expect(plain_page.get_by_text("1 cel bewaard.")).to_be_visible()
    assert ("Aantal B", "3") in [(name, number) for name, _, number in values()]
