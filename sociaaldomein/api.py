"""The REST API under /api/v1: which app answers to which address, its description, and what is not there.

Belongs here: putting the routes of the apps together. How the API speaks is in organisations/api/.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path, re_path
from drf_spectacular.renderers import OpenApiJsonRenderer2
from drf_spectacular.views import SpectacularAPIView
from rest_framework.views import APIView

from organisations.api.permissions import Anybody


class Document(SpectacularAPIView):
    """openapi.json, for everybody, also from a page of another site."""

    renderer_classes = [OpenApiJsonRenderer2]
    authentication_classes = []

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Return the description of the API."""
        response = super().get(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        return response


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
