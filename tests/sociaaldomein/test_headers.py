import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_every_page_carries_the_security_headers(client: Client) -> None:
    headers = client.get("/account/login/").headers

    assert sorted(headers["Content-Security-Policy"].split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
    ]
    assert headers["Permissions-Policy"].startswith("camera=()")
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


def test_only_the_used_files_of_npm_packages_are_published(client: Client) -> None:
    names = ("Sortable.min.js", "package.json")
    responses = [client.get(f"/static/npm/sortablejs/{name}") for name in names]
    for response in responses:
        response.close()

    assert [response.status_code for response in responses] == [200, 404]


def test_sixth_wrong_password_is_refused_for_a_while(client: Client) -> None:
    form = {"login": "iemand@example.nl", "password": "verkeerd-wachtwoord"}

    answers = [client.post("/account/login/", form).content.decode() for _ in range(6)]

    assert ["te vaak" in answer.lower() or "te veel" in answer.lower() for answer in answers] == [
        False
    ] * 5 + [True]
