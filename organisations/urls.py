"""The routes of organisations and their people. Paths are Dutch, names English."""

from django.urls import path

from organisations.views import invitation, people, profile, start

app_name = "organisations"

urlpatterns = [
    path("", start.start, name="start"),
    path("account/profiel/", profile.profile, name="profile"),
    path("uitnodiging/<str:token>/", invitation.invitation, name="invitation"),
    path("<slug:organisatie>/", start.home, name="home"),
    path("<slug:organisatie>/beheer/", people.management, name="management"),
    path("<slug:organisatie>/beheer/mensen/", people.people, name="people"),
    path(
        "<slug:organisatie>/beheer/mensen/terugzetten/<int:gebeurtenis>/",
        people.restore,
        name="restore",
    ),
    path("<slug:organisatie>/beheer/mensen/<int:lid>/wijzigen/", people.change, name="change"),
    path("<slug:organisatie>/beheer/mensen/<int:lid>/intrekken/", people.remove, name="remove"),
    path(
        "<slug:organisatie>/beheer/uitnodigingen/<uuid:uitnodiging>/opnieuw/",
        people.resend,
        name="resend",
    ),
    path(
        "<slug:organisatie>/beheer/uitnodigingen/<uuid:uitnodiging>/intrekken/",
        people.withdraw,
        name="withdraw",
    ),
]
