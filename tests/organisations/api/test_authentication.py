"""Who calls, and how often: keys, sessions and strangers."""

from uuid import uuid4

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from organisations import api_keys
from organisations.api import throttling
from organisations.enums import Role
from organisations.models import ApiKey
from tests.api_client import ApiClient, key_client, problem
from tests.organisations.factories import make_member, make_new_key, make_organisation

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/organisaties"
WORDS = "/api/v1/woordenlijsten/doelgroepen/woorden"


@pytest.fixture
def best():
    return make_organisation()


@pytest.fixture(autouse=True)
def nobody_called_before():
    caches["strangers"].clear()
    yield
    caches["strangers"].clear()


def get(authorization, **options):
    return Client().get(ADDRESS, headers={"Authorization": authorization}, **options)


def test_key_shows_its_own_organisation(best):
    make_organisation("oirschot")

    told = key_client(best).get(ADDRESS).json()

    assert [row["adres"] for row in told["results"]] == ["best"]


def test_key_costs_one_query(best, django_assert_num_queries):
    client = key_client(best)

    # Recognising the key, then counting and reading.
    with django_assert_num_queries(3):
        client.get(ADDRESS)


@pytest.mark.parametrize("write", ["Bearer {}", "bearer {}", "  Bearer   {}  "])
def test_key_may_be_sent_a_little_untidily(best, write):
    assert get(write.format(make_new_key(best).secret)).status_code == 200


def test_call_without_key_says_how_to_send_one():
    response = Client().get(ADDRESS)

    assert response["WWW-Authenticate"] == 'Bearer realm="api"'
    assert problem(response) == (
        401,
        "Stuur een API-sleutel mee in de kop ‘Authorization: Bearer <sleutel>’.",
        {},
    )


@pytest.mark.parametrize(
    "sent",
    [
        "Bearer",
        "Basic dXNlcjpwYXNz",
        "Token abc",
        "Bearer café.abc",
        "Bearer a\x00.b",
        "Bearer \ud83d\ude00",
        "Bearer a.b,Bearer c.d",
        "Bearer " + "x" * 10_000,
        "Bearer abcdefgh.1234",
    ],
)
def test_what_is_no_key_is_refused_without_error(sent):
    client = Client()
    client.defaults["HTTP_AUTHORIZATION"] = sent

    response = client.get(ADDRESS)

    assert problem(response)[0] == 401
    assert response["WWW-Authenticate"] == 'Bearer realm="api"'


def test_wrong_key_is_no_way_to_ones_session(best):
    client = ApiClient(headers={"Authorization": "Bearer abc.def"})
    client.force_login(make_member(best).user)

    assert problem(client.get(ADDRESS))[0] == 401


def test_key_wins_from_a_session(best):
    client = key_client(best)
    client.force_login(make_member(make_organisation("oirschot")).user)

    assert [row["adres"] for row in client.get(ADDRESS).json()["results"]] == ["best"]


def test_refused_key_hears_why(best):
    made = make_new_key(best)
    api_keys.revoke_key(user=None, api_key=made.api_key)

    assert problem(get(f"Bearer {made.secret}"))[1] == (
        "Deze sleutel is ingetrokken. Vraag de beheerder om een nieuwe."
    )


def test_session_reads_without_and_writes_with_csrf_token(best):
    client = ApiClient(enforce_csrf_checks=True)
    client.force_login(make_member(best, Role.BEHEERDER).user)
    token = client.get(f"/{best.slug}/beheer/mensen/").context["csrf_token"]

    assert client.get(ADDRESS).status_code == 200
    status, detail, _ = problem(client.post(WORDS, {"naam": "x"}))
    assert (status, "X-CSRFToken" in detail) == (403, True)
    assert problem(client.post(WORDS, "naam=x", content_type="application/x-www-form-urlencoded"))[0] == 415
    assert client.post(WORDS, {"naam": "x"}, headers={"X-CSRFToken": str(token)}).status_code == 201


def test_key_needs_no_csrf_token(best):
    key = make_new_key(best, "schrijven")
    client = ApiClient(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {key.secret}"})

    assert client.post(WORDS, {"naam": "x"}).status_code == 201


def test_who_may_not_log_in_any_more_has_no_session(best):
    user = make_member(best).user
    client = Client()
    client.force_login(user)
    type(user).objects.update(is_active=False)

    assert problem(client.get(ADDRESS))[0] == 401


def test_key_that_calls_too_often_must_wait(best, settings):
    settings.API_CALLS_PER_MINUTE = 2
    client = key_client(best)

    answers = [client.get(ADDRESS) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "60"
    assert problem(answers[2])[1] == "Wacht zo lang als de kop ‘Retry-After’ zegt (in seconden)."


def test_stranger_who_calls_too_often_must_wait(monkeypatch):
    monkeypatch.setattr(throttling.StrangerThrottle, "rate", "2/min")
    address = f"/api/v1/doelenbomen/{uuid4()}/versies/1"

    answers = [Client().get(address) for _ in range(3)]

    assert [answer.status_code == 429 for answer in answers] == [False, False, True]
    assert 0 < int(answers[2]["Retry-After"]) <= 60


def test_who_tries_wrong_keys_must_wait_but_right_ones_go_on(best, monkeypatch):
    monkeypatch.setattr(throttling.WrongKeyThrottle, "rate", "2/min")
    right = key_client(best)

    answers = [get("Bearer abc.def") for _ in range(4)]

    assert [answer.status_code for answer in answers] == [401, 401, 429, 429]
    assert all(0 < int(answer["Retry-After"]) <= 60 for answer in answers[2:])
    assert right.get(ADDRESS).status_code == 200


def test_key_is_in_no_log(best, caplog):
    made = make_new_key(best)
    with caplog.at_level("DEBUG"):
        get(f"Bearer {made.secret}")
        get(f"Bearer {made.secret}x")

    assert made.secret.split(".")[1] not in caplog.text


def test_refused_call_is_a_use_of_the_key_too(best):
    client = key_client(best)

    client.post(WORDS, {"naam": "x"})

    assert timezone.now() > ApiKey.objects.get().last_used_at
