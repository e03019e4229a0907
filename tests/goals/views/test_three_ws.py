"""The Drie W's over HTTP: which goals stand in which part of the table, and its size."""

import re
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from django.db import connection
from django.urls import reverse

from goals.models import BudgetLine, Contribution, ProgressReport, Responsibility
from goals.money import in_year
from goals.outline import read_outline
from goals.tree import remove_goal
from goals.views.three_ws import MOST, pages_of
from goals.views.tree_head import year_of
from tests.goals.factories import FAMILY, find, make_organisation, make_tree, make_wide_tree
from tests.goals.measured import OFF_COURSE, measure, measure_all

MOST_BYTES = 200_000
QUERIES = 12  # session, user, tree, memberships, and the 8 of the outline


@pytest.fixture
def client(client, user):
    client.force_login(user)
    return client


def url(goal_tree):
    return reverse("goals:three_ws", args=[goal_tree.organisation.slug, goal_tree.pk])


def get(client, goal_tree, query=None):
    response = client.get(url(goal_tree), query)
    assert response.status_code == 200
    return response


def table(goal_tree, domain="", page=0):
    """The sections of a page: (number of the top goal, [[(number, [numbers of prestaties])]])."""
    sections = pages_of(read_outline(goal_tree), domain)[page]
    return [
        (
            section.goal.number,
            [
                [(row.goal.number, [each.number for each in row.prestaties]) for row in group.rows]
                for group in section.groups
            ],
        )
        for section in sections
    ]


def test_table_has_a_section_for_each_effect_and_a_row_for_each_goal(goal_tree):
    assert table(goal_tree) == [
        ("1", [[("1.1", []), ("1.1.1", ["1.1.1.1"]), ("1.1.2", [])], [("1.2", [])]]),
        ("2", []),
    ]


def test_prestaties_right_under_an_effect_come_first(organisation):
    goal_tree = make_tree(organisation, "M Een\n  D Doel\n    P Eronder\n  P Rechtstreeks")
    assert table(goal_tree) == [("1", [[("1", ["1.2"])], [("1.1", ["1.1.1"])]])]


def test_any_level_may_stand_at_the_top(organisation):
    goal_tree = make_tree(organisation, "P Los\nS Sub\n  P Prestatie\nD Leeg")
    assert table(goal_tree) == [("1", []), ("2", [[("2", ["2.1"])]]), ("3", [])]


def test_domain_filter_leaves_goals_of_that_domain_and_those_above(goal_tree):
    goal_tree.goals.filter(title="Huisbezoek").update(domain="fysiek")
    assert table(goal_tree, "fysiek") == [("1", [[("1.1.1", ["1.1.1.1"])]])]


def test_page_shows_dates_people_and_contributions_of_prestaties(client, goal_tree):
    goal = find(goal_tree, "Huisbezoek")
    Contribution.objects.create(goal=goal, target=find(goal_tree, "Meedoen"))
    response = get(client, goal_tree)
    assert "draagt ook bij aan 2 Meedoen" in response.text
    assert "Streefdatum" not in response.text
    goal_tree.goals.filter(pk=goal.pk).update(end_date=date(2027, 12, 31))
    Responsibility.objects.create(goal=goal, role="team", name="Team Jeugd")
    text = get(client, goal_tree).text
    assert "31 december 2027" in text
    assert "Team Jeugd" in text


def spend(goal, costs, revenues=0, year=2026, description=""):
    money = {"costs": costs, "revenues": revenues}
    return BudgetLine.objects.create(goal=goal, year=year, taakveld="6.1", description=description, **money)


def spend_all(goal_tree):
    """A budget line of 2026 at every goal."""
    goals = goal_tree.goals.filter(parent__isnull=False)
    lines = (BudgetLine(goal=goal, year=2026, taakveld="6.1", costs=12_500, revenues=400) for goal in goals)
    BudgetLine.objects.bulk_create(lines)


