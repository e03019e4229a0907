"""What every resource of the API is built on.

Belongs here: reading the question, answering in pages, and doing a POST once. What a resource is, and
what it may, stands in its own file.
"""

from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from organisations.api.conditional import tagged
from organisations.api.idempotency import HEADER, once
from organisations.api.paging import mistakes
from organisations.api.parsers import NoLength
from organisations.api.serializers import Query
from organisations.api.strictness import let_pass

NO_OBJECT = "Stuur een JSON-object: { … }."
ONCE_EACH = "Geef deze parameter één keer."


class Resource(GenericViewSet):
    """A noun of the API; `tag` is its heading in the description.

    `queries` are the serializers that read the address, {action: Query}.
    """

    tag = ""
    queries = {}
    lookup_url_kwarg = "id"

    def initial(self, request, *args, **kwargs):
        """As usual; a POST with an Idempotency-Key is done once."""
        super().initial(request, *args, **kwargs)
        if "Transfer-Encoding" in request.headers and not request.headers.get("Content-Length"):
            raise NoLength
        self.asked = self._read_query(request)
        if request.method == "POST" and self.action and HEADER in request.headers:
            self.post = once(self.post)

    def options(self, request, *args, **kwargs):
        """Tell in `Allow` what can be done here."""
        return Response(status=204)

    def _read_query(self, request):
        double = [name for name, values in request.query_params.lists() if len(values) > 1]
        if double:
            raise ValidationError({name: [ONCE_EACH] for name in double})
        query = self.queries.get(self.action, Query)(data=request.query_params.dict())
        query.is_valid()
        if wrong := query.errors | mistakes(request.query_params):
            raise ValidationError(wrong)
        return query.validated_data

    def read_body(self, *, partial=False, serializer_class=None, known=()):
        """The serializer of the body, valid. Raises ValidationError with every mistake.

        A key that the serializer does not have is a mistake too, except those that are `known`
        otherwise, and so is a number for a text.
        """
        data = self.request.data
        if not isinstance(data, dict):
            raise ValidationError({"": [NO_OBJECT]})
        serializer_class = serializer_class or self.get_serializer_class()
        serializer = serializer_class(data=data, partial=partial, context=self.get_serializer_context())
        serializer.is_valid()
        if wrong := serializer.errors | let_pass(serializer, data, known):
            raise ValidationError(wrong)
        return serializer

    def pages(self, rows):
        """The answer with a page of rows (a queryset or list), as the serializer writes them."""
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def created(self, thing, location, state=None):
        """The answer 201 with what was made and where it is."""
        response = Response(self.get_serializer(thing).data, status=201, headers={"Location": location})
        return tagged(response, state) if state else response
