"""From cluster to doelstelling: making, changing the same goal, moving projects, undo, two people."""

import pytest

from goals import services, tree
from goals.models import ProjectContribution
from goals.projects.services import update_project
from goals.step_plans import clustering
from goals.step_plans.contents import read_contents
from goals.step_plans.shared_goals import one_line, save_goal, values_of
from goals.step_plans.undo import take_back, token_of
from history.conflicts import StaleFields
from tests.goals.factories import draw, drawing, find, make_organisation, make_tree, refused
from tests.goals.step_plans.factories import choose_effect, make_cluster, make_goal, make_plan, row_of

pytestmark = pytest.mark.django_db


def links(goal_tree):
    """{title of a goal: names of the projects that contribute to it}."""
    found = ProjectContribution.objects.filter(goal__goal_tree=goal_tree, goal__removal=None)
    titles = {}
    for link in found.select_related("goal", "project").order_by("project__name"):
        titles.setdefault(link.goal.title, []).append(link.project.name)
    return titles


@pytest.fixture
def cluster(plan):
    return make_cluster(plan, "Spelen", ["Speelplek", "Beweegcoach"])


def own(plan, name, title="", **more):
    """The fields of a form that give a project a subdoelstelling of its own."""
    pk = row_of(plan, name).pk
    return {f"own_{pk}": True, f"sub_{pk}": title or name, **more}


def test_make_hangs_projects_at_the_doelstelling_or_below_it(plan, cluster, effect):
    made = make_goal(plan, cluster, title="Kinderen spelen", **own(plan, "Speelplek", "Overal een speelplek"))
    assert made.new
    assert draw(effect.goal_tree) == drawing("""
        M Gezond opgroeien
          D Kinderen spelen
            S Overal een speelplek
        M Meedoen
    """)
    assert links(effect.goal_tree) == {
        "Kinderen spelen": ["Beweegcoach"],
        "Overal een speelplek": ["Speelplek"],
    }


def test_saving_again_changes_the_same_goals(plan, cluster, effect):
    first = make_goal(plan, cluster, title="Kinderen spelen", **own(plan, "Speelplek", "Speelplek"))
    sub = row_of(plan, "Speelplek").goal_id
    changes = own(plan, "Speelplek", "Speelplek dichtbij") | {
        f"how_{row_of(plan, 'Beweegcoach').pk}": "Die leert spelen"
    }
    again = make_goal(plan, cluster, title="Alle kinderen spelen", **changes)
    assert (again.goal.pk, again.new, row_of(plan, "Speelplek").goal_id) == (first.goal.pk, False, sub)
    assert draw(effect.goal_tree) == drawing("""
        M Gezond opgroeien
          D Alle kinderen spelen
            S Speelplek dichtbij
        M Meedoen
    """)
    assert ProjectContribution.objects.get(project__name="Beweegcoach").explanation == "Die leert spelen"


def test_saving_without_a_change_does_nothing(plan, cluster):
    make_goal(plan, cluster, **own(plan, "Speelplek"))
    assert make_goal(plan, cluster).reversals == []


def test_another_effect_moves_the_goal_with_what_is_below_it(plan, cluster, effect):
    make_goal(plan, cluster, title="Spelen", **own(plan, "Speelplek"))
    make_goal(plan, cluster, effect=str(find(effect.goal_tree, "Meedoen").pk))
    assert draw(effect.goal_tree) == drawing("""
        M Gezond opgroeien
        M Meedoen
          D Spelen
            S Speelplek
    """)


def test_without_its_own_subdoelstelling_a_project_hangs_at_the_doelstelling(plan, cluster, effect, user):
    made = make_goal(plan, cluster, title="Spelen", **own(plan, "Speelplek"))
    unticked = make_goal(plan, cluster, **{f"own_{row_of(plan, 'Speelplek').pk}": False})
    assert draw(effect.goal_tree) == drawing("""
        M Gezond opgroeien
          D Spelen
        M Meedoen
    """)
    assert links(effect.goal_tree) == {"Spelen": ["Beweegcoach", "Speelplek"]}
    take_back(user=user, plan=plan, token=token_of(plan, 5, unticked.reversals))
    assert links(effect.goal_tree) == {"Spelen": ["Beweegcoach"], "Speelplek": ["Speelplek"]}
    assert row_of(plan, "Speelplek").goal.parent == made.goal


def test_a_subdoelstelling_with_something_below_it_stays_when_unticked(plan, cluster, effect):
    make_goal(plan, cluster, title="Spelen", **own(plan, "Speelplek"))
    tree.add_goal(
        user=None,
        goal_tree=effect.goal_tree,
        title="Bouwen",
        target=find(effect.goal_tree, "Speelplek"),
    )
    make_goal(plan, cluster, **{f"own_{row_of(plan, 'Speelplek').pk}": False})
    assert find(effect.goal_tree, "Speelplek").removal is None


def test_undo_of_making_takes_all_of_it_back(plan, cluster, effect, user):
    made = make_goal(plan, cluster, **own(plan, "Speelplek"))
    take_back(user=user, plan=plan, token=token_of(plan, 5, made.reversals))
    assert draw(effect.goal_tree) == "M Gezond opgroeien\nM Meedoen"
    assert links(effect.goal_tree) == {}
    assert read_contents(plan).cluster(cluster).goal is None


