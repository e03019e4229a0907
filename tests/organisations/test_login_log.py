"""The log tells of logins, and never of passwords."""

import logging

import pytest
from django.urls import reverse

from tests.organisations.factories import make_user

pytestmark = pytest.mark.django_db
PASSWORD = "speelplek-achter-de-school"


@pytest.fixture
def lines(caplog):
    """The lines of the log of logins so far."""
    caplog.set_level(logging.INFO, "organisations.login_log")
    return lambda: [record.getMessage() for record in caplog.records if record.name.endswith("login_log")]


def log_in(client, email, password):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def test_login_and_logout_are_logged(client, lines):
    make_user(email="noor@best.example", password=PASSWORD)
    log_in(client, "noor@best.example", PASSWORD)
    client.post(reverse("account_logout"))
    assert lines() == [
        "ingelogd: noor@best.example vanaf 127.0.0.1",
        "uitgelogd: noor@best.example vanaf 127.0.0.1",
    ]


def test_failed_login_is_logged_without_password_on_one_line(client, lines):
    log_in(client, "noor@best.example", "verkeerd-wachtwoord")
    assert lines() == ["inloggen mislukt: 'noor@best.example' vanaf 127.0.0.1"]
