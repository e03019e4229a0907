"""The routes of projects, under /<organisatie>/projecten/."""

urlpatterns = []
