from datetime import date

import pytest

from goals import tree
from goals.models import Contribution, Goal, Reference, Responsibility
from goals.outline import from_json, read_outline, to_json
from tests.goals.factories import find, make_organisation, make_tree, make_wide_tree


def lines(outline):
    return [f"{goal.number} {goal.title}" for goal in outline]


@pytest.fixture
def rich_tree(goal_tree, organisation):
    """A tree with something in every field, contributions inside and to another tree included."""
    goal_tree.description, goal_tree.domain = "Waar het over gaat", "sociaal"
    goal_tree.start_year, goal_tree.end_year = 2027, 2030
    goal_tree.level_names = {"prestatie": "actie"}
    goal_tree.save()
    other = make_tree(organisation, "M Groen", title="Openbare ruimte")
    goal = find(goal_tree, "Steun")
    Goal.objects.filter(pk=goal.pk).update(
        description="Toelichting",
        why="Daarom",
        domain="fysiek",
        start_date=date(2027, 1, 1),
        end_date=date(2030, 12, 31),
    )
    Responsibility.objects.create(goal=goal, role="team", name="Jeugd")
    Responsibility.objects.create(goal=goal, role="opdrachtgever", name="A. de Vries")
    Reference.objects.create(goal=goal, kind="wet", title="Jeugdwet", url="https://example.org/wet")
    for title, target in (
        ("Steun", find(goal_tree, "Meedoen")),
        ("Steun", find(other, "Groen")),
        ("Goede start", find(goal_tree, "Meedoen")),
    ):
        Contribution.objects.create(goal=find(goal_tree, title), target=target, explanation="Zo")
    return goal_tree


def test_numbers_come_from_the_place_among_living_goals(goal_tree, user):
    assert lines(read_outline(goal_tree)) == [
        "1 Gezond opgroeien",
        "1.1 Goede start",
        "1.1.1 Steun",
        "1.1.1.1 Huisbezoek",
        "1.1.2 Voorlezen",
        "1.2 Leefomgeving",
        "2 Meedoen",
    ]
    tree.remove_goal(user=user, goal=find(goal_tree, "Steun"))
    assert lines(read_outline(goal_tree)) == [
        "1 Gezond opgroeien",
        "1.1 Goede start",
        "1.1.1 Voorlezen",
        "1.2 Leefomgeving",
        "2 Meedoen",
    ]


def test_outline_follows_moves(goal_tree, user):
    tree.raise_goal(user=user, goal=find(goal_tree, "Meedoen"))
    tree.move_goal(user=user, goal=find(goal_tree, "Voorlezen"), target=find(goal_tree, "Meedoen"))
    assert lines(read_outline(goal_tree)) == [
        "1 Meedoen",
        "1.1 Voorlezen",
        "2 Gezond opgroeien",
        "2.1 Goede start",
        "2.1.1 Steun",
        "2.1.1.1 Huisbezoek",
        "2.2 Leefomgeving",
    ]


def test_domain_is_inherited_from_the_nearest_that_has_one(goal_tree):
    goal_tree.domain = "sociaal"
    goal_tree.save()
    Goal.objects.filter(title__in=["Goede start"]).update(domain="fysiek")
    Goal.objects.filter(title="Huisbezoek").update(domain="sociaal")
    outline = read_outline(goal_tree)
    assert {goal.title: (goal.domain, goal.effective_domain) for goal in outline} == {
        "Gezond opgroeien": ("", "sociaal"),
        "Goede start": ("fysiek", "fysiek"),
        "Steun": ("", "fysiek"),
        "Huisbezoek": ("sociaal", "sociaal"),
        "Voorlezen": ("", "fysiek"),
        "Leefomgeving": ("", "sociaal"),
        "Meedoen": ("", "sociaal"),
    }


def test_domain_is_empty_where_nobody_has_one(goal_tree):
    assert {goal.effective_domain for goal in read_outline(goal_tree)} == {""}


def test_goals_know_their_parent_ancestors_and_depth(goal_tree):
    goal = next(goal for goal in read_outline(goal_tree) if goal.title == "Huisbezoek")
    assert [above.title for above in goal.ancestors] == ["Gezond opgroeien", "Goede start", "Steun"]
    assert (goal.parent.title, goal.depth) == ("Steun", 3)
    top = goal.ancestors[0]
    assert (top.parent, top.depth, [below.title for below in top.walk()][:2]) == (
        None,
        0,
        ["Gezond opgroeien", "Goede start"],
    )


