"""The routes of indicators. Paths are Dutch, names English."""

from django.urls import include, path

from indicators.views import indicator, indicator_list, undo

app_name = "indicators"

indicator_urls = [
    path("", indicator.indicator, name="indicator"),
]

list_urls = [
    path("", indicator_list.indicator_list, name="list"),
    path("ongedaan-maken/", undo.take_back, name="undo"),
    path("<uuid:indicator>/", include(indicator_urls)),
]

urlpatterns = [
    path("<slug:organisatie>/indicatoren/", include(list_urls)),
]