def test_a_project_that_comes_later_is_linked_at_the_next_saving(plan, cluster, effect):
    make_goal(plan, cluster, title="Spelen")
    rows = {row_of(plan, "Bankjes").pk: None}
    clustering.place(user=None, plan=plan, rows=rows, cluster=cluster)
    assert not read_contents(plan).cluster(cluster).has_all_linked
    make_goal(plan, cluster)
    assert links(effect.goal_tree) == {"Spelen": ["Bankjes", "Beweegcoach", "Speelplek"]}
    assert read_contents(plan).cluster(cluster).has_all_linked


def test_a_project_that_goes_to_another_cluster_takes_its_subdoelstelling_along(plan, cluster, effect):
    make_goal(plan, cluster, title="Spelen", **own(plan, "Speelplek"))
    other = make_cluster(plan, "Buiten")
    rows = {row_of(plan, "Speelplek").pk: cluster}
    clustering.place(user=None, plan=plan, rows=rows, cluster=other)
    make_goal(plan, other, title="Buiten", **own(plan, "Speelplek"))
    assert draw(effect.goal_tree) == drawing("""
        M Gezond opgroeien
          D Spelen
          D Buiten
            S Speelplek
        M Meedoen
    """)


def test_a_goal_thrown_away_meanwhile_is_made_anew(plan, cluster, effect):
    first = make_goal(plan, cluster, title="Spelen", **own(plan, "Speelplek"))
    tree.remove_goal(user=None, goal=first.goal)
    second = make_goal(plan, cluster, title="Spelen", **own(plan, "Speelplek"))
    assert second.new
    assert draw(effect.goal_tree) == drawing("""
        M Gezond opgroeien
          D Spelen
            S Speelplek
        M Meedoen
    """)


def test_a_title_that_somebody_else_changed_is_stale(plan, cluster):
    made = make_goal(plan, cluster, title="Spelen")
    contents = read_contents(plan)
    seen = values_of(contents.cluster(cluster), contents.effects)
    services.update_goal(user=None, goal=made.goal, changes={"title": "Hun"}, seen={"title": "Spelen"})
    with pytest.raises(StaleFields) as stale:
        save_goal(user=None, plan=plan, cluster=cluster, changes=seen | {"title": "Mijn"}, seen=seen)
    assert [(field.name, field.theirs, field.mine) for field in stale.value.fields] == [
        ("title", "Hun", "Mijn")
    ]


def test_a_goal_that_somebody_moved_stays_there_when_i_change_its_title(plan, cluster, effect):
    made = make_goal(plan, cluster, title="Spelen")
    contents = read_contents(plan)
    seen = values_of(contents.cluster(cluster), contents.effects)
    tree.move_goal(user=None, goal=made.goal, target=find(effect.goal_tree, "Meedoen"))
    save_goal(user=None, plan=plan, cluster=cluster, changes=seen | {"title": "Buiten"}, seen=seen)
    assert draw(effect.goal_tree) == drawing("""
        M Gezond opgroeien
        M Meedoen
          D Buiten
    """)


def test_two_people_who_make_the_goal_of_one_cluster_make_one(plan, cluster, effect):
    contents = read_contents(plan)
    seen = values_of(contents.cluster(cluster), contents.effects)
    for _ in range(2):
        save_goal(user=None, plan=plan, cluster=cluster, changes=seen, seen=seen)
    assert draw(effect.goal_tree) == drawing("""
        M Gezond opgroeien
          D Spelen
        M Meedoen
    """)


@pytest.mark.parametrize("asked", ["", "00000000-0000-4000-8000-000000000000"])
def test_without_an_effect_it_is_refused(plan, cluster, asked):
    assert refused(make_goal, plan=plan, cluster=cluster, effect=asked) == (
        "Kies het maatschappelijk effect waar deze doelstelling onder komt."
    )


def test_an_effect_of_another_municipality_is_refused(plan, cluster):
    elsewhere = find(make_tree(make_organisation("houten"), "M Elders"), "Elders")
    assert refused(make_goal, plan=plan, cluster=cluster, effect=str(elsewhere.pk)) == (
        "Kies het maatschappelijk effect waar deze doelstelling onder komt."
    )


def test_a_cluster_of_one_domain_gives_its_goal_that_domain(organisation, effect):
    plan = make_plan(organisation, ["Bankjes", "Speelplek"], domains=("fysiek",), title="Buiten")
    choose_effect(plan, effect)
    made = make_goal(plan, make_cluster(plan, "Buiten", ["Bankjes", "Speelplek"]), **own(plan, "Bankjes"))
    assert made.goal.domain == "fysiek"
    assert find(effect.goal_tree, "Bankjes").domain == "fysiek"


def test_the_proposal_for_a_subdoelstelling_is_what_was_written_in_step_2(plan, cluster):
    project = row_of(plan, "Speelplek").project
    update_project(
        user=None,
        project=project,
        changes={"sub_objective": "Overal een plek\nen meer"},
        seen={"sub_objective": ""},
    )
    contents = read_contents(plan)
    values = values_of(contents.cluster(cluster), contents.effects)
    pks = [row_of(plan, name).pk for name in ("Speelplek", "Beweegcoach")]
    assert [(values[f"own_{pk}"], values[f"sub_{pk}"]) for pk in pks] == [
        (True, "Overal een plek"),
        (False, "Beweegcoach"),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [("", ""), (" a  b \n c", "a b"), ("woord " * 60, ("woord " * 41).strip() + "…")],
)
def test_one_line(text, line):
    assert one_line(text) == line
