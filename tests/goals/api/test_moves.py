"""Moving goals by the API, and eight programs that change one tree at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from goals.models import Contribution, Goal
from goals.tree_check import find_faults
from tests.api_client import key_client, problem
from tests.goals.factories import draw, drawing, find, make_organisation, make_tree, revision

WRITERS = 8


def move(client, goal, **body):
    return client.post(f"/api/v1/doelen/{goal.pk}/verplaatsing", body)


def pk(goal_tree, title):
    return str(find(goal_tree, title).pk)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("title", "place", "number", "after"),
    [
        (
            "Voorlezen",
            ("voor", "Steun"),
            "1.1.1",
            """
            M Gezond opgroeien
              D Goede start
                S Voorlezen
                S Steun
                  P Huisbezoek
              D Leefomgeving
            M Meedoen
            """,
        ),
        (
            "Goede start",
            ("onder", "Meedoen"),
            "2.1",
            """
            M Gezond opgroeien
              D Leefomgeving
            M Meedoen
              D Goede start
                S Steun
                  P Huisbezoek
                S Voorlezen
            """,
        ),
        (
            "Leefomgeving",
            ("na", "Steun"),
            "1.1.2",
            """
            M Gezond opgroeien
              D Goede start
                S Steun
                  P Huisbezoek
                S Leefomgeving
                S Voorlezen
            M Meedoen
            """,
        ),
    ],
)
def test_a_goal_moves_with_all_below_it(goal_tree, writer, title, place, number, after):
    goal = find(goal_tree, title)

    response = move(writer, goal, **{place[0]: pk(goal_tree, place[1])})

    assert (response.status_code, response.json()["nummer"]) == (200, number)
    assert response["Location"] == f"http://testserver/api/v1/doelen/{goal.pk}"
    assert response["ETag"] == writer.get(response["Location"])["ETag"]
    assert draw(goal_tree) == drawing(after)


@pytest.mark.django_db
def test_a_goal_moves_to_the_top_with_another_level(goal_tree, writer):
    response = move(writer, find(goal_tree, "Steun"), onder=None, niveau="maatschappelijk_effect")

    told = response.json()
    assert (told["nummer"], told["niveau"], told["ouder"]) == ("3", "maatschappelijk_effect", None)


@pytest.mark.django_db
def test_a_goal_moves_to_another_tree(goal_tree, organisation, writer):
    other = make_tree(organisation, "M Groen", title="Buiten")
    steun, voorlezen = find(goal_tree, "Steun"), find(goal_tree, "Voorlezen")

    beside = move(writer, steun, onder=pk(other, "Groen"))
    at_top = move(writer, voorlezen, boom=str(other.pk), onder=None)

    assert [response.json()["boom"] for response in (beside, at_top)] == [str(other.pk)] * 2
    assert draw(other) == drawing("M Groen\n  S Steun\n    P Huisbezoek\nS Voorlezen")


@pytest.mark.django_db
def test_a_move_to_another_tree_is_meant_for_a_state_of_the_tree_it_leaves(goal_tree, organisation, writer):
    other = make_tree(organisation, "M Groen", title="Buiten")
    goal, target = find(goal_tree, "Steun"), pk(other, "Groen")
    address = f"/api/v1/doelen/{goal.pk}/verplaatsing"

    stale = writer.post(address, {"onder": target}, headers={"If-Match": '"1"'})
    done = writer.post(address, {"onder": target}, headers={"If-Match": f'"{revision(goal_tree)}"'})

    assert (problem(stale)[0], done.status_code) == (412, 200)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("title", "body", "names"),
    [
        ("Steun", {}, ["na", "onder", "voor"]),
        ("Steun", {"onder": "Meedoen", "na": "Meedoen"}, ["na", "onder"]),
        ("Steun", {"voor": None}, ["voor"]),
        ("Steun", {"onder": "x", "niveau": "x", "boom": "x"}, ["boom", "niveau", "onder"]),
        ("Goede start", {"onder": "Steun"}, [""]),
        ("Steun", {"onder": "Huisbezoek"}, [""]),
    ],
)
def test_a_move_that_cannot_be_is_refused(goal_tree, writer, title, body, names):
    ids = {goal.title: str(goal.pk) for goal in goal_tree.goals.alive()}
    before = draw(goal_tree)

    status, _, reasons = problem(
        move(writer, find(goal_tree, title), **{key: ids.get(value, value) for key, value in body.items()})
    )

    assert (status, sorted(reasons), draw(goal_tree)) == (400, names, before)


@pytest.mark.django_db
def test_a_move_to_a_tree_that_is_not_there_is_not_found(goal_tree, writer):
    other = make_tree(make_organisation("oirschot"))

    assert problem(move(writer, find(goal_tree, "Steun"), boom=str(other.pk), onder=None))[0] == 404


@pytest.mark.django_db
def test_a_goal_that_contributes_stays_below_what_it_contributes_to(goal_tree, writer):
    goal, target = find(goal_tree, "Steun"), find(goal_tree, "Leefomgeving")
    Contribution.objects.create(goal=goal, target=target)

    response = move(writer, goal, onder=None, niveau="doelstelling")

    sentence = (
        "Dat past niet: ‘Steun’ draagt ook bij aan ‘Leefomgeving’, en dat doel moet van een hoger niveau "
        "zijn. Haal eerst die bijdrage weg."
    )
    assert problem(response)[:2] == (400, sentence)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_eight_programs_that_change_one_tree_at_once_lose_nothing(goal_tree, organisation):
    clients = [key_client(organisation, "schrijven") for _ in range(WRITERS)]
    with ThreadPoolExecutor(WRITERS) as pool:
        results = list(pool.map(lambda numbered: work(*numbered, goal_tree), enumerate(clients)))

    made = {title for titles, _ in results for title in titles}
    assert [status for _, statuses in results for status in statuses if status >= 400] == []
    assert (
        set(goal_tree.goals.alive().filter(title__startswith="Klaar").values_list("title", flat=True)) == made
    )
    assert len(made) == WRITERS * 5
    assert find_faults(goal_tree) == []
    assert revision(goal_tree) == 2 + WRITERS * 5 * 5


def work(number, client, goal_tree):
    """Make, change, move, throw away and restore goals; (titles acknowledged, all statuses)."""
    titles, statuses = [], []

    def tell(response):
        statuses.append(response.status_code)
        return response

    try:
        for turn in range(5):
            body = {"boom": str(goal_tree.pk), "titel": f"Doel {number}.{turn}", "niveau": "prestatie"}
            address = tell(client.post("/api/v1/doelen", body))["Location"]
            under = str(Goal.objects.get(goal_tree=goal_tree, title="Goede start").pk)
            tell(client.post(f"{address}/verplaatsing", {"onder": under}))
            tell(client.delete(address))
            tell(client.post(f"{address}/herstel"))
            title = f"Klaar {number}.{turn}"
            if tell(client.patch(address, {"titel": title})).json()["titel"] == title:
                titles.append(title)
        return titles, statuses
    finally:
        connections[connection.alias].close()
