"""openapi.json: that it follows the NLGov REST API Design Rules, says what is so, and leaves nothing out.

The rules are those that a machine can check (version 2.2, /core/...); each test names the one it is about.
"""

import re
from itertools import chain

import orjson
import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.validation import validate_schema
from openapi_schema_validator import OAS30Validator

from sociaaldomein.api import document
from sociaaldomein.api_names import TAGS

METHODS = {"get", "post", "put", "patch", "delete"}
SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
PROBLEM = "application/problem+json"
DATES = re.compile(r"datum$|[a-z]Op$|^gewijzigdSinds$")


@pytest.fixture(scope="module")
def described():
    """The document as data."""
    return orjson.loads(document())


def operations_of(described):
    """(method, path, operation) of all of them."""
    for path, item in described["paths"].items():
        for method, operation in item.items():
            yield method, path, operation


def resolved(described, part):
    """The part itself, or what it refers to."""
    while "$ref" in part:
        found = described
        for name in part["$ref"].removeprefix("#/").split("/"):
            found = found[name]
        part = found
    return part


def responses_of(described):
    """(name of the operation, status, response) of all operations."""
    for _, _, operation in operations_of(described):
        for status, response in operation["responses"].items():
            yield operation["operationId"], status, resolved(described, response)


def properties_of(described):
    """(name of the schema, key, schema of the key)."""
    for name, schema in described["components"]["schemas"].items():
        for key, inner in schema.get("properties", {}).items():
            yield name, key, inner


def test_it_is_made_without_a_warning():
    document.cache_clear()
    GENERATOR_STATS.reset()
    document()
    assert list(chain(GENERATOR_STATS._error_cache, GENERATOR_STATS._warn_cache)) == []


def test_it_is_valid_openapi(described):
    validate_schema(described)
    assert re.fullmatch(r"3(\.\d+){1,2}", described["openapi"])


@pytest.mark.django_db
def test_everybody_may_read_it_at_the_standard_address():
    """/core/publish-openapi"""
    response = Client().get("/api/v1/openapi.json")
    told = (response.status_code, response["Content-Type"], response["Access-Control-Allow-Origin"])
    assert told == (200, "application/json", "*")
    assert response.content == document()


def test_it_describes_itself(described):
    """/core/publish-openapi, as version 2.1 asks"""
    headers = described["paths"]["/openapi.json"]["get"]["responses"]["200"]["headers"]
    assert "access-control-allow-origin" in headers


