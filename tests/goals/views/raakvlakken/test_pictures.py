"""The pages with pictures of raakvlakken over HTTP: what they show, filters, sizes and queries."""

import re
from html import unescape

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from goals.models import Raakvlak
from goals.raakvlakken.network import BOX_WIDTH
from goals.views.raakvlakken.pictures import ROWS_FIRST
from tests.goals.factories import find, make_organisation, make_tree, make_user
from tests.goals.raakvlakken.stored import make_project, make_term, random_municipality, touch

MOST_BYTES = 300_000
PAGES = ["raakvlakken", "raakvlak_network", "raakvlak_places", "raakvlak_goals", "raakvlak_cell"]
# session, user, organisation, whether signals are missing, the 9 of the landscape, and memberships
QUERIES = 14
SIGNALS = 5  # more on the main page, for those that wait, of goals and of projects
DRAWING = """
    M Gezond
      D Bewegen
      D Rust
"""


@pytest.fixture
def client(client, user):
    client.force_login(user)
    return client


@pytest.fixture
def goal_tree(organisation):
    return make_tree(organisation, DRAWING, title="Jeugd", domain="sociaal")


@pytest.fixture
def town(organisation, goal_tree):
    """A goal with a project of either domain, and a signal."""
    green = make_term(organisation, "beleidsveld", "Groen", "fysiek")
    make_term(organisation, "beleidsveld", "Klimaat", "fysiek")
    north = make_term(organisation, "wijk", "Noord")
    bewegen, rust = find(goal_tree, "Bewegen"), find(goal_tree, "Rust")
    make_project(organisation, "Buurtsport", "sociaal", goals=[bewegen])
    field = make_project(organisation, "Plan Oost", goals=[bewegen], terms=[green, north])
    reason = {"kind": "pathway", "key": "x", "sentence": "Groen geeft rust.", "short": ""}
    reasons = [{**reason, "social_words": [], "physical_words": []}]
    touch(rust, field, strength="sterk", reasons=reasons)
    return organisation


def get(client, page="raakvlakken", query=None, kind=None):
    response = client.get(reverse(f"goals:{page}", args=["best", *([kind] if kind else [])]), query)
    assert response.status_code == 200
    return response


def text_of(response, pattern):
    """What stands in the first match of a pattern, without tags and double spaces."""
    found = re.search(pattern, response.content.decode(), re.DOTALL)[1]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found)).split())


def test_sentence(client, town):
    assert text_of(get(client), r'class="lead">(.*?)</div>') == (
        "Van de 3 doelen worden er 2 door beide domeinen gediend, 0 door één domein en"
        " 1 nog door geen project . Er is 1 raakvlak bevestigd. Sinds vorige week is er 1 nieuw signaal ."
    )


def test_matrix_of_a_small_town(client, town):
    page = get(client)

    assert text_of(page, r"<tbody>(.*?)</tbody>") == (
        "1.1 Bewegen 1 bevestigd geen 1 1.2 Rust 1 signaal geen +1"
    )
    assert text_of(page, r"<tfoot>(.*?)</tfoot>") == "samen 1 +1 0 1 +1"
    assert text_of(page, r'class="insight">(.*?)</strong>') == (
        "Klimaat raakt nog aan geen enkel sociaal doel."
    )


def test_matrix_with_every_goal(client, town):
    assert "1 Gezond" in text_of(get(client, query={"rijen": "alle"}), r"<tbody>(.*?)</tbody>")


def test_matrix_names_the_trees_when_there_are_several(client, town):
    other = make_tree(town, "M Samen", title="Meedoen", domain="sociaal")
    make_project(town, "Plan Zuid", goals=[find(other, "Samen")])
    page = get(client).content.decode()

    assert re.findall(r'scope="rowgroup"><span>([^<]+)', page) == ["Jeugd", "Meedoen"]


def test_matrix_of_a_few_rows_does_not_fold(client, town):
    page = get(client).content.decode()

    assert [word in page for word in ("is-later", "matrix-all")] == [False, False]


def test_matrix_of_many_rows_folds_on_a_phone(client, organisation):
    random_municipality(organisation, seed=2, goals=30, projects=24, touches=60)
    page = get(client).content.decode()
    rows = page.count('<th scope="row">') - 1  # without the row of totals

    assert page.count('<tr class="is-later">') == rows - ROWS_FIRST
    assert text_of(get(client), r'class="matrix-all">(.*?)</label>') == f"Toon alle {rows} rijen"


@pytest.mark.parametrize("page", PAGES)
def test_page_of_an_empty_organisation(client, organisation, page):
    assert get(client, page).status_code == 200


@pytest.mark.parametrize(
    ("with_goals", "with_projects", "sentence"),
    [
        (False, False, "Er zijn nog geen doelen."),
        (True, False, "Er zijn nog geen projecten."),
        (True, True, "Er zijn nog geen raakvlakken."),
    ],
)
def test_empty_page_says_what_to_do_first(client, organisation, with_goals, with_projects, sentence):
    if with_goals:
        make_tree(organisation, DRAWING)
    if with_projects:
        make_project(organisation)

    assert sentence in get(client).content.decode()


