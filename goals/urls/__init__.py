"""The routes of this app, one file for each part of the site. Paths are Dutch, names English."""

from goals.urls import api_keys, project_lists, projects, raakvlakken, step_plans, trees, versions

app_name = "goals"
urlpatterns = [
    *trees.urlpatterns,
    *project_lists.urlpatterns,
    *projects.urlpatterns,
    *raakvlakken.urlpatterns,
    *step_plans.urlpatterns,
    *versions.urlpatterns,
    *api_keys.urlpatterns,
]
