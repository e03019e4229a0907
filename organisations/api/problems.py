"""Every refusal of the API as application/problem+json (RFC 9457), all mistakes at once, in Dutch.

Belongs here: from an exception to the answer. Which field an exception of a service is about is told
by `in_keys`, with the serializer that read the body.
"""

from contextlib import contextmanager
from http import HTTPStatus

import orjson
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, RequestDataTooBig, ValidationError
from django.http import Http404, HttpResponse
from rest_framework import exceptions
from rest_framework.fields import get_error_detail
from rest_framework.views import set_rollback

from history.conflicts import StaleFields
from organisations.api.parsers import TooLarge

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: "De vraag klopt niet",
    401: "Geen toegang zonder sleutel",
    403: "Dit mag u niet",
    404: "Niet gevonden",
    405: "Dit kan hier niet",
    406: "Deze vorm is er niet",
    409: "Intussen gewijzigd",
    411: "De lengte ontbreekt",
    412: "Niet meer de laatste stand",
    413: "Te groot",
    415: "Deze inhoud lezen wij niet",
    429: "Te veel aanroepen",
    500: "Er ging iets mis",
}
DETAILS = {
    400: "Verbeter wat er bij ‘invalidParams’ staat en probeer het opnieuw.",
    401: "Stuur een API-sleutel mee in de kop ‘Authorization: Bearer <sleutel>’.",
    403: "Met deze sleutel of deze rol mag dit niet.",
    404: "Dit is er niet, of u mag het niet zien.",
    405: "Deze methode kan hier niet. De kop ‘Allow’ zegt welke wel.",
    406: "Vraag in de kop ‘Accept’ om application/json.",
    411: "Stuur de kop ‘Content-Length’ mee, in plaats van de inhoud in stukken (‘chunked’).",
    412: "Dit is intussen gewijzigd: de ETag in ‘If-Match’ is niet meer de laatste. Haal het opnieuw op.",
    415: "Stuur JSON, met de kop ‘Content-Type: application/json’.",
    429: "Wacht zo lang als de kop ‘Retry-After’ zegt (in seconden).",
    500: "Dit is een fout van ons. Probeer het later opnieuw.",
}
LONGEST_WAIT = 60  # seconds
UNREADABLE = "Wij kunnen deze vraag niet lezen. Controleer het adres en de koppen."
STALE = "Iemand anders wijzigde dit veld net ook. Haal de laatste stand op en probeer het opnieuw."


class Conflict(exceptions.APIException):
    """What is asked does not go with how things are now."""

    status_code = 409
    default_detail = "Dit past niet bij hoe het nu is. Haal de laatste stand op en probeer het opnieuw."
    default_code = "conflict"


class NoLongerSo(exceptions.APIException):
    """If-Match names a state that is over."""

    status_code = 412
    default_detail = DETAILS[412]
    default_code = "precondition_failed"


def answer(exc, context):
    """The problem that an exception of a view is, or None for a mistake of ours."""
    exc = _translated(exc)
    if not isinstance(exc, exceptions.APIException):
        return None
    set_rollback()
    response = problem(context["request"], exc.status_code, **_told(exc))
    if header := getattr(exc, "auth_header", None):
        response["WWW-Authenticate"] = header
    if exc.status_code == HTTPStatus.TOO_MANY_REQUESTS:
        response["Retry-After"] = str(int(exc.wait or LONGEST_WAIT))
    if exc.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        response["Allow"] = ", ".join(context["view"].allowed_methods)
    return response


def problem(request, status, detail="", params=()):
    """A problem as response; `params` are (name, code, reason) of what is wrong where."""
    told = {
        "type": "about:blank",
        "title": TITLES.get(status, HTTPStatus(status).phrase),
        "status": status,
        "detail": detail or (UNREADABLE if status == 400 and not params else DETAILS.get(status, "")),
        "instance": request.path,
    }
    if params:
        told["invalidParams"] = [
            {"name": name, "code": code, "reason": reason} for name, code, reason in params
        ]
    return HttpResponse(orjson.dumps(told), status=status, content_type=MEDIA_TYPE)


@contextmanager
def in_keys(serializer, **also):
    """Turn what a service refuses into a 400 that names the keys of this serializer.

    `also` are other names in the code, {name: key}. A field that a colleague changed meanwhile becomes
    a 409.
    """
    keys = keys_of(serializer) | also
    try:
        yield
    except StaleFields as stale:
        names = ", ".join(f"‘{keys.get(field.name, field.name)}’" for field in stale.fields)
        raise Conflict(f"{STALE} Het gaat om {names}.") from None
    except ValidationError as error:
        raise exceptions.ValidationError(_renamed(error, keys)) from None


def keys_of(serializer):
    """{name in the code: key} of the fields of a serializer."""
    return {field.source: name for name, field in serializer.fields.items()}


def _renamed(error, keys):
    details = get_error_detail(error)
    if not isinstance(details, dict):
        return {"": details}
    return {
        keys.get(name, "" if name == NON_FIELD_ERRORS else name): messages
        for name, messages in details.items()
    }


def _translated(exc):
    """An exception of Django as the one of the framework that says the same."""
    if isinstance(exc, Http404):
        return exceptions.NotFound(DETAILS[404])
    if isinstance(exc, PermissionDenied):
        return exceptions.PermissionDenied(str(exc) or DETAILS[403])
    if isinstance(exc, RequestDataTooBig):
        return TooLarge()
    if isinstance(exc, ValidationError):
        return exceptions.ValidationError(_renamed(exc, {}))
    return Conflict() if isinstance(exc, StaleFields) else exc


def _told(exc):
    """What `problem` says of an exception of the framework."""
    if isinstance(exc, exceptions.ValidationError):
        params = list(_flat(exc.get_full_details(), ()))
        general = [reason for name, _, reason in params if not name]
        return {"detail": " ".join(general), "params": params}
    own = exc.status_code not in DETAILS or isinstance(exc, exceptions.AuthenticationFailed | Conflict)
    if isinstance(exc, exceptions.ParseError | exceptions.PermissionDenied):
        own = True
    return {"detail": str(exc.detail) if own else ""}


def _flat(details, path):
    """(name, code, reason) of nested details; names such as kinderen.0.titel, '' for the whole."""
    if isinstance(details, dict) and "message" in details and "code" in details:
        yield ".".join(path), str(details["code"]), str(details["message"])
        return
    pairs = details.items() if isinstance(details, dict) else enumerate(details)
    for name, inner in pairs:
        is_own = name in ("", "nonFieldErrors", "non_field_errors") or not isinstance(details, dict)
        deeper = path if is_own and not _is_nested(inner) else (*path, str(name))
        yield from _flat(inner, deeper)


def _is_nested(details):
    """Whether this is an item of a list of things rather than a message."""
    return not (isinstance(details, list) or (isinstance(details, dict) and "message" in details))
