import pytest

from tests.api_client import key_client, problem
from tests.goals.factories import FAMILY, find, make_organisation, make_tree
from tests.indicators.factories import make_indicator

pytestmark = pytest.mark.django_db
RISES = {"revisie": 0, "gewijzigdOp": ""}
UNKNOWN = "Deze sleutel kennen wij hier niet. Kijk in de beschrijving welke er zijn."


@pytest.fixture
def organisation():
    return make_organisation()


@pytest.fixture
def program(organisation):
    return key_client(organisation, "schrijven")


def test_misspelt_key_is_refused_and_nothing_is_changed(program, organisation):
    goal = find(make_tree(organisation, FAMILY), "Steun")
    answer = program.patch(f"/api/v1/doelen/{goal.pk}", {"titel": "Hulp", "titell": "Steun"})
    goal.refresh_from_db()
    assert problem(answer)[2] == {"titell": UNKNOWN}
    assert goal.title == "Steun"


def test_unknown_key_is_told_beside_other_mistakes(program, organisation):
    goal = find(make_tree(organisation, FAMILY), "Steun")
    answer = program.patch(f"/api/v1/doelen/{goal.pk}", {"titel": None, "onder": None})
    assert problem(answer)[2] == {"titel": "Geef een waarde: dit veld kan niet null zijn.", "onder": UNKNOWN}


def test_key_of_a_list_of_words_that_is_not_there_is_refused(program, organisation):
    goal = find(make_tree(organisation, FAMILY), "Steun")
    answer = program.patch(f"/api/v1/doelen/{goal.pk}", {"woorden": {"kleur": ["rood"]}})
    assert problem(answer)[2] == {"woorden.kleur": UNKNOWN}


def test_unknown_key_in_a_row_of_a_list_has_its_path(program, organisation):
    indicator = make_indicator(organisation)
    row = {"indicator": str(indicator.pk), "periode": "2026", "waarde": "1"}
    answer = program.post("/api/v1/metingen", {"metingen": [row, row | {"periode": "2027", "jaar": 2027}]})
    assert problem(answer)[2] == {"metingen.1.jaar": UNKNOWN}


def test_unknown_key_of_a_new_project_is_refused_once(program):
    answer = program.post("/api/v1/projecten", {"naam": "Plein", "domein": "fysiek", "bouwjaar": 2026})
    assert problem(answer)[2] == {"bouwjaar": UNKNOWN}


def test_answer_sent_back_as_it_came_is_understood(program, organisation):
    goal = find(make_tree(organisation, FAMILY), "Steun")
    indicator = make_indicator(organisation, values={2021: "36"})
    for path, send in (
        (f"/api/v1/doelen/{goal.pk}", program.patch),
        (f"/api/v1/doelenbomen/{goal.goal_tree_id}", program.patch),
        (f"/api/v1/indicatoren/{indicator.pk}", program.patch),
        (f"/api/v1/indicatoren/{indicator.pk}/metingen/2021", program.put),
    ):
        told = program.get(path).json()
        again = send(path, told)
        assert (again.status_code, {**again.json(), **RISES}) == (200, {**told, **RISES})


@pytest.mark.parametrize("number", [6.71, 0, -45173, True])
def test_number_for_a_text_is_refused(program, organisation, number):
    goal = find(make_tree(organisation, FAMILY), "Steun")
    answer = program.post(f"/api/v1/doelen/{goal.pk}/gegevens", {"watWeWeten": "Veel", "cijfer": number})
    assert problem(answer)[2] == {"cijfer": "Stuur een tekst tussen aanhalingstekens."}
    assert goal.evidence.count() == 0
