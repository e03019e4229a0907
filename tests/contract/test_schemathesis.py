"""The whole API, called with what schemathesis makes of openapi.json: right questions and wrong ones.

No answer may be a fault of ours, differ from what the document says, or accept what it forbids. Questions
are the same in every run. What a call changes is taken back.
"""

import pytest
import requests
import schemathesis
from django.core.cache import caches
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import load_all_checks
from schemathesis.config import SchemathesisConfig

from tests.api_world import DESCRIBED, make_world, operations, path_values
from tests.organisations.factories import make_new_key

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
load_all_checks()
CHECKS = [
    schemathesis.checks.CHECKS.get_one(name)
    for name in (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
    )
]
REJECTS = schemathesis.checks.CHECKS.get_one("negative_data_rejection")
RIGHT, WRONG = schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE
MANY, FEW = 5, 2  # questions to each operation, of who may do much and of others
BASE = "http://testserver/api/v1"
CONFIG = SchemathesisConfig.from_dict({"generation": {"with-security-parameters": False}})
SCHEMA = schemathesis.openapi.from_dict({**DESCRIBED, "servers": [{"url": "/api/v1"}]}, config=CONFIG)
ALL = list(operations())
TAKES_MORE = {  # than a path
    name
    for name, method, path in ALL
    for operation in [DESCRIBED["paths"][path][method.lower()]]
    if "requestBody" in operation or any(row["in"] == "query" for row in operation["parameters"])
}
CAN_BE_WRONG = [row for row in ALL if row[0] in TAKES_MORE or "{" in row[2]]


def calm(count):
    """Settings with which each run asks the same."""
    return settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def ask(case, headers, *checks):
    """Send a question, take back what it changed, and check the answer."""
    caches["strangers"].clear()
    with transaction.atomic():
        response = answer(case, headers)
        transaction.set_rollback(True)
    case.validate_response(response, checks=[*CHECKS, *checks])


def answer(case, headers):
    """What the API says to a question, as schemathesis reads it."""
    plain = headers | {"Accept-Encoding": "identity"}
    sent = requests.Request(**case.as_transport_kwargs(base_url=BASE, headers=plain)).prepare()
    body = sent.body.encode() if isinstance(sent.body, str) else sent.body or b""
    told = Client(raise_request_exception=False).generic(
        sent.method, sent.path_url, body, sent.headers.get("Content-Type", ""), headers=dict(sent.headers)
    )
    return schemathesis.Response(
        status_code=told.status_code,
        headers={name.lower(): [value] for name, value in told.headers.items()},
        content=told.content,
        request=sent,
        elapsed=0.0,
        verify=False,
    )


def right_questions(name, world, path):
    """A strategy for right questions of an operation about things that are there."""
    return SCHEMA.find_operation_by_id(name).as_strategy(
        RIGHT, path_parameters=path_values(world, path) or None
    )


def wrong_questions(name, world, path):
    """A strategy for wrong ones: about things that are there, where more than the path can be wrong."""
    ids = path_values(world, path) if name in TAKES_MORE else None
    return SCHEMA.find_operation_by_id(name).as_strategy(WRONG, path_parameters=ids or None)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Made once: what a question changes is taken back, and at the end everything is."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = make_world()
        made.headers = {"": {}} | {
            right: {"Authorization": f"Bearer {make_new_key(made.organisation, right).secret}"}
            for right in ("lezen", "schrijven")
        }
        yield made
        transaction.set_rollback(True)


@pytest.mark.parametrize("right", ["schrijven", "lezen", ""])
@pytest.mark.parametrize(("name", "method", "path"), ALL, ids=lambda value: value)
def test_right_questions_are_answered_as_described(world, right, name, method, path):
    @calm(MANY if right == "schrijven" else FEW)
    @given(right_questions(name, world, path))
    def try_some(case):
        ask(case, world.headers[right])

    try_some()


@pytest.mark.parametrize(("name", "method", "path"), CAN_BE_WRONG, ids=lambda value: value)
def test_wrong_questions_are_refused_as_described(world, name, method, path):
    @calm(MANY)
    @given(wrong_questions(name, world, path))
    def try_some(case):
        ask(case, world.headers["schrijven"], REJECTS)

    try_some()