def amounts(response):
    """The lines with money: (what it says before them, lasten, baten)."""
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", response.text, re.DOTALL)
    cells = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in rows]
    shown = [[re.sub(r'<span class="only-phone">.*?</span>', "", cell) for cell in row] for row in cells]
    plain = [[" ".join(re.sub("<[^>]+>", " ", cell).split()) for cell in row] for row in shown]
    return [(row[-3], row[-2], row[-1]) for row in plain if len(row) > 2 and row[-2].isdecimal()]


def test_tree_without_money_has_no_empty_columns(client, goal_tree):
    text = get(client, goal_tree).text
    assert "Er staan nog geen middelen bij deze doelen." in text
    assert "Wat mag het kosten?" not in text


def test_money_of_a_goal_stands_apart_from_that_of_its_branch(client, goal_tree):
    spend(find(goal_tree, "Gezond opgroeien"), 1000)
    spend(find(goal_tree, "Goede start"), 2000)
    spend(find(goal_tree, "Steun"), 4000, 1000)
    spend(find(goal_tree, "Huisbezoek"), 8000)
    spend(find(goal_tree, "Meedoen"), 16_000, year=2030)
    assert amounts(get(client, goal_tree, {"jaar": "2026"})) == [
        ("bij 1.1 zelf", "2", "0"),
        ("1.1 met alles hieronder", "14", "1"),
        ("1.1.1.1 Huisbezoek", "8", "0"),
        ("bij 1.1.1 zelf", "4", "1"),
        ("1.1.1 met alles hieronder", "12", "1"),
        ("bij 1 zelf", "1", "0"),
        ("1 met alles hieronder", "15", "1"),
    ]


def test_contribution_counts_no_money_twice(client, goal_tree):
    goal = find(goal_tree, "Huisbezoek")
    spend(goal, 8000)
    Contribution.objects.create(goal=goal, target=find(goal_tree, "Meedoen"))
    assert amounts(get(client, goal_tree))[-1] == ("1 met alles hieronder", "8", "0")
    assert get(client, goal_tree).context["total"].costs.euros == 8000


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("", 2026), ("2024", 2024), ("2030", 2030), ("1999", 2026), ("x", 2026), ("²", 2026)],
)
def test_year_is_the_wanted_one_else_this_year_or_the_next(asked, shown):
    assert year_of({2024: 1, 2026: 1, 2030: 1}, asked, date(2025, 6, 1)) == shown


def test_year_of_money_that_is_all_spent_is_the_last(goal_tree):
    assert year_of({2024: 1, 2023: 1}, "", date(2026, 6, 1)) == 2024
    assert year_of({}, "", date(2026, 6, 1)) is None


def test_page_shows_the_year_of_its_address(client, goal_tree):
    spend(find(goal_tree, "Meedoen"), 2000, year=2030)
    spend(find(goal_tree, "Meedoen"), 1000, year=2026)
    assert amounts(get(client, goal_tree, {"jaar": "2030"})) == [("bij 2 zelf", "2", "0")]
    assert amounts(get(client, goal_tree, {"jaar": "2026", "domein": "fysiek"})) == []
    assert amounts(get(client, goal_tree, {"jaar": "9" * 5_000})) == amounts(get(client, goal_tree))


def test_page_tells_indicators_with_target_and_the_newest_judgement(client, goal_tree):
    goal = find(goal_tree, "Huisbezoek")
    measure(goal, "Bezoeken", **OFF_COURSE)
    for year, judgement in ((2025, "haalbaar"), (2026, "in_gevaar")):
        ProgressReport.objects.create(goal=goal, document="begroting", year=year, judgement=judgement)
    text = " ".join(re.sub("<[^>]+>", " ", get(client, goal_tree).text).split())
    assert "niet op koers Bezoeken : 11 in 2025, doel 60 in 2026" in text
    assert "in gevaar oordeel bij begroting 2026" in text
    assert "begroting 2025" not in text


SQL = """
    SELECT COALESCE(SUM(line.costs), 0), COALESCE(SUM(line.revenues), 0), COUNT(line.id)
    FROM goals_goal AS top
    JOIN goals_goal AS goal ON goal.mptt_tree = top.mptt_tree AND goal.lft BETWEEN top.lft AND top.rght
    LEFT JOIN goals_budgetline AS line ON line.goal_id = goal.id AND line.year = %s
    WHERE top.id = %s AND goal.removal_id IS NULL
"""


