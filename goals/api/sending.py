"""Sending the JSON of a whole tree: stored bytes as they are, a part of it, or its goals as CSV.

Living trees and frozen versions are sent in one way; which bytes is told by the resource.
"""

import orjson
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer

from goals.api.document_schema import GOAL_KEYS
from goals.api.trimming import ALWAYS, trim
from goals.outline_json import from_json
from goals.tree_document.compression import PLAIN
from goals.tree_document.negotiation import send_json
from goals.versions.rows import rows_of
from indicators.imports.spreadsheet import as_csv
from organisations.api.serializers import Query

VARIES = ("Accept", "Accept-Encoding", "Authorization")
CSV = OpenApiTypes.STR
MOST_DEEP = 4  # levels there are


class CsvRenderer(BaseRenderer):
    """Lets `Accept: text/csv` be asked for; the bytes are made in `send`."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"


class DocumentQuery(Query):
    diepte = serializers.IntegerField(
        required=False, min_value=1, max_value=MOST_DEEP, help_text="Hoeveel stappen diep, vanaf de top."
    )
    velden = serializers.CharField(
        required=False,
        help_text="Alleen deze sleutels van elk doel, met komma’s ertussen. Altijd erbij: "
        + ", ".join(ALWAYS)
        + ".",
    )

    def validate_velden(self, text):
        """The keys that were asked for, as a set."""
        keys = {key.strip() for key in text.split(",")}
        unknown = sorted(keys - {*GOAL_KEYS})
        if unknown:
            raise serializers.ValidationError(
                f"Deze sleutels heeft een doel niet: {', '.join(unknown)}. Kies uit: {', '.join(GOAL_KEYS)}."
            )
        return keys


def send(request, asked, read):
    """The answer with a document; `read(encoding)` gives its bytes, `asked` is a DocumentQuery's data."""
    if request.accepted_renderer.format == CsvRenderer.format:
        data = trim(orjson.loads(read(PLAIN)), asked.get("diepte"))
        response = HttpResponse(as_csv(rows_of(from_json(data))), content_type="text/csv; charset=utf-8")
    elif asked:
        data = trim(orjson.loads(read(PLAIN)), asked.get("diepte"), asked.get("velden"))
        response = HttpResponse(orjson.dumps(data), content_type="application/json")
    else:
        response = send_json(request, read)
    patch_vary_headers(response, VARIES)
    return response


def variant(request, state):
    """The state of what is sent: CSV is another one than JSON."""
    return f"{state}-csv" if request.accepted_renderer.format == CsvRenderer.format else state
