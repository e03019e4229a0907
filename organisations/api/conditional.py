"""ETag, If-None-Match and If-Match: what has not changed is not sent, what has is not overwritten."""

from django.utils.cache import get_conditional_response
from django.utils.http import parse_etags, quote_etag
from rest_framework.response import Response

from organisations.api.problems import NoLongerSo


def reply(request, state, read, **options):
    """The answer of `read()` with the state as ETag, or 304 without reading for who has it already.

    `state` is a short text that changes with everything that the answer tells.
    """
    known = not_modified(request, state)
    return tagged(Response(read(), **options), state) if known is None else known


def not_modified(request, state):
    """The answer 304 for who has this state already (If-None-Match), else None."""
    if request.method not in ("GET", "HEAD"):
        return None
    known = get_conditional_response(request, etag=quote_etag(state))
    return None if known is None else tagged(known, state)


def tagged(response, state):
    """The response with the state as ETag."""
    response["ETag"] = quote_etag(state)
    return response


def asks_to_match(request):
    """Whether a change is meant for one state only."""
    return "If-Match" in request.headers


def check_match(request, state, part=str):
    """Raise NoLongerSo (412) unless the state is one that If-Match names, or there is no If-Match.

    `part` gives of a named state what must be the same.
    """
    wanted = parse_etags(request.headers.get("If-Match", "*"))
    if "*" not in wanted and state not in {part(tag.strip('"')) for tag in wanted}:
        raise NoLongerSo
