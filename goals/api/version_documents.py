"""The document of a frozen version, sent from its stored bytes."""

from django.shortcuts import get_object_or_404

from goals.api.document_schema import DocumentSerializer
from goals.api.sending import CSV, CsvRenderer, DocumentQuery, send, variant
from goals.models import FrozenVersion
from goals.versions.reading import COLUMNS
from organisations.api.conditional import not_modified, tagged
from organisations.api.permissions import Anybody
from organisations.api.renderers import JsonRenderer
from organisations.api.resource import Resource
from organisations.api.schema import operation


class VersionDocuments(Resource):
    tag = "versies"
    permission_classes = [Anybody]
    serializer_class = DocumentSerializer
    renderer_classes = [JsonRenderer, CsvRenderer]
    queries = {"retrieve": DocumentQuery}

    @operation(
        "Een vastgestelde versie: de hele boom zoals hij toen was",
        "Byte voor byte wat er is vastgesteld; het verandert nooit. De ETag is de SHA-256 van de JSON "
        "(na het uitpakken). De vorm is die van ‘…/boom’.",
        gives={200: DocumentSerializer, (200, "text/csv"): CSV},
    )
    def retrieve(self, request, boom, nummer):
        """The stored bytes: one query, which for a 304 leaves them where they are."""
        rows = FrozenVersion.objects.visible_to(request.user).filter(goal_tree=boom, number=nummer)
        if "If-None-Match" in request.headers:
            state = variant(request, get_object_or_404(rows.values_list("sha256", flat=True)))
            if (known := not_modified(request, state)) is not None:
                return known
        sha256, response = _answer(request, self.asked, rows)
        return tagged(response, variant(request, sha256))


def _answer(request, asked, rows):
    """(SHA-256, the answer) of a version, of which only the bytes that are sent are read."""
    hashes = []

    def read(encoding):
        sha256, content = get_object_or_404(rows.values_list("sha256", COLUMNS[encoding]))
        hashes.append(sha256)
        return bytes(content)

    response = send(request, asked, read)
    return hashes[0], response
