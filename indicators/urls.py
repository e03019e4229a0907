"""The routes of indicators. Paths are Dutch, names English."""

from django.urls import include, path

from indicators.views import (
    chart,
    due,
    grid,
    indicator,
    indicator_list,
    measurement_export,
    measurement_import,
    rule,
    undo,
)

app_name = "indicators"

indicator_urls = [
    path("", indicator.indicator, name="indicator"),
    path("grafiek/<slug:maat>.svg", chart.chart, name="chart"),
]

list_urls = [
    path("", indicator_list.indicator_list, name="list"),
    path("ongedaan-maken/", undo.take_back, name="undo"),
    path("te-doen/", due.due, name="due"),
    path("invullen/", grid.grid, name="grid"),
    path("invullen/cellen/", grid.cells, name="cells"),
    path("invullen/ongedaan-maken/", grid.take_back, name="grid_undo"),
    path("uitleg/", rule.rule, name="rule"),
    path("importeren/", measurement_import.measurement_import, name="import"),
    path("importeren/sjabloon.<slug:soort>", measurement_export.measurement_template, name="import_template"),
    path("importeren/<uuid:cijfers>/", measurement_import.measurement_import_preview, name="import_preview"),
    path("downloaden.<slug:soort>", measurement_export.measurement_export, name="export"),
    path("<uuid:indicator>/", include(indicator_urls)),
]

urlpatterns = [
    path("<slug:organisatie>/indicatoren/", include(list_urls)),
]
