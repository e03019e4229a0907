"""Looking for signals again: only where something changed, never in the way of what people did."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.utils import timezone

from goals import portfolio, services, tree
from goals.assessment import judging
from goals.assessment.refresh import alone, bring_up_to_date
from goals.hanging import hang, take_away
from goals.models import GoalTerm, MatchedSide, Portfolio, ProjectContribution, Raakvlak
from organisations.models import Term
from tests.goals.assessment.factories import (
    change_project,
    make_pathway,
    make_physical_tree,
    make_project,
    make_social_tree,
    make_term,
    pairs,
)
from tests.goals.factories import find, make_organisation, make_user

DEEPEST = "Ouderen in Noord zwieren vaker"
PROJECT = "Flonker Kerkplein"


@pytest.fixture
def organisation(db):
    organisation = make_organisation()
    make_pathway(organisation)
    return organisation


@pytest.fixture
def social(organisation):
    return make_social_tree(organisation)


def found(organisation):
    bring_up_to_date(organisation)
    return pairs(organisation)


def versions(**conditions):
    """{id: (version of the row in the database)}; a row that was written again has another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, xmin::text, ctid::text FROM goals_raakvlak")
        rows = {row[0]: row[1:] for row in cursor.fetchall()}
    ids = Raakvlak.objects.filter(**conditions).values_list("pk", flat=True)
    return {pk: rows[pk] for pk in ids}


def rename(goal, title):
    services.update_goal(user=None, goal=goal, changes={"title": title}, seen={"title": goal.title})


def reject(organisation, user):
    bring_up_to_date(organisation)
    raakvlak = Raakvlak.objects.get()
    judging.reject(user=user, raakvlak=raakvlak, seen="gesignaleerd", rejection="andere_plek")
    return raakvlak


def test_nothing_changed_is_one_query(organisation, social, django_assert_num_queries):
    make_project(organisation)
    bring_up_to_date(organisation)
    with django_assert_num_queries(1):
        bring_up_to_date(organisation)


def test_a_new_signal_has_reasons_a_score_and_a_strength(organisation, social):
    make_project(organisation)
    bring_up_to_date(organisation)
    raakvlak = Raakvlak.objects.get()
    assert raakvlak.status == "gesignaleerd"
    assert raakvlak.origin == "signaal"
    assert raakvlak.strength == "sterk"
    assert raakvlak.score == pytest.approx(0.9)
    assert [(reason["kind"], reason["key"], reason["short"]) for reason in raakvlak.reasons] == [
        ("pathway", "flonker-zwier", "flonker → zwieren")
    ]


def test_a_new_project_writes_no_row_of_others(organisation, social):
    first = make_project(organisation)
    bring_up_to_date(organisation)
    before = versions(physical_project=first)
    make_project(organisation, "Flonker Dorpsplein")
    bring_up_to_date(organisation)
    assert versions(physical_project=first) == before
    assert pairs(organisation) == {(DEEPEST, PROJECT), (DEEPEST, "Flonker Dorpsplein")}


def test_a_changed_goal_writes_no_row_that_stays_the_same(organisation, social):
    make_project(organisation)
    bring_up_to_date(organisation)
    before = versions()
    rename(find(social, "Jeugd leest"), "Jeugd leest meer")
    bring_up_to_date(organisation)
    assert versions() == before


def test_a_signal_that_no_longer_holds_goes(organisation, social):
    project = make_project(organisation)
    bring_up_to_date(organisation)
    change_project(project, name="Riolering")
    assert found(organisation) == set()


def test_when_the_concrete_goal_is_thrown_away_the_one_above_comes(organisation, social):
    make_project(organisation)
    bring_up_to_date(organisation)
    tree.remove_goal(user=None, goal=find(social, DEEPEST))
    assert found(organisation) == {("Ouderen zwieren vaker", PROJECT)}


def test_a_link_takes_the_signal_away_and_without_it_the_signal_is_back(organisation, social):
    project = make_project(organisation)
    bring_up_to_date(organisation)
    link = hang(user=None, goal=find(social, DEEPEST), thing=ProjectContribution(project=project))
    assert found(organisation) == set()
    take_away(user=None, thing=link)
    assert found(organisation) == {(DEEPEST, PROJECT)}


def test_a_contribution_far_away_counts_when_it_comes_and_goes(organisation):
    other = make_social_tree(organisation, "D Ouderen zwieren")
    own = make_physical_tree(organisation, "D Buiten\n  S Straten\n    P Vegen")
    project = make_project(organisation)
    hang(user=None, goal=find(own, "Vegen"), thing=ProjectContribution(project=project))
    assert found(organisation) == {("Ouderen zwieren", PROJECT)}
    ends = {"goal": find(own, "Straten"), "target": find(other, "Ouderen zwieren")}
    link = services.add_contribution(user=None, weight="ondersteunend", **ends)
    assert found(organisation) == set()
    services.remove_contribution(user=None, contribution=link)
    assert found(organisation) == {("Ouderen zwieren", PROJECT)}


def test_a_renamed_word_is_read_again(organisation):
    wijk, term = make_term(organisation), make_term(organisation, "Riolen", "beleidsveld")
    social = make_social_tree(organisation, "D Ouderen zwieren")
    GoalTerm.objects.create(goal=find(social, "Ouderen zwieren"), term=wijk)
    make_project(organisation, "Kerkplein", terms=[wijk, term])
    assert found(organisation) == set()
    Term.objects.filter(pk=term.pk).update(name="Flonkers")
    assert found(organisation) == {("Ouderen zwieren", "Kerkplein")}


