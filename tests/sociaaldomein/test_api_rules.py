"""The NLGov REST API Design Rules 2.2 that can be seen from outside, on every route of the API.

Belongs here: what holds for all of it. The rule is named in the docstring or name of each test.
"""

import re

import pytest
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.test import Client
from django.urls import URLPattern, get_resolver, path
from rest_framework.views import APIView

from sociaaldomein import api
from sociaaldomein.urls import urlpatterns as site
from tests.api_client import ApiClient, key_client, problem
from tests.organisations.factories import make_organisation

pytestmark = pytest.mark.django_db

SECURITY = {
    "API-Version": "1.0.0",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
ORGANISATIONS = "/api/v1/organisaties"
WORDS = "/api/v1/woordenlijsten/wijken/woorden"


class Broken(APIView):
    permission_classes = []

    def get(self, _request: HttpRequest) -> None:
        raise ZeroDivisionError

    def post(self, _request: HttpRequest) -> None:
        raise SuspiciousOperation


urlpatterns = [path("api/v1/stuk", Broken.as_view()), path("stuk", Broken.as_view()), *site]


@pytest.fixture
def client() -> ApiClient:
    return key_client(make_organisation(), "schrijven")


def routes() -> list[tuple[str, URLPattern]]:
    """Every (path, pattern) of the API but the one for what is not there."""

    def below(patterns, start):
        for one in patterns:
            if isinstance(one, URLPattern):
                yield start + str(one.pattern), one
            else:
                yield from below(one.url_patterns, start + str(one.pattern))

    every = below(get_resolver(api).url_patterns, "")
    return [(route, pattern) for route, pattern in every if pattern.name != "nothing"]


def filled(route: str) -> str:
    """A path with something in the place of its variables."""
    kinds = {"uuid": "6e9c1a52-62cc-4a4e-9d0c-1f6f8d1f3a10", "int": "1", "slug": "wijken", "str": "x"}
    return "/api/v1/" + re.sub(r"<(\w+):\w+>", lambda found: kinds[found[1]], route)


def test_every_path_is_of_words_in_kebab_case_without_slash() -> None:
    """/core/path-segments-kebab-case, /core/no-trailing-slash."""
    wrong = [
        route
        for route, _ in routes()
        if not re.fullmatch(r"([a-z0-9-]+|<\w+:\w+>)(/([a-z0-9-]+|<\w+:\w+>))*|openapi\.json", route)
    ]

    assert wrong == []


def test_every_query_key_is_camel_case() -> None:
    """/core/query-keys-camel-case."""
    queries = {
        query
        for _, pattern in routes()
        for query in getattr(getattr(pattern.callback, "cls", None), "queries", {}).values()
    }
    names = {name for query in queries for name in query().fields} | {"page", "pageSize"}

    assert [name for name in sorted(names) if not re.fullmatch("[a-z][a-zA-Z0-9]*", name)] == []


def test_every_route_has_the_headers_and_speaks_of_problems_to_strangers() -> None:
    """/core/version-header, /core/transport/security-headers, /core/error-handling/problem-details."""
    for route, _ in routes():
        response = Client().get(filled(route))
        assert {name: response.headers.get(name) for name in SECURITY} == SECURITY, route
        if response.status_code >= 400:
            assert problem(response)[0] in (401, 404, 405), route


def test_every_route_with_a_slash_is_not_found(client: ApiClient) -> None:
    """/core/no-trailing-slash: 404, and no redirect."""
    for route, _ in routes():
        for method in ("get", "post", "delete"):
            assert problem(getattr(client, method)(f"{filled(route)}/"))[0] == 404, route


def test_every_route_refuses_a_method_it_does_not_have(client: ApiClient) -> None:
    """/core/http-methods."""
    for route, pattern in routes():
        response = client.generic("TRACE", filled(route))
        assert problem(response)[0] == 405, route
        known = getattr(pattern.callback, "actions", None) or {"get": ""}
        assert {method.upper() for method in known} <= set(response["Allow"].split(", ")), route


NOT_THERE = (
    "/api/v1",
    "/api/v1/",
    "/api/v1/niets",
    "/api/v1//organisaties",
    "/api/v1/organisaties.json",
    "/api/v1/organisaties/x",
    "/api/v1/a%0Ab",
    "/api/v1/%00",
    "/api/v1/%ff",
    "/api/v1/" + "x" * 9000,
)


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete", "options", "trace"])
def test_what_is_not_there_is_a_404_for_every_method(client: ApiClient, method: str) -> None:
    for address in NOT_THERE:
        response = getattr(client, method)(address)
        assert {name: response.headers.get(name) for name in SECURITY} == SECURITY, address
        assert problem(response)[0] == 404, address


def test_other_site_pages_keep_their_own_refusals(client: ApiClient) -> None:
    response = client.get("/api/v2/organisaties")

    assert response.status_code == 404
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert not response.has_header("API-Version")


def test_method_that_an_address_does_not_have_says_which_it_has(client: ApiClient) -> None:
    response = client.post(ORGANISATIONS, {})

    assert problem(response)[0] == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    herstel = client.get(f"{WORDS}/1/herstel")
    assert (problem(herstel)[0], herstel["Allow"]) == (405, "POST, OPTIONS")


def test_options_tells_what_can_be_done(client: ApiClient) -> None:
    response = client.options(WORDS)

    assert (response.status_code, response.content, response["Allow"]) == (
        204,
        b"",
        "GET, POST, HEAD, OPTIONS",
    )


def test_head_is_a_get_without_content(client: ApiClient) -> None:
    read, head = client.get(ORGANISATIONS), client.head(ORGANISATIONS)

    assert (head.status_code, head.content, head["ETag"]) == (200, b"", read["ETag"])
    assert client.head(ORGANISATIONS, headers={"If-None-Match": read["ETag"]}).status_code == 304


def test_unchanged_answer_is_not_sent_again(client: ApiClient) -> None:
    etag = client.get(ORGANISATIONS)["ETag"]

    again = client.get(ORGANISATIONS, headers={"If-None-Match": f'"x", {etag}'})

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    assert again["API-Version"] == "1.0.0"


def test_read_that_is_meant_for_another_state_is_a_412(client: ApiClient) -> None:
    response = client.get(ORGANISATIONS, headers={"If-Match": '"oud"'})

    status, detail, _ = problem(response)
    assert (status, "ETag" in detail) == (412, True)


def test_form_that_we_do_not_speak_is_refused(client: ApiClient) -> None:
    for accept in ("text/html", "application/xml", "image/*"):
        assert problem(client.get(ORGANISATIONS, headers={"Accept": accept}))[0] == 406
    assert client.get(ORGANISATIONS, headers={"Accept": "text/html, */*;q=0.1"}).status_code == 200


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/xml", "multipart/form-data; boundary=x", ""]
)
def test_content_that_we_do_not_read_is_refused(client: ApiClient, content_type: str) -> None:
    assert problem(client.post(WORDS, b"naam=x", content_type=content_type))[0] == 415


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"tekst"',
        b'{"naam": NaN}',
        b'{"naam": "\\ud800"}',
        b'{"naam": "\xff"}',
        b"\xef\xbb\xbf{}",
        b'{"naam": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"naam": ' + b"9" * 10_000 + b"}",
        b'{"naam": {"a": 1}}',
        b'{"naam": true}',
        b'{"naam": "a\\u0000b"}',
        b'{"naam": "x", "organisatie": "12"}',
    ],
)
def test_body_that_cannot_be_is_a_400(client: ApiClient, body: bytes) -> None:
    """/core/error-handling/invalid-input: 400, not 422."""
    assert problem(client.post(WORDS, body))[0] == 400


