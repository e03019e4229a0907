"""Trees broken by raw SQL, one way at a time: the fault is named, and repaired where the parents tell how."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from goals import tree
from goals.models import Contribution, Goal
from goals.tree_check import find_faults, repair
from tests.goals.factories import FAMILY, draw, drawing, find, make_organisation, make_tree, revision

OWN = "UPDATE goals_goal SET {} WHERE title = %s"


def run(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def faults(goal_tree):
    return [str(fault) for fault in find_faults(goal_tree)]


def test_find_faults_of_a_sound_tree_is_empty(goal_tree):
    tree.remove_goal(user=None, goal=find(goal_tree, "Steun"))
    assert find_faults(goal_tree) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("lft = lft + 1", ["‘Leefomgeving’ heeft lft 12 in plaats van 11."]),
        ("rght = rght - 1", ["‘Leefomgeving’ heeft rght 11 in plaats van 12."]),
        ("depth = 1", ["‘Leefomgeving’ heeft depth 1 in plaats van 2."]),
        ("mptt_tree = 987", ["‘Leefomgeving’ heeft mptt_tree 987 in plaats van {number}."]),
        (
            "lft = 900, rght = 901, depth = 7",
            [
                "‘Leefomgeving’ heeft lft 900 in plaats van 11.",
                "‘Leefomgeving’ heeft rght 901 in plaats van 12.",
                "‘Leefomgeving’ heeft depth 7 in plaats van 2.",
            ],
        ),
    ],
)
def test_one_wrong_field_is_named_and_repaired(goal_tree, change, expected):
    before = rows(goal_tree)
    number = find(goal_tree, "Meedoen").mptt_tree
    run(OWN.format(change), "Leefomgeving")
    assert faults(goal_tree) == [sentence.format(number=number) for sentence in expected]
    repair(goal_tree)
    assert (find_faults(goal_tree), rows(goal_tree)) == ([], before)


def test_every_edge_gone_is_repaired_from_the_parents(goal_tree):
    run("UPDATE goals_goal SET lft = 0, rght = 0, depth = 0, mptt_tree = 4000 + length(title)")
    assert len(find_faults(goal_tree)) > 20
    repair(goal_tree)
    assert find_faults(goal_tree) == []
    assert sorted(line.strip() for line in draw(goal_tree).splitlines()) == sorted(
        line.strip() for line in drawing(FAMILY).splitlines()
    )


def test_edges_shifted_by_a_stray_gap_are_repaired_in_order(goal_tree):
    run("UPDATE goals_goal SET lft = lft * 3, rght = rght * 3 + 7 WHERE lft > 4")
    repair(goal_tree)
    assert (find_faults(goal_tree), draw(goal_tree)) == ([], drawing(FAMILY))


def test_a_goal_that_names_another_tree_returns_to_that_of_its_parent(goal_tree, organisation):
    other = make_tree(organisation, "M Elders", title="Ruimte")
    run("UPDATE goals_goal SET goal_tree_id = %s WHERE title = 'Steun'", other.pk)
    sentence = f"‘Steun’ heeft goal_tree_id {other.pk} in plaats van {goal_tree.pk}."
    assert (faults(goal_tree), faults(other)) == ([sentence], [])
    revisions = revision(goal_tree), revision(other)
    repair(goal_tree)
    assert (find_faults(goal_tree), find_faults(other)) == ([], [])
    assert draw(goal_tree) == drawing(FAMILY)
    assert (revision(goal_tree), revision(other)) == (revisions[0] + 1, revisions[1] + 1)


def test_two_trees_of_one_number_are_parted(goal_tree, organisation):
    other = make_tree(organisation, "M Elders\n  D Hier", title="Ruimte")
    number = find(goal_tree, "Steun").mptt_tree
    run("UPDATE goals_goal SET mptt_tree = %s WHERE goal_tree_id = %s", number, other.pk)
    sentence = f"Het boomnummer {number} is ook van een andere boom."
    assert (faults(goal_tree), faults(other)) == ([sentence], [sentence])
    repair(other)
    assert (find_faults(goal_tree), find_faults(other)) == ([], [])
    assert draw(other) == "M Elders\n  D Hier"


def test_a_ring_of_parents_is_named(goal_tree):
    ring = "UPDATE goals_goal SET parent_id = %s WHERE title = %s"
    run(ring, find(goal_tree, "Huisbezoek").pk, "Goede start")
    found = faults(goal_tree)
    repair(goal_tree)
    lost = ["Goede start", "Steun", "Huisbezoek", "Voorlezen"]
    assert [sentence for sentence in found if "hangt niet" in sentence] == [
        f"‘{title}’ hangt niet aan de wortel van de boom." for title in lost
    ]
    assert faults(goal_tree) == [f"‘{title}’ hangt niet aan de wortel van de boom." for title in lost]


def test_a_tree_without_root_is_named(goal_tree):
    run(
        "UPDATE goals_goal SET parent_id = %s, level = 'prestatie', title = 'x' WHERE parent_id IS NULL",
        find(goal_tree, "Meedoen").pk,
    )
    assert faults(goal_tree) == ["De boom heeft 0 wortels in plaats van één."]
    repair(goal_tree)
    assert faults(goal_tree) == ["De boom heeft 0 wortels in plaats van één."]


@pytest.mark.parametrize(
    ("change", "title", "expected"),
    [
        ("level = 'doelstelling'", "Steun", ["‘Steun’ is een doelstelling onder een doelstelling."]),
        ("removal_id = NULL", "Huisbezoek", ["‘Huisbezoek’ leeft onder ‘Steun’, dat in de prullenbak ligt."]),
    ],
)
def test_what_people_must_decide_is_named_and_left(goal_tree, change, title, expected):
    if "removal" in change:
        tree.remove_goal(user=None, goal=find(goal_tree, "Steun"))
    run(OWN.format(change), title)
    assert faults(goal_tree) == expected
    repair(goal_tree)
    assert faults(goal_tree) == expected


def test_a_contribution_to_a_lower_level_is_named(goal_tree):
    Contribution.objects.create(goal=find(goal_tree, "Meedoen"), target=find(goal_tree, "Steun"))
    assert faults(goal_tree) == ["‘Meedoen’ draagt bij aan ‘Steun’, dat niet van een hoger niveau is."]


def test_check_trees_ends_well_when_all_is_sound(goal_tree):
    assert check_trees() == "Nagekeken doelenbomen: 1. Alles klopt.\n"


def test_check_trees_names_faults_and_fails(goal_tree):
    run(OWN.format("depth = 9"), "Meedoen")
    out = StringIO()
    with pytest.raises(CommandError, match=r"^Nagekeken doelenbomen: 1. Overgebleven fouten: 1\.$") as caught:
        call_command("check_trees", stdout=out)
    assert caught.value.returncode == 1
    assert out.getvalue() == (
        "Gemeente Best · Preventief jeugdbeleid: ‘Meedoen’ heeft depth 9 in plaats van 1.\n"
    )


def test_check_trees_repair_says_what_it_did(goal_tree):
    run(OWN.format("depth = 9"), "Meedoen")
    assert check_trees("--repair").splitlines() == [
        "Gemeente Best · Preventief jeugdbeleid: ‘Meedoen’ heeft depth 9 in plaats van 1.",
        "Gemeente Best · Preventief jeugdbeleid: 1 van 1 fouten hersteld.",
        "Nagekeken doelenbomen: 1. Alles klopt.",
    ]


def test_check_trees_repair_fails_on_what_is_left(goal_tree):
    run(OWN.format("level = 'doelstelling', depth = 8"), "Steun")
    with pytest.raises(CommandError, match="Overgebleven fouten: 1"):
        check_trees("--repair")


def test_check_trees_of_one_organisation_passes_over_the_others(goal_tree):
    make_tree(make_organisation("houten"), "M Elders")
    run(OWN.format("depth = 9"), "Elders")
    assert check_trees("--organisatie", "best") == "Nagekeken doelenbomen: 1. Alles klopt.\n"
    with pytest.raises(CommandError, match="Er is geen doelenboom van een organisatie ‘nergens’"):
        check_trees("--organisatie", "nergens")


def check_trees(*arguments):
    out = StringIO()
    call_command("check_trees", *arguments, stdout=out)
    return out.getvalue()


def rows(goal_tree):
    fields = ("pk", "parent_id", "mptt_tree", "lft", "rght", "depth", "level")
    return list(Goal.objects.filter(goal_tree=goal_tree).order_by("lft").values_list(*fields))
