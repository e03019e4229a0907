"""The versions of the example: a begroting, and the one that came in its place after an amendment."""

from datetime import date

import pytest

from goals.demo.load import load
from goals.demo.versions import AMENDED, WISH, year_of_begroting
from goals.models import FrozenVersion
from goals.versions.reading import outline_of, verify

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def test_example_has_two_versions_that_everybody_may_read_however_often_it_is_loaded():
    for _ in range(2):
        load()
    first, second = FrozenVersion.objects.order_by("number")
    assert (first.supersedes, second.supersedes) == (None, first)
    assert [version.publication.audience for version in (first, second)] == ["openbaar", "openbaar"]
    assert verify(first)
    assert verify(second)
    told = [WISH in _goal(version).description for version in (first, second)]
    assert told == [False, True]


def _goal(version):
    return next(goal for goal in outline_of(version) if goal.title == AMENDED)


@pytest.mark.parametrize(
    ("today", "year"), [(date(2026, 11, 9), 2026), (date(2026, 11, 10), 2027), (date(2027, 1, 1), 2027)]
)
def test_begroting_of_the_example_is_the_newest_that_a_council_adopted(today, year):
    assert year_of_begroting(today) == year
