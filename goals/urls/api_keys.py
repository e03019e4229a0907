"""The routes of API keys, under /<organisatie>/beheer/sleutels/."""

from django.urls import path

from goals.views import api_keys

KEYS = "<slug:organisatie>/beheer/sleutels/"

urlpatterns = [
    path(KEYS, api_keys.key_list, name="api_keys"),
    path(f"{KEYS}nieuw/", api_keys.key_new, name="api_key_new"),
    path(f"{KEYS}<uuid:apisleutel>/", api_keys.key_edit, name="api_key"),
    path(f"{KEYS}<uuid:apisleutel>/intrekken/", api_keys.key_revoke, name="api_key_revoke"),
]