def test_filters_that_are_not_understood_count_as_not_asked(client, town):
    odd = {"boom": "x", "wijk": "9" * 30, "niveau": "laag", "oordeel": "ja", "kies": "x.y", "lijnen": "-1"}

    assert text_of(get(client, query=odd), r'class="lead">(.*?)</div>') == text_of(
        get(client), r'class="lead">(.*?)</div>'
    )


def test_filter_that_is_on_can_be_taken_away(client, town):
    north = town.terms.get(name="Noord")
    page = get(client, query={"wijk": north.pk, "bijdragen": "ja"}).content.decode()
    links = re.findall(r'<a class="chosen" href="([^"]+)"><span class="sr">[^<]+</span>([^<]+)', page)

    assert [(unescape(url), words.strip()) for url, words in links] == [
        ("/best/raakvlakken/?bijdragen=ja", "Wijk: Noord"),
        (f"/best/raakvlakken/?wijk={north.pk}", "Ook via ‘draagt ook bij aan’"),
    ]


def test_network_lights_up_what_was_chosen_without_script(client, town):
    raakvlak = Raakvlak.objects.get()
    both = f"{raakvlak.social_goal_id}.{raakvlak.physical_project_id}"
    page = get(client, "raakvlak_network", {"kies": both})

    assert text_of(page, r'id="netwerk-gekozen">(.*?)</div>') == (
        "1.2 Rust – Plan Oost signaal 1.2 Rust en Plan Oost Groen geeft rust."
    )
    assert page.content.decode().count("tie is-on") == 1


def test_network_is_in_the_list_too(client, town):
    page = get(client, "raakvlak_network")

    assert text_of(page, r'<ul class="network__list" id="netwerk-lijst" tabindex="-1">(.*?)</section>') == (
        "doelstelling 1.1 Bewegen bevestigd Plan Oost Plan Oost helpt."
        " doelstelling 1.2 Rust signaal Plan Oost Groen geeft rust."
    )
    assert f'<rect width="{BOX_WIDTH}"' in page.content.decode()


def test_list_of_a_cell(client, town):
    doel = find(town.goal_trees.get(), "Bewegen").pk
    page = get(client, "raakvlak_cell", {"doel": doel, "veld": town.terms.get(name="Groen").pk})

    assert text_of(page, r'id="aantal">(.*?)</p>') == "1 raakvlak"
    assert text_of(page, r'<p class="muted">(.*?)</p>') == "1.1 Bewegen · Groen"
    assert "Bijdrage aan een doel van het andere domein." in page.content.decode()


def test_export_of_what_was_asked(client, town):
    rows = get(client, "raakvlak_export", {"oordeel": "gesignaleerd"}, "csv").content.decode("utf-8-sig")

    assert rows.splitlines() == [
        "Sociaal domein;Fysiek domein;Oordeel;Waarom;Beleidsvelden van de fysieke kant;Wijken;Doelenboom",
        "1.2 Rust;Plan Oost;gesignaleerd;Groen geeft rust.;Groen;Noord;Jeugd",
    ]


def test_export_makes_formulas_harmless(client, organisation, goal_tree, tmp_path):
    make_project(organisation, '=HYPERLINK("x")', goals=[find(goal_tree, "Rust")])
    path = tmp_path / "raakvlakken.xlsx"
    path.write_bytes(get(client, "raakvlak_export", kind="xlsx").content)
    cells = [cell.value for cell in load_workbook(path).active[2]]

    assert cells[:3] == ["1.2 Rust", '\'=HYPERLINK("x")', "bevestigd"]
    assert [cell.value for cell in load_workbook(path).active[2] if cell.data_type == "f"] == []


def test_export_of_an_unknown_kind_is_not_there(client, organisation):
    assert client.get(reverse("goals:raakvlak_export", args=["best", "docx"])).status_code == 404


def test_another_organisation_is_not_on_any_page(client, organisation):
    random_municipality(make_organisation("houten"), seed=1)
    for page in PAGES:
        assert "Project 0" not in get(client, page).content.decode()


def test_raadslid_reads_every_page(client, town):
    client.force_login(make_user(town, role="raadslid"))
    assert [get(client, page).status_code for page in PAGES] == [200] * len(PAGES)


@pytest.mark.parametrize("size", [1, 3])
def test_pages_ask_a_constant_number_of_queries(client, organisation, django_assert_num_queries, size):
    random_municipality(organisation, seed=2, goals=10 * size, projects=8 * size, touches=20 * size)
    get(client)  # looks for signals, the first time

    for page in PAGES:
        with django_assert_num_queries(QUERIES + (SIGNALS if page == "raakvlakken" else 0)):
            get(client, page)


def test_pages_of_a_large_municipality_stay_small(client, organisation):
    random_municipality(organisation, seed=1, goals=200, projects=150, links=400, touches=500)
    sizes = {page: len(get(client, page, {"lijnen": 999, "rijen": "alle"}).content) for page in PAGES}

    assert {page: size for page, size in sizes.items() if size > MOST_BYTES} == {}
