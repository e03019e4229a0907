"""Writing a parsed tree, and reading an export back: the same tree again."""

import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from goals.branches import insert_drafts
from goals.drafts import GoalDraft
from goals.enums import Level
from goals.history import recent_history
from goals.imports.apply import import_tree
from goals.imports.export import export_json
from goals.imports.parse import parse
from goals.imports.preview import LevelCount, preview
from goals.models import Contribution, Goal, GoalTree
from goals.services import add_contribution
from goals.tree import create_tree
from organisations.enums import Role
from tests.goals.factories import draw, drawing, find, make_organisation, make_tree, make_user

pytestmark = pytest.mark.django_db

NESTED = {
    "title": "Begroting",
    "nodes": [
        {
            "level": "maatschappelijk_effect",
            "title": "Effect",
            "children": [
                {
                    "level": "doelstelling",
                    "title": "Doelstelling",
                    "domain": "fysiek",
                    "law": "Omgevingswet",
                    "children": [{"level": "prestatie", "title": "Prestatie"}],
                },
                {"level": "prestatie", "title": "<script>alert(1)</script>"},
            ],
        },
        {"level": "prestatie", "title": "Los"},
    ],
}
DRAWN = drawing("""
    M Effect
      D Doelstelling
        P Prestatie
      P <script>alert(1)</script>
    P Los
""")


def parsed(value=NESTED):
    return parse(json.dumps(value).encode())


def test_import_tree_keeps_order_and_levels():
    user = make_user(make_organisation())
    goal_tree = import_tree(user=user, organisation=user.memberships.get().organisation, parsed=parsed())
    assert (goal_tree.title, draw(goal_tree)) == ("Begroting", DRAWN)
    goal = find(goal_tree, "Doelstelling")
    assert goal.domain == "fysiek"
    (entry,) = recent_history(goal.pk)
    assert (entry.who, entry.reason) == (str(user), "Geïmporteerd uit een bestand")
    assert [str(reference) for reference in goal.references.all()] == ["Omgevingswet"]


def test_import_tree_under_another_title():
    goal_tree = import_tree(user=None, organisation=make_organisation(), parsed=parsed(), title="Programma")
    assert goal_tree.title == "Programma"


def test_import_tree_of_an_empty_tree():
    empty = parsed({"titel": "Leeg", "doelen": []})
    goal_tree = import_tree(user=None, organisation=make_organisation(), parsed=empty)
    assert draw(goal_tree) == ""


def test_import_tree_that_fails_halfway_writes_nothing():
    tree = parsed()
    tree.drafts[1].level = "doel"
    with pytest.raises((ValidationError, ValueError)):
        import_tree(user=None, organisation=make_organisation(), parsed=tree)
    assert (GoalTree.objects.count(), Goal.objects.count()) == (0, 0)


@pytest.mark.parametrize("role", [Role.RAADSLID, None])
def test_import_tree_is_refused_to_readers_and_outsiders(role):
    organisation = make_organisation()
    user = make_user(organisation, role) if role else make_user(make_organisation("houten"))
    with pytest.raises(PermissionDenied):
        import_tree(user=user, organisation=organisation, parsed=parsed())
    assert GoalTree.objects.count() == 0


def test_export_can_be_imported_again():
    organisation = make_organisation()
    original = create_tree(
        user=None,
        organisation=organisation,
        title="Jeugd <b>",
        description="Over\n\njeugd",
        domain="sociaal",
        start_year=2027,
        level_names={"doelstelling": "programmadoel"},
    )
    fill(original)
    exported = export_json(original)
    copy = import_tree(user=None, organisation=organisation, parsed=parse(exported.encode()))
    assert draw(copy) == draw(original)
    assert without_identity(export_json(copy)) == without_identity(exported)


def fill(goal_tree):
    result = GoalDraft("Prestatie", Level.PRESTATIE)
    goal = GoalDraft(
        "Doelstelling “é” 👟",
        Level.DOELSTELLING,
        description="Regel 1\nRegel 2",
        why="Daarom",
        domain="fysiek",
        start_date="2027-01-01",
        end_date="2028-12-31",
        responsibilities=[("team", "team Jeugd"), ("commissie", "commissie")],
        references=[("wet", "Jeugdwet", ""), ("beleidsnota", "Nota", "https://example.org/nota")],
        children=[result],
    )
    effect = GoalDraft("Effect", Level.MAATSCHAPPELIJK_EFFECT, children=[goal])
    other = GoalDraft("Tweede", Level.DOELSTELLING)
    insert_drafts(user=None, goal_tree=goal_tree, drafts=[effect, other])
    add_contribution(
        user=None,
        goal=find(goal_tree, "Prestatie"),
        target=find(goal_tree, "Tweede"),
        weight="primair",
        explanation="zo",
    )


def without_identity(exported):
    """An export without ids and revision, contributions by title."""

    def strip(value):
        if isinstance(value, list):
            return [strip(item) for item in value]
        if isinstance(value, dict):
            return {
                key: strip(item)
                for key, item in value.items()
                if key not in ("id", "revisie", "doel", "boom")
            }
        return value

    return strip(json.loads(exported))


def test_import_of_an_export_leaves_out_contributions_to_other_trees():
    organisation = make_organisation()
    here = make_tree(organisation, "P Prestatie")
    there = make_tree(organisation, "D Doelstelling", title="Elders")
    add_contribution(
        user=None,
        goal=find(here, "Prestatie"),
        target=find(there, "Doelstelling"),
        weight="primair",
    )
    tree = parse(export_json(here).encode())
    import_tree(user=None, organisation=organisation, parsed=tree)
    assert tree.notes == ["Bijdragen aan doelen in een andere boom gaan niet mee. In dit bestand: 1."]
    assert Contribution.objects.count() == 1


def test_preview_counts_all_and_shows_the_first():
    contents = preview(parsed(), first=3)
    assert (contents.total, contents.hidden) == (5, 2)
    assert contents.levels == [
        LevelCount("maatschappelijk_effect", "maatschappelijk effect", 1),
        LevelCount("doelstelling", "doelstelling", 1),
        LevelCount("prestatie", "prestatie", 3),
    ]
    assert lines(contents.goals) == ["1 Effect", "1.1 Doelstelling fysiek", "1.1.1 Prestatie"]


def lines(goals):
    return [
        line
        for goal in goals
        for line in (f"{goal.number} {goal.title} {goal.domain}".strip(), *lines(goal.children))
    ]


def test_preview_uses_own_names_of_levels():
    tree = parsed(
        {
            "titel": "t",
            "niveaunamen": {"prestatie": "activiteit"},
            "doelen": [{"niveau": "prestatie", "titel": "p"}],
        }
    )
    assert [level.name for level in preview(tree).levels] == ["activiteit"]
    assert preview(tree).goals[0].level_name == "activiteit"
