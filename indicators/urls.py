"""The routes of indicators. Paths are Dutch, names English."""

from django.urls import include, path

from indicators.views import (
    catalogue,
    cbs,
    chart,
    due,
    edit,
    grid,
    indicator,
    indicator_list,
    measurement,
    measurement_export,
    measurement_import,
    recycle_bin,
    rule,
    undo,
)

app_name = "indicators"

indicator_urls = [
    path("", indicator.indicator, name="indicator"),
    path("bewerken/", edit.indicator_edit, name="edit"),
    path("weggooien/", edit.indicator_remove, name="remove"),
    path("terugzetten/", edit.indicator_restore, name="restore"),
    path("geschiedenis/", indicator.indicator_history, name="history"),
    path("grafiek/<slug:maat>.svg", chart.chart, name="chart"),
    path("metingen/", measurement.measurement_new, name="measurement_new"),
    path("metingen/<slug:periode>/", measurement.measurement_edit, name="measurement"),
    path("metingen/<slug:periode>/weghalen/", measurement.measurement_remove, name="measurement_remove"),
    path("streefwaarden/", measurement.target_new, name="target_new"),
    path("streefwaarden/<int:jaar>/", measurement.target_edit, name="target"),
    path("streefwaarden/<int:jaar>/weghalen/", measurement.target_remove, name="target_remove"),
    path("cbs/", cbs.cbs, name="cbs"),
    path("cbs/<int:koppeling>/verversen/", cbs.cbs_refresh, name="cbs_refresh"),
    path("cbs/<int:koppeling>/ontkoppelen/", cbs.cbs_unlink, name="cbs_unlink"),
    path("cbs/herstellen/", cbs.cbs_link_again, name="cbs_link_again"),
]

list_urls = [
    path("", indicator_list.indicator_list, name="list"),
    path("nieuw/", edit.indicator_new, name="new"),
    path("catalogus/", catalogue.catalogue, name="catalogue"),
    path("catalogus/<int:nummer>/toevoegen/", catalogue.catalogue_add, name="catalogue_add"),
    path("taakvelden/", catalogue.taakvelden, name="taakvelden"),
    path("prullenbak/", recycle_bin.recycle_bin, name="bin"),
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
