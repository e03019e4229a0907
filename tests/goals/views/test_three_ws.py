"""The Drie W's over HTTP: which goals stand in which part of the table, and its size."""

from datetime import date

import pytest
from django.urls import reverse

from goals.models import Contribution, Responsibility
from goals.outline import read_outline
from goals.views.three_ws import MOST, pages_of
from tests.goals.factories import FAMILY, find, make_organisation, make_tree, make_wide_tree

MOST_BYTES = 200_000
QUERIES = 8  # session, user, tree, memberships, and the 4 of the outline


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


def test_money_is_announced_without_an_empty_column(client, goal_tree):
    text = get(client, goal_tree).text
    assert "Wat het mag kosten, volgt" in text
    assert text.count('scope="col"') == 2


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
