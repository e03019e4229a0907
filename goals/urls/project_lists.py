"""The routes of all projects together: bringing in, downloading, changing many, the calendar."""

from django.urls import path

from goals.views.projects import bulk, calendar, project_export, project_import

urlpatterns = [
    path("<slug:organisatie>/projecten/kalender/", calendar.project_calendar, name="project_calendar"),
    path("<slug:organisatie>/projecten/importeren/", project_import.project_import, name="project_import"),
    path(
        "<slug:organisatie>/projecten/importeren/voorbeeld.xlsx",
        project_import.project_import_example,
        name="project_import_example",
    ),
    path(
        "<slug:organisatie>/projecten/importeren/<uuid:rijen>/",
        project_import.project_import_preview,
        name="project_import_preview",
    ),
    path(
        "<slug:organisatie>/projecten/downloaden.<slug:soort>",
        project_export.project_export,
        name="project_export",
    ),
    path("<slug:organisatie>/projecten/wijzigen/", bulk.project_bulk, name="project_bulk"),
    path("<slug:organisatie>/projecten/ongedaan-maken/", bulk.take_back, name="project_bulk_undo"),
]
