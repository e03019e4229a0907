"""The Schema over HTTP: the chosen path, opened branches, filters, and its size."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from goals.models import Contribution
from goals.tree import remove_goal
from tests.goals.factories import FAMILY, find, make_organisation, make_tree, make_user, make_wide_tree
from tests.goals.measured import OFF_COURSE, ON_COURSE, measure, measure_all

HTMX = {"HX-Request": "true"}
MOST_BYTES = 200_000
QUERIES = 12  # session, user, tree, memberships, and the 8 of the outline


@pytest.fixture
def client(client, user):
    client.force_login(user)
    return client


def url(goal_tree):
    return reverse("goals:schema", args=[goal_tree.organisation.slug, goal_tree.pk])


def get(client, goal_tree, query=None, **kwargs):
    response = client.get(url(goal_tree), query, **kwargs)
    assert response.status_code == 200
    return response


def sentence(response):
    """The sentence about the path, without tags."""
    text = re.search(r'role="status">(.*?)</p>', response.text, re.DOTALL)[1]
    return re.sub(r"<[^>]+>", "", text)


def boxes(response):
    """Numbers of the goals in the drawing."""
    return [box.goal.number for box in response.context["diagram"].boxes]


def test_box_has_the_mark_of_the_worst_state_and_says_it(client, goal_tree):
    goal = find(goal_tree, "Huisbezoek")
    measure(goal, "Een", **ON_COURSE)
    measure(goal, "Twee", **OFF_COURSE)
    page = get(client, goal_tree).text
    assert 'aria-label="prestatie 1.1.1.1: Huisbezoek, niet op koers"' in page
    assert page.count("#st-niet-op-koers") == 2  # in the box, and in the key
    assert page.count("geen teken: geen indicator") == 1


def test_key_is_silent_on_states_in_a_tree_without_indicators(client, goal_tree):
    assert "geen teken: geen indicator" not in get(client, goal_tree).text


def test_schema_shows_every_goal_as_a_link_with_its_full_name(client, goal_tree):
    response = get(client, goal_tree)
    assert boxes(response) == ["1", "1.1", "1.1.1", "1.1.1.1", "1.1.2", "1.2", "2"]
    goal = find(goal_tree, "Huisbezoek")
    assert f'href="?doel={goal.pk}"' in response.text
    assert 'aria-label="prestatie 1.1.1.1: Huisbezoek"' in response.text


def test_chosen_goal_tells_its_path(client, goal_tree):
    goal, target = find(goal_tree, "Huisbezoek"), find(goal_tree, "Meedoen")
    query = {"doel": goal.pk}
    assert sentence(get(client, goal_tree, query)) == "Pad van 1.1.1.1 Huisbezoek: vier stappen."
    Contribution.objects.create(goal=goal, target=target)
    response = get(client, goal_tree, query)
    assert sentence(response) == "Pad van 1.1.1.1 Huisbezoek: vier stappen, en een bijdrage aan 2."
    assert [box.goal.title for box in response.context["diagram"].boxes if box.state == "chosen"] == [
        "Huisbezoek"
    ]
    assert sentence(get(client, goal_tree, {"doel": target.pk})) == (
        "Pad van 2 Meedoen: één stap; 1.1.1.1 draagt hieraan ook bij."
    )


def test_many_contributions_are_summed_up(client, organisation):
    goal_tree = make_tree(organisation, "M Een\n  P Prestatie\n" + "M Ander\n" * 6)
    goal = find(goal_tree, "Prestatie")
    for target in goal_tree.goals.filter(title="Ander").in_tree_order():
        Contribution.objects.create(goal=goal, target=target)
    response = get(client, goal_tree, {"doel": goal.pk})
    assert sentence(response) == (
        "Pad van 1.1 Prestatie: twee stappen, en bijdragen aan 2, 3, 4 en 3 andere doelen."
    )


def test_contribution_to_another_tree_leads_there(client, goal_tree, organisation):
    other = make_tree(organisation, "M Groen", title="Omgevingsvisie")
    target = find(other, "Groen")
    Contribution.objects.create(goal=find(goal_tree, "Huisbezoek"), target=target)
    response = get(client, goal_tree)
    assert f'href="{url(other)}?doel={target.pk}"' in response.text
    assert "1.1.1.1 draagt ook bij aan Omgevingsvisie: Groen" in response.text


def test_phone_gets_the_path_with_the_goals_beside_and_below_it(client, goal_tree):
    response = get(client, goal_tree, {"doel": find(goal_tree, "Goede start").pk})
    assert [card.words for card in response.context["cards"]] == [
        "1 maatschappelijk effect",
        "1 doelstelling",
    ]
    assert response.context["below"].words == "2 subdoelstellingen"


def test_goal_that_is_gone_is_told_and_the_tree_shows(client, goal_tree, user):
    goal = find(goal_tree, "Huisbezoek")
    remove_goal(user=user, goal=goal)
    response = get(client, goal_tree, {"doel": goal.pk})
    assert "Het doel dat u koos, staat niet meer in deze boom." in response.text
    assert "Het doel dat u koos" in get(client, goal_tree, {"doel": uuid4()}).text


def test_nonsense_in_the_address_counts_as_not_chosen(client, goal_tree):
    query = {"doel": "x", "open": ["y", "\x00"], "domein": "z", "niveau": "'"}
    assert len(boxes(get(client, goal_tree, query))) == 7


def test_htmx_gets_only_the_parts_that_change(client, goal_tree):
    query = {"doel": find(goal_tree, "Huisbezoek").pk}
    text = get(client, goal_tree, query, headers=HTMX).text
    assert "<html" not in text
    assert re.findall(r'<div id="([^"]+)"', text) == ["schema-filters", "schema-pad", "schema-beeld"]


def test_htmx_gets_the_whole_page_for_its_history(client, goal_tree):
    headers = {**HTMX, "HX-History-Restore-Request": "true"}
    assert "<html" in get(client, goal_tree, headers=headers).text


def test_domain_filter_keeps_the_goals_above_what_fits(client, goal_tree):
    goal_tree.goals.filter(title="Huisbezoek").update(domain="fysiek")
    assert boxes(get(client, goal_tree, {"domein": "fysiek"})) == ["1", "1.1", "1.1.1", "1.1.1.1"]


def test_filter_that_nothing_fits_says_so(client, goal_tree):
    assert "Geen doel past bij dit filter." in get(client, goal_tree, {"domein": "fysiek"}).text


def test_level_filter_stops_at_that_level(client, goal_tree):
    assert boxes(get(client, goal_tree, {"niveau": "doelstelling"})) == ["1", "1.1", "1.2", "2"]


def test_other_choices_stay_when_a_goal_is_chosen(client, goal_tree):
    goal = find(goal_tree, "Meedoen")
    text = get(client, goal_tree, {"niveau": "doelstelling"}).text
    assert f'href="?doel={goal.pk}&amp;niveau=doelstelling"' in text


def test_branch_of_a_large_tree_opens_and_closes_by_address(client, organisation):
    goal_tree = make_wide_tree(organisation, 400)
    goal = find(goal_tree, "Doelstelling 1.1")
    response = get(client, goal_tree)
    assert f'href="?open={goal.pk}"' in response.text
    assert 'aria-label="Toon 12 doelen onder 1.1"' in response.text
    response = get(client, goal_tree, {"open": [goal.pk]})
    assert boxes(response)[:5] == ["1", "1.1", "1.1.1", "1.1.2", "1.1.3"]
    assert 'aria-label="Klap 1.1 weer in"' in response.text


def test_fourth_branch_that_opens_closes_the_first(client, organisation):
    goal_tree = make_wide_tree(organisation, 1260)
    pks = [goal.pk for goal in goal_tree.goals.filter(title__startswith="Effect").in_tree_order()[:4]]
    response = get(client, goal_tree, {"open": pks[:3]})
    assert f'href="?open={pks[3]}&amp;open={pks[0]}&amp;open={pks[1]}"' in response.text


def test_empty_tree_says_what_to_do_first(client, organisation):
    goal_tree = make_tree(organisation)
    response = get(client, goal_tree)
    assert "Deze boom heeft nog geen doelen." in response.text
    assert f'href="{reverse("goals:tree", args=["best", goal_tree.pk])}"' in response.text


def test_script_in_a_title_is_text(client, organisation):
    goal_tree = make_tree(organisation, "M <script>alert(1)</script>")
    text = get(client, goal_tree, {"doel": find(goal_tree, "<script>alert(1)</script>").pk}).text
    assert "<script>alert" not in text
    assert "style=" not in text


@pytest.mark.parametrize("count", [13, 1260])
def test_schema_of_any_size_takes_as_many_queries(client, organisation, count, django_assert_num_queries):
    goal_tree = make_wide_tree(organisation, count)
    measure_all(goal_tree)
    with django_assert_num_queries(QUERIES):
        response = client.get(url(goal_tree))
    assert len(response.content) <= MOST_BYTES


def test_large_tree_with_a_path_and_open_branches_stays_small(client, organisation):
    goal_tree = make_wide_tree(organisation, 1260)
    goals = goal_tree.goals.filter(title__startswith="Doelstelling").in_tree_order()
    goal = find(goal_tree, "Prestatie 20.2.2.2")
    response = get(client, goal_tree, {"doel": goal.pk, "open": [each.pk for each in goals[:3]]})
    assert "20.2.2.2" in boxes(response)
    assert len(response.content) <= MOST_BYTES


def test_tree_of_another_organisation_is_not_there(client):
    stranger = make_tree(make_organisation("son"), FAMILY)
    assert client.get(url(stranger)).status_code == 404
    assert client.get(url(stranger).replace("/son/", "/best/")).status_code == 404


def test_schema_asks_to_log_in(client, goal_tree):
    client.logout()
    assert client.get(url(goal_tree)).status_code == 302


def test_schema_only_reads(client, goal_tree):
    assert client.post(url(goal_tree)).status_code == 405


def test_raadslid_may_read(client, goal_tree, organisation):
    client.force_login(make_user(organisation, role="raadslid"))
    assert len(boxes(get(client, goal_tree))) == 7
