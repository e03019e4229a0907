"""POST with an Idempotency-Key."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from organisations.models import IdempotentReply, Organisation, Term
from tests.api_client import ApiClient, key_client, problem
from tests.organisations.factories import make_new_key, make_organisation

pytestmark = pytest.mark.django_db

WORDS = "/api/v1/woordenlijsten/doelgroepen/woorden"
THEMES = "/api/v1/woordenlijsten/themas/woorden"


@pytest.fixture
def client():
    return key_client(make_organisation(), "schrijven")


def send(client, body, key="een", address=WORDS):
    return client.post(address, body, headers={"Idempotency-Key": key})


def test_post_that_comes_twice_is_done_once_and_answered_twice(client):
    first, second = (send(client, {"naam": "Jongeren"}) for _ in range(2))

    assert Term.objects.count() == 1
    assert (first.status_code, first.content) == (201, second.content)
    for name in ("Location", "ETag", "Content-Type", "API-Version"):
        assert first[name] == second[name]
    assert second.status_code == 201


def test_order_and_white_space_of_the_body_do_not_matter(client):
    send(client, '{"naam": "Jeugd", "domein": ""}')

    assert send(client, '{"naam":"Jeugd","domein":""}').status_code == 201
    assert Term.objects.count() == 1


@pytest.mark.parametrize(("body", "address"), [({"naam": "Ouderen"}, WORDS), ({"naam": "Jongeren"}, THEMES)])
def test_key_of_another_question_is_a_conflict(client, body, address):
    send(client, {"naam": "Jongeren"})

    status, detail, _ = problem(send(client, body, address=address))

    assert (status, detail) == (
        409,
        "Deze Idempotency-Key is al gebruikt voor een andere vraag. Kies voor elke vraag een nieuwe.",
    )
    assert Term.objects.count() == 1


def test_refused_post_is_not_remembered(client):
    assert problem(send(client, {"naam": ""}))[0] == 400
    assert IdempotentReply.objects.count() == 0

    assert send(client, {"naam": "Jongeren"}).status_code == 201


def test_keys_of_different_programs_are_apart(client):
    other = key_client(Organisation.objects.get(), "schrijven")
    send(client, {"naam": "Jongeren"})

    assert send(other, {"naam": "Ouderen"}).status_code == 201


def test_answer_is_kept_for_a_day(client):
    send(client, {"naam": "Jongeren"})
    IdempotentReply.objects.update(created_at=timezone.now() - timedelta(hours=25))

    assert problem(send(client, {"naam": "Jongeren"}))[2] == {"naam": "‘Jongeren’ staat al in deze lijst."}
    assert send(client, {"naam": "Ouderen"}).status_code == 201
    assert IdempotentReply.objects.count() == 1


@pytest.mark.parametrize("key", ["", " ", "x" * 101, "é", "a\tb"])
def test_key_that_cannot_be_is_refused(client, key):
    status, _, reasons = problem(send(client, {"naam": "Jongeren"}, key=key))

    assert (status, list(reasons)) == (400, ["Idempotency-Key"])
    assert Term.objects.count() == 0


def test_malformed_body_with_a_key_is_an_ordinary_refusal(client):
    assert problem(send(client, "{"))[0] == 400
    assert problem(send(client, "[]"))[:2] == (400, "Stuur een JSON-object: { … }.")
    assert IdempotentReply.objects.count() == 0


def test_address_that_takes_no_post_says_so(client):
    assert problem(send(client, {}, address="/api/v1/organisaties"))[0] == 405


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_time_are_done_once():
    organisation = make_organisation()
    secret = make_new_key(organisation, "schrijven").secret
    started = threading.Barrier(3)

    def call(_number):
        client = ApiClient(headers={"Authorization": f"Bearer {secret}"})
        started.wait()
        try:
            return send(client, {"naam": "Jongeren"})
        finally:
            connection.close()

    # Nobody gets to change words before both calls are under way.
    with ThreadPoolExecutor(2) as threads:
        with transaction.atomic():
            Organisation.objects.select_for_update().get(pk=organisation.pk)
            calls = threads.map(call, range(2))
            started.wait()
        answers = list(calls)

    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].content == answers[1].content
    assert Term.objects.count() == 1
