"""The routes of the stappenplan, under /<organisatie>/stappenplan/."""

urlpatterns = []
