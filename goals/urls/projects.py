"""The routes of projects, under /<organisatie>/projecten/."""

from django.urls import path

from goals.views.projects import project_list

urlpatterns = [
    path("<slug:organisatie>/projecten/", project_list.project_list, name="project_list"),
]
