"""The routes of this app, one file for each part of the site. Paths are Dutch, names English."""

from goals.urls import projects, raakvlakken, step_plans, trees

app_name = "goals"
urlpatterns = [
    *trees.urlpatterns,
    *projects.urlpatterns,
    *raakvlakken.urlpatterns,
    *step_plans.urlpatterns,
]
