"""Response headers that Django and its packages do not send.

Belongs here: the Permissions-Policy, and what every answer of the API has. The other security headers
are settings.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag

from sociaaldomein.api_refusals import is_api

DENIED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in DENIED)


def permissions_policy(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Middleware that forbids pages the devices and powers that they do not need."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return respond


# NLGov REST API Design Rules 2.2, /core/transport/security-headers and /core/version-header.
API_HEADERS = {
    "API-Version": settings.API_VERSION,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def api_headers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Middleware that gives every answer of the API the headers it must have."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not is_api(request):
            return response
        for name, value in API_HEADERS.items():
            response.headers[name] = value
        return response

    return respond


def api_etags(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Middleware that gives what is read from the API an ETag, and 304 to who has it already."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_read = request.method in ("GET", "HEAD") and response.status_code == 200
        if not is_api(request) or not is_read or response.streaming:
            return response
        if not response.has_header("ETag"):
            set_response_etag(response)
        return get_conditional_response(request, etag=response.get("ETag"), response=response)

    return respond
