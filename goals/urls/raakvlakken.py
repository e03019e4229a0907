"""The routes of raakvlakken and werkingspaden, under /<organisatie>/raakvlakken/."""

urlpatterns = []
