"""Reading the body of a call: strict JSON of a bounded size."""

import orjson
from django.conf import settings
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser

NO_JSON = "De inhoud is geen geldige JSON: {reason}. Controleer de aanhalingstekens, komma’s en haakjes."


class TooLarge(APIException):
    """The body is larger than we take."""

    status_code = 413
    default_detail = (
        f"De inhoud is te groot: hooguit {settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024**2} MB. "
        "Verdeel hem over meer aanroepen."
    )
    default_code = "too_large"


class NoLength(APIException):
    """The body comes in pieces without length, and would be taken for empty."""

    status_code = 411
    default_code = "length_required"


class BoundedJsonParser(JSONParser):
    """JSON in UTF-8, at most DATA_UPLOAD_MAX_MEMORY_SIZE bytes."""

    def parse(self, stream, media_type=None, parser_context=None):
        """What the body says. Raises TooLarge, ParseError."""
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        announced = parser_context["request"].META.get("CONTENT_LENGTH") or "0"
        if int(announced) > most:
            raise TooLarge
        body = stream.read(most + 1)
        if len(body) > most:
            raise TooLarge
        try:
            return orjson.loads(body)
        except orjson.JSONDecodeError as error:
            reason = f"regel {error.lineno}, teken {error.colno}"
            raise ParseError(NO_JSON.format(reason=reason)) from None
