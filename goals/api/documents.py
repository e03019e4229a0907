"""The JSON of a whole tree: as it is now."""

from django.shortcuts import get_object_or_404

from goals.api.document_schema import DocumentSerializer
from goals.api.holding import trees_of
from goals.api.sending import CSV, CsvRenderer, DocumentQuery, send, variant
from goals.tree_document import bytes_of, with_state
from organisations.api.conditional import not_modified, tagged
from organisations.api.renderers import JsonRenderer
from organisations.api.resource import Resource
from organisations.api.schema import operation


class Documents(Resource):
    tag = "doelenbomen"
    serializer_class = DocumentSerializer
    renderer_classes = [JsonRenderer, CsvRenderer]
    queries = {"retrieve": DocumentQuery}

    @operation(
        "De hele doelenboom zoals hij nu is",
        "Alles in één keer, genest: doelen met indicatoren, metingen, middelen, oordelen, verhalen die "
        "getoond mogen worden, projecten en bevestigde raakvlakken. Een vastgestelde versie heeft precies "
        "dezelfde vorm. Met ‘Accept: text/csv’ krijgt u de doelen als tabel. Voor de begroting gebruikt u "
        "een vastgestelde versie: die verandert niet meer.",
        gives={200: DocumentSerializer, (200, "text/csv"): CSV},
    )
    def retrieve(self, request, id):
        """The document, or 304 without reading it."""
        found = get_object_or_404(with_state(trees_of(request.user)), pk=id)
        state = variant(request, found.state)
        if (known := not_modified(request, state)) is not None:
            return known
        return tagged(send(request, self.asked, lambda encoding: bytes_of(found, encoding)), state)
