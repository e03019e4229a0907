"""Goals in the API: the list with its filters, and one of them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goals import hanging, services, tree
from goals.models import Goal, GoalTerm, LearningQuestion, Responsibility
from tests.api_client import problem
from tests.goals.api.told import GOALS, address, titles
from tests.goals.factories import find, make_tree
from tests.goals.measured import measure
from tests.goals.projects.factories import make_term

pytestmark = pytest.mark.django_db


def test_a_goal_is_told_with_all_that_follows_from_its_place(rich_tree, reader, organisation):
    goal = find(rich_tree, "Steun")
    for kind, name in (("wijk", "Naastenbest"), ("wijk", "Heuveleind"), ("thema", "Gezond")):
        GoalTerm.objects.create(goal=goal, term=make_term(organisation, name, kind))

    response = reader.get(address(goal))

    assert response.json() == {
        "id": str(goal.pk),
        "doorlopendId": str(goal.pk),
        "boom": str(rich_tree.pk),
        "ouder": str(goal.parent_id),
        "nummer": "1.1.1",
        "niveau": "subdoelstelling",
        "titel": "Steun",
        "toelichting": "Toelichting",
        "waarom": "Daarom",
        "domein": "fysiek",
        "geldendDomein": "fysiek",
        "soortResultaat": None,
        "begindatum": "2027-01-01",
        "streefdatum": "2030-12-31",
        "woorden": {
            "beleidsveld": [],
            "thema": ["Gezond"],
            "doelgroep": [],
            "wijk": ["Heuveleind", "Naastenbest"],
            "wet": [],
        },
        "status": "onbekend",
        "planning": "gepland" if timezone.localdate() < date(2027, 1, 1) else "loopt",
        "aantallen": {"kinderen": 1, "onderliggend": 1, "bijdragen": 2, "indicatoren": 2, "projecten": 0},
    }


def test_numbers_and_domains_are_those_of_the_tree(rich_tree, reader):
    told = reader.get(f"{GOALS}?boom={rich_tree.pk}").json()["results"]

    assert [(row["nummer"], row["titel"], row["geldendDomein"]) for row in told] == [
        ("1", "Gezond opgroeien", "sociaal"),
        ("1.1", "Goede start", "sociaal"),
        ("1.1.1", "Steun", "fysiek"),
        ("1.1.1.1", "Huisbezoek", "fysiek"),
        ("1.1.2", "Voorlezen", "sociaal"),
        ("1.2", "Leefomgeving", "sociaal"),
        ("2", "Meedoen", "sociaal"),
    ]
    assert [row["aantallen"]["onderliggend"] for row in told] == [5, 3, 1, 0, 0, 0, 0]
    assert [row["ouder"] is None for row in told] == [True, False, False, False, False, False, True]


def test_what_lies_in_the_bin_does_not_count(goal_tree, reader):
    tree.remove_goal(user=None, goal=find(goal_tree, "Steun"))

    told = reader.get(GOALS).json()["results"]

    assert [(row["nummer"], row["titel"], row["aantallen"]["onderliggend"]) for row in told] == [
        ("1", "Gezond opgroeien", 3),
        ("1.1", "Goede start", 1),
        ("1.1.1", "Voorlezen", 0),
        ("1.2", "Leefomgeving", 0),
        ("2", "Meedoen", 0),
    ]


def test_a_goal_that_did_not_change_is_told_in_two_queries(rich_tree, reader, django_assert_num_queries):
    goal = find(rich_tree, "Steun")
    etag = reader.get(address(goal))["ETag"]

    with django_assert_num_queries(2):
        response = reader.get(address(goal), headers={"If-None-Match": etag})

    assert (response.status_code, response.content) == (304, b"")


def test_the_state_of_a_goal_changes_with_its_figures_words_and_tree(rich_tree, reader, organisation):
    goal = find(rich_tree, "Steun")
    states = [reader.get(address(goal))["ETag"]]
    measure(find(rich_tree, "Huisbezoek"), values={2025: "3"})
    states.append(reader.get(address(goal))["ETag"])
    make_term(organisation, "Heuveleind", "wijk")
    states.append(reader.get(address(goal))["ETag"])
    services.update_tree(
        user=None, goal_tree=rich_tree, changes={"title": "X"}, seen={"title": rich_tree.title}
    )
    states.append(reader.get(address(goal))["ETag"])

    assert len(set(states)) == 4


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_ten_queries(organisation, reader, count, django_assert_num_queries):
    made = make_tree(organisation, "\n".join(f"M Doel {number}" for number in range(count)))
    for goal in made.goals.alive():
        measure(goal, f"Cijfer {goal.title}", values={2024: "3"}, targets={2027: "4"})
        GoalTerm.objects.create(goal=goal, term=make_term(organisation, goal.title, "wijk"))

    with django_assert_num_queries(10):
        response = reader.get(GOALS)

    assert len(titles(response)) == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_with_every_filter_takes_fourteen_queries(
    organisation, reader, count, django_assert_num_queries
):
    made = make_tree(organisation, "\n".join(f"M Doel {number}" for number in range(count)), domain="sociaal")
    word = make_term(organisation, "Heuveleind", "wijk")
    for goal in made.goals.alive():
        measure(goal, f"Cijfer {goal.title}", values={2024: "3"})
        GoalTerm.objects.create(goal=goal, term=word)
    asked = (
        f"boom={made.pk}&niveau=maatschappelijk_effect&domein=sociaal&wijk=heuveleind&status=onbekend"
        "&planning=geen-datum&gewijzigdSinds=2020-01-01T00:00:00Z&zoek=doel"
    )

    with django_assert_num_queries(14):
        response = reader.get(f"{GOALS}?{asked}")

    assert len(titles(response)) == count


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("niveau=doelstelling", ["Goede start", "Leefomgeving"]),
        ("domein=fysiek", ["Steun", "Huisbezoek"]),
        ("domein=sociaal&niveau=subdoelstelling", ["Voorlezen"]),
        ("status=onbekend", ["Steun", "Meedoen"]),
        ("status=geen-indicator&niveau=doelstelling", ["Goede start", "Leefomgeving"]),
        ("status=op-koers", []),
        ("zoek=STEUN toelicht", ["Steun"]),
        ("zoek=vries", ["Steun"]),
        ("zoek=heuveleind", ["Voorlezen"]),
        ("wijk=heuveleind", ["Voorlezen"]),
        ("wijk=Naastenbest, Heuveleind", ["Voorlezen", "Meedoen"]),
        ("wijk=Heuveleind&thema=Gezond", []),
        ("thema=Gezond", ["Meedoen"]),
        ("volgorde=-nummer&pageSize=2", ["Groen", "Meedoen"]),
        ("volgorde=titel&pageSize=3", ["Gezond opgroeien", "Goede start", "Groen"]),
        ("volgorde=-titel&pageSize=2", ["Voorlezen", "Steun"]),
        ("volgorde=streefdatum&pageSize=1", ["Steun"]),
        ("gewijzigdSinds=2099-01-01T00:00:00Z", []),
        ("pageSize=3&page=3", ["Meedoen", "Groen"]),
    ],
)
def test_the_list_is_narrowed_and_ordered(rich_tree, reader, organisation, asked, found):
    services.update_tree(
        user=None, goal_tree=rich_tree, changes={"title": "Jeugd"}, seen={"title": rich_tree.title}
    )
    for title, kind, name in (
        ("Voorlezen", "wijk", "Heuveleind"),
        ("Meedoen", "wijk", "Naastenbest"),
        ("Meedoen", "thema", "Gezond"),
    ):
        GoalTerm.objects.create(goal=find(rich_tree, title), term=make_term(organisation, name, kind))

    assert titles(reader.get(f"{GOALS}?{asked}")) == found


def test_the_list_is_of_one_tree_or_organisation(rich_tree, reader):
    other = rich_tree.organisation.goal_trees.get(title="Openbare ruimte")

    assert titles(reader.get(f"{GOALS}?boom={other.pk}")) == ["Groen"]
    assert reader.get(f"{GOALS}?organisatie={rich_tree.organisation_id}").json()["count"] == 8
    assert reader.get(f"{GOALS}?organisatie={other.pk}").json()["count"] == 0


def test_a_word_with_a_comma_is_asked_for_by_its_id(goal_tree, reader, organisation):
    word = make_term(organisation, "Zorg, welzijn en sport", "beleidsveld")
    GoalTerm.objects.create(goal=find(goal_tree, "Meedoen"), term=word)

    assert titles(reader.get(f"{GOALS}?beleidsveld={word.pk}")) == ["Meedoen"]


def test_planning_is_narrowed_as_it_is_told(goal_tree, reader):
    today = timezone.localdate()
    long_ago, later = date(2000, 1, 1), date(2100, 1, 1)
    dates = [
        (None, None),
        (long_ago, long_ago),
        (later, None),
        (long_ago, None),
        (None, today),
        (today, today),
    ]
    goals = list(goal_tree.goals.alive())
    for goal, (start, end) in zip(goals, dates, strict=False):
        Goal.objects.filter(pk=goal.pk).update(start_date=start, end_date=end)

    told = {row["titel"]: row["planning"] for row in reader.get(GOALS).json()["results"]}

    assert set(told.values()) == {"geen-datum", "voorbij", "gepland", "loopt"}
    for planning in set(told.values()):
        assert titles(reader.get(f"{GOALS}?planning={planning}")) == [
            title for title, each in told.items() if each == planning
        ]


@pytest.mark.django_db(transaction=True)
def test_changed_since_tells_of_goals_and_of_what_hangs_at_them(goal_tree, reader, user):
    since = f"{GOALS}?gewijzigdSinds={timezone.now():%Y-%m-%dT%H:%M:%S.%fZ}"
    steun, voorlezen = find(goal_tree, "Steun"), find(goal_tree, "Voorlezen")

    assert titles(reader.get(since)) == []
    hanging.hang(user=user, goal=voorlezen, thing=LearningQuestion(question="Werkt het?"))
    assert titles(reader.get(since)) == ["Voorlezen"]
    tree.lower_goal(user=user, goal=steun)
    assert titles(reader.get(since)) == ["Voorlezen", "Steun"]
    hung = hanging.hang(user=user, goal=steun, thing=Responsibility(role="team", name="Jeugd"))
    hanging.take_away(user=user, thing=hung)
    services.update_tree(user=user, goal_tree=goal_tree, changes={"domain": "sociaal"}, seen={"domain": ""})
    assert len(titles(reader.get(since))) == 7


def test_a_goal_is_followed_through_the_years(goal_tree, reader, user):
    goal = find(goal_tree, "Steun")
    Goal.objects.filter(pk=find(goal_tree, "Voorlezen").pk).update(lineage=goal.pk)

    told = reader.get(f"{GOALS}?doorlopendId={goal.pk}").json()["results"]

    assert [(row["titel"], row["doorlopendId"]) for row in told] == [
        ("Steun", str(goal.pk)),
        ("Voorlezen", str(goal.pk)),
    ]


def test_what_a_list_cannot_be_asked_is_told_at_once(goal_tree, reader):
    asked = "boom=1&niveau=x&domein=x&status=x&planning=x&gewijzigdSinds=x&volgorde=x&kleur=x&doorlopendId=x"

    status, _, reasons = problem(reader.get(f"{GOALS}?{asked}"))

    assert (status, sorted(reasons)) == (400, sorted(pair.split("=")[0] for pair in asked.split("&")))


def test_words_that_are_in_no_list_are_told(goal_tree, reader):
    status, _, reasons = problem(reader.get(f"{GOALS}?wijk=Heuveleind&thema=x"))

    assert (status, sorted(reasons)) == (400, ["thema", "wijk"])


def test_a_goal_of_a_large_tree_takes_as_many_queries_as_one_of_a_small_tree(organisation, reader):
    counts = []
    for drawn in ("M Een", "M Een\n" + "\n".join(f"  D Doel {number}" for number in range(50))):
        goal = find(make_tree(organisation, drawn), "Een")
        with CaptureQueriesContext(connection) as queries:
            reader.get(address(goal))
        counts.append(len(queries))

    assert counts == [9, 9]
