"""Importing a doelenboom in the browser, from file to tree."""

import json

import pytest
from playwright.sync_api import Page, expect

from goals.models import GoalTree
from tests.goals.factories import draw, drawing, make_organisation, make_user

TREE = {
    "title": "Begroting 2027",
    "municipality": "Voorbeeldstad",
    "nodes": [
        {
            "level": "maatschappelijk_effect",
            "title": "Inwoners <script>alert(1)</script> zijn gezond",
            "domain": "sociaal",
            "indicators": [
                {"name": "aantal " * 20, "values": {"2024": "n.n.b."}, "targets": {"2027": "beter"}}
            ],
            "budgets": [{"name": "lasten"}],
            "children": [{"level": "prestatie", "title": "Wandelroutes aanleggen", "domain": "fysiek"}],
        }
    ],
}


@pytest.fixture
def files(tmp_path):
    """A file that is right and one that is not, by name."""
    right, wrong = tmp_path / "goed.json", tmp_path / "fout.json"
    right.write_text(json.dumps(TREE))
    wrong.write_text('{"title": "t",\n "nodes": [\n  {"level": "doel", "title": "x"}\n ]\n}')
    return {"right": right, "wrong": wrong}


@pytest.fixture
def adviser():
    return make_user(make_organisation("best"))


def choose(page: Page, file) -> None:
    page.goto("/best/doelenbomen/importeren/")
    page.get_by_label("JSON-bestand").set_input_files(file)
    page.get_by_role("button", name="Bestand bekijken").click()


def import_it(page: Page, files, adviser, login) -> None:
    login(page, adviser)
    choose(page, files["right"])
    expect(page.get_by_role("heading", level=1)).to_have_text("Controleer de doelenboom")
    page.get_by_label("Titel van de doelenboom").fill("Programma gezond")
    page.get_by_role("button", name="Importeren").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Programma gezond")
    expect(page.get_by_text("2 metingen en streefwaarden zijn geen gewoon getal")).to_be_visible()
    assert draw(GoalTree.objects.get()) == drawing("""
        M Inwoners <script>alert(1)</script> zijn gezond
          P Wandelroutes aanleggen
    """)


def test_import(page, files, adviser, login):
    import_it(page, files, adviser, login)


def test_import_without_script(plain_page, files, adviser, login):
    import_it(plain_page, files, adviser, login)


def test_import_of_a_wrong_file_shows_lines(page, files, adviser, login):
    login(page, adviser)
    choose(page, files["wrong"])
    expect(page.get_by_role("alert")).to_contain_text("1 fout in fout.json")
    expect(page.get_by_role("row", name="3 ‘level’ is ‘doel’.")).to_be_visible()
    assert GoalTree.objects.count() == 0


@pytest.mark.parametrize("width", ["page", "phone_page"])
def test_import_pages_are_accessible(request, width, files, adviser, login, assert_axe_clean):
    page = request.getfixturevalue(width)
    login(page, adviser)
    page.goto("/best/doelenbomen/importeren/")
    page.get_by_text("Bekijk het voorbeeld").click()
    assert_axe_clean(page)
    choose(page, files["wrong"])
    assert_axe_clean(page)
    choose(page, files["right"])
    page.get_by_text("Welke bedragen gaan niet mee?").click()
    assert_axe_clean(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
