"""The REST API under /api/v1: which app answers to which address, its description, and what is not there.

Belongs here: putting the routes of the apps together. How the API speaks is in organisations/api/.
"""

import functools

import orjson
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path, re_path
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter
from rest_framework.views import APIView

from organisations.api.permissions import Anybody
from organisations.api.schema import operation


@functools.cache
def document() -> bytes:
    """openapi.json. It is the same for everybody, so each process makes it once."""
    return orjson.dumps(SchemaGenerator().get_schema(public=True))


class Document(APIView):
    """openapi.json, for everybody, also from a page of another site."""

    tag = "beschrijving"
    authentication_classes = []
    permission_classes = [Anybody]
    throttle_classes = []

    @operation(
        "De beschrijving van deze API",
        "Dit bestand: OpenAPI 3.0. Programma’s lezen eruit welke adressen er zijn en wat ze vragen.",
        operation_id="beschrijvingOphalen",
        gives=OpenApiTypes.OBJECT,
        parameters=[
            OpenApiParameter(
                "access-control-allow-origin",
                description="Altijd *: ook pagina’s van andere websites mogen dit lezen.",
                location=OpenApiParameter.HEADER,
                response=[200],
            )
        ],
        examples=[OpenApiExample("Antwoord", {"openapi": "3.0.3"}, response_only=True)],
    )
    def get(self, _request: HttpRequest) -> HttpResponse:
        """Return the description of the API."""
        return HttpResponse(
            document(), content_type="application/json", headers={"Access-Control-Allow-Origin": "*"}
        )


class Nothing(APIView):
    """An address that does not exist; with a slash behind it none does."""

    schema = None
    authentication_classes = []
    permission_classes = [Anybody]

    def initial(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        """Answer 404, whatever the method."""
        raise Http404


urlpatterns = [
    path("openapi.json", Document.as_view(), name="openapi"),
    path("", include("organisations.api.urls")),
    path("", include("indicators.api.urls")),
    path("", include("goals.api.urls")),
    re_path(r"^.*$", Nothing.as_view(), name="nothing"),
]
