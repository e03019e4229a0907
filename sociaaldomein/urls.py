"""Which app answers to which address.

Belongs here: the first part of each address. The rest is in the `urls.py` of the app.
"""

from django.urls import include, path

urlpatterns = [
    path("account/", include("allauth.account.urls")),
    path("", include("organisations.urls")),
]
