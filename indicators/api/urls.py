"""The routes of indicators in the API, below /api/v1/."""

urlpatterns = []
