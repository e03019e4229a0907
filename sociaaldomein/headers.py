"""Response headers that Django and its packages do not send.

Belongs here: the Permissions-Policy. The other security headers are settings.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

DENIED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in DENIED)


def permissions_policy(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Middleware that forbids pages the devices and powers that they do not need."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return respond
