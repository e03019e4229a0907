"""Every refusal under /api/v1 is a problem, also one that never came as far as the API.

Belongs here: turning the pages that Django and its middleware answer with into problem+json. What the
API itself refuses is in organisations/api/problems.py.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from organisations.api.problems import MEDIA_TYPE, problem

API = "/api/v1"
KEPT = ("Allow", "Retry-After", "WWW-Authenticate", "ETag")


def is_api(request: HttpRequest) -> bool:
    """Say whether a request is for the API."""
    return request.path == API or request.path.startswith(f"{API}/")


def api_refusals(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Middleware that answers what went wrong under /api/v1 in the form of the API."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not is_api(request) or _may_stay(response):
            return response
        told = problem(request, response.status_code)
        for name in KEPT:
            if response.has_header(name):
                told[name] = response[name]
        return told

    return respond


def _may_stay(response: HttpResponse) -> bool:
    """Whether it is no refusal, a problem already, or the page with which developers find a mistake."""
    is_refusal = response.status_code >= 400
    is_for_developers = settings.DEBUG and response.status_code == 500
    return not is_refusal or is_for_developers or response.headers.get("Content-Type") == MEDIA_TYPE