def test_a_werkingspad_that_is_switched_off_takes_its_signals_away(organisation, social):
    make_project(organisation)
    bring_up_to_date(organisation)
    organisation.own_pathways.update(is_on=False)
    Portfolio.objects.update(revision=100)
    assert found(organisation) == set()


def test_a_rejected_signal_stays_rejected(organisation, social):
    project = make_project(organisation)
    raakvlak = reject(organisation, make_user(organisation))
    change_project(project, leader="Noor")
    make_project(organisation, "Flonker Dorpsplein")
    bring_up_to_date(organisation)
    raakvlak.refresh_from_db()
    assert raakvlak.status == "afgewezen"


def test_a_rejected_signal_comes_back_when_a_side_reads_otherwise(organisation, social):
    project, adviser = make_project(organisation), make_user(organisation, name="Noor")
    raakvlak = reject(organisation, adviser)
    change_project(project, description="Nu ook in Noord.")
    before = timezone.now()
    bring_up_to_date(organisation)
    raakvlak.refresh_from_db()
    assert (raakvlak.status, raakvlak.rejection, raakvlak.judged_by) == (
        "gesignaleerd",
        "andere_plek",
        adviser,
    )
    assert raakvlak.signalled_at > before


def test_a_place_that_changed_alone_brings_no_rejection_back(organisation, social):
    make_project(organisation)
    raakvlak = reject(organisation, make_user(organisation))
    tree.add_goal(user=None, goal_tree=social, title="Zitten", target=find(social, DEEPEST))
    bring_up_to_date(organisation)
    raakvlak.refresh_from_db()
    assert raakvlak.status == "afgewezen"


@pytest.mark.parametrize("status", ["bevestigd", "geparkeerd"])
def test_what_people_keep_stays_when_it_matches_no_more(organisation, social, status):
    project = make_project(organisation)
    bring_up_to_date(organisation)
    Raakvlak.objects.update(status=status, explanation="Samen")
    change_project(project, name="Riolering")
    bring_up_to_date(organisation)
    assert list(Raakvlak.objects.values_list("status", flat=True)) == [status]


def test_a_project_in_the_bin_is_forgotten_and_comes_back(organisation, social):
    project = make_project(organisation)
    bring_up_to_date(organisation)
    change_project(project, removed_at=timezone.now())
    assert found(organisation) == set()
    assert not MatchedSide.objects.filter(project=project).exists()
    change_project(project, removed_at=None)
    assert found(organisation) == {(DEEPEST, PROJECT)}


def test_a_project_that_changes_domain_changes_sides(organisation, social):
    make_physical_tree(organisation, "D Flonkers in elke straat")
    project = make_project(organisation, "Flonker om te zwieren")
    bring_up_to_date(organisation)
    change_project(project, domain="sociaal")
    Portfolio.objects.update(revision=100)
    assert found(organisation) == {(DEEPEST, "Flonkers in elke straat")}


def test_the_revision_goes_up_only_when_raakvlakken_changed(organisation, social):
    project = make_project(organisation)
    bring_up_to_date(organisation)
    before = organisation.portfolio.revision
    change_project(project, leader="Noor")
    bring_up_to_date(organisation)
    organisation.portfolio.refresh_from_db()
    assert organisation.portfolio.revision == before + 1  # of the project itself


def test_another_organisation_is_left_alone(organisation, social):
    make_project(make_organisation("houten"), "Flonker Houten")
    make_project(organisation)
    assert found(organisation) == {(DEEPEST, PROJECT)}


@pytest.mark.django_db(transaction=True)
def test_a_page_shows_what_is_there_while_somebody_writes_long(monkeypatch):
    organisation = make_organisation()
    make_pathway(organisation)
    make_social_tree(organisation)
    make_project(organisation)
    monkeypatch.setattr("goals.assessment.refresh.PATIENCE", "50ms")

    def in_another_connection():
        try:
            bring_up_to_date(organisation)
        finally:
            connections.close_all()

    with portfolio.writing(user=None, organisation=organisation), ThreadPoolExecutor(1) as pool:
        pool.submit(in_another_connection).result()
    assert pairs(organisation) == set()
    assert found(organisation) == {(DEEPEST, PROJECT)}


@pytest.mark.django_db(transaction=True)
def test_projects_are_written_while_somebody_looks_for_signals(monkeypatch):
    organisation = make_organisation()
    make_pathway(organisation)
    make_social_tree(organisation)
    monkeypatch.setattr("goals.assessment.refresh.PATIENCE", "50ms")

    def in_another_connection():
        try:
            make_project(organisation)
            bring_up_to_date(organisation)
        finally:
            connections.close_all()

    with alone(organisation), ThreadPoolExecutor(1) as pool:
        pool.submit(in_another_connection).result(timeout=10)
    assert pairs(organisation) == set()
    assert found(organisation) == {(DEEPEST, PROJECT)}


@pytest.mark.django_db(transaction=True)
def test_pages_and_writers_at_once_lose_nothing():
    organisation = make_organisation()
    make_pathway(organisation)
    social = make_social_tree(organisation)

    def work(number):
        try:
            if number % 3 == 0:
                make_project(organisation, f"Flonker {number}")
            elif number % 3 == 1:
                goal = find(social, "Ouders knuppen")
                tree.add_goal(user=None, goal_tree=social, title=f"Jeugd zwiert {number}", target=goal)
            else:
                bring_up_to_date(organisation)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        for done in [pool.submit(work, number) for number in range(12)]:
            done.result()
    names = {f"Flonker {number}" for number in range(0, 12, 3)}
    titles = {DEEPEST, *(f"Jeugd zwiert {number}" for number in range(1, 12, 3))}
    assert found(organisation) == {(title, name) for title in titles for name in names}