def test_body_that_is_too_large_is_refused(client: ApiClient) -> None:
    large = b'{"naam": "' + b"x" * (6 * 1024 * 1024) + b'"}'

    for content_type in ("application/json", "application/json; charset=utf-8"):
        assert problem(client.post(WORDS, large, content_type=content_type))[:2] == (
            413,
            "De inhoud is te groot: hooguit 5 MB. Verdeel hem over meer aanroepen.",
        )


def test_body_that_is_announced_as_too_large_is_not_read(client: ApiClient) -> None:
    assert problem(client.post(WORDS, b"{}", CONTENT_LENGTH=str(10**10)))[0] == 413


def test_body_in_pieces_without_length_is_not_taken_for_empty(client: ApiClient) -> None:
    response = client.post(WORDS, b'{"naam": "x"}', CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING="chunked")

    assert problem(response)[0] == 411


@pytest.mark.parametrize("length", ["", "veel", "0"])
def test_body_of_no_length_is_empty(client: ApiClient, length: str) -> None:
    assert problem(client.post(WORDS, b'{"naam": "x"}', CONTENT_LENGTH=length))[::2] == (
        400,
        {"naam": "Vul dit veld in."},
    )


@pytest.mark.parametrize(
    "asked", ["kleur=rood", "page_size=3", "zoek=a&zoek=b", "zoek=a%00b", "ordering=naam"]
)
def test_question_that_we_do_not_know_is_a_400(client: ApiClient, asked: str) -> None:
    status, _, reasons = problem(client.get(f"{WORDS}?{asked}"))

    assert (status, list(reasons)) == (400, [asked.partition("=")[0]])


