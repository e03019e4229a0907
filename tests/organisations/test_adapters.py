"""Sentences of django-allauth that say je are replaced by our own."""

import pytest

from tests.goals.factories import make_user

pytestmark = pytest.mark.django_db
PASSWORD = "boom-met-lange-takken"


def errors(response):
    """What the fields and the form say is wrong."""
    form = response.context["form"]
    return [message for messages in form.errors.values() for message in messages]


def test_wrong_password_at_the_login_page(client):
    make_user(email="noor@example.org", password=PASSWORD)
    response = client.post("/account/login/", {"login": "noor@example.org", "password": "fout"})
    assert errors(response) == ["Dit e-mailadres en wachtwoord horen niet bij elkaar."]


def test_wrong_present_password_when_changing_it(client):
    client.force_login(make_user(password=PASSWORD))
    new = "een-ander-lang-woord"
    data = {"oldpassword": "fout", "password1": new, "password2": new}
    assert errors(client.post("/account/password/change/", data)) == ["Dit is niet uw huidige wachtwoord."]
