"""Clusters: placing, making, renaming and taking away, also when somebody else was ahead."""

import pytest

from goals.step_plans import clustering
from goals.step_plans.contents import read_contents
from goals.step_plans.undo import take_back, token_of
from history.conflicts import StaleFields
from tests.goals.factories import refused
from tests.goals.step_plans.factories import make_cluster, row_of

pytestmark = pytest.mark.django_db


def board(plan):
    """{name of a cluster: names of its projects}; those that are loose under ''."""
    contents = read_contents(plan)
    boxes = {cluster.name: [each.project.name for each in cluster.projects] for cluster in contents.clusters}
    return boxes | {"": [each.project.name for each in contents.loose]}


def place(plan, name, cluster, seen=None):
    rows = {row_of(plan, name).pk: seen}
    return clustering.place(user=None, plan=plan, rows=rows, cluster=cluster)


def test_place_moves_projects_and_undo_puts_them_back(plan):
    first = make_cluster(plan, "Spelen", ["Speelplek"])
    old = place(plan, "Beweegcoach", first)
    assert board(plan) == {"Spelen": ["Speelplek", "Beweegcoach"], "": ["Buurtkamer", "Bankjes"]}
    take_back(user=None, plan=plan, token=token_of(plan, 4, [["placed", old, first]]))
    assert board(plan) == {"Spelen": ["Speelplek"], "": ["Buurtkamer", "Beweegcoach", "Bankjes"]}


def test_place_what_somebody_else_placed_meanwhile_is_refused(plan):
    first, second = make_cluster(plan, "Spelen"), make_cluster(plan, "Ontmoeten")
    place(plan, "Bankjes", second)
    rows = {row_of(plan, "Speelplek").pk: None, row_of(plan, "Bankjes").pk: None}
    sentence = refused(clustering.place, user=None, plan=plan, rows=rows, cluster=first)
    assert sentence.startswith("‘Bankjes’ is intussen door iemand anders in ‘Ontmoeten’ gezet.")
    assert board(plan) == {
        "Spelen": [],
        "Ontmoeten": ["Bankjes"],
        "": ["Buurtkamer", "Speelplek", "Beweegcoach"],
    }


def test_place_where_it_stands_already_moves_nothing(plan):
    first = make_cluster(plan, "Spelen", ["Speelplek"])
    assert place(plan, "Speelplek", first) == {}


@pytest.mark.parametrize("cluster", [0, 10**9])
def test_place_in_a_cluster_that_is_gone(plan, cluster):
    rows = {row_of(plan, "Bankjes").pk: None}
    if cluster:
        assert refused(clustering.place, user=None, plan=plan, rows=rows, cluster=cluster) == (
            "Dit cluster is er niet meer. Iemand anders heeft het weggehaald."
        )
    else:
        assert clustering.place(user=None, plan=plan, rows=rows, cluster=cluster) == {}


def test_place_a_project_that_was_taken_out(plan):
    rows = {10**9: None}
    assert refused(clustering.place, user=None, plan=plan, rows=rows, cluster=make_cluster(plan, "A")) == (
        "Een van deze projecten staat niet meer in dit stappenplan."
    )


def test_new_clusters_without_name_get_one_of_their_own(plan):
    names = [clustering.new_cluster(user=None, plan=plan)[0].name for _ in range(3)]
    assert names == ["Nieuw cluster", "Nieuw cluster 2", "Nieuw cluster 3"]
    assert list(plan.clusters.values_list("position", flat=True)) == [0, 1, 2]


def test_undo_of_a_new_cluster_takes_it_away(plan):
    rows = {row_of(plan, "Bankjes").pk: None}
    cluster, old = clustering.new_cluster(user=None, plan=plan, rows=rows)
    token = token_of(plan, 4, [["cluster_made", cluster.pk], ["placed", old, cluster.pk]])
    take_back(user=None, plan=plan, token=token)
    assert board(plan) == {"": ["Buurtkamer", "Speelplek", "Beweegcoach", "Bankjes"]}


def test_undo_of_a_new_cluster_leaves_it_when_somebody_filled_it(plan):
    cluster, _old = clustering.new_cluster(user=None, plan=plan)
    place(plan, "Bankjes", cluster.pk)
    take_back(user=None, plan=plan, token=token_of(plan, 4, [["cluster_made", cluster.pk]]))
    assert board(plan)["Nieuw cluster"] == ["Bankjes"]


def test_rename_and_its_undo(plan):
    pk = make_cluster(plan, "Spelen")
    clustering.rename_cluster(user=None, plan=plan, cluster=pk, name="  Buiten\n spelen ", seen="Spelen")
    assert [*board(plan)] == ["Buiten spelen", ""]
    take_back(user=None, plan=plan, token=token_of(plan, 4, [["renamed", pk, "Spelen", "Buiten spelen"]]))
    assert [*board(plan)] == ["Spelen", ""]


def test_rename_what_somebody_else_renamed_is_stale(plan):
    pk = make_cluster(plan, "Spelen")
    clustering.rename_cluster(user=None, plan=plan, cluster=pk, name="Bewegen", seen="Spelen")
    with pytest.raises(StaleFields):
        clustering.rename_cluster(user=None, plan=plan, cluster=pk, name="Buiten", seen="Spelen")


def test_rename_to_nothing_is_refused(plan):
    pk = make_cluster(plan, "Spelen")
    assert refused(clustering.rename_cluster, user=None, plan=plan, cluster=pk, name=" ", seen="Spelen") == (
        "Geef het cluster een naam."
    )


def test_remove_frees_the_projects_and_undo_brings_all_back(plan):
    pk = make_cluster(plan, "Spelen", ["Speelplek", "Beweegcoach"])
    kept = clustering.remove_cluster(user=None, plan=plan, cluster=pk)
    assert board(plan) == {"": ["Buurtkamer", "Speelplek", "Beweegcoach", "Bankjes"]}
    token = token_of(plan, 4, [["cluster_removed", kept]])
    take_back(user=None, plan=plan, token=token)
    assert board(plan) == {"Spelen": ["Speelplek", "Beweegcoach"], "": ["Buurtkamer", "Bankjes"]}
    assert refused(take_back, user=None, plan=plan, token=token) == "Dit cluster is al teruggezet."


def test_the_plan_notes_who_worked_on_which_step(plan, user):
    clustering.new_cluster(user=user, plan=plan)
    plan.refresh_from_db()
    assert (plan.changed_by, plan.worked_on, plan.step) == (user, 4, 4)


def test_a_name_loses_signs_that_a_database_does_not_take(plan):
    cluster, _old = clustering.new_cluster(user=None, plan=plan, name=" Sp\0elen\n buiten ")
    assert cluster.name == "Spelen buiten"
