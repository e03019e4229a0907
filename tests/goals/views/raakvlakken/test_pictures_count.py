"""Every number on the pages of raakvlakken, against a second count in SQL, on random municipalities."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest

from organisations.models import Term
from tests.goals.raakvlakken.stored import random_municipality
from tests.goals.views.raakvlakken.counted_again import CountedAgain

SEEDS = [1, 2, 3]
ASKED = {
    "everything": {},
    "tree": {"boom": "Jeugd"},
    "other tree": {"boom": "Buiten"},
    "effects": {"niveau": "maatschappelijk_effect"},
    "subgoals of a tree": {"niveau": "subdoelstelling", "boom": "Jeugd"},
    "wijk": {"wijk": "Centrum"},
    "two words": {"wijk": "Noord", "thema": "ontmoeten"},
    "beleidsveld": {"beleidsveld": "Groen", "bijdragen": "ja"},
    "confirmed": {"oordeel": "bevestigd", "boom": "Buiten", "bijdragen": "ja"},
    "signals": {"oordeel": "gesignaleerd", "doelgroep": "jongeren"},
    "contributions": {"bijdragen": "ja"},
}
WORDS = ("wijk", "thema", "doelgroep", "beleidsveld")
NUMBER = re.compile(r'data-number="(\w+)">(\d+)')
CELL = re.compile(r'<a class="(n\d|sig)" href="([^"]+)">(?:<span>)?(\d+)<')
SUM = re.compile(r'<td class="sum"><a href="([^"]+)">([^<]+)<')
COLUMN = re.compile(r'data-column="(\w+)">(?:<a href="[^"]+">)?([^<]+)<')
TOTAL = re.compile(r"data-total><b>([^<]+)<")
FOUND = re.compile(r'id="aantal">(\d+)')
PLACE = re.compile(r'<tr data-place="(\d+)">(.*?)</tr>', re.DOTALL)
SERVED = re.compile(r'/doelen/([\w-]+)/">.*?(\d+) sociaal · (\d+) fysiek', re.DOTALL)
TAG = re.compile(r"<[^>]+>")


@pytest.fixture(params=SEEDS)
def municipality(request, organisation):
    random_municipality(organisation, request.param)
    return organisation


@pytest.fixture
def get(client, user, organisation):
    """`get(page, query)` is the HTML of a page of raakvlakken."""
    client.force_login(user)

    def get_page(page="", query=None):
        response = client.get(f"/{organisation.slug}/raakvlakken/{page}", query)
        assert response.status_code == 200
        return response.content.decode()

    return get_page


def translate(organisation, asked):
    """What an address asks, and the same as CountedAgain wants to know it."""
    query, again = dict(asked), {"terms": []}
    if "boom" in asked:
        query["boom"] = again["tree"] = organisation.goal_trees.get(title=asked["boom"]).pk
    for kind in WORDS:
        if kind in asked:
            query[kind] = Term.objects.get(organisation=organisation, kind=kind, name=asked[kind]).pk
            if Term.objects.alive().filter(pk=query[kind]).exists():
                again["terms"].append(query[kind])
    again["level"] = asked.get("niveau", "")
    again["status"] = asked.get("oordeel", "")
    again["contributions"] = "bijdragen" in asked
    return query, CountedAgain(organisation, **again)


def every_question(organisation):
    """What an address asks, CountedAgain, and the words of the question, for each of ASKED."""
    for asked in ASKED.values():
        yield (*translate(organisation, asked), asked)


def asked_by(url):
    return {name: values[0] for name, values in parse_qs(urlsplit(unescape(url)).query).items()}


def counts_in(text):
    """(confirmed, signals) of a sum such as `2 +1`."""
    confirmed, _, signals = text.strip().partition("+")
    return int(confirmed or 0), int(signals or 0)


def place_in(asked):
    """The (goal, word) of the address of a cell."""
    goal = None if asked["doel"] == "geen" else UUID(asked["doel"])
    return goal, None if asked["veld"] == "zonder" else int(asked["veld"])


def test_numbers_of_the_sentence_and_the_lists_behind_them(municipality, get):
    for query, again, asked in every_question(municipality):
        page = get("", query)
        expected = again.sentence()
        shown = {name: int(number) for name, number in NUMBER.findall(page)}
        hidden = {"bevestigd": {"fresh"}, "gesignaleerd": {"confirmed"}}.get(asked.get("oordeel"), set())

        assert shown == {name: expected[name] for name in expected if name not in hidden | {"goals"}}
        assert f"Van de {expected['goals']} doel" in page
        for url, name in re.findall(r'href="([^"]+)" data-number="(\w+)"', page):
            path = urlsplit(unescape(url))
            found = get(path.path.split("/raakvlakken/")[1], asked_by(url))
            assert (name, FOUND.search(found)[1]) == (name, str(expected[name]))


def test_cells_and_sums_of_the_matrix(municipality, get):
    for query, again, _ in every_question(municipality):
        pages = pages_of(get, query)
        sums = {key: counts_in(text) for key, text in COLUMN.findall(pages[0])}
        columns = {None if key == "zonder" else int(key): counts for key, counts in sums.items()}

        assert cells_in(pages) == again.cells()
        assert rows_in(pages) == again.rows()
        assert {key: counts for key, counts in columns.items() if counts != (0, 0)} == again.columns()
        if columns:
            assert counts_in(TOTAL.search(pages[0])[1]) == again.total()


def pages_of(get, query):
    """The main page with each page of the matrix."""
    pages = [get("", query)]
    while f"pagina={len(pages) + 1}" in pages[-1]:
        pages.append(get("", {**query, "pagina": len(pages) + 1}))
    return pages


def cells_in(pages):
    cells = {}
    for kind, url, number in (found for page in pages for found in CELL.findall(page)):
        confirmed, signals = cells.get(place_in(asked_by(url)), (0, 0))
        counts = (confirmed, int(number)) if kind == "sig" else (int(number), signals)
        cells[place_in(asked_by(url))] = counts
    return cells


def rows_in(pages):
    sums = [(asked_by(url)["doel"], text) for page in pages for url, text in SUM.findall(page)]
    return {None if doel == "geen" else UUID(doel): counts_in(text) for doel, text in sums}


def test_lists_of_cells_hold_what_the_cell_says(municipality, get):
    for kind, url, number in CELL.findall(get()):
        query = asked_by(url)
        if "oordeel" not in query:
            query["oordeel"] = "gesignaleerd" if kind == "sig" else "bevestigd"
        assert FOUND.search(get("vak/", query))[1] == number


def test_projects_at_each_goal(municipality, get):
    for query, again, _ in every_question(municipality):
        listed = SERVED.findall(get("doelen/", query))

        assert {UUID(pk): (int(social), int(physical)) for pk, social, physical in listed} == again.served()


def test_numbers_of_each_wijk(municipality, get):
    for query, again, _ in every_question(municipality):
        shown = {}
        for place, cells in PLACE.findall(get("wijken/", query)):
            words = TAG.sub("", cells.split('data-label="Projecten"')[1].split('data-label="Valt op"')[0])
            shown[int(place)] = tuple(int(number) for number in re.findall(r"\d+", words))

        assert shown == again.places()
