"""The routes of organisations in the API, below /api/v1/."""

from django.urls import path

from organisations.api.organisations import Organisations

urlpatterns = [
    path("organisaties", Organisations.as_view({"get": "list"}), name="organisations"),
    path("organisaties/<uuid:id>", Organisations.as_view({"get": "retrieve"}), name="organisation"),
]
