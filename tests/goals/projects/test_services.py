from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from goals.hanging import change, hang, take_away
from goals.models import MatchedSide, Portfolio, Project, ProjectContribution, ProjectTerm, Raakvlak
from goals.projects.services import (
    ProjectDraft,
    create_project,
    create_projects,
    remove_project,
    restore_project,
    update_project,
)
from goals.tagging import terms_of
from goals.tree import remove_goal
from history.conflicts import StaleFields
from organisations.enums import Role
from tests.goals.factories import find, make_organisation, make_tree, make_user, refused, revision
from tests.goals.projects.factories import make_project, make_signal, make_term

MINIMAL = {"name": "Speelplek", "domain": "fysiek"}


def portfolio_revision(organisation):
    return Portfolio.objects.get(organisation=organisation).revision


def test_create_project_stores_fields_words_and_goals(goal_tree, organisation, user):
    wijk, thema = make_term(organisation, "Heuveleind"), make_term(organisation, "Spelen", "thema")
    goal = find(goal_tree, "Leefomgeving")
    before = revision(goal_tree)
    made = create_project(
        user=user,
        organisation=organisation,
        terms=[wijk, thema],
        goals={goal: "Kinderen bewegen er"},
        name=" Speelplek \n Heuveleind ",
        domain="fysiek",
        start_date=date(2027, 1, 1),
        budget=Decimal("1250.50"),
    )
    project = Project.objects.get(pk=made.pk)
    assert (project.name, project.phase, project.budget) == (
        "Speelplek Heuveleind",
        "idee",
        Decimal("1250.50"),
    )
    assert terms_of(project, "wijk") == [wijk]
    assert terms_of(project, "thema") == [thema]
    assert list(project.contributions.values_list("goal", "explanation")) == [
        (goal.pk, "Kinderen bewegen er")
    ]
    assert revision(goal_tree) == before + 1
    assert portfolio_revision(organisation) == 1


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"name": "", "domain": "fysiek"}, ["name"]),
        ({"name": "x" * 251, "domain": "fysiek"}, ["name"]),
        ({"name": "Speelplek", "domain": ""}, ["domain"]),
        ({"name": "Speelplek", "domain": "beide"}, ["domain"]),
        (MINIMAL | {"phase": "later"}, ["phase"]),
        (MINIMAL | {"budget": Decimal(-1)}, ["budget"]),
        (MINIMAL | {"start_date": date(2027, 2, 1), "end_date": date(2027, 1, 1)}, ["end_date"]),
    ],
)
def test_create_project_refuses_what_does_not_fit(organisation, user, fields, names):
    with pytest.raises(ValidationError) as caught:
        create_project(user=user, organisation=organisation, **fields)
    assert list(caught.value.error_dict) == names
    assert not Project.objects.exists()


def test_create_project_by_a_reader_is_denied(organisation):
    reader = make_user(organisation, Role.RAADSLID)
    with pytest.raises(PermissionDenied):
        create_project(user=reader, organisation=organisation, **MINIMAL)


def test_create_project_with_a_word_of_another_organisation_is_refused(organisation, user):
    word = make_term(make_organisation("elders"), "Noord")
    call = {"user": user, "organisation": organisation, "terms": [word], **MINIMAL}
    assert refused(create_project, **call) == "‘Noord’ staat niet meer in de lijst. Kies opnieuw."


def test_create_project_at_a_goal_that_was_thrown_away_is_refused(goal_tree, organisation, user):
    goal = find(goal_tree, "Voorlezen")
    remove_goal(user=user, goal=goal)
    call = {"user": user, "organisation": organisation, "goals": [goal], **MINIMAL}
    assert refused(create_project, **call) == (
        "‘Voorlezen’ staat niet meer in de doelenboom. Kies een ander doel."
    )


def test_create_project_at_a_goal_of_another_organisation_is_denied(user, organisation):
    goal = find(make_tree(make_organisation("elders"), "M Groen"), "Groen")
    with pytest.raises(PermissionDenied):
        create_project(user=user, organisation=organisation, goals=[goal], **MINIMAL)


def test_create_projects_makes_all_or_none(organisation, user):
    good, bad = ProjectDraft(MINIMAL), ProjectDraft({"name": "Bankjes", "domain": ""})
    with pytest.raises(ValidationError):
        create_projects(user=user, organisation=organisation, drafts=[good, bad])
    assert not Project.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_create_projects_takes_a_fixed_number_of_queries(
    goal_tree, organisation, user, count, django_assert_num_queries
):
    goal, word = find(goal_tree, "Steun"), make_term(organisation, "Noord")
    fields = [MINIMAL | {"name": f"Project {number}"} for number in range(count)]
    drafts = [ProjectDraft(each, (word,), {goal: ""}) for each in fields]
    with django_assert_num_queries(14):
        made = create_projects(user=user, organisation=organisation, drafts=drafts)
    assert [project.name for project in made] == [draft.fields["name"] for draft in drafts]
    assert ProjectContribution.objects.filter(goal=goal).count() == count


def test_update_project_writes_only_what_changed(organisation, user):
    project = make_project(organisation, leader="Anna")
    changes = {"name": "Speelplek Noord", "leader": "Anna"}
    now = update_project(
        user=user, project=project, changes=changes, seen={"name": "Speelplek", "leader": "Anna"}
    )
    assert (now.name, now.leader) == ("Speelplek Noord", "Anna")
    assert portfolio_revision(organisation) == 2


