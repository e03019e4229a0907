"""Writing answers: JSON in UTF-8."""

import orjson
from rest_framework.renderers import JSONRenderer


class JsonRenderer(JSONRenderer):
    """JSON by orjson, moments with Z; what it does not know (decimals, lazy texts) is written as text."""

    def render(self, data, accepted_media_type=None, renderer_context=None):
        """The bytes of an answer; none for an answer without content."""
        return b"" if data is None else orjson.dumps(data, default=str, option=orjson.OPT_UTC_Z)