@pytest.mark.django_db
def test_who_has_it_gets_nothing_again():
    first = Client().get("/api/v1/openapi.json")
    again = Client().get("/api/v1/openapi.json", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_paths_are_kebab_case_without_slash_at_the_end(described):
    """/core/path-segments-kebab-case, /core/no-trailing-slash"""
    right = re.compile(r"(/([a-z0-9]+(-[a-z0-9]+)*|\{[a-zA-Z0-9]+\}))+")
    wrong = [path for path in described["paths"] if not right.fullmatch(path)]
    assert wrong == ["/openapi.json"]


def test_query_keys_are_camel_case(described):
    """/core/query-keys-camel-case"""
    names = {
        row["name"]
        for _, _, operation in operations_of(described)
        for row in operation["parameters"]
        if row["in"] == "query"
    }
    assert {name for name in names if not re.fullmatch(r"[a-z][a-z\d]*([A-Z][a-z\d]*)*", name)} == set()


def test_keys_and_names_of_schemas_are_cased(described):
    keys = {key for _, key, _ in properties_of(described)}
    levels = {"maatschappelijk_effect"}  # a word of a list, used as key
    wrong = {key for key in keys - levels if not re.fullmatch(r"[a-z][a-zA-Z\d]*", key)}
    wrong |= {
        name for name in described["components"]["schemas"] if not re.fullmatch(r"[A-Z][a-zA-Z\d]*", name)
    }
    assert wrong == set()


def test_version_is_semantic_and_in_the_address(described):
    """/core/semver, /core/uri-version"""
    version = described["info"]["version"]
    assert version == settings.API_VERSION
    assert SEMVER.fullmatch(version)
    assert [row["url"].rpartition("/")[2] for row in described["servers"]] == [f"v{version.split('.')[0]}"]


def test_every_answer_tells_the_version(described):
    """/core/version-header"""
    wrong = [row[:2] for row in responses_of(described) if "API-Version" not in row[2].get("headers", {})]
    assert wrong == []


def test_contact_and_license_are_there(described):
    """/core/doc-openapi-contact"""
    assert set(described["info"]["contact"]) == {"name", "email", "url"}
    assert described["info"]["license"]["name"] == "EUPL-1.2"


def test_refusals_are_problems(described):
    """/core/error-handling/problem-details"""
    kinds = {
        tuple(response["content"]) for _, status, response in responses_of(described) if status[0] in "45"
    }
    assert kinds == {(PROBLEM,)}
    assert {"status", "title", "detail"} <= {*described["components"]["schemas"]["Probleem"]["required"]}


def test_every_operation_can_refuse_its_input(described):
    """/core/error-handling/invalid-input"""
    missing = [row[:2] for row in operations_of(described) if "400" not in row[2]["responses"]]
    assert missing == []
    assert not [row for row in responses_of(described) if row[1] == "422"]


def test_only_standard_methods(described):
    """/core/http-methods"""
    assert {method for method, _, _ in operations_of(described)} <= METHODS


def test_moments_and_days_have_their_format(described):
    """/core/date-time/format, /core/date-time/timezone"""
    formats = {
        (key, inner.get("format"))
        for _, key, inner in properties_of(described)
        if DATES.search(key) and inner.get("type") == "string"
    }
    assert {pair for pair in formats if pair[1] not in ("date", "date-time")} == set()
    all_formats = {inner.get("format") for _, _, inner in properties_of(described)}
    assert all_formats & {"time", "date-time-local"} == set()


def test_every_operation_says_what_it_does(described):
    """/core/doc-openapi"""
    silent = [
        row[:2]
        for row in operations_of(described)
        if not (row[2].get("summary") and row[2].get("description"))
    ]
    assert silent == []


def test_names_of_operations_are_unique_and_plain(described):
    names = [operation["operationId"] for _, _, operation in operations_of(described)]
    assert len(names) == len({*names})
    assert [name for name in names if not re.fullmatch(r"[a-z][a-zA-Z]+", name)] == []


def test_tags_are_described_and_used(described):
    used = {tag for _, _, operation in operations_of(described) for tag in operation["tags"]}
    assert used == {*TAGS}
    assert [tag["name"] for tag in described["tags"]] == [*TAGS]


def examples_of(described):
    """(where, schema, value) of every example of a question or an answer."""
    for _, _, operation in operations_of(described):
        parts = [("vraag", operation.get("requestBody", {})), *operation["responses"].items()]
        for part, holder in parts:
            for kind, media in resolved(described, holder).get("content", {}).items():
                values = [row["value"] for row in media.get("examples", {}).values()]
                values += [media["example"]] if "example" in media else []
                for value in values:
                    yield f"{operation['operationId']} {part} {kind}", media["schema"], value


def test_examples_are_valid(described):
    wrong = []
    for where, schema, value in examples_of(described):
        errors = OAS30Validator({**schema, "components": described["components"]}).iter_errors(value)
        wrong += [f"{where}: {error.json_path} {error.message}" for error in errors]
    assert wrong == []


def test_every_json_body_has_an_example(described):
    missing = []
    for _, _, operation in operations_of(described):
        for part, holder in [("vraag", operation.get("requestBody", {})), *operation["responses"].items()]:
            media = resolved(described, holder).get("content", {}).get("application/json", {"example": None})
            if not {"examples", "example"} & {*media}:
                missing.append((operation["operationId"], part))
    assert missing == []


def test_every_route_is_described_and_the_other_way_round(described):
    found = {
        re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", f"/{pattern.pattern}"): pattern.callback
        for pattern in api_patterns(get_resolver())
    }
    assert sorted(described["paths"]) == sorted(found)
    wrong = []
    for path, item in described["paths"].items():
        view = found[path]
        methods = getattr(view, "actions", None) or {"get": "get"}
        wrong += [path] if {*item} != {*methods} - {"head"} else []
    assert wrong == []


def test_bodies_have_no_other_keys_than_are_described(described):
    bodies = {
        name: schema
        for name, schema in described["components"]["schemas"].items()
        if name.endswith(("Invoer", "Wijziging")) and "properties" in schema
    }
    assert "DoelWijziging" in bodies
    assert [name for name, schema in bodies.items() if schema.get("additionalProperties") is not False] == []


def api_patterns(resolver):
    """The routes below /api/v1/, without the one for what is not there."""
    (api,) = [each for each in resolver.url_patterns if getattr(each, "namespace", "") == "api"]
    return [pattern for pattern in flat(api) if pattern.name != "nothing"]


def flat(resolver):
    for pattern in resolver.url_patterns:
        yield from flat(pattern) if hasattr(pattern, "url_patterns") else [pattern]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["doelenbomen/", "organisaties/", "bestaat-niet", "openapi.json/", ""])
def test_what_is_not_there_is_a_problem_and_no_redirect(path):
    """/core/no-trailing-slash, /core/version-header, /core/transport/security-headers"""
    response = Client().get(f"/api/v1/{path}")
    assert (response.status_code, response["Content-Type"]) == (404, PROBLEM)
    assert response["API-Version"] == settings.API_VERSION
    assert response["Cache-Control"] == "no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
