"""In which form an answer is sent, by the header Accept (RFC 9110, 12.5.1)."""

from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.utils.mediatypes import _MediaType

ANYTHING = "*/*"


class Negotiation(DefaultContentNegotiation):
    """The form that the client wants most; weights count, and one of 0 is a refusal."""

    def select_renderer(self, request, renderers, format_suffix=None):
        """(renderer, its media type). Raises NotAcceptable when the client wants none of them."""
        asked = [_MediaType(text) for text in request.headers.get("Accept", "").split(",") if text.strip()]
        weights = {renderer: _weight(renderer, asked or [_MediaType(ANYTHING)]) for renderer in renderers}
        wanted = max(weights, key=weights.get)
        if not weights[wanted]:
            raise NotAcceptable(available_renderers=renderers)
        return wanted, wanted.media_type


def _weight(renderer, asked):
    """How much somebody wants a form, 0 to 1: what is asked most precisely of it counts."""
    ours = _MediaType(renderer.media_type)
    matching = [each for each in asked if ours.match(each)]
    return _number(max(matching, key=_precision)) if matching else 0


def _precision(media_type):
    return sum(part != "*" for part in (media_type.main_type, media_type.sub_type))


def _number(media_type):
    """The weight that is written; 1 for none, and for what is no weight."""
    try:
        return min(max(float(media_type.params.get("q", 1)), 0), 1)
    except ValueError:
        return 1