def test_what_hangs_at_goals_is_read_along(rich_tree):
    goal = next(goal for goal in read_outline(rich_tree) if goal.title == "Steun")
    assert [values[1:] for values in goal.responsibilities] == [
        ("team", "Jeugd"),
        ("opdrachtgever", "A. de Vries"),
    ]
    assert [values[1:] for values in goal.references] == [("wet", "Jeugdwet", "https://example.org/wet")]
    assert [(link.target_title, link.number, link.tree_title) for link in goal.contributions] == [
        ("Meedoen", "2", "Preventief jeugdbeleid"),
        ("Groen", "", "Openbare ruimte"),
    ]


def test_contributors_stand_at_the_target_in_tree_order(rich_tree):
    target = next(goal for goal in read_outline(rich_tree) if goal.title == "Meedoen")
    assert [goal.title for goal in target.contributors] == ["Goede start", "Steun"]


@pytest.mark.parametrize("binned", ["Meedoen", "Goede start"])
def test_contributions_of_and_to_binned_goals_are_left_out(rich_tree, user, binned):
    tree.remove_goal(user=user, goal=find(rich_tree, binned))
    found = [
        (goal.title, link.target_title) for goal in read_outline(rich_tree) for link in goal.contributions
    ]
    assert found == {"Meedoen": [("Steun", "Groen")], "Goede start": []}[binned]


def test_contributions_to_a_removed_tree_are_left_out(rich_tree):
    target = Goal.objects.get(title="Groen")
    target.goal_tree.removed_at = "2026-01-01T00:00Z"
    target.goal_tree.save()
    goal = next(goal for goal in read_outline(rich_tree) if goal.title == "Steun")
    assert [link.target_title for link in goal.contributions] == ["Meedoen"]


def test_from_json_gives_the_same_json_and_links(rich_tree):
    outline = read_outline(rich_tree)
    again = from_json(to_json(outline))
    assert to_json(again) == to_json(outline)
    assert [connected(goal) for goal in again] == [connected(goal) for goal in outline]


def connected(goal):
    return (
        goal.number,
        goal.depth,
        goal.effective_domain,
        goal.parent and goal.parent.number,
        [link.number for link in goal.contributions],
        [other.number for other in goal.contributors],
    )


def test_to_json_of_one_goal_is_this(organisation):
    goal_tree = make_tree(organisation, "M Meedoen", domain="sociaal", start_year=2027, end_year=2030)
    goal = find(goal_tree, "Meedoen")
    Responsibility.objects.create(goal=goal, role="team", name="Jeugd")
    assert to_json(read_outline(goal_tree)) == {
        "schema": 1,
        "id": str(goal_tree.pk),
        "titel": "Preventief jeugdbeleid",
        "omschrijving": "",
        "domein": "sociaal",
        "periode": "2027–2030",
        "niveaunamen": {},
        "revisie": 1,
        "doelen": [
            {
                "id": str(goal.pk),
                "nummer": "1",
                "niveau": "maatschappelijk_effect",
                "titel": "Meedoen",
                "toelichting": "",
                "waarom": "",
                "domein": None,
                "begindatum": None,
                "streefdatum": None,
                "verantwoordelijken": [{"rol": "team", "naam": "Jeugd"}],
                "verwijzingen": [],
                "draagtBijAan": [],
                "kinderen": [],
            }
        ],
    }


def test_from_json_of_another_schema_is_refused(goal_tree):
    data = to_json(read_outline(goal_tree)) | {"schema": 2}
    with pytest.raises(ValueError, match="Onbekend schema 2; dit programma leest schema 1"):
        from_json(data)


@pytest.mark.django_db
@pytest.mark.parametrize("count", [0, 13, 1_260])
def test_read_outline_takes_four_queries_at_every_size(count, django_assert_num_queries):
    goal_tree = make_wide_tree(make_organisation(), count)
    with django_assert_num_queries(4):
        outline = read_outline(goal_tree)
    assert len(outline) == count
    assert [goal.title for goal in outline] == list(
        goal_tree.goals.alive().order_by("lft").values_list("title", flat=True)
    )
