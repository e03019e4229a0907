"""What every operation in openapi.json shares: headers, refusals, and how a problem looks.

Belongs here: additions that follow from the method and the path alone, by the NLGov REST API Design
Rules 2.2. Names of schemas and tags are in sociaaldomein/api_names.py.
"""

import re
from http import HTTPStatus

from django.conf import settings

from organisations.api.problems import DETAILS, MEDIA_TYPE, TITLES

BODY = (411, 413, 415)
REFUSALS = {
    "get": (400, 401, 403, 404, 406, 429),
    "post": (400, 401, 403, 404, 406, 409, *BODY, 429),
    "put": (400, 401, 403, 404, 406, 409, 412, *BODY, 429),
    "patch": (400, 401, 403, 404, 406, 409, 412, *BODY, 429),
    "delete": (400, 401, 403, 404, 406, 409, 412, 429),
}
STRANGERS = {401, 403}  # cannot be refused where nobody needs a key
PROBLEM = {
    "type": "object",
    "description": "Waarom iets niet kan (RFC 9457). Bij een 400 staan alle fouten er tegelijk in.",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string", "description": "Wat er aan de hand is, in een paar woorden."},
        "status": {"type": "integer", "description": "De HTTP-status."},
        "detail": {"type": "string", "description": "Wat u eraan kunt doen."},
        "instance": {"type": "string", "description": "Het adres dat werd gevraagd."},
        "invalidParams": {
            "type": "array",
            "description": "Elk veld of elke parameter die niet klopt.",
            "items": {"$ref": "#/components/schemas/FoutVeld"},
        },
    },
}
INVALID_PARAM = {
    "type": "object",
    "description": "Een veld of parameter die niet klopt.",
    "required": ["name", "code", "reason"],
    "properties": {
        "name": {"type": "string", "description": "Het pad, zoals kinderen.0.titel. Leeg: het geheel."},
        "code": {"type": "string", "description": "Een vast woord voor de soort fout."},
        "reason": {"type": "string", "description": "Wat er niet klopt, in een zin."},
    },
}
WRONG = {"name": "titel", "code": "blank", "reason": "Dit veld mag niet leeg zijn."}


def _header(description, **schema):
    return {"description": description, "schema": {"type": "string", **schema}}


VERSION = _header("De versie van deze API.", example=settings.API_VERSION)
ETAG = _header("De stand van wat u krijgt; stuur hem mee in ‘If-None-Match’ of ‘If-Match’.")
LOCATION = _header("Het adres van wat er is gemaakt.")
RETRY = {"description": "Hoeveel seconden u moet wachten.", "schema": {"type": "integer"}}
KNOWN = "De ETag die u al hebt: is er niets veranderd, dan krijgt u 304 zonder inhoud."
ONCE = (
    "Een eigen tekst van hooguit 100 tekens. Komt dezelfde vraag binnen 24 uur nog eens, dan gebeurt het "
    "maar één keer en krijgt u hetzelfde antwoord."
)
STILL = "De ETag die u hebt: is er intussen iets gewijzigd, dan krijgt u 412 en gebeurt er niets."
DONE = {"200": "Gelukt.", "201": "Gemaakt.", "204": "Gelukt, zonder inhoud."}
NOT_MODIFIED = "304"


def complete(result, **_options):
    """Add to every operation what it shares with the others; returns the document."""
    components = result["components"]
    components["schemas"] |= {"Probleem": PROBLEM, "FoutVeld": INVALID_PARAM}
    components["responses"] = {_title(status): _refusal(status) for status in _all_refusals()}
    _close_bodies(components["schemas"])
    for path, operations in result["paths"].items():
        for method, operation in operations.items():
            _complete(path, method, operation)
    return result


def _close_bodies(schemas):
    """What is sent has no other keys than these (strictness.py)."""
    for name, schema in schemas.items():
        if name.endswith("Request") and "properties" in schema:
            schema["additionalProperties"] = False


def _complete(path, method, operation):
    is_change_below = method == "post" and "{" in path  # of something that has a state already
    operation.setdefault("parameters", []).extend(_sent(method, is_change_below))
    responses = operation["responses"]
    if method == "get":
        responses.setdefault(NOT_MODIFIED, {"description": "Er is niets veranderd sinds uw ETag."})
    for status, response in responses.items():
        response["headers"] = response.get("headers", {}) | _headers(status)
        response["description"] = response.get("description") or DONE.get(status, "Gelukt.")
    if method == "get":
        responses[NOT_MODIFIED]["headers"] = responses["200"]["headers"]
    statuses = {*REFUSALS[method], *([412] if is_change_below else [])}
    if operation.get("security") == [{}]:
        statuses -= STRANGERS
    for status in sorted(statuses):
        responses[str(status)] = {"$ref": f"#/components/responses/{_title(status)}"}


def _sent(method, is_change_below):
    """The headers that a question may have."""
    names = {"get": {"If-None-Match": KNOWN}, "post": {"Idempotency-Key": ONCE}}.get(method, {})
    if is_change_below or method not in ("get", "post"):
        names = names | {"If-Match": STILL}
    for name, description in names.items():
        yield {"in": "header", "name": name, "description": description, "schema": {"type": "string"}}


def _headers(status):
    """The headers that an answer of what was done has."""
    headers = {"API-Version": VERSION}
    if status in ("200", "201", NOT_MODIFIED):
        headers["ETag"] = ETAG
    if status == "201":
        headers["Location"] = LOCATION
    return headers


def _all_refusals():
    return sorted({status for statuses in REFUSALS.values() for status in statuses})


def _title(status):
    """The name of a refusal as a component: NietGevonden."""
    return "".join(word.title() for word in re.findall(r"\w+", TITLES[status]))


def _refusal(status):
    title = TITLES.get(status, HTTPStatus(status).phrase)
    value = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": DETAILS.get(status, title),
        "instance": "/api/v1/doelenbomen",
    }
    if status == HTTPStatus.BAD_REQUEST:
        value["invalidParams"] = [WRONG]
    headers = {"API-Version": VERSION} | ({"Retry-After": RETRY} if status == 429 else {})
    content = {"schema": {"$ref": "#/components/schemas/Probleem"}, "example": value}
    return {"description": title, "headers": headers, "content": {MEDIA_TYPE: content}}
