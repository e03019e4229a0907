"""The page for an address that only answers to a form.

Belongs here: turning Django's empty answer 405 into a page. Who was logged out while sending a form
ends up at such an address after logging in again.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sociaaldomein.api_refusals import is_api


def refused_method(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Middleware that gives people a page with a way on; scripts keep the bare status."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 405 or request.method != "GET" or request.htmx or is_api(request):
            return response
        page = render(request, "405.html", status=405)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    return respond
