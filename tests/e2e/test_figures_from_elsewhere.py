"""Figures that come from a file or from CBS, in the browser."""

import pytest
from playwright.sync_api import Page, expect

from indicators.models import CbsLink, Measurement, Target
from tests.goals.factories import make_organisation, make_user
from tests.indicators.cbs_server import KEY_FIGURES, YOUTH, Reply, cbs_server
from tests.indicators.factories import fill, make_indicator

__all__ = ["cbs_server"]

FILE = """Nummer;Indicator;2021;2022;Streefwaarde 2025
1;Jongeren met jeugdzorg;11,2;10,7*;< 10
;Jongeren met jeugdzorgg;1;2;
2;Sportende jeugd;veel;62;
"""

# A page that is being left answers no questions, so it notes what it says for the next one.
REMEMBER_WAITING = """() => new MutationObserver(() => {
    const said = document.querySelector(".busy[role=status]");
    if (said) sessionStorage.setItem("gezegd", said.textContent);
}).observe(document.body, { childList: true, subtree: true })"""


@pytest.fixture
def organisation(transactional_db):
    return make_organisation("best", cbs_code="GM0753")


@pytest.fixture
def indicator(organisation):
    make_indicator(organisation, "Sportende jeugd", number="2", unit="%")
    return make_indicator(
        organisation, "Jongeren met jeugdzorg", number="1", unit="% van alle jongeren", values={2021: "12"}
    )


@pytest.fixture
def enter(login, organisation):
    """Log an adviser in: `enter(page)`."""
    user = make_user(organisation, name="Noor de Wit")
    return lambda page: login(page, user)


@pytest.fixture
def file(tmp_path):
    found = tmp_path / "jeugd.csv"
    found.write_text(FILE)
    return found


@pytest.fixture(autouse=True)
def _from_the_test_server(settings, cbs_server):
    settings.CBS_URL = cbs_server.url


def choose(page: Page, file) -> None:
    page.goto("/best/indicatoren/importeren/")
    page.get_by_label("Excel- of CSV-bestand").set_input_files(file)
    page.get_by_role("button", name="Bestand bekijken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Controleer de cijfers")


def import_it(page: Page, file) -> None:
    choose(page, file)
    problems = page.get_by_role("region", name="Niet goed (2)")
    expect(problems.get_by_role("row")).to_have_count(3)
    expect(problems).to_contain_text("Bedoelt u ‘Jongeren met jeugdzorg’?")
    expect(problems).to_contain_text("Rij 4, kolom C (2021)")
    changed = page.get_by_role("region", name="Gewijzigd (1)")
    expect(changed.get_by_role("row").nth(1)).to_contain_text("12")
    expect(changed.get_by_role("row").nth(1)).to_contain_text("11,2")
    page.get_by_role("button", name="4 waarden importeren").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Indicatoren")
    rows = Measurement.objects.filter(indicator__number="1")
    assert {row.period.code: str(row.number.normalize()) for row in rows} == {"2021": "11.2", "2022": "10.7"}
    assert Measurement.objects.filter(indicator__number="2").count() == 1
    assert Target.objects.get().year == 2025


def test_import_of_a_file_with_wrong_rows(page, enter, indicator, file):
    enter(page)
    import_it(page, file)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("De wijziging is ongedaan gemaakt.")).to_be_visible()
    assert [str(row.number.normalize()) for row in Measurement.objects.all()] == ["12"]


def test_import_without_script(plain_page, enter, indicator, file):
    enter(plain_page)
    import_it(plain_page, file)


