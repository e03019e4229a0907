"""What every operation in openapi.json shares: headers, refusals, and how a problem looks.

Belongs here: additions that follow from the method alone, by the NLGov REST API Design Rules 2.2.
"""

from http import HTTPStatus

from organisations.api.problems import MEDIA_TYPE, TITLES

REFUSALS = {
    "get": (401, 403, 404, 406, 429),
    "post": (400, 401, 403, 404, 406, 409, 413, 415, 429),
    "put": (400, 401, 403, 404, 406, 409, 412, 413, 415, 429),
    "patch": (400, 401, 403, 404, 406, 409, 412, 413, 415, 429),
    "delete": (400, 401, 403, 404, 406, 409, 412, 429),
}
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
            "items": {
                "type": "object",
                "required": ["name", "code", "reason"],
                "properties": {
                    "name": {"type": "string", "description": "Het pad, zoals kinderen.0.titel."},
                    "code": {"type": "string"},
                    "reason": {"type": "string", "description": "Wat er niet klopt, in een zin."},
                },
            },
        },
    },
}


def _header(description, **schema):
    return {"description": description, "schema": {"type": "string", **schema}}


VERSION = _header("De versie van deze API.", example="1.0.0")
ETAG = _header("De stand van wat u krijgt; stuur hem mee in ‘If-None-Match’ of ‘If-Match’.")
LOCATION = _header("Het adres van wat er is gemaakt.")
RETRY = {"description": "Hoeveel seconden u moet wachten.", "schema": {"type": "integer"}}
KNOWN = "De ETag die u al hebt: is er niets veranderd, dan krijgt u 304 zonder inhoud."
ONCE = (
    "Een eigen tekst van hooguit 100 tekens. Komt dezelfde vraag binnen 24 uur nog eens, dan gebeurt het "
    "maar één keer en krijgt u hetzelfde antwoord."
)
STILL = "De ETag die u hebt: is er intussen iets gewijzigd, dan krijgt u 412 en gebeurt er niets."
SENT = {"get": ("If-None-Match", KNOWN), "post": ("Idempotency-Key", ONCE)}
MATCH = ("If-Match", STILL)


def complete(result, **_options):
    """Add to every operation what it shares with the others; returns the document."""
    result["components"]["schemas"]["Probleem"] = PROBLEM
    for path in result["paths"].values():
        for method, operation in path.items():
            if method in REFUSALS:
                _complete(method, operation)
    return result


def _complete(method, operation):
    name, description = SENT.get(method, MATCH)
    operation.setdefault("parameters", []).append(
        {"in": "header", "name": name, "description": description, "schema": {"type": "string"}}
    )
    responses = operation["responses"]
    if method == "get":
        responses.setdefault("304", {"description": "Er is niets veranderd sinds uw ETag."})
        responses.setdefault("400", _refusal(400))
    for status in REFUSALS[method]:
        responses.setdefault(str(status), _refusal(status))
    for status, response in responses.items():
        headers = response.setdefault("headers", {})
        headers["API-Version"] = VERSION
        headers |= _headers(status, method)
        response["description"] = response.get("description") or DONE.get(status, "Gelukt.")


DONE = {"200": "Gelukt.", "201": "Gemaakt.", "204": "Gelukt, zonder inhoud."}


def _headers(status, method):
    if status == "201":
        return {"Location": LOCATION}
    if status == "429":
        return {"Retry-After": RETRY}
    return {"ETag": ETAG} if status in ("200", "304") and method == "get" else {}


def _refusal(status):
    title = TITLES.get(status, HTTPStatus(status).phrase)
    value = {"type": "about:blank", "title": title, "status": status, "detail": title, "instance": "/api/v1"}
    schema = {"$ref": "#/components/schemas/Probleem"}
    return {"description": title, "content": {MEDIA_TYPE: {"schema": schema, "example": value}}}