def in_sql(goal_id, year):
    """The sum of a branch as the database adds it up."""
    with connection.cursor() as cursor:
        cursor.execute(SQL, [year, goal_id])
        return cursor.fetchone()


@pytest.mark.parametrize("seed", range(5))
def test_sums_of_branches_are_those_of_the_database(organisation, user, seed):
    random = Random(seed)
    goal_tree = make_wide_tree(organisation, 90)
    goals = list(goal_tree.goals.filter(parent__isnull=False))
    for number, goal in enumerate(random.choices(goals, k=150)):
        costs = Decimal(random.randrange(1, 9_000_000)) / 100
        spend(goal, costs, random.randrange(1000), random.choice([2026, 2027]), str(number))
    Contribution.objects.create(goal=goals[-1], target=goals[1])
    remove_goal(user=user, goal=find(goal_tree, "Doelstelling 1.2"))
    sums = in_year(read_outline(goal_tree), 2026)
    branches = {pk: money.branch for pk, money in sums.items()}
    found = {pk: (each.costs.euros, each.revenues.euros, each.lines) for pk, each in branches.items()}
    assert found == {pk: in_sql(pk, 2026) for pk in sums}


def test_large_tree_comes_in_pages_and_every_goal_is_on_one(organisation):
    goal_tree = make_wide_tree(organisation, 1260)
    pages = pages_of(read_outline(goal_tree))
    sizes = [sum(group.size for part in page for group in part.groups) for page in pages]
    assert max(sizes) <= MOST
    goals = [
        goal.number
        for page in pages
        for part in page
        for group in part.groups
        for row in group.rows
        for goal in (row.goal, *row.prestaties)
    ]
    effects = [part.goal.number for page in pages for part in page if not part.continued]
    assert sorted(goals + effects) == sorted(goal.number for goal in read_outline(goal_tree))


def test_effect_that_runs_over_two_pages_is_continued(organisation):
    drawing = "M Effect\n" + ("  D Doel\n" + "    P Prestatie\n" * 120) * 2
    goal_tree = make_tree(organisation, drawing)
    pages = pages_of(read_outline(goal_tree))
    assert [[part.continued for part in page] for page in pages] == [[False], [True]]


def test_later_page_by_address(client, organisation):
    goal_tree = make_wide_tree(organisation, 1260)
    first, second = get(client, goal_tree), get(client, goal_tree, {"pagina": 2})
    assert "Effect 1<" in first.text
    assert "Effect 1<" not in second.text
    assert "pagina=2" in first.text


@pytest.mark.parametrize("count", [13, 1260])
def test_table_of_any_size_takes_as_many_queries(client, organisation, count, django_assert_num_queries):
    goal_tree = make_wide_tree(organisation, count)
    measure_all(goal_tree)
    spend_all(goal_tree)
    with django_assert_num_queries(QUERIES):
        response = client.get(url(goal_tree))
    assert len(response.content) <= MOST_BYTES


def test_empty_tree_says_what_to_do_first(client, organisation):
    assert "Deze boom heeft nog geen doelen." in get(client, make_tree(organisation)).text


def test_filter_that_nothing_fits_says_so(client, goal_tree):
    assert "Geen doel past bij dit filter." in get(client, goal_tree, {"domein": "fysiek"}).text


def test_nonsense_in_the_address_counts_as_not_chosen(client, goal_tree):
    assert "Huisbezoek" in get(client, goal_tree, {"domein": "x", "pagina": "-1"}).text


def test_tree_of_another_organisation_is_not_there(client):
    stranger = make_tree(make_organisation("son"), FAMILY)
    assert client.get(url(stranger)).status_code == 404
    assert client.get(url(stranger).replace("/son/", "/best/")).status_code == 404


def test_table_asks_to_log_in(client, goal_tree):
    client.logout()
    assert client.get(url(goal_tree)).status_code == 302


def test_script_in_a_title_is_text(client, organisation):
    text = get(client, make_tree(organisation, "M <script>alert(1)</script>")).text
    assert "<script>alert" not in text
