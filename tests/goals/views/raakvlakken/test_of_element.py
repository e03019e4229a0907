"""The raakvlakken on the page of a goal or project: found within that one page load, and told why."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from goals.assessment.refresh import bring_up_to_date
from goals.models import Goal, Raakvlak
from goals.views.raakvlakken.of_element import SHOWN, raakvlakken_of
from organisations.enums import Role
from tests.goals.assessment.factories import make_pathway, make_project, make_social_tree
from tests.goals.factories import find, make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    organisation = make_organisation()
    make_pathway(organisation)
    return organisation


@pytest.fixture
def user(organisation):
    return make_user(organisation)


@pytest.fixture
def goal(organisation):
    return find(make_social_tree(organisation, "D Ouderen zwieren"), "Ouderen zwieren")


def look(user, element):
    request = RequestFactory().get("/")
    request.user = user
    return raakvlakken_of(request, element)["raakvlakken"]


def names(pairs):
    return [other.name for _, other in pairs]


def test_a_new_project_sees_at_once_which_goals_it_may_serve_and_why(user, organisation, goal):
    shown = look(user, make_project(organisation))
    [(card, other)] = shown.signals
    assert (other.name, other.domain) == ("1 Ouderen zwieren", "sociaal")
    assert [reason.sentence for reason in card.reasons] == [
        "‘flonker’ en ‘zwieren’: Bij een flonker gaan mensen zwieren."
    ]


def test_a_goal_sees_the_other_side(user, organisation, goal):
    make_project(organisation)
    shown = look(user, goal)
    assert names(shown.signals) == ["Flonker Kerkplein"]
    assert shown.record_url == f"{reverse('goals:raakvlak_new', args=['best'])}?doel={goal.pk}"


def test_confirmed_ones_stand_apart_and_the_rest_is_counted(user, organisation, goal):
    for number in range(3):
        make_project(organisation, f"Flonker {number}")
    bring_up_to_date(organisation)
    for name, status in (("0", "bevestigd"), ("1", "geparkeerd"), ("2", "afgewezen")):
        mine = Raakvlak.objects.filter(physical_project__name=f"Flonker {name}")
        mine.update(status=status, explanation="Samen", rejection="andere_plek")
    shown = look(user, goal)
    assert names(shown.confirmed) == ["Flonker 0"]
    assert (shown.signals, shown.parked, shown.rejected) == ([], 1, 1)


def test_many_signals_fold(user, organisation, goal):
    for number in range(SHOWN + 2):
        make_project(organisation, f"Flonker {number}")
    shown = look(user, goal)
    assert (len(shown.first), len(shown.rest)) == (SHOWN, 2)


def test_a_raadslid_may_not_judge(organisation, goal):
    assert look(make_user(organisation, Role.RAADSLID), goal).can_edit is False


@pytest.mark.parametrize("projects", [1, 3])
def test_queries_stay_the_same(user, organisation, goal, projects, django_assert_num_queries):
    for number in range(projects):
        make_project(organisation, f"Flonker {number}")
    bring_up_to_date(organisation)
    found = Goal.objects.select_related("goal_tree__organisation").get(pk=goal.pk)
    look(user, found)
    with django_assert_num_queries(5):
        look(user, found)