def test_update_project_of_one_list_leaves_the_others(organisation, user):
    noord, zuid = make_term(organisation, "Noord"), make_term(organisation, "Zuid")
    spelen = make_term(organisation, "Spelen", "thema")
    project = make_project(organisation, terms=[noord, spelen])
    update_project(user=user, project=project, changes={"wijk": [zuid]}, seen={"wijk": [noord]})
    assert terms_of(project, "wijk") == [zuid]
    assert terms_of(project, "thema") == [spelen]


def test_update_project_keeps_words_that_were_removed_from_the_list(organisation, user):
    noord, zuid = make_term(organisation, "Noord"), make_term(organisation, "Zuid")
    project = make_project(organisation, terms=[noord])
    noord.removed_at = project.created_at
    noord.save()
    update_project(user=user, project=project, changes={"wijk": [zuid]}, seen={"wijk": []})
    assert set(ProjectTerm.objects.values_list("term", flat=True)) == {noord.pk, zuid.pk}


def test_update_project_that_another_changed_writes_nothing(organisation, user):
    noord, zuid = make_term(organisation, "Noord"), make_term(organisation, "Zuid")
    other = make_user(organisation, name="Bea")
    project = make_project(organisation)
    seen = {"name": "Speelplek", "wijk": []}
    update_project(user=other, project=project, changes={"name": "Speeltuin", "wijk": [noord]}, seen=seen)
    with pytest.raises(StaleFields) as caught:
        update_project(user=user, project=project, changes={"name": "Speelveld", "wijk": [zuid]}, seen=seen)
    told = [(field.name, field.theirs, field.mine, field.entry.who) for field in caught.value.fields]
    assert told == [("name", "Speeltuin", "Speelveld", "Bea"), ("wijk", [noord], [zuid], "Bea")]
    project.refresh_from_db()
    assert project.name == "Speeltuin"


def test_update_project_to_another_domain_forgets_its_signals(goal_tree, organisation, user):
    goal = find(goal_tree, "Steun")
    goal.domain = "sociaal"
    goal.save()
    project = make_project(organisation)
    make_signal(project, goal)
    MatchedSide.objects.create(organisation=organisation, project=project, domain="fysiek")
    changes, seen = {"domain": "sociaal"}, {"domain": "fysiek"}
    now = update_project(user=user, project=project, changes=changes, seen=seen)
    assert now.domain == "sociaal"
    assert not Raakvlak.objects.exists()
    assert not MatchedSide.objects.exists()


@pytest.mark.parametrize(
    "judgement",
    [
        {"status": "bevestigd", "explanation": "Zo"},
        {"status": "afgewezen", "rejection": "anders"},
        {"status": "geparkeerd"},
    ],
)
def test_update_project_to_another_domain_with_a_judged_raakvlak_is_refused(
    goal_tree, organisation, user, judgement
):
    goal = find(goal_tree, "Steun")
    goal.domain = "sociaal"
    goal.save()
    project = make_project(organisation)
    make_signal(project, goal, **judgement)
    with pytest.raises(ValidationError) as caught:
        update_project(user=user, project=project, changes={"domain": "sociaal"}, seen={"domain": "fysiek"})
    assert list(caught.value.error_dict) == ["domain"]
    assert Raakvlak.objects.count() == 1


def test_update_project_in_the_bin_is_refused(organisation, user):
    project = make_project(organisation)
    remove_project(user=user, project=project)
    call = {"user": user, "project": project, "changes": {"name": "Nieuw"}, "seen": {"name": "Speelplek"}}
    assert refused(update_project, **call) == "‘Speelplek’ ligt in de prullenbak. Zet het eerst terug."


def test_remove_and_restore_project_keep_what_hangs_at_it(goal_tree, organisation, user):
    project = make_project(organisation, goals=[find(goal_tree, "Steun")])
    links = ProjectContribution.objects.visible_to(user)
    remove_project(user=user, project=project)
    assert (list(Project.objects.alive()), links.count()) == ([], 0)
    restore_project(user=user, project=project)
    assert (list(Project.objects.alive()), links.count()) == ([project], 1)


def test_project_at_a_goal_hangs_changes_and_goes(goal_tree, organisation, user):
    project, goal = make_project(organisation), find(goal_tree, "Steun")
    before = revision(goal_tree)
    link = hang(user=user, goal=goal, thing=ProjectContribution(project=project, explanation="Zo"))
    link = change(user=user, thing=link, changes={"explanation": "Nu zo"}, seen={"explanation": "Zo"})
    assert link.explanation == "Nu zo"
    take_away(user=user, thing=link)
    assert not ProjectContribution.objects.exists()
    assert revision(goal_tree) == before + 3


def test_project_of_another_organisation_at_a_goal_is_refused(goal_tree, user):
    thing = ProjectContribution(project=make_project(make_organisation("elders")))
    call = {"user": user, "goal": find(goal_tree, "Steun"), "thing": thing}
    assert refused(hang, **call) == "Kies een project van uw eigen organisatie."


def test_project_in_the_bin_at_a_goal_is_refused(goal_tree, organisation, user):
    project = make_project(organisation)
    remove_project(user=user, project=project)
    call = {"user": user, "goal": find(goal_tree, "Steun"), "thing": ProjectContribution(project=project)}
    assert refused(hang, **call) == "‘Speelplek’ ligt in de prullenbak. Zet het eerst terug."


def test_project_at_a_goal_twice_is_refused(goal_tree, organisation, user):
    project, goal = make_project(organisation), find(goal_tree, "Steun")
    hang(user=user, goal=goal, thing=ProjectContribution(project=project))
    call = {"user": user, "goal": goal, "thing": ProjectContribution(project=project)}
    assert refused(hang, **call) == "Dit project hangt al aan dit doel."
