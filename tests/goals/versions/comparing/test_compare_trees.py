"""What differs in whole trees: shared things, sums and the order of what is told."""

from decimal import Decimal

from goals.accounts import BudgetLineRow
from goals.versions.comparing import below_its_goal, compare, sentences, summary
from tests.goals.checks.outlines import find
from tests.goals.versions.comparing.edits import put, target, tree
from tests.goals.versions.comparing.outlines import copy_of, filled, make_raakvlak, make_sheet, plain, told


def test_tree_does_not_differ_from_itself():
    outline = filled()
    differences = compare(outline, outline)
    assert (bool(differences), len(differences), sentences(differences)) == (False, 0, [])
    assert summary(differences) == "Er is niets gewijzigd."


def test_shared_indicator_is_told_once_with_all_its_goals():
    old = filled()
    new = copy_of(old)
    target(number=Decimal(8))(new)
    (difference,) = compare(old, new)
    assert [goal.title for goal in difference.goals] == ["Goede start", "Leefomgeving"]
    assert (difference.old_number, difference.new_number, difference.amount) == (10, 8, -2)


def test_new_indicator_is_told_once_with_all_its_goals():
    old, indicator = plain(), make_sheet()
    new = copy_of(old)
    for goal in new:
        goal.indicators.append(indicator)
    (difference,) = compare(old, new)
    assert difference.goals[0].title == "Gezond opgroeien"
    assert told(old, new) == [
        "Nieuw bij 6 doelen, waaronder ‘Gezond opgroeien’: indicator ‘Jeugdigen met jeugdhulp’."
    ]


def test_story_that_is_gone_is_not_repeated():
    old = filled()
    new = copy_of(old)
    put("stories", text="Ik kom er elke dag.")(new)
    (difference,) = compare(old, new)
    assert (difference.old, difference.words) == ("", (("erbij", "Ik kom er elke dag."),))


def test_raakvlak_between_two_goals_of_the_tree_is_told_once():
    old = plain()
    new = copy_of(old)
    one, other = find(new, "Goede start"), find(new, "Leefomgeving")
    for goal, touched in ((one, other), (other, one)):
        goal.raakvlakken.append(make_raakvlak(other_id=touched.id, other_title=touched.title))
    assert told(old, new) == ["Nieuw bevestigd raakvlak: ‘Goede start’ en ‘Leefomgeving’."]


def test_money_of_the_whole_tree_counts_goals_that_came_too():
    old = filled()
    new = copy_of(old)
    put("budget_lines", costs=Decimal(120000))(new)
    find(new, "Meedoen").budget_lines.append(BudgetLineRow(0, 2028, "", "", Decimal(5), Decimal(7)))
    assert sentences(compare(old, new))[-3:] == [
        "Lasten 2027 van de hele boom: van € 100.000 naar € 120.000 (€ 20.000 meer).",
        "Lasten 2028 van de hele boom: van € 0 naar € 5 (€ 5 meer).",
        "Baten 2028 van de hele boom: van € 0 naar € 7 (€ 7 meer).",
    ]


def test_money_that_moves_to_another_taakveld_leaves_the_totals():
    old = filled()
    new = copy_of(old)
    put("budget_lines", taakveld="6.2")(new)
    differences = compare(old, new)
    assert [(item.name[:3], item.kind.value, item.amount) for item in differences] == [
        ("6.1", "weg", -100000),
        ("6.2", "nieuw", 100000),
    ]
    assert differences.totals == ()


def test_sentence_below_its_goal_leaves_out_the_title_of_that_goal_only():
    old = filled()
    new = copy_of(old)
    put("budget_lines", costs=Decimal(120000))(new)
    find(new, "Goede start").why = ""
    target(number=Decimal(8))(new)
    assert [below_its_goal(item) for item in compare(old, new)] == [
        "‘Waarom doen we dit?’ is leeggemaakt.",
        "Streefwaarde 2027 van ‘Jeugdigen met jeugdhulp’: van hooguit 10% naar hooguit 8%.",
        "Lasten 2027 (6.1 Samenkracht en burgerparticipatie): van € 100.000 naar € 120.000 (€ 20.000 meer).",
    ]


def test_differences_come_in_the_order_of_the_tree():
    old = plain()
    new = copy_of(old)
    for goal in reversed(list(new)):
        goal.why = "Daarom."
    tree(period="2027")(new)
    assert [item.goal and item.goal.number for item in compare(old, new)] == [
        *(None, "1", "1.1", "1.1.1", "1.1.1.1", "1.2", "2")
    ]