def test_all_mistakes_come_at_once(client: ApiClient) -> None:
    """/core/error-handling/all-errors."""
    status, _, reasons = problem(
        client.post(WORDS, {"naam": "x" * 99, "domein": "groen", "organisatie": "x"})
    )

    assert (status, sorted(reasons)) == (400, ["domein", "naam", "organisatie"])


def test_moments_are_told_in_utc(client: ApiClient) -> None:
    """/core/date-time/timezone."""
    told = client.post(WORDS, {"naam": "Centrum"}).json()

    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", told["gewijzigdOp"])


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(("method", "status"), [("get", 500), ("post", 400)])
def test_mistake_of_ours_is_a_problem_too(method: str, status: int) -> None:
    client = Client(raise_request_exception=False)

    response = getattr(client, method)("/api/v1/stuk")

    assert {name: response.headers.get(name) for name in SECURITY} == SECURITY
    assert problem(response)[0] == status
    assert client.get("/stuk")["Content-Type"].startswith("text/html")


def test_call_to_a_host_that_is_not_ours_is_a_problem() -> None:
    response = Client(raise_request_exception=False).get(ORGANISATIONS, headers={"Host": "boos.example"})

    assert {name: response.headers.get(name) for name in SECURITY} == SECURITY
    assert problem(response)[0] in (400, 401)


def test_browsers_are_told_to_stay_with_https(settings) -> None:
    """/core/transport/security-headers: HSTS, on refusals too."""
    settings.SECURE_HSTS_SECONDS = 60

    for address in (ORGANISATIONS, "/api/v1/niets", "/api/v1/openapi.json"):
        assert Client().get(address, secure=True)["Strict-Transport-Security"] == "max-age=60"


def test_devices_are_denied_on_answers_too(client: ApiClient) -> None:
    assert client.get(ORGANISATIONS)["Permissions-Policy"].startswith("camera=()")


def test_description_is_open_to_pages_of_other_sites() -> None:
    """/core/publish-openapi, /core/transport/cors: and nothing else is."""
    response = Client().get("/api/v1/openapi.json")

    assert response["Access-Control-Allow-Origin"] == "*"
    assert response.json()["info"]["version"] == response["API-Version"]
    assert not Client().get(ORGANISATIONS).has_header("Access-Control-Allow-Origin")
