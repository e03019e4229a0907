import pytest

from organisations import vocabulary
from tests.api_client import key_client, problem
from tests.organisations.factories import make_organisation

pytestmark = pytest.mark.django_db

WORDS = "/api/v1/woordenlijsten/wijken/woorden"


@pytest.fixture
def client():
    best = make_organisation()
    vocabulary.add_terms(user=None, organisation=best, kind="wijk", names=list("abcde"))
    return key_client(best)


def test_pages_tell_where_the_others_are(client):
    told = client.get(WORDS, {"pageSize": 2, "page": 2}).json()

    assert [row["naam"] for row in told.pop("results")] == ["c", "d"]
    assert told == {
        "count": 5,
        "next": f"http://testserver{WORDS}?page=3&pageSize=2",
        "previous": f"http://testserver{WORDS}?pageSize=2",
    }


def test_page_size_is_a_hundred_and_at_most_five_hundred(client):
    assert client.get(WORDS, {"pageSize": 500}).status_code == 200
    assert client.get(WORDS).json()["next"] is None


@pytest.mark.parametrize("size", ["0", "-1", "501", "veel", "", "1.5", "²", "9" * 5000])
def test_page_size_that_cannot_be_is_refused(client, size):
    assert problem(client.get(WORDS, {"pageSize": size}))[::2] == (
        400,
        {"pageSize": "Kies een geheel getal van 1 tot en met 500."},
    )


@pytest.mark.parametrize("page", ["0", "-1", "2", "laatste", "9" * 5000])
def test_page_that_is_not_there_is_refused(client, page):
    assert problem(client.get(WORDS, {"page": page}))[::2] == (
        400,
        {"page": "Deze bladzijde is er niet. Begin bij 1."},
    )
