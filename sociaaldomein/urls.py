"""Which app answers to which address.

Belongs here: the first part of each address. The rest is in the `urls.py` of the app.
"""

from django.urls import include, path
from django.views.generic import TemplateView

from sociaaldomein.handbook import handbook

urlpatterns = [
    path(
        "toegankelijkheid/",
        TemplateView.as_view(template_name="pages/toegankelijkheid.html"),
        name="toegankelijkheid",
    ),
    path("privacy/", TemplateView.as_view(template_name="pages/privacy.html"), name="privacy"),
    path("handleiding/", handbook, name="handleiding"),
    path("handleiding/<slug:pagina>/", handbook, name="handleiding_pagina"),
    path("account/", include("allauth.account.urls")),
    path("", include("organisations.urls")),
    path("", include("goals.urls")),
]
