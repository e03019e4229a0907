"""Pasting projects, correcting them in place, adding them; and the file with what a list shows."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from goals.models import Project
from organisations.enums import Role
from tests.goals.factories import make_user
from tests.goals.projects.factories import make_project, make_term
from tests.indicators.views.pages import words

pytestmark = pytest.mark.django_db
URL = "/best/projecten/importeren/"
PASTED = "Project\tFase\tWijk\nSpeelplek\tbezig\tZuid\nBank\tloopt\tNoord\nOud\t\t"


@pytest.fixture
def client(client, user):
    client.force_login(user)
    return client


def paste(client, text=PASTED, **data):
    """The preview of what is pasted: its address and its page."""
    response = client.post(URL, {"pasted": text, "domain": "fysiek"} | data, follow=True)
    assert response.status_code == 200
    return response.redirect_chain[0][0], response


def fields(response):
    """What a browser would send of the form of a preview, {name: [values]}."""
    page = response.content.decode().split('<form class="import')[1].split("</form>")[0]
    found = {}
    for tag in re.findall(r"<input[^>]*>", page):
        kind = re.search(r'type="(\w+)"', tag)
        if kind and kind[1] in ("checkbox", "radio") and " checked" not in tag:
            continue
        value = re.search(r'value="([^"]*)"', tag)
        found.setdefault(re.search(r'name="([^"]*)"', tag)[1], []).append(value[1] if value else "")
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', page, re.DOTALL):
        found[name] = re.findall(r'value="([^"]*)" selected', options) or [""]
    return found


def names():
    return sorted(Project.objects.alive().values_list("name", flat=True))


def test_the_preview_tells_rows_problems_and_unknown_words(client, organisation):
    make_term(organisation, "Noord")
    make_project(organisation, "Oud")
    make_user(organisation, Role.BEHEERDER, name="Bea Beheer")
    page = words(paste(client)[1].content.decode())
    assert "1 klaar om toe te voegen 1 klopt nog niet 1 slaan we over" in page
    assert "Rij 2: fase ‘bezig’ kennen we niet." in page
    assert "Er is al een project ‘Oud’. We slaan deze rij over, tenzij u hem aanvinkt." in page
    assert "Woorden toevoegen kan een beheerder: Bea Beheer." in page
    assert names() == ["Oud"]


def test_an_empty_first_cell_keeps_the_columns_in_their_place(client, organisation):
    _url, preview = paste(client, "\tProject\n1\tSpeelplek")
    assert [row["row"].name for row in preview.context["page"]["rows"]] == ["Speelplek"]


def test_a_wrong_row_is_corrected_in_place_and_all_are_added(client, organisation):
    url, preview = paste(client)
    sent = fields(preview) | {"cel-2-phase": "loopt", "actie": "toevoegen"}
    page = client.post(url, sent, follow=True)
    assert page.redirect_chain == [("/best/projecten/", 302)]
    assert page.context["undo"]["text"] == "3 projecten zijn toegevoegd."
    assert names() == ["Bank", "Oud", "Speelplek"]
    undo = page.context["undo"]
    assert client.post(undo["url"], {"token": undo["token"]}, follow=True).context["undo"]["text"] == (
        "3 projecten in de prullenbak gelegd."
    )
    assert names() == []


def test_nothing_is_added_while_a_wanted_row_is_wrong_and_what_was_typed_stays(client, organisation):
    url, preview = paste(client)
    response = client.post(url, fields(preview) | {"cel-2-phase": "nog bezig", "actie": "toevoegen"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "1 rij klopt nog niet." in page
    assert '<option value="nog bezig" selected>' in page
    assert names() == []


def test_what_was_corrected_goes_along_while_other_rows_are_still_wrong(client, organisation):
    url, preview = paste(client, "Project\tFase\nA\tx\nB\ty")
    again = client.post(url, fields(preview) | {"cel-2-phase": "loopt", "actie": "bekijken"})
    assert again.status_code == 422
    assert fields(again)["cel-2-phase"] == ["loopt"]
    client.post(url, fields(again) | {"cel-3-phase": "idee", "actie": "toevoegen"})
    assert dict(Project.objects.values_list("name", "phase")) == {"A": "uitvoering", "B": "idee"}


def test_only_the_right_rows_can_be_added(client, organisation):
    url, preview = paste(client)
    client.post(url, fields(preview) | {"actie": "goede"})
    assert names() == ["Bank", "Oud"]


def test_rows_without_a_tick_are_not_added(client, organisation):
    url, preview = paste(client)
    client.post(url, fields(preview) | {"rij": ["3"], "actie": "toevoegen"})
    assert names() == ["Bank"]
    url, preview = paste(client)
    response = client.post(url, fields(preview) | {"rij": [], "actie": "toevoegen"})
    assert "Er is geen rij om toe te voegen." in response.content.decode()


def test_a_double_is_added_when_somebody_ticks_it(client, organisation):
    make_project(organisation, "Oud")
    url, preview = paste(client)
    client.post(url, fields(preview) | {"rij": ["4"], "actie": "toevoegen"})
    assert names() == ["Oud", "Oud"]


def test_a_project_that_came_meanwhile_is_told(client, organisation):
    url, preview = paste(client)
    make_project(organisation, "Bank")
    response = client.post(url, fields(preview) | {"actie": "goede"})
    assert "Intussen heeft een ander project dezelfde naam (rij 3)." in response.content.decode()
    assert names() == ["Bank"]


def test_a_beheerder_adds_words_to_the_lists(client, organisation):
    client.force_login(make_user(organisation, Role.BEHEERDER))
    url, preview = paste(client, "Project\tWijk\nA\tZuid; Noord")
    client.post(url, fields(preview) | {"woord-wijk-noord": "", "actie": "toevoegen"})
    assert [term.name for term in Project.objects.get().terms.all()] == ["Zuid"]


def test_words_that_were_not_shown_are_asked_for_first(client, organisation):
    url, preview = paste(client, "Project\tFase\tKleur\nA\tloopt\tZuid")
    response = client.post(url, fields(preview) | {"kolom-2": "wijk", "actie": "toevoegen"})
    assert "Er zijn nog woorden die niet in de lijsten staan." in response.content.decode()
    client.post(url, fields(response) | {"actie": "toevoegen"})
    assert names() == ["A"]


def test_of_two_confirmations_only_the_first_adds(client, organisation):
    url, preview = paste(client, "A")
    sent = fields(preview) | {"actie": "toevoegen"}
    client.post(url, sent)
    page = client.post(url, sent, follow=True).content.decode()
    assert "De rijen zijn niet meer bewaard" in page
    assert names() == ["A"]


def test_a_word_removed_meanwhile_leads_back_to_the_preview(client, organisation):
    word = make_term(organisation, "Noord")
    url, preview = paste(client, "Project\tWijk\nA\tNoord")
    organisation.terms.filter(pk=word.pk).update(removed_at="2026-01-01T00:00Z")
    response = client.post(url, fields(preview) | {"actie": "toevoegen"})
    assert "Er zijn nog woorden die niet in de lijsten staan." in response.content.decode()
    assert names() == []


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Plak eerst uw projecten, of kies een bestand."),
        ({"pasted": " \n "}, "Plak eerst uw projecten, of kies een bestand."),
        ({"pasted": "A", "domain": ""}, "Kies een van de mogelijkheden uit de lijst."),
        ({"pasted": "A\n" * 600}, "Dit zijn meer dan 500 rijen."),
    ],
)
def test_what_cannot_be_read_is_told_and_stays(client, organisation, data, sentence):
    response = client.post(URL, {"domain": "fysiek"} | data)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert response.context["form"]["pasted"].value() == data.get("pasted")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0", "Dit is een oud of beveiligd Excel-bestand (.xls)."),
        ("a.xlsx", b"PK\x03\x04", "Dit Excel-bestand is niet te lezen."),
        ("a.csv", b"", "Dit bestand is leeg. Kies een ander."),
        ("a.csv", b"a" * (5 * 1024 * 1024 + 1), "Dit bestand is 5,0 MB."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(client, organisation, name, content, sentence):
    response = client.post(URL, {"domain": "fysiek", "file": SimpleUploadedFile(name, content)})
    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_text_and_a_file_together_are_refused(client, organisation):
    data = {"pasted": "A", "domain": "fysiek", "file": SimpleUploadedFile("a.csv", b"B")}
    assert "niet allebei" in client.post(URL, data).content.decode()


def test_a_file_is_read_and_named(client, organisation):
    file = SimpleUploadedFile("lijst.csv", "Naam;Domein\nCafé;sociaal".encode("cp1252"))
    _url, preview = paste(client, "", file=file)
    page = words(preview.content.decode())
    assert "Dit staat in lijst.csv." in page
    assert "Café sociaal idee" in page


def test_own_domain_is_chosen_at_first(client, organisation, user):
    user.memberships.update(domain="sociaal")
    assert client.get(URL).context["form"].initial == {"domain": "sociaal"}


def test_the_example_holds_headings(client, organisation):
    content = client.get(f"{URL}voorbeeld.xlsx").content
    sheet = load_workbook(BytesIO(content)).active
    assert [cell.value for cell in sheet[1]][:3] == ["Project", "Domein", "Omschrijving"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_download_holds_what_the_list_shows(client, organisation, kind):
    make_project(organisation, "Speelplek")
    make_project(organisation, "Eten", domain="sociaal")
    response = client.get(f"/best/projecten/downloaden.{kind}?domein=sociaal")
    assert response.headers["Content-Disposition"] == f'attachment; filename="projecten-best.{kind}"'
    if kind == "csv":
        assert [line.split(";")[0] for line in response.content.decode("utf-8-sig").splitlines()] == [
            "Project",
            "Eten",
        ]


def test_another_kind_of_file_is_not_there(client, organisation):
    assert client.get("/best/projecten/downloaden.pdf").status_code == 404
