"""Lists of the API in pages: count, next, previous, results."""

from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import PageNumberPagination

MOST = 500  # results on a page


class Pages(PageNumberPagination):
    """`page` and `pageSize`; what they cannot be is a 400."""

    page_size = 100
    max_page_size = MOST
    page_size_query_param = "pageSize"
    page_query_description = "Welke bladzijde, vanaf 1."
    page_size_query_description = f"Hoeveel er op een bladzijde staan: 1 tot en met {MOST}."

    def get_page_size(self, request):
        """The number of results that was asked for. Raises ValidationError."""
        asked = request.query_params.get(self.page_size_query_param, str(self.page_size))
        if not asked.isdecimal() or not asked.isascii() or not 1 <= int(asked[:9]) <= MOST:
            raise ValidationError({"pageSize": f"Kies een geheel getal van 1 tot en met {MOST}."})
        return int(asked)

    def paginate_queryset(self, queryset, request, view=None):
        """The rows of the page that was asked for. Raises ValidationError for one that is not there."""
        try:
            return super().paginate_queryset(queryset, request, view)
        except NotFound:
            raise ValidationError({"page": "Deze bladzijde is er niet. Begin bij 1."}) from None

    def get_paginated_response_schema(self, schema):
        """How a page looks in openapi.json."""
        address = {"type": "string", "format": "uri", "nullable": True, "example": None}
        return {
            "type": "object",
            "description": "Een bladzijde van een lijst.",
            "properties": {
                "count": {"type": "integer", "description": "Hoeveel er in totaal zijn.", "example": 1},
                "next": address | {"description": "Het adres van de volgende bladzijde, null na de laatste."},
                "previous": address | {"description": "Het adres van de bladzijde ervoor."},
                "results": schema,
            },
        }
