"""The routes of indicators in the API, below /api/v1/."""

from django.urls import path

from indicators.api.indicators import Indicators
from indicators.api.measurements import AllMeasurements, Measurements
from indicators.api.targets import Targets

CRUD = {"get": "retrieve", "patch": "partial_update", "delete": "destroy"}
PLACE = {"get": "retrieve", "put": "update", "delete": "destroy"}
LIST = {"get": "list", "post": "create"}
ONE = "indicatoren/<uuid:id>"

urlpatterns = [
    path("indicatoren", Indicators.as_view(LIST), name="indicators"),
    path(ONE, Indicators.as_view(CRUD), name="indicator"),
    path(f"{ONE}/herstel", Indicators.as_view({"post": "restore"}), name="indicator_restore"),
    path(f"{ONE}/metingen", Measurements.as_view(LIST), name="measurements"),
    path(f"{ONE}/metingen/<str:periode>", Measurements.as_view(PLACE), name="measurement"),
    path(f"{ONE}/streefwaarden", Targets.as_view({"get": "list"}), name="targets"),
    path(f"{ONE}/streefwaarden/<int:jaar>", Targets.as_view(PLACE), name="target"),
    path("metingen", AllMeasurements.as_view(LIST), name="all_measurements"),
]
