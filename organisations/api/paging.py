"""Lists of the API in pages: count, next, previous, results."""

from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import PageNumberPagination

MOST = 500  # results on a page
SIZE = f"Kies een geheel getal van 1 tot en met {MOST}."
NO_PAGE = "Deze bladzijde is er niet. Begin bij 1."


class Pages(PageNumberPagination):
    """`page` and `pageSize`; what they cannot be is a 400."""

    page_size = 100
    max_page_size = MOST
    page_size_query_param = "pageSize"
    page_query_description = "Welke bladzijde, vanaf 1."
    page_size_query_description = f"Hoeveel er op een bladzijde staan: 1 tot en met {MOST}."

    def get_page_size(self, request):
        """The number of results that was asked for, by an address without `mistakes`."""
        return int(request.query_params.get(self.page_size_query_param, self.page_size))

    def paginate_queryset(self, queryset, request, view=None):
        """The rows of the page that was asked for. Raises ValidationError for one that is not there."""
        try:
            return super().paginate_queryset(queryset, request, view)
        except NotFound:
            raise ValidationError({"page": NO_PAGE}) from None

    def get_schema_operation_parameters(self, view):
        """The parameters in openapi.json, with what they can be."""
        page, size = super().get_schema_operation_parameters(view)
        page["schema"] |= {"minimum": 1, "default": 1}
        size["schema"] |= {"minimum": 1, "maximum": MOST, "default": self.page_size}
        return [page, size]

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


def mistakes(params):
    """{name: [sentence]} of what no page can be, whatever there is to list."""
    found = {}
    if not _between(params.get("page", "1"), 10**9):
        found["page"] = [NO_PAGE]
    if not _between(params.get("pageSize", "1"), MOST):
        found["pageSize"] = [SIZE]
    return found


def _between(text, most):
    return text.isdecimal() and text.isascii() and len(text) < 12 and 1 <= int(text) <= most
