"""Files that wait for a preview: one for each person, organisation and purpose."""

import pytest
from django.core.cache import cache

from organisations.kept import KeptFile, Shelf
from tests.organisations.factories import make_organisation, make_user

pytestmark = pytest.mark.django_db
SHELF = Shelf("proef")


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def place(db):
    """Whose file it is, and where."""
    return make_user(), make_organisation()


def test_file_is_found_by_its_token(place):
    token = SHELF.keep(*place, b"inhoud", "cijfers.csv")
    assert SHELF.find(*place, token) == KeptFile("cijfers.csv", b"inhoud")


def test_file_is_not_found_by_another_token_person_or_purpose(place):
    token = SHELF.keep(*place, b"inhoud")
    assert SHELF.find(*place, "11111111-1111-4111-8111-111111111111") is None
    assert SHELF.find(make_user(), place[1], token) is None
    assert Shelf("anders").find(*place, token) is None


def test_second_file_replaces_the_first_of_its_purpose_only(place):
    first, other = SHELF.keep(*place, b"een"), Shelf("anders").keep(*place, b"anders")
    second = SHELF.keep(*place, b"twee")
    assert SHELF.find(*place, first) is None
    assert SHELF.find(*place, second).content == b"twee"
    assert Shelf("anders").find(*place, other).content == b"anders"


def test_file_can_be_let_go_once(place):
    token = SHELF.keep(*place, b"inhoud")
    assert [SHELF.forget(*place), SHELF.forget(*place)] == [True, False]
    assert SHELF.find(*place, token) is None
