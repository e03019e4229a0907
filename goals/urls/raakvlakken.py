"""The routes of raakvlakken and werkingspaden, under /<organisatie>/raakvlakken/."""

from django.urls import include, path

from goals.views.raakvlakken import picture_lists, pictures

raakvlakken_urls = [
    path("", pictures.raakvlakken, name="raakvlakken"),
    path("netwerk/", pictures.network, name="raakvlak_network"),
    path("wijken/", pictures.places, name="raakvlak_places"),
    path("doelen/", picture_lists.goals, name="raakvlak_goals"),
    path("vak/", picture_lists.cell, name="raakvlak_cell"),
    path("raakvlakken.<slug:soort>", picture_lists.export, name="raakvlak_export"),
]

urlpatterns = [
    path("<slug:organisatie>/raakvlakken/", include(raakvlakken_urls)),
]
