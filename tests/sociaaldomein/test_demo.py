"""Who may see the logins of the example: visitors of a demonstration, on the login page."""

import pytest
from django.urls import resolve

from goals.demo.data import PASSWORD, PEOPLE
from sociaaldomein.demo import logins


@pytest.mark.parametrize(
    ("demo", "path", "seen"),
    [
        (True, "/account/login/", {"demo_accounts": PEOPLE, "demo_password": PASSWORD}),
        (True, "/privacy/", {}),
        (False, "/account/login/", {}),
    ],
)
def test_logins_show_only_in_a_demonstration(rf, settings, demo, path, seen):
    settings.DEMO = demo
    request = rf.get(path)
    request.resolver_match = resolve(path)
    assert logins(request) == seen


def test_logins_of_an_unknown_address_are_none(rf, settings):
    settings.DEMO = True
    request = rf.get("/bestaat/niet/")
    request.resolver_match = None
    assert logins(request) == {}
