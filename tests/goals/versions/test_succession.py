"""Starting next year's tree from a version: what goes along, what does not, and what is told."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from goals.history import recent_history
from goals.models import Contribution, GoalTree, Project, ProjectContribution
from goals.outline import read_outline
from goals.tree import remove_goal
from goals.tree_check import find_faults
from goals.versions.reading import outline_of
from goals.versions.succession import start_next_tree, succession_of
from organisations.enums import Role
from organisations.models import Term
from tests.goals.factories import draw, find, make_organisation, make_tree, make_user, refused
from tests.goals.versions.factories import make_version

FIELDS = {"title": "Preventief jeugdbeleid 2028", "start_year": 2028, "end_year": 2031}


@pytest.fixture
def full_tree(rich_tree, organisation):
    """A rich tree with two projects and two words at one of its goals."""
    goal = find(rich_tree, "Steun")
    for name in ("Speelplek", "Buurtkamer"):
        project = Project.objects.create(organisation=organisation, name=name, domain="fysiek")
        ProjectContribution.objects.create(goal=goal, project=project, explanation=f"{name} helpt")
        goal.goal_terms.create(term=Term.objects.create(organisation=organisation, kind="wijk", name=name))
    return rich_tree


@pytest.fixture
def version(full_tree):
    return make_version(full_tree)


def start(version, user=None, **fields):
    return start_next_tree(user=user, version=version, **FIELDS | fields)


def goal_of(goal_tree, title):
    return next(goal for goal in read_outline(goal_tree) if goal.title == title)


def test_tree_has_the_goals_of_the_version_also_of_those_that_went_since(version, full_tree, user):
    before = draw(full_tree)
    remove_goal(user=user, goal=find(full_tree, "Goede start"))
    new_tree, _ = start(version, user)
    assert draw(new_tree) == before
    assert find_faults(new_tree) == []
    fields = (new_tree.title, new_tree.description, new_tree.domain, new_tree.level_names)
    assert fields == (
        "Preventief jeugdbeleid 2028",
        "Waar het over gaat",
        "sociaal",
        {"prestatie": "actie"},
    )
    assert (new_tree.period, new_tree.started_from, new_tree.changed_by) == ("2028–2031", version, user)


def test_goal_takes_its_texts_people_words_and_questions_along(version):
    old = next(goal for goal in outline_of(version) if goal.title == "Steun")
    new = goal_of(start(version)[0], "Steun")
    for name in ("level", "description", "why", "domain", "start_date", "end_date", "number"):
        assert getattr(new, name) == getattr(old, name)
    for name in ("responsibilities", "references", "learning_questions", "evidence"):
        rows = [[row[1:] for row in getattr(goal, name)] for goal in (old, new)]
        assert rows[0] == rows[1] != []
    assert [row.name for row in new.terms] == ["Buurtkamer", "Speelplek"]
    assert new.lineage == old.lineage == old.id != new.id


def test_goal_hangs_at_the_living_indicators_and_projects(version, full_tree):
    new, living = goal_of(start(version)[0], "Steun"), goal_of(full_tree, "Steun")
    assert [sheet.id for sheet in new.indicators] == [sheet.id for sheet in living.indicators]
    assert [(link.project.name, link.explanation) for link in new.projects] == [
        ("Buurtkamer", "Buurtkamer helpt"),
        ("Speelplek", "Speelplek helpt"),
    ]


def test_judgements_and_stories_stay_behind(version):
    new_tree, found = start(version)
    new = goal_of(new_tree, "Steun")
    assert (new.progress_reports, new.stories) == ([], [])
    assert (found.judgements, found.stories) == (2, 2)


@pytest.mark.parametrize(("start_year", "years", "left"), [(2027, [2027], 0), (2028, [], 2)])
def test_money_goes_along_from_the_first_year(version, start_year, years, left):
    new_tree, found = start(version, start_year=start_year)
    assert [line.year for line in goal_of(new_tree, "Steun").budget_lines] == years
    assert found.money == left


def test_contributions_inside_the_tree_go_along_and_others_are_told(version):
    new_tree, found = start(version)
    links = Contribution.objects.filter(goal__goal_tree=new_tree).order_by("goal__lft")
    assert list(links.values_list("goal__title", "target__title", "target__goal_tree", "explanation")) == [
        ("Goede start", "Meedoen", new_tree.pk, "Zo"),
        ("Steun", "Meedoen", new_tree.pk, "Zo"),
    ]
    assert found.elsewhere == ["Groen"]


def test_what_is_gone_is_left_out_and_told(version, full_tree, organisation):
    organisation.indicators.filter(name="Kinderen die buiten spelen").update(removed_at=timezone.now())
    organisation.projects.filter(name="Speelplek").update(removed_at=timezone.now())
    organisation.terms.filter(name="Speelplek").update(removed_at=timezone.now())
    organisation.projects.filter(name="Buurtkamer").delete()
    new_tree, found = start(version)
    new = goal_of(new_tree, "Steun")
    assert found.indicators == ["Kinderen die buiten spelen"]
    assert found.gone_projects == ["Buurtkamer", "Speelplek"]
    assert found.words == ["Speelplek"]
    assert [sheet.name for sheet in new.indicators] == ["Vindt de buurt prettig"]
    assert (new.projects, [row.name for row in new.terms]) == ([], ["Buurtkamer"])


def test_word_that_was_made_anew_counts_by_its_name(version, organisation):
    organisation.terms.filter(name="Speelplek").delete()
    again = Term.objects.create(organisation=organisation, kind="wijk", name="speelplek")
    new_tree, found = start(version)
    assert again.pk in {row.term_id for row in goal_of(new_tree, "Steun").terms}
    assert found.words == []


def test_things_of_another_organisation_are_never_taken(version, full_tree, organisation):
    other = make_organisation("houten")
    organisation.projects.update(organisation=other)
    _, found = start(version)
    assert found.gone_projects == ["Buurtkamer", "Speelplek"]


def test_history_of_the_goals_tells_where_they_come_from(version, user):
    new_tree, _ = start(version, user)
    [entry] = recent_history(find(new_tree, "Huisbezoek").pk)
    assert entry.reason == "Gestart vanuit Begroting 2027 (versie 1)"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": ""}, "Dit veld kan niet leeg zijn"),
        ({"end_year": 2027}, "Het laatste jaar ligt voor het eerste jaar."),
        ({"start_year": 1800}, "Vul een jaar in vanaf 1990."),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_made(version, fields, sentence):
    before = GoalTree.objects.count()
    assert refused(start, version=version, **fields) == sentence
    assert GoalTree.objects.count() == before


def test_reader_may_not_start_a_tree(version, organisation):
    with pytest.raises(PermissionDenied):
        start(version, make_user(organisation, Role.RAADSLID))


def test_looking_takes_three_queries(version, django_assert_num_queries):
    with django_assert_num_queries(3):  # indicators, projects, words
        succession_of(version, 2028)


def test_starting_takes_as_many_statements_for_few_goals_as_for_many(
    organisation, user, django_assert_num_queries
):
    for count in (1, 60):
        goals = "\n".join(f"  D Doel {number}" for number in range(count))
        goal_tree = make_tree(organisation, f"M Gezond\n{goals}", title=f"Boom {count}")
        Contribution.objects.create(
            goal=find(goal_tree, "Doel 0"), target=find(goal_tree, "Gezond"), explanation="Zo"
        )
        version = make_version(goal_tree, adopted_on=date(2026, 11, 10))
        user.memberships_by_organisation  # noqa: B018 - read before counting
        with django_assert_num_queries(35):
            start(version, user)