def fill_from_cbs(page: Page, indicator) -> None:
    page.goto(f"/best/indicatoren/{indicator.pk}/cbs/")
    page.get_by_label("Code van de tabel").fill(YOUTH)
    page.get_by_role("button", name="Tabel openen").click()
    page.get_by_label("Onderwerp").select_option(label="Jongeren met jeugdzorg (% van alle jongeren)")
    expect(page.get_by_label("Gebied")).to_have_value("GM0753")
    expect(page.get_by_label("Geslacht", exact=True)).to_have_value("T001038")
    page.get_by_role("button", name="Cijfers bekijken").click()
    values = page.get_by_role("region", name="4 cijfers")
    expect(values.get_by_role("row", name="2024")).to_contain_text("10,7")
    expect(values.get_by_role("row", name="2021")).to_contain_text("zelf ingevuld: 12, dat blijft")
    page.get_by_role("button", name="Cijfers opslaan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jongeren met jeugdzorg")


def test_series_from_cbs_and_back(page, enter, indicator):
    enter(page)
    fill_from_cbs(page, indicator)
    assert Measurement.objects.filter(origin="cbs").count() == 3
    expect(page.get_by_text("Bron van de reeks ‘gemeente’: CBS StatLine")).to_be_visible()
    page.get_by_role("button", name="Nu verversen").click()
    expect(page.get_by_text("3 hetzelfde, 1 zelf ingevuld")).to_be_visible()
    page.get_by_role("button", name="Ontkoppelen").click()
    expect(page.get_by_text("Bron van de reeks")).to_have_count(0)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("Bron van de reeks")).to_be_visible()
    assert CbsLink.objects.get().table == YOUTH


def test_series_from_cbs_without_script(plain_page, enter, indicator):
    enter(plain_page)
    fill_from_cbs(plain_page, indicator)
    assert CbsLink.objects.count() == 1


def test_cbs_out_of_order_keeps_what_was_chosen(page, enter, indicator, cbs_server):
    enter(page)
    page.goto(f"/best/indicatoren/{indicator.pk}/cbs/?tabel={KEY_FIGURES}")
    page.get_by_label("Onderwerp").select_option("M000352")
    page.get_by_label("Reeks").fill("onze stad")
    cbs_server.answer_with(f"{KEY_FIGURES}/Observations", Reply(500))
    page.get_by_role("button", name="Cijfers bekijken").click()
    expect(page.get_by_role("alert")).to_contain_text("CBS is nu niet bereikbaar.")
    expect(page.get_by_label("Onderwerp")).to_have_value("M000352")
    expect(page.get_by_label("Reeks")).to_have_value("onze stad")
    page.get_by_role("link", name="Naar de indicator, om zelf waarden in te vullen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jongeren met jeugdzorg")


def test_a_slow_answer_of_cbs_is_announced(page, enter, indicator, cbs_server):
    enter(page)
    cbs_server.answer_with(f"{KEY_FIGURES}/Properties", Reply(pause=2))
    page.goto(f"/best/indicatoren/{indicator.pk}/cbs/")
    page.evaluate(REMEMBER_WAITING)
    page.get_by_label("Code van de tabel").fill(KEY_FIGURES)
    page.get_by_role("button", name="Tabel openen").click()
    expect(page.get_by_role("alert")).to_contain_text("Wij begrijpen het antwoord van CBS niet.")
    said = page.evaluate("sessionStorage.getItem('gezegd')")
    assert said == "Wachten op het antwoord van het CBS. Dat kan een halve minuut duren."


@pytest.mark.parametrize("width", ["page", "phone_page"])
def test_pages_are_accessible(request, width, enter, indicator, file, assert_axe_clean):
    page = request.getfixturevalue(width)
    enter(page)
    page.goto("/best/indicatoren/importeren/")
    _check(page, assert_axe_clean)
    choose(page, file)
    _check(page, assert_axe_clean)
    fill(indicator, 2023, "12")
    address = f"/best/indicatoren/{indicator.pk}/cbs/"
    further = "&onderwerp=M003003&regio=GM0753&keuze-Geslacht=T001038"
    for query in ("", f"?tabel={YOUTH}", f"?tabel={YOUTH}{further}", "?tabel=1234x", f"?tabel={KEY_FIGURES}"):
        page.goto(address + query)
        _check(page, assert_axe_clean)


def _check(page, assert_axe_clean):
    assert_axe_clean(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
