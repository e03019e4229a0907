"""The routes of goal trees. Paths are Dutch, names English."""

from django.urls import path

app_name = "goals"

urlpatterns = [
]
