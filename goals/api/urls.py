"""The routes of goals in the API, below /api/v1/."""

urlpatterns = []
