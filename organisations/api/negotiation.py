"""In which form an answer is sent, by the header Accept (RFC 9110, 12.5.1)."""

from operator import attrgetter

from django.http.request import MediaType
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation

ANYTHING = "*/*"


class Negotiation(DefaultContentNegotiation):
    """The form that the client wants most; weights count, and one of 0 is a refusal."""

    def select_renderer(self, request, renderers, format_suffix=None):
        """(renderer, its media type). Raises NotAcceptable when the client wants none of them."""
        header = request.headers.get("Accept", "").strip() or ANYTHING
        asked = [MediaType(text) for text in header.split(",")]
        weights = {renderer: _weight(renderer, asked) for renderer in renderers}
        wanted = max(weights, key=weights.get)
        if not weights[wanted]:
            raise NotAcceptable(available_renderers=renderers)
        return wanted, wanted.media_type


def _weight(renderer, asked):
    """How much somebody wants a form, 0 to 1: what is asked most precisely of it counts."""
    matching = [each for each in asked if each.match(renderer.media_type)]
    return max(matching, key=attrgetter("specificity")).quality if matching else 0
