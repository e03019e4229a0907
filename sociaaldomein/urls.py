"""Which app answers to which address.

Belongs here: the first part of each address. The rest is in the `urls.py` of the app.
"""

from allauth.account import urls as account_urls
from django.urls import include, path
from django.views.generic import TemplateView

from sociaaldomein import api_pages
from sociaaldomein.api import Nothing
from sociaaldomein.handbook import handbook

# Of allauth's pages only those that have a place here: people come in by invitation, and the
# address they were invited on is theirs.
ACCOUNT_PAGES = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}

urlpatterns = [
    path(
        "toegankelijkheid/",
        TemplateView.as_view(template_name="pages/toegankelijkheid.html"),
        name="toegankelijkheid",
    ),
    path("privacy/", TemplateView.as_view(template_name="pages/privacy.html"), name="privacy"),
    path("handleiding/", handbook, name="handleiding"),
    path("handleiding/<slug:pagina>/", handbook, name="handleiding_pagina"),
    path("account/", include([page for page in account_urls.urlpatterns if page.name in ACCOUNT_PAGES])),
    path("api/", api_pages.guide, name="api_uitleg"),
    path("api/bladeren/", api_pages.browse, name="api_bladeren"),
    path("api/wijzigingen/", api_pages.changes, name="api_wijzigingen"),
    path("api/v1/", include(("sociaaldomein.api", "api"))),
    path("api/v1", Nothing.as_view()),
    path("", include("organisations.urls")),
    path("", include("indicators.urls")),
    path("", include("goals.urls")),
]
